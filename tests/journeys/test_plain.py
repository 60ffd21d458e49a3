"""Plain mode from outside, through a pipe: everything the app does in a conversation and a debrief."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SAMPLES

CAKE = str(SAMPLES / "wrong-cake.yaml")
LIBRARY = Path(__file__).parents[2] / "scenarios"
FIRST = "1\n1\nWrite every call into the book.\n"
"""With seed 3: the receipt, then tonight; then the answer to the question."""

WRITE_VERSION = 18
"""Where a SQLite file says what may write it."""


def piped(store: Path, *arguments: str, given: str) -> subprocess.CompletedProcess[str]:
    """Nothing may wait for ever: a pipe that ends is answered within the time."""
    return subprocess.run(
        [sys.executable, "-m", "simulator.entry", *arguments, "--records", str(store)],
        input=given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def play(store: Path, *more: str, given: str) -> subprocess.CompletedProcess[str]:
    return piped(store, "play", CAKE, "--plain", "--as", "Sam", "--seed", "3", *more, given=given)


def attempts(store: Path) -> list[dict[str, Any]]:
    found = json.loads(piped(store, "report", "--format", "json", given="").stdout)["attempts"]
    assert isinstance(found, list)
    return found


def test_played_answered_and_tried_again_from_turn_2_the_first_attempt_stays(store_path: Path) -> None:
    done = play(store_path, given=FIRST)
    assert done.returncode == 0, done.stderr
    (first,) = attempts(store_path)
    assert first["to_change"] == "Write every call into the book."

    again = piped(store_path, "--plain", "--as", "Sam", given="d\n1\nr2\n2\n\n\n")
    assert again.returncode == 0, again.stderr
    assert "A second try, from turn 2. The attempt it goes back to stays as it is." in again.stdout
    before, second = attempts(store_path)
    assert before == first
    assert (second["replay_of"], second["mode"], second["to_change"]) == (first["attempt"], "practice", None)
    assert [turn["reply"] for turn in first["turns"]] == ["receipt", "tonight"]
    assert [turn["reply"] for turn in second["turns"]] == ["receipt", "manager"]


def test_all_of_it_goes_through_one_pipe(store_path: Path) -> None:
    done = play(store_path, given=FIRST + "d\ns\nr2\n2\n\nq\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("DEBRIEF: A cake for somebody else") == 3
    assert "Saved as " in done.stdout
    first, second = attempts(store_path)
    assert second["replay_of"] == first["attempt"]
    assert first["finished"]
    assert second["finished"]


def test_numbers_left_over_are_no_answer_and_start_nothing(store_path: Path) -> None:
    done = play(store_path, given="1\n" * 8)
    assert done.returncode == 0, done.stderr
    (attempt,) = attempts(store_path)
    assert attempt["to_change"] is None


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ("", ()),
        ("1\n", ()),
        ("1\n1\n", ()),
        ("1\n1\nanswer\n", ()),
        ("1\n1\n\nr2\n", ()),
        ("1\n1\n\nr2\n2\n", ()),
        ("h\nb\nt\n?\n", ()),
        ("", ("--assess", "--timed")),
        ("h\nb\nt\n?\np\n", ("--assess", "--timed")),
        ("1\n1\n\n", ("--assess",)),
    ],
)
def test_input_may_end_anywhere(store_path: Path, given: str, more: tuple[str, ...]) -> None:
    done = play(store_path, *more, given=given)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("given", ["", "d\n", "d\n1\n", "r\n1\n"])
def test_input_may_end_anywhere_in_the_menu(store_path: Path, given: str) -> None:
    play(store_path, given=FIRST)
    play(store_path, "--fresh", given="1\n")
    done = piped(store_path, "--plain", "--as", "Sam", given=given)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unfinished_attempt_is_resumed_from_the_menu(store_path: Path) -> None:
    play(store_path, given="1\n")
    done = piped(store_path, "--plain", "--as", "Sam", given="r\n1\n1\n\n\n")
    assert "You go on where you stopped, at turn 2." in done.stdout
    assert [attempt["finished"] for attempt in attempts(store_path)] == [True]


@pytest.mark.parametrize(
    ("depth", "told"), [("off", "prove it"), ("word", "\n(?? blunder. Mood 5 → 3, down.)\n"), (None, "has to prove")]
)
def test_the_depth_of_feedback_is_asked_for_on_the_command_line(store_path: Path, depth: str | None, told: str) -> None:
    done = play(store_path, *(() if depth is None else ("--feedback", depth)), given="1\n")
    assert (told in done.stdout) == (depth != "off")
    assert ("Mood" in done.stdout) == (depth != "off")
    (attempt,) = attempts(store_path)
    assert attempt["feedback"] == (depth or "full")


def test_a_read_only_store_is_told_and_played_without(store_path: Path) -> None:
    play(store_path, given="1\n")
    make_read_only(store_path)
    done = play(store_path, given="unrecorded\n1\n1\nr1\n\n")
    assert done.returncode == 0, done.stderr
    assert "is read-only." in done.stdout
    assert "Type `unrecorded` to go on without a record" in done.stdout
    assert "What should we change" not in done.stdout
    assert done.stdout.count("Nothing was kept of this attempt, so there is no second try.") == 2


def make_read_only(store: Path) -> None:
    """As a store of a later SQLite is to this one; permissions would not keep an administrator from writing."""
    connection = sqlite3.connect(store)
    connection.execute("pragma journal_mode = delete")
    connection.close()
    data = bytearray(store.read_bytes())
    data[WRITE_VERSION] = 3
    store.write_bytes(data)


def test_bytes_that_are_no_text_do_not_end_the_input(store_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "simulator.entry", "play", CAKE, "--seed", "3", "--records", str(store_path)],
        input=b"\xff\xfe\n1\n1\ncall b\xe4ck\n\n",
        capture_output=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    (attempt,) = attempts(store_path)
    assert attempt["to_change"] == "call b\ufffdck"


@pytest.mark.parametrize("name", ["unreachable-phone", "delayed-refund"])
def test_every_scenario_of_the_library_is_played_to_its_debrief(store_path: Path, name: str) -> None:
    done = piped(store_path, "play", name, "--plain", "--seed", "1", given="h\nb\n1\n" * 40)
    assert done.returncode == 0, done.stderr
    assert "DEBRIEF" in done.stdout
    assert " still needs " in done.stdout
