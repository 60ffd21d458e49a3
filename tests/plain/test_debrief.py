"""What follows a conversation in plain mode: the debrief, the question, the second try."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simulator.checking import Checked
from simulator.conversation.turns import Mode, Settings
from simulator.launch import Launch
from simulator.plain.debrief import PlainDebrief, ask_what_to_change
from simulator.plain.session import Session
from simulator.playback import Playback
from simulator.records.attempt import StoreTrouble
from simulator.records.store import Records
from simulator.scenario.source import Source
from simulator.sitting import Sitting, new_sitting
from tests.clock import SteppedClock
from tests.plain.lines import scripted


def finished(
    cake: Checked, rubric_text: Source, records: Records | None, mode: Mode = Mode.PRACTICE, *replies: str
) -> Sitting:
    sitting = new_sitting(cake, rubric_text, Settings(mode, seed=3), SteppedClock(), records, trainee="Sam")
    sitting.begin()
    for reply in replies or ("receipt", "tonight"):
        sitting.reply(reply)
        sitting.keep()
        sitting.hear()
    return sitting


def prompted(sitting: Sitting, *typed: str) -> tuple[Sitting | None, str]:
    lines, written = scripted(*typed)
    playback = None if sitting.records is None else Playback(sitting.records)
    debrief = PlainDebrief(sitting.attempt, sitting.judged(), sitting.bounds, lines, playback, sitting.clock)
    return debrief.prompt(), written.getvalue()


@pytest.mark.parametrize("end", ["", "q"])
def test_enter_ends_and_the_debrief_can_be_heard_again(
    cake: Checked, rubric_text: Source, records: Records, end: str
) -> None:
    again, text = prompted(finished(cake, rubric_text, records), "d", "hello", "3", end)
    assert again is None
    assert text.count("DEBRIEF: A cake for somebody else") == 1
    assert text.count("Type r and a number from 1 to 2, d, s or Enter.") == 2


def test_a_second_try_is_a_new_attempt_from_that_turn(cake: Checked, rubric_text: Source, records: Records) -> None:
    first = finished(cake, rubric_text, records)
    first.note_change("Write calls down.")
    kept = records.kept(first.attempt)
    again, _ = prompted(first, "r 2")
    assert again is not None
    assert again.attempt.replay_of == first.attempt.id
    assert again.attempt.to_change is None, "nobody has been asked about this one yet"
    assert [turn.reply for turn in again.conversation.turns] == ["receipt"]
    again.reply("manager")
    again.keep()
    assert records.kept(records.attempt(first.attempt.id)) == kept


@pytest.mark.parametrize("turn", ["r1", "r2"])
def test_a_second_try_in_which_nothing_was_said_leaves_no_trace(
    cake: Checked, rubric_text: Source, records: Records, turn: str
) -> None:
    again, _ = prompted(finished(cake, rubric_text, records), turn)
    assert again is not None
    again.leave()
    assert not again.kept
    assert len(records.attempts()) == 1


def test_an_assessment_has_no_second_try_and_says_so(cake: Checked, rubric_text: Source, records: Records) -> None:
    again, text = prompted(finished(cake, rubric_text, records, Mode.ASSESS), "r1", "")
    assert again is None
    assert text.count("An assessment has no second try.") == 2
    assert "that turn" not in text
    assert len(records.attempts()) == 1


def test_what_was_not_kept_has_no_second_try_and_no_question(cake: Checked, rubric_text: Source) -> None:
    sitting = finished(cake, rubric_text, None)
    again, text = prompted(sitting, "r1", "")
    assert again is None
    assert text.count("Nothing was kept of this attempt, so there is no second try.") == 2
    lines, written = scripted("never read")
    ask_what_to_change(sitting, lines)
    assert written.getvalue() == ""


def test_it_is_saved_for_the_trainees_eyes_where_the_app_saves_it(
    cake: Checked, rubric_text: Source, records: Records, home: Path
) -> None:
    _, text = prompted(finished(cake, rubric_text, records), "s", "")
    (path,) = (home / "empathy" / "debriefs").iterdir()
    assert f"Saved as {path}" in text
    assert path.read_text("utf-8").startswith("DEBRIEF: A cake for somebody else")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="a file stands where the folder should be")
def test_where_it_cannot_be_saved_the_trainee_hears_why(
    cake: Checked, rubric_text: Source, records: Records, home: Path
) -> None:
    home.mkdir()
    (home / "empathy").write_text("in the way", "utf-8")
    _, text = prompted(finished(cake, rubric_text, records), "s", "")
    assert f"It could not be saved as {home / 'empathy' / 'debriefs'}" in text


def test_the_answer_to_the_question_is_kept_with_the_attempt(
    cake: Checked, rubric_text: Source, records: Records
) -> None:
    sitting = finished(cake, rubric_text, records)
    lines, written = scripted("  Write every call into the book.  ")
    ask_what_to_change(sitting, lines)
    assert "What should we change so that this does not happen again?" in written.getvalue()
    assert records.attempt(sitting.attempt.id).to_change == "Write every call into the book."


def test_enter_skips_the_question(cake: Checked, rubric_text: Source, records: Records) -> None:
    sitting = finished(cake, rubric_text, records)
    lines, written = scripted("")
    ask_what_to_change(sitting, lines)
    assert records.attempt(sitting.attempt.id).to_change is None
    assert "Kept" not in written.getvalue()


def test_an_answer_that_could_not_be_kept_is_told_and_can_be_kept_again(
    cake: Checked, rubric_text: Source, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting, keep, fails = finished(cake, rubric_text, records), records.note_change, [True, False]

    def note_change(attempt_id: str, words: str | None) -> None:
        if fails.pop(0):
            raise StoreTrouble("The record store is locked.")
        keep(attempt_id, words)

    monkeypatch.setattr(records, "note_change", note_change)
    lines, written = scripted("Ask for the name.", "again")
    ask_what_to_change(sitting, lines)
    assert "The record store is locked." in written.getvalue()
    assert records.attempt(sitting.attempt.id).to_change == "Ask for the name."


def test_a_second_try_leads_to_its_own_debrief(
    cake: Checked, rubric_text: Source, records: Records, launch: Launch
) -> None:
    first = finished(cake, rubric_text, records, Mode.PRACTICE, "nigel", "manager")
    lines, written = scripted("r2", "1", "", "")
    Session(launch, lines, Playback(records), None).read_again(records.attempt(first.attempt.id))
    text = written.getvalue()
    assert text.index("DEBRIEF") < text.index("A second try, from turn 2.") < text.rindex("DEBRIEF")
    assert "What should we change" not in text[: text.index("A second try")], "asked after playing, not after reading"
    (second,) = (attempt for attempt in records.attempts() if attempt.replay_of is not None)
    assert second.ended is not None
