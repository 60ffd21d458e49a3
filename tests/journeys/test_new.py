"""`empathy new` and `empathy schema`, from outside."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.rubric import Rubric
from simulator.scenario.loading import load_file
from simulator.scenario.model import Scenario
from simulator.scenario.schema import NAME, schema_text

COMMAND = [sys.executable, "-m", "simulator.entry"]


def empathy(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


class Terminal:
    """The program on a terminal."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._terminal, theirs = pty.openpty()
        streams = {"stdin": theirs, "stdout": subprocess.PIPE, "stderr": theirs}
        self.process = subprocess.Popen([*COMMAND, *arguments], cwd=folder, start_new_session=True, **streams)  # type: ignore[call-overload]
        os.close(theirs)
        self.shown = ""

    def read_until(self, words: str) -> None:
        """Reads on until the words are shown; they have to come within a minute."""
        before = len(self.shown)
        while words not in self.shown[before:]:
            ready, _, _ = select.select([self._terminal], [], [], 60)
            assert ready, self.shown
            self.shown += os.read(self._terminal, 4096).decode()

    def type(self, words: str) -> None:
        os.write(self._terminal, words.encode())

    def interrupt(self) -> None:
        """Ctrl+C, again if it fell between a question and the waiting for its answer, where Python misses it."""
        for _ in range(12):
            self.process.send_signal(signal.SIGINT)
            if select.select([self._terminal], [], [], 5)[0]:
                return

    def end(self) -> int:
        code: int = self.process.wait(60)
        os.close(self._terminal)
        assert self.process.stdout is not None
        assert self.process.stdout.read() == b""
        self.process.stdout.close()
        return code


def scenario(path: Path, rubric: Rubric) -> Scenario:
    found = load_file(path, rubric.behaviours)
    assert found.sound, list(found.findings)
    assert found.scenario is not None
    return found.scenario


def test_a_new_scenario_passes_check_and_plays_to_the_end(tmp_path: Path) -> None:
    done = empathy(tmp_path, "new", "late-parcel", "--yes")
    assert (done.returncode, done.stdout) == (0, "")
    for command in ("check", "preview", "play"):
        assert f"empathy {command} late-parcel.yaml" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["late-parcel.yaml", NAME]
    found = empathy(tmp_path, "check", "late-parcel.yaml", "--strict", "--format", "json")
    assert (found.returncode, json.loads(found.stdout)["findings"]) == (0, [])
    played = empathy(tmp_path, "play", "late-parcel.yaml", "--replies", "monday,today", "--format", "json")
    assert json.loads(played.stdout)["scores"]["overall"] == 100


def test_flags_are_written_and_without_a_terminal_the_rest_is_told(tmp_path: Path, rubric: Rubric) -> None:
    done = empathy(
        tmp_path, "new", "x", "--title", '"No": it\'s #1', "--customer", "Ada Ó Briain", "--channel", "email",
        "--first-words", "Line one\nand two.\n\nThen: {this}",
    )  # fmt: skip
    assert done.returncode == 0
    assert "no terminal to ask on" in done.stderr
    assert "--about, --touchpoint, --difficulty." in done.stderr
    read = scenario(tmp_path / "x.yaml", rubric)
    assert (read.id, read.title, read.customer.name, read.channel) == ("x", '"No": it\'s #1', "Ada Ó Briain", "email")
    assert read.scenes[read.start].customer[0].say == "Line one and two.\n\nThen: {this}"
    assert "terminal" not in empathy(tmp_path, "new", "y", "--yes").stderr


def test_questions_are_asked_on_a_terminal_and_enter_takes_the_default(tmp_path: Path, rubric: Rubric) -> None:
    on = Terminal(tmp_path, "new", "asked", "--touchpoint", "parcels")
    on.read_until("Title [")
    on.type("A parcel: gone\n")
    on.read_until("name [Nora Fenn]")
    on.type("Ada Byron\n")
    on.read_until("sentence [")
    on.type("   \n")
    on.read_until("[phone]")
    on.type("pigeon\n")
    on.read_until("[phone]")
    on.type("chat\n")
    on.read_until("[starter]")
    on.type("\n")
    on.read_until("words [")
    on.type("Where is it?\n")
    on.read_until("empathy play asked.yaml")
    assert on.end() == 0
    assert "Touchpoint" not in on.shown
    read = scenario(tmp_path / "asked.yaml", rubric)
    assert (read.title, read.customer.name, read.touchpoint) == ("A parcel: gone", "Ada Byron", "parcels")
    assert (read.channel, read.difficulty) == ("chat", "starter")
    assert read.about is not None
    assert read.about.startswith("A new washing machine")
    assert read.scenes[read.start].customer[0].say == "Where is it?"


