"""Rules 1 to 3 of the game, and that play and proof follow the same ones."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rubric import Rubric
from simulator.conversation.conversation import Conversation, Phase
from simulator.conversation.rules import NothingHolds, Position, Rules, after
from simulator.conversation.turns import Settings
from simulator.scenario.loading import load
from simulator.scenario.model import SILENCE
from simulator.scenario.source import Source
from tests.clock import SteppedClock
from tests.stories import SlowRules, State, stories


def same(rules: Rules, fast: Position, slow: State) -> bool:
    return (fast.scene, fast.mood, frozenset(rules.remembered(fast))) == (slow.scene, slow.mood, slow.memory)


@settings(max_examples=150)
@given(stories(), st.data())
def test_random_walks_through_machine_and_rules_find_no_difference(
    rubric: Rubric, story: bytes, data: st.DataObject
) -> None:
    scenario = load(Source("story", story), rubric.behaviours).scenario
    assert scenario is not None
    rules, slow = Rules(scenario), SlowRules(scenario)
    conversation = Conversation(rules, Settings(), rubric.pace, SteppedClock())
    conversation.begin()
    position, state = rules.start, slow.start
    for _ in range(12):
        assert same(rules, position, state)
        assert conversation.position == position
        options = slow.options(state)
        assert [move.reply for move in rules.moves(position)] == options
        assert sorted(conversation.offered) == sorted(name for name in options if name != SILENCE)
        if not options:
            break
        name = data.draw(st.sampled_from(options))
        expected = slow.play(state, name)
        try:
            position = after(rules.move(position, name), position)
        except NothingHolds:
            assert expected is None
            break
        assert expected is not None
        state = expected
        conversation.reply(name)
        conversation.hear()
    assert (conversation.state is Phase.ENDED) == rules.ended(conversation.position)


def test_walking_out_beats_even_a_good_ending(cake_bounds: object) -> None:
    rules = _rules(cake_bounds)
    move = rules.move(Position("counter", 2, 0), "receipt")
    assert after(move, Position("counter", 2, 0)).scene == "stormed-off"


def test_mood_stays_within_0_and_10(cake_bounds: object) -> None:
    rules = _rules(cake_bounds)
    position = Position("what-now", 9, 0)
    assert after(rules.move(position, "tonight"), position).mood == 10


def test_a_silence_in_its_own_scene_replaces_the_scenes_line(cake_bounds: object) -> None:
    rules = _rules(cake_bounds)
    to = after(rules.move(rules.start, SILENCE), rules.start)
    assert rules.answer(rules.start, SILENCE, to) == ("Well? Say something.",)


def test_the_first_line_that_holds_is_said(cake_bounds: object) -> None:
    rules = _rules(cake_bounds)
    assert "Nigel" in rules.line(Position("what-now", 3, 0))
    assert rules.line(Position("what-now", 4, 0)).startswith("Thank you")


def _rules(bounds: object) -> Rules:
    from simulator.analysis.bounds import Bounds

    assert isinstance(bounds, Bounds)
    return bounds.graph.rules
