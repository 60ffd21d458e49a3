"""The debrief as text holds what the screen holds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.checking import Checked, check
from simulator.conversation.turns import Feedback, Mode, Settings
from simulator.counterfactual import alternatives, strongest
from simulator.debriefing.text import debrief_text, headline
from simulator.records.attempt import Attempt
from simulator.scenario.source import Source
from simulator.sitting import new_sitting
from tests.clock import SteppedClock
from tests.debriefing.test_insights import played, said
from tests.test_judging import judged_stories


def attempt(**changes: object) -> Attempt:
    made = Attempt("id", "Sam", None, "s", 1, "a", "b", Settings(), SteppedClock().now())
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_customers_answer_to_the_strongest_reply_is_there_word_for_word(cake_bounds: Bounds) -> None:
    text = debrief_text(attempt(), played(cake_bounds, "receipt", "tonight"), cake_bounds)
    assert "The strongest reply: “Forty people, and it said Nigel. You rang at two, and we mixed up the boxes.”" in text
    assert "Tessa Boyle would have said: Thank you. What can you do about it?" in text
    assert "One of 2 that would have cost nothing." in text
    assert "?? blunder, cost 60, mood 3 → 0, down, leads to ✗ lost: “You'd have to take that up" in text


def test_every_reply_that_was_on_offer_stands_in_its_turn(cake_bounds: Bounds) -> None:
    judged = played(cake_bounds, "ask-ade", "nigel", "voucher")
    parts = debrief_text(attempt(), judged, cake_bounds).split("\nTurn ")[1:]
    for part, item in zip(parts, judged.turns, strict=True):
        for move in cake_bounds.graph.rules.offered(item.before):
            assert (cake_bounds.graph.rules.written(item.before, move.reply).say or "") in part


@settings(max_examples=60)
@given(st.data())
def test_no_attempt_breaks_it(rubric: Rubric, data: st.DataObject) -> None:
    judged, bounds = data.draw(judged_stories(rubric))
    judged = said(judged, bounds)
    text = debrief_text(attempt(), judged, bounds)
    for item in judged.turns:
        better = strongest(item, bounds)
        assert item.turn.said in text
        assert all(line in text for line in (better.answer if better else ()))
        assert all(other.say in text for other in alternatives(item, bounds))


def test_the_headline_tells_extra_time_feedback_hints_and_a_second_try(cake_bounds: Bounds) -> None:
    judged = played(cake_bounds, "nigel", "tonight", hinted=(1, 2))
    plain = headline(attempt(), judged)
    assert plain == "Sam, 02 Mar 2026 09:30 UTC, practice, untimed, 2 hints, version 1"
    unusual = Settings(Mode.PRACTICE, timed=True, factor=1.5, feedback=Feedback.WORD)
    assert headline(attempt(settings=unusual, replay_of="other"), judged) == (
        "Sam, 02 Mar 2026 09:30 UTC, practice, second try, timed, extra time × 1.5, a word of feedback after replies, "
        "2 hints, version 1"
    )
    assert "feedback" not in headline(attempt(settings=replace(unusual, mode=Mode.ASSESS)), judged)


def test_a_hint_and_the_answer_to_the_question_are_told(
    cake: Checked, rubric_text: Source, clock: SteppedClock
) -> None:
    sitting = new_sitting(cake, rubric_text, Settings(), clock, None)
    sitting.begin()
    sitting.hint()
    for reply in ("nigel", "tonight"):
        sitting.reply(reply)
        sitting.keep()
        sitting.hear()
    sitting.note_change("Write the name on the box.")
    text = debrief_text(sitting.attempt, sitting.judged(), sitting.bounds, first=61.4)
    assert "You asked for a hint first." in text
    assert "1 hint" in text
    assert text.endswith("What should we change so that this does not happen again?\n  Write the name on the box.\n")
    assert "First try 61, this one 100." in text


def test_an_unfinished_attempt_has_turns_and_no_scores(cake_bounds: Bounds) -> None:
    text = debrief_text(attempt(), played(cake_bounds, "receipt"), cake_bounds)
    assert "Not finished, so not scored." in text
    assert "Turn 1: ?? blunder" in text
    assert "of 100" not in text


SILENT = """\
scenario: silent
version: 1
title: Silent
channel: phone
difficulty: starter
language: en
customer: {name: Ann, mood: 5}
start: a
scenes:
  a:
    customer: Hello there, Ann.
    replies:
      x: {say: "One day, Ann.", shows: [stalls], goto: e}
      y: {say: "Done by four.", shows: [states-a-time], goto: e}
    silence: {after: 2, say: "Anyone there?", shows: [stalls], goto: e}
endings:
  e:
    outcome: resolved
    customer: |
      Bye.

      Turn 2: ★ best, cost nothing
"""


def test_all_of_the_customers_last_words_are_told_and_none_pass_for_ours(rubric: Rubric) -> None:
    bounds = check(Source("silent", SILENT.encode()), rubric).bounds
    assert bounds is not None
    lines = debrief_text(attempt(), played(bounds, "silence"), bounds).splitlines()
    last = lines.index("Ann: Anyone there?")
    assert lines[last + 1] == "Ann: Bye."
    assert "Turn 2: ★ best, cost nothing" not in lines
    assert "  Turn 2: ★ best, cost nothing" in lines
