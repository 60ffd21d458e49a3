"""A store written by an earlier version is read by this one, and nothing is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from simulator.analysis.bounds import Bounds
from simulator.conversation.turns import Feedback
from simulator.judging import judge
from simulator.playback import Playback
from simulator.records import tables
from simulator.records.store import Records
from tests.conftest import SAMPLES


@pytest.fixture
def old_store(tmp_path: Path) -> Path:
    """A store as the first version made it, with one finished attempt."""
    path = tmp_path / "records.db"
    with sqlite3.connect(path) as db:
        db.executescript((SAMPLES / "records-of-schema-1.sql").read_text("utf-8"))
    db.close()
    return path


def test_an_attempt_of_the_first_schema_is_judged_as_it_was(old_store: Path, cake_bounds: Bounds) -> None:
    records = Records(str(old_store))
    (attempt,) = records.attempts()
    kept = records.kept(attempt)
    assert attempt.settings.feedback is Feedback.FULL
    assert attempt.to_change is None
    assert [(turn.reply, turn.hinted) for turn in kept.turns] == [("receipt", False), ("tonight", False)]
    judged = Playback(records).judged(kept)
    assert judged.scores == judge(kept.turns, cake_bounds).scores
    assert judged.scores.overall == pytest.approx(10), "pace alone"
    records.note_change(attempt.id, "Write names on the boxes.")
    records.close()
    again = Records(str(old_store))
    assert again.attempts()[0].to_change == "Write names on the boxes."


def test_old_tables_and_new_ones_are_the_same(old_store: Path, records: Records, store_path: Path) -> None:
    Records(str(old_store)).close()

    def columns(path: Path) -> dict[str, set[tuple[object, ...]]]:
        with sqlite3.connect(path) as db:
            return {
                name: {row[1:4] for row in db.execute(f"PRAGMA table_info({name})")} for name in tables.metadata.tables
            }

    assert columns(old_store) == columns(store_path)


def test_a_store_is_brought_up_once_whoever_opens_it(old_store: Path) -> None:
    for _ in range(2):
        Records(str(old_store)).close()
    with sqlite3.connect(old_store) as db:
        assert db.execute("SELECT value FROM about WHERE key = 'schema'").fetchone() == (str(tables.SCHEMA),)
