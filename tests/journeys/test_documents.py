"""The texts people read and machines rely on, pinned to the letter: the debrief, and one golden report a format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_snapshot.plugin import Snapshot

from scoring.reports import as_csv, as_json
from scoring.reports.model import AttemptReport
from simulator.checking import Checked
from simulator.conversation.turns import Mode, Settings
from simulator.debriefing.text import debrief_text
from simulator.playback import report
from simulator.scenario.source import Source
from simulator.sitting import Sitting, new_sitting
from tests.clock import SteppedClock

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"


@pytest.fixture
def sitting(cake: Checked, rubric_text: Source, clock: SteppedClock) -> Sitting:
    settings = Settings(Mode.PRACTICE, timed=True, factor=1.5, seed=4)
    played = new_sitting(cake, rubric_text, settings, clock, None, trainee="=Zoë", group="Mondays")
    played.begin()
    for seconds, reply in ((12.0, "ask-ade"), (31.5, "receipt"), (90.0, "tonight")):
        played.conversation.stopwatch.start()
        clock.step(seconds)
        played.reply(reply)
        played.keep()
        played.hear()
    return played


@pytest.fixture
def reports(sitting: Sitting) -> list[AttemptReport]:
    made = report(sitting.attempt, sitting.judged(), sitting.bounds)
    return [replace(made, attempt="00000000-0000-4000-8000-000000000000", rubric_hash="0" * 64)]


@pytest.fixture(autouse=True)
def folder(snapshot: Snapshot) -> None:
    snapshot.snapshot_dir = SNAPSHOTS


def test_the_debrief_as_text(sitting: Sitting, snapshot: Snapshot) -> None:
    sitting.note_change("Write the name on the box while they watch.")
    text = debrief_text(sitting.attempt, sitting.judged(), sitting.bounds)
    snapshot.assert_match(text, "debrief.txt")


def test_the_report_as_json(reports: list[AttemptReport], snapshot: Snapshot) -> None:
    snapshot.assert_match(as_json.many(reports), "report.json")


def test_the_report_as_csv(reports: list[AttemptReport], snapshot: Snapshot) -> None:
    snapshot.assert_match(as_csv.attempts(reports).replace("\r\n", "\n"), "report-attempts.csv")
    snapshot.assert_match(as_csv.turns(reports).replace("\r\n", "\n"), "report-turns.csv")


def test_each_number_of_the_debrief_is_traced_to_quoted_words(sitting: Sitting) -> None:
    judged = sitting.judged()
    total = sum(item.points for turn in judged.turns for item in turn.evidence)
    assert total == pytest.approx(sum(judged.earned))
    assert all(item.quote in turn.turn.said for turn in judged.turns for item in turn.evidence)
