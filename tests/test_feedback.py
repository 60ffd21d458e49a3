"""What practice says after a reply."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.checking import check_file
from simulator.conversation.rules import after
from simulator.conversation.turns import Feedback, Mode, Settings
from simulator.feedback import TurnFeedback, depth_of, feedback_on

LIBRARY = Path(__file__).parent.parent / "scenarios"


def said(bounds: Bounds, reply: str, depth: Feedback) -> TurnFeedback | None:
    rules = bounds.graph.rules
    return feedback_on(rules.start, after(rules.move(rules.start, reply), rules.start), reply, bounds, depth)


@pytest.mark.parametrize(
    ("reply", "depth", "text"),
    [
        ("nigel", Feedback.WORD, "★ best. Mood 5 → 7, up."),
        ("nigel", Feedback.FULL, "★ best. Mood 5 → 7, up. She came to say it, and you had heard it already."),
        ("receipt", Feedback.WORD, "?? blunder. Mood 5 → 3, down."),
        ("ask-ade", Feedback.FULL, "★ best. Mood 5, unmoved."),
        ("silence", Feedback.WORD, "?? blunder. Mood 5 → 4, down."),
    ],
)
def test_a_reply_is_explained_at_the_depth_that_was_chosen(
    cake_bounds: Bounds, reply: str, depth: Feedback, text: str
) -> None:
    told = said(cake_bounds, reply, depth)
    assert told is not None
    assert told.text == text


def test_full_feedback_says_what_a_reply_cost_before_it_says_why(rubric: Rubric) -> None:
    bounds = check_file(LIBRARY / "unreachable-phone.yaml", rubric).bounds
    assert bounds is not None
    rules, costs = bounds.graph.rules, set[bool]()
    for move in rules.offered(rules.start):
        told, cost = said(bounds, move.reply, Feedback.FULL), bounds.regret(rules.start, move.reply)
        assert told is not None
        assert cost is not None
        why = rules.written(rules.start, move.reply).why
        price = f", cost {cost:.0f}" if cost >= 9.95 else f", cost {cost:.1f}" if cost else ""
        assert told.text == f"{told.verdict}. {told.moved} {why}"
        assert told.verdict.endswith(price)
        assert ("cost" in told.verdict) == (cost > 0)
        costs.add(cost > 0)
    assert costs == {True, False}


@pytest.mark.parametrize("reply", ["nigel", "receipt", "silence"])
def test_feedback_that_is_off_says_nothing(cake_bounds: Bounds, reply: str) -> None:
    assert said(cake_bounds, reply, Feedback.OFF) is None


@pytest.mark.parametrize("chosen", Feedback)
def test_an_assessment_has_no_feedback_whatever_was_chosen(chosen: Feedback) -> None:
    assert depth_of(Settings(Mode.ASSESS, feedback=chosen)) is Feedback.OFF
    assert depth_of(Settings(Mode.PRACTICE, feedback=chosen)) is chosen
