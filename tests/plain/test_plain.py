"""Plain mode: the same conversation, line by line."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.checking import Checked
from simulator.conversation.turns import Mode, Settings
from simulator.plain.lines import EndOfInput, Lines
from simulator.plain.play import PlainPlay
from simulator.records.store import Records
from simulator.scenario.source import Source
from simulator.sitting import Sitting, new_sitting
from tests.clock import SteppedClock
from tests.conftest import SAMPLES

CAKE = str(SAMPLES / "wrong-cake.yaml")


@pytest.fixture
def sitting(cake: Checked, rubric_text: Source, clock: SteppedClock, records: Records) -> Sitting:
    return new_sitting(cake, rubric_text, Settings(seed=3), clock, records, trainee="Sam Poe")


def _answering(sitting: Sitting, *replies: str) -> str:
    """Plays by ids, looking each number up when it is asked for."""
    written = io.StringIO()
    play = PlainPlay(sitting, Lines(io.StringIO(), written), "empathy play wrong-cake --resume")
    waiting = list(replies)

    def ask(prompt: str, seconds: float | None = None) -> str | None:
        if not waiting:
            raise EndOfInput
        answer = waiting.pop(0)
        offered = sitting.conversation.offered
        return str(offered.index(answer) + 1) if answer in offered else answer

    play.lines.ask = ask  # type: ignore[method-assign]
    play.run()
    return written.getvalue()


def test_a_conversation_is_played_from_briefing_to_debrief(sitting: Sitting) -> None:
    text = _answering(sitting, "nigel", "tonight")
    for words in (
        "The customer is Tessa Boyle.",
        "- Tessa rang at two; Ade took the call",
        "Tessa Boyle: Forty candles",
        "You: Forty people, and it said Nigel.",
        "(Mood 5 → 7, up. She came to say it, and you had heard it already.)",
        "Ending: ✓ resolved",
        "Overall: 100 of 100",
        "+3 ownership: owns the failure — “we mixed up the boxes”",
    ):
        assert words in text


def test_when_the_input_ends_it_says_what_is_kept_and_how_to_go_on(sitting: Sitting, records: Records) -> None:
    text = _answering(sitting, "ask-ade")
    assert text.endswith("Your reply is kept. To go on: empathy play wrong-cake --resume\n")
    assert [t.reply for t in records.kept(sitting.attempt).turns] == ["ask-ade"]


def test_an_assessment_says_what_it_lacks_and_explains_nothing(
    cake: Checked, rubric_text: Source, clock: SteppedClock
) -> None:
    strict = new_sitting(cake, rubric_text, Settings(Mode.ASSESS), clock, None)
    text = _answering(strict, "p", "nigel", "tonight")
    before = text[: text.index("DEBRIEF")]
    assert "This is an assessment" in before
    assert "An assessment cannot be paused." in before
    assert "had heard it already" not in before
    assert "had heard it already" in text


def test_wrong_input_is_answered_and_changes_nothing(sitting: Sitting) -> None:
    text = _answering(sitting, "0", "9", "hello", "", "²", "1" * 5000, "f", "m", "r", "?")
    assert text.count("Type a number from 1 to 3, or ? for help.") == 6
    assert "Tessa Boyle is wary: mood 5 of 10." in text
    assert sitting.conversation.turns == []


def run(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simulator.entry", *arguments],
        input=given,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def test_it_is_chosen_by_itself_where_there_is_no_terminal(store_path: Path) -> None:
    done = run("play", CAKE, "--records", str(store_path), given="1\n")
    assert done.returncode == 0
    assert "The input has ended. Your reply is kept." in done.stdout
    command = done.stdout.rsplit("To go on: empathy ", 1)[1]
    again = run(*shlex.split(command), given="")
    assert "You go on where you stopped, at turn 2." in again.stdout


def test_an_ascii_terminal_still_plays(store_path: Path) -> None:
    done = run("play", CAKE, "--seed", "3", "--records", str(store_path), given="2\n", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Mood 5 \\u2192" in done.stdout


def test_the_library_is_offered_where_no_scenario_is_named(store_path: Path) -> None:
    done = run("--records", str(store_path), given="7000\nq\n")
    assert done.returncode == 0
    assert "Complaints to practise on:" in done.stdout


def test_silence_is_kept_when_the_time_runs_out(
    cake: Checked, rubric_text: Source, records: Records, store_path: Path
) -> None:
    """A real pipe that stays silent, and a real clock."""
    quick = SAMPLES.joinpath("wrong-cake.yaml").read_text("utf-8").replace("after: 30", "after: 0.2")
    path = store_path.parent / "quick.yaml"
    path.write_text(quick, "utf-8")
    playing = subprocess.Popen(
        [sys.executable, "-m", "simulator.entry", "play", str(path), "--timed", "--records", str(store_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert playing.stdout is not None
    for line in playing.stdout:
        if "Well? Say something." in line:
            break
    playing.kill()
    playing.communicate()
    (attempt,) = records.attempts()
    assert records.kept(attempt).turns[0].reply == "silence"
