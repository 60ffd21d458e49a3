"""Records: real SQLite, real files, real processes."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from simulator.checking import Checked
from simulator.conversation.turns import Mode, Settings
from simulator.playback import Playback
from simulator.progress import reached
from simulator.records.attempt import UNNAMED, NoSuchAttempt, PlayedElsewhere, StoreTrouble
from simulator.records.store import Records
from simulator.scenario.source import Source
from simulator.sitting import Sitting, new_sitting, replayed, resumed
from tests.clock import SteppedClock


@pytest.fixture
def sitting(cake: Checked, rubric_text: Source, clock: SteppedClock, records: Records) -> Sitting:
    settings = Settings(Mode.PRACTICE, timed=True, factor=1.5, seed=9)
    return new_sitting(cake, rubric_text, settings, clock, records, trainee="Zoë", group="Mondays")


def say(sitting: Sitting, *replies: str) -> None:
    for reply in replies:
        sitting.reply(reply)
        sitting.keep()
        sitting.hear()


def test_a_reply_is_on_disk_before_the_customer_answers(sitting: Sitting, store_path: Path) -> None:
    sitting.begin()
    sitting.reply("nigel")
    with pytest.raises(StoreTrouble):
        sitting.hear()
    sitting.keep()
    with sqlite3.connect(store_path) as other:
        assert other.execute("SELECT number, reply FROM turns").fetchall() == [(1, "nigel")]
    assert sitting.hear() == ("Thank you. What can you do about it?",)


def test_attempts_without_a_name_are_asked_for_and_named_and_nobody_elses(
    cake: Checked, rubric_text: Source, clock: SteppedClock, records: Records
) -> None:
    for name in (None, "Joan", None):
        new_sitting(cake, rubric_text, Settings(), clock, records, trainee=name).begin()
    assert len(records.attempts(trainee=UNNAMED)) == 2
    assert len(records.attempts()) == 3
    assert records.name_unnamed("Sam") == 2
    assert sorted(str(attempt.trainee) for attempt in records.attempts()) == ["Joan", "Sam", "Sam"]
    assert records.attempts(trainee=UNNAMED) == []


def test_an_attempt_comes_back_as_it_was(sitting: Sitting, records: Records, clock: SteppedClock) -> None:
    sitting.begin()
    sitting.conversation.stopwatch.start()
    clock.step(12.5)
    say(sitting, "nigel")
    kept = records.kept(records.attempt(sitting.attempt.id))
    assert kept.attempt == sitting.attempt
    assert list(kept.turns) == sitting.conversation.turns
    assert kept.turns[0].seconds == 12.5


def test_an_attempt_resumes_from_the_stored_texts_and_settings(
    sitting: Sitting, records: Records, clock: SteppedClock
) -> None:
    sitting.begin()
    say(sitting, "ask-ade", "nigel")
    again = resumed(records.kept(records.attempt(sitting.attempt.id)), Playback(records), clock)
    assert again.conversation.position == sitting.conversation.position
    assert again.conversation.offered == sitting.conversation.offered
    assert again.conversation.settings == sitting.conversation.settings
    say(again, "tonight")
    done = records.kept(records.attempt(sitting.attempt.id))
    assert done.attempt.ended is not None
    assert [turn.interrupted for turn in done.turns] == [False, False, True]


def test_two_windows_on_one_attempt_do_not_hurt_each_other(
    sitting: Sitting, records: Records, clock: SteppedClock
) -> None:
    sitting.begin()
    say(sitting, "ask-ade")
    other = resumed(records.kept(records.attempt(sitting.attempt.id)), Playback(records), clock)
    say(other, "nigel")
    sitting.reply("receipt")
    with pytest.raises(PlayedElsewhere):
        sitting.keep()
    assert [t.reply for t in records.kept(sitting.attempt).turns] == ["ask-ade", "nigel"]


def test_a_second_try_leaves_the_first_as_it_is(sitting: Sitting, records: Records, clock: SteppedClock) -> None:
    sitting.begin()
    say(sitting, "receipt", "manager")
    first = records.kept(records.attempt(sitting.attempt.id))
    second = replayed(first, 2, Playback(records), clock)
    say(second, "tonight")
    assert records.kept(first.attempt) == first
    kept = records.kept(records.attempt(second.attempt.id))
    assert kept.attempt.replay_of == first.attempt.id
    assert [t.reply for t in kept.turns] == ["receipt", "tonight"]
    place = reached(Playback(records), records.attempts())["wrong-cake"]
    assert len(place.finished) == 2
    assert place.best(1) == place.finished[0].scores.overall


def test_a_window_that_only_looked_takes_nothing_away(sitting: Sitting, records: Records, clock: SteppedClock) -> None:
    sitting.begin()
    looker = resumed(records.kept(records.attempt(sitting.attempt.id)), Playback(records), clock)
    looker.leave()
    say(sitting, "nigel")
    assert len(records.kept(sitting.attempt).turns) == 1


def test_a_store_deleted_while_playing_is_told(sitting: Sitting, store_path: Path) -> None:
    sitting.begin()
    say(sitting, "ask-ade")
    for file in store_path.parent.iterdir():
        file.unlink()
    sitting.reply("nigel")
    with pytest.raises(StoreTrouble, match="removed or replaced"):
        sitting.keep()
    assert not sitting.kept


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="is a folder"):
        Records(str(tmp_path))


def test_an_attempt_in_which_nothing_was_said_leaves_no_trace(sitting: Sitting, records: Records) -> None:
    sitting.begin()
    sitting.leave()
    with pytest.raises(NoSuchAttempt):
        records.attempt(sitting.attempt.id)


def test_texts_are_kept_once(
    sitting: Sitting, records: Records, store_path: Path, cake: Checked, rubric_text: Source, clock: SteppedClock
) -> None:
    sitting.begin()
    new_sitting(cake, rubric_text, Settings(), clock, records).begin()
    with sqlite3.connect(store_path) as other:
        assert other.execute("SELECT count(*) FROM texts").fetchone() == (2,)
    assert records.text(cake.loaded.source.hash) == cake.loaded.source.data


def test_folder_and_file_are_private(records: Records, store_path: Path) -> None:
    assert stat.S_IMODE(store_path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(store_path.stat().st_mode) == 0o600


def test_writes_go_ahead_and_sync_fully(records: Records) -> None:
    with records._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_programs_that_start_together_make_one_store(store_path: Path) -> None:
    program = "import sys\nfrom tests.records.opener import open_at\nopen_at(sys.argv[1], float(sys.argv[2]))"
    moment = str(time.time() + 1.5)
    openers = [
        subprocess.Popen([sys.executable, "-c", program, str(store_path), moment], stderr=subprocess.PIPE)
        for _ in range(6)
    ]
    errors = [opener.communicate()[1] for opener in openers]
    assert [opener.returncode for opener in openers] == [0] * 6, errors


def test_many_processes_write_one_file_without_an_error(store_path: Path, records: Records, cake: Checked) -> None:
    program = "import sys\nfrom tests.records.writer import write\nwrite(sys.argv[1], int(sys.argv[2]))\n"
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(store_path), "20"], stderr=subprocess.PIPE)
        for _ in range(6)
    ]
    errors = [writer.communicate()[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 6, errors
    attempts = records.attempts()
    assert len(attempts) == 6
    assert all(len(records.kept(attempt).turns) == 20 for attempt in attempts)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write to read-only files")
def test_a_read_only_store_is_told_in_words(records: Records, store_path: Path) -> None:
    records.close()
    store_path.parent.chmod(0o500)
    store_path.chmod(0o400)
    with pytest.raises(StoreTrouble, match="read-only"):
        Records(str(store_path)).attempts()


@pytest.mark.parametrize(
    ("content", "words"), [(b"not a database, but long enough to be looked at as one" * 40, "not a record store")]
)
def test_a_file_that_is_no_store_is_told_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreTrouble, match=words):
        Records(str(path))
    assert path.read_bytes() == content


def test_a_locked_store_is_told_in_words(store_path: Path, sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.records.store.BUSY_SECONDS", 0.1)
    impatient = Records(str(store_path))
    sitting.records = impatient
    other = sqlite3.connect(store_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreTrouble, match="locked by another program"):
        sitting.begin()
    other.execute("COMMIT")
    sitting.begin()
    other.close()
    impatient.close()


def test_a_store_of_a_later_version_is_refused(records: Records, store_path: Path) -> None:
    with sqlite3.connect(store_path) as other:
        other.execute("UPDATE about SET value = '99' WHERE key = 'schema'")
    with pytest.raises(StoreTrouble, match="later version"):
        Records(str(store_path))


def test_what_is_no_address_is_told_in_words() -> None:
    with pytest.raises(StoreTrouble):
        Records("nonsense://x")
    with pytest.raises(StoreTrouble):
        Records("/proc/none/records.db")
