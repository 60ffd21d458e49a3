"""What a turn cost, what would have happened instead, and what the customer still needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.rubric import Mark, Rubric
from simulator.analysis.bounds import Bounds
from simulator.checking import check
from simulator.conversation.rules import after
from simulator.conversation.turns import Turn
from simulator.counterfactual import alternatives, strongest
from simulator.hints import needs
from simulator.judging import Judged, judge
from simulator.scenario.source import Source
from tests.stories import stories


def turns(*replies: str, seconds: float | None = None) -> list[Turn]:
    return [Turn(number, "", reply, "", (), seconds, 1.0) for number, reply in enumerate(replies, start=1)]


@st.composite
def judged_stories(draw: st.DrawFn, rubric: Rubric) -> tuple[Judged, Bounds]:
    bounds = check(Source("story", draw(stories())), rubric).bounds
    assume(bounds is not None)
    assert bounds is not None
    position, said = bounds.graph.rules.start, list[str]()
    while not bounds.graph.rules.ended(position) and len(said) < 30:
        move = draw(st.sampled_from(bounds.graph.rules.moves(position)))
        said.append(move.reply)
        position = after(move, position)
    return judge(turns(*said, seconds=1.0), bounds), bounds


@settings(max_examples=100)
@given(st.data())
def test_what_is_still_open_falls_by_what_each_turn_cost(rubric: Rubric, data: st.DataObject) -> None:
    judged, _ = data.draw(judged_stories(rubric))
    expected = 100.0
    for item in judged.turns:
        assert item.open_before == pytest.approx(expected)
        expected -= item.regret or 0.0
        assert item.open_after == pytest.approx(expected)
    if judged.ending is not None and judged.turns:
        assert judged.scores.decided == pytest.approx(min(100.0, max(0.0, expected)))


@settings(max_examples=100)
@given(st.data())
def test_the_customer_answers_an_alternative_as_they_would_have(rubric: Rubric, data: st.DataObject) -> None:
    """Each alternative is played for real from the same turns: the words, mood and cost are those of that attempt."""
    judged, bounds = data.draw(judged_stories(rubric))
    said = [item.turn.reply for item in judged.turns]
    for number, item in enumerate(judged.turns):
        others = alternatives(item, bounds)
        offered = {move.reply for move in bounds.graph.rules.moves(item.before)}
        assert {other.reply for other in others} == offered - {item.turn.reply}
        for other in others:
            (*_, really) = judge(turns(*said[:number], other.reply), bounds).turns
            assert (other.answer, other.mood_after, other.regret, other.mark) == (
                really.answer,
                really.after.mood,
                really.regret,
                really.mark,
            )
        best = strongest(item, bounds)
        assert (best is None) == (item.regret == 0)
        if best is not None:
            assert best == others[0]
            assert best.mark is Mark.BEST


def test_the_strongest_reply_comes_with_the_customers_very_words(cake_bounds: Bounds) -> None:
    receipt, _ = judge(turns("receipt", "tonight"), cake_bounds).turns
    best = strongest(receipt, cake_bounds)
    assert best is not None
    assert best.say.startswith("Forty people, and it said Nigel.")
    assert best.answer == ("Thank you. What can you do about it?",)
    assert receipt.answer == ("So what are you going to do, find Nigel?",)


def test_silence_is_no_alternative_where_nothing_is_timed(cake_bounds: Bounds) -> None:
    def others(seconds: float | None) -> Iterator[str]:
        (item,) = judge(turns("nigel", seconds=seconds), cake_bounds).turns
        return (other.reply for other in alternatives(item, cake_bounds))

    assert list(others(1.0)) == ["ask-ade", "silence", "receipt"]
    assert list(others(None)) == ["ask-ade", "receipt"]


def test_a_chance_is_what_some_reply_on_offer_shows(cake_bounds: Bounds) -> None:
    first, second = judge(turns("receipt", "tonight"), cake_bounds).turns
    assert "owns-the-failure" in first.chances
    assert "makes-them-repeat" in first.chances
    assert "stalls" not in first.chances, "silence is no reply on offer"
    assert "offers-a-remedy" in second.chances


@settings(max_examples=60)
@given(st.data())
def test_a_hint_names_what_is_worth_something_on_the_best_way(rubric: Rubric, data: st.DataObject) -> None:
    judged, bounds = data.draw(judged_stories(rubric))
    for item in judged.turns:
        for behaviour in needs(bounds, item.before, ()):
            assert bounds.bests.weighted(rubric, behaviour.points) > 0
            assert len(needs(bounds, item.before, ())) <= 2


def test_a_hint_does_not_ask_for_what_was_met_already(cake_bounds: Bounds) -> None:
    start = cake_bounds.graph.rules.start
    fresh = [behaviour.name for behaviour in needs(cake_bounds, start, ())]
    later = [behaviour.name for behaviour in needs(cake_bounds, start, fresh)]
    assert fresh
    assert later
    assert not set(fresh) & set(later)
