"""What to keep, to change and to try: drawn from the evidence, never invented, never mere praise."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import after
from simulator.conversation.turns import Turn
from simulator.counterfactual import strongest
from simulator.debriefing.insights import costliest, insights
from simulator.debriefing.sentences import insight_lines
from simulator.judging import Judged, judge
from simulator.wording.debrief import turn_numbers
from tests.test_judging import judged_stories


def played(bounds: Bounds, *replies: str, hinted: tuple[int, ...] = ()) -> Judged:
    """The replies said as they are written."""
    position, turns = bounds.graph.rules.start, []
    for number, reply in enumerate(replies, start=1):
        written = bounds.graph.rules.written(position, reply)
        said = "" if reply == "silence" else written.say or ""
        turns.append(Turn(number, position.scene, reply, said, (), None, 1.0, hinted=number in hinted))
        position = after(bounds.graph.rules.move(position, reply), position)
    return judge(turns, bounds)


def said(judged: Judged, bounds: Bounds) -> Judged:
    """The same attempt, its turns with the words of their replies."""
    return played(bounds, *(item.turn.reply for item in judged.turns))


def lines(judged: Judged, bounds: Bounds) -> dict[str, str]:
    return dict(insight_lines(insights(judged, bounds), judged))


def test_they_quote_the_turns_they_are_drawn_from(cake_bounds: Bounds) -> None:
    found = insights(played(cake_bounds, "ask-ade", "receipt", "tonight"), cake_bounds)
    assert found.keep is not None
    assert (found.keep.behaviour.name, found.keep.turn) == ("offers-a-remedy", 3)
    assert found.change is not None
    assert (found.change.turn, found.change.quote, found.change.shown) == (
        2,
        "Have you got the receipt with you?",
        True,
    )
    assert found.change.behaviour is not None
    assert found.change.behaviour.name == "makes-them-repeat"
    assert found.try_next is not None
    assert (found.try_next.behaviour.name, found.try_next.turn) == ("names-the-specifics", 2)
    assert found.try_next.quote == "Forty people, and it said Nigel"


def test_a_costly_reply_that_shows_nothing_bad_is_told_what_it_lacked(cake_bounds: Bounds) -> None:
    judged = played(cake_bounds, "nigel", "voucher")
    found = insights(judged, cake_bounds).change
    assert found is not None
    assert found.behaviour is not None
    assert not found.shown
    assert found.behaviour.name == "acts-now"
    assert lines(judged, cake_bounds)["Change"] == (
        "Turn 2 cost 22: “I can put twenty pounds on a voucher, today.” It did not act now."
    )


def test_a_perfect_attempt_has_nothing_to_change_and_says_so(cake_bounds: Bounds) -> None:
    told = lines(played(cake_bounds, "nigel", "tonight"), cake_bounds)
    assert told["Change"] == "Nothing: no reply cost you anything."
    assert told["Try next"] == "Nothing was left out: each reply kept all that was open."
    hinted = lines(played(cake_bounds, "nigel", "tonight", hinted=(2,)), cake_bounds)
    assert hinted["Try next"] == "The same without a hint: you asked for one in turn 2."


def test_slow_and_perfect_is_told_that_pace_is_what_is_missing(cake_bounds: Bounds) -> None:
    turns = [replace(item.turn, seconds=2.0, allowance=1.0) for item in played(cake_bounds, "nigel", "tonight").turns]
    told = lines(judge(turns, cake_bounds), cake_bounds)
    assert told["Change"] == "No reply cost you anything. What is missing to 100 is pace, which was 50."


def test_an_attempt_that_earned_nothing_is_not_praised(cake_bounds: Bounds) -> None:
    judged = played(cake_bounds, "receipt", "manager")
    assert insights(judged, cake_bounds).keep is None
    assert lines(judged, cake_bounds)["Keep"] == "Nothing you said earned points this time."


def test_silence_is_quoted_as_silence(cake_bounds: Bounds) -> None:
    told = lines(played(cake_bounds, "silence", "nigel", "tonight"), cake_bounds)
    assert "you said nothing. Next time, do not stall without a time." in told["Change"]


@settings(max_examples=100)
@given(st.data())
def test_each_is_traced_to_words_that_were_said_or_written(rubric: Rubric, data: st.DataObject) -> None:
    judged, bounds = data.draw(judged_stories(rubric))
    assume(judged.turns)
    judged = said(judged, bounds)
    found, turns = insights(judged, bounds), {item.turn.number: item for item in judged.turns}
    if found.keep is not None:
        item = turns[found.keep.turn]
        assert found.keep.behaviour.name in item.shows
        assert found.keep.quote in item.turn.said
        assert found.keep.worth > 0
        assert set(found.keep.turns) == {n for n, item in turns.items() if found.keep.behaviour.name in item.shows}
    if found.change is not None:
        item = turns[found.change.turn]
        assert found.change.cost == item.regret == max(other.regret or 0.0 for other in turns.values())
        assert found.change.quote in item.turn.said
        if found.change.behaviour is not None:
            assert (found.change.behaviour.name in item.shows) is found.change.shown
    else:
        assert costliest(judged) is None
    if found.try_next is not None:
        better = strongest(turns[found.try_next.turn], bounds)
        assert better is not None
        assert found.try_next.quote in better.say
        assert all(found.try_next.behaviour.name not in turns[number].shows for number in found.try_next.turns)
    for _, sentence in insight_lines(found, judged):
        assert sentence.endswith((".", "”"))
        assert "None" not in sentence


@given(st.sets(st.integers(1, 60), min_size=1))
def test_turn_numbers_name_each_turn_and_no_other(numbers: set[int]) -> None:
    told = turn_numbers(sorted(numbers)).split(" ", 1)[1].replace(" and ", ", ")
    named = set[int]()
    for part in told.split(", "):
        first, _, last = part.partition("–")
        named |= set(range(int(first), int(last or first) + 1))
    assert named == numbers


def test_the_rubrics_own_words_name_the_act(cake_bounds: Bounds) -> None:
    told = lines(played(cake_bounds, "receipt", "tonight"), cake_bounds)
    assert told["Keep"].startswith("Offer a remedy, as in turn 2: “I'm baking Mo's now")
    assert told["Keep"].endswith("It earned 13 of the 100 points; nothing earned more.")
    assert (
        told["Try next"] == "Name the specifics. The strongest reply to turn 1 did: “Forty people, and it said Nigel”."
    )