@pytest.mark.parametrize("after", [1, 4])
def test_interrupted_during_the_questions_nothing_is_written(tmp_path: Path, after: int) -> None:
    on = Terminal(tmp_path, "new", "asked")
    for _ in range(after):
        on.read_until("]: ")
        on.type("\n")
    on.read_until("]: ")
    on.interrupt()
    on.read_until("Nothing was written.")
    assert on.end() == 130
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_never_overwritten_and_nobody_is_asked_in_vain(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("mine", "utf-8")
    (tmp_path / NAME).write_text("{}", "utf-8")
    on = Terminal(tmp_path, "new", "mine")
    on.read_until("mine.yaml is there already")
    assert on.end() == 2
    assert "Title" not in on.shown
    assert empathy(tmp_path, "new", "other", "--out", "mine.yaml", "--yes").returncode == 2
    assert empathy(tmp_path, "new", "other", "--yes").returncode == 0
    assert mine.read_text("utf-8") == "mine"
    assert (tmp_path / NAME).read_text("utf-8") == "{}"


def test_it_is_written_where_out_says(tmp_path: Path, rubric: Rubric) -> None:
    (tmp_path / "there").mkdir()
    assert empathy(tmp_path, "new", "a", "--yes", "--out", "there").returncode == 0
    done = empathy(tmp_path, "new", "b", "--yes", "--out", "there/my file.yaml")
    assert "empathy play 'there/my file.yaml'" in done.stderr
    assert scenario(tmp_path / "there" / "a.yaml", rubric).id == "a"
    assert scenario(tmp_path / "there" / "my file.yaml", rubric).id == "b"
    assert (tmp_path / "there" / NAME).read_text("utf-8") == schema_text(rubric.behaviours.values())


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("Late Parcel",), "empathy new late-parcel"),
        (("late.yaml",), "empathy new late"),
        (("東京",), "empathy new late-flowers"),
        (("\x1b[31m",), "␛[31m"),
        (("x", "--title", " \n"), "--title is empty"),
        (("x", "--title", os.fsdecode(b"\xff")), "--title holds bytes that are no text"),
        (("x", "--channel", "pigeon"), "pigeon"),
        (("x", "--yes", "--out", "nowhere/x.yaml"), "cannot be written"),
    ],
)
def test_misuse_says_what_to_do_and_writes_nothing(tmp_path: Path, arguments: tuple[str, ...], word: str) -> None:
    done = empathy(tmp_path, "new", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_schema_is_printed_or_written(tmp_path: Path, rubric: Rubric) -> None:
    done = empathy(tmp_path, "schema")
    assert (done.returncode, done.stdout) == (0, schema_text(rubric.behaviours.values()))
    written = empathy(tmp_path, "schema", "--out", "s.json")
    assert (written.returncode, written.stdout) == (0, "")
    assert (tmp_path / "s.json").read_text("utf-8") == done.stdout
    assert empathy(tmp_path, "schema", "--out", "nowhere/s.json").returncode == 2


def test_the_schema_knows_the_behaviours_of_another_rubric(tmp_path: Path) -> None:
    own = (Path(__file__).parents[2] / "scoring" / "frontline.yaml").read_text("utf-8")
    (tmp_path / "other.yaml").write_text(own.replace("  stalls:\n", "  dithers:\n", 1), "utf-8")
    made = json.loads(empathy(tmp_path, "schema", "--rubric", "other.yaml").stdout)
    assert "dithers" in made["definitions"]["behaviour"]["enum"]
    assert "stalls" not in made["definitions"]["behaviour"]["enum"]
    done = empathy(tmp_path, "new", "x", "--yes", "--rubric", "other.yaml")
    assert done.returncode == 0
    assert json.loads((tmp_path / NAME).read_text("utf-8")) == made
