"""Plain mode: the same conversation, line by line."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.checking import Checked
from simulator.conversation.turns import Feedback, Mode, Settings
from simulator.plain.play import PlainPlay
from simulator.records.store import Records
from simulator.scenario.source import Source
from simulator.sitting import Sitting, new_sitting
from tests.clock import SteppedClock
from tests.conftest import SAMPLES
from tests.plain.lines import scripted

CAKE = str(SAMPLES / "wrong-cake.yaml")


@pytest.fixture
def sitting(cake: Checked, rubric_text: Source, clock: SteppedClock, records: Records) -> Sitting:
    return new_sitting(cake, rubric_text, Settings(seed=3), clock, records, trainee="Sam Poe")


def _answering(sitting: Sitting, *replies: str | float, live: bool = False) -> str:
    """Plays by ids, looking each number up when it is asked for. A number among `replies` is so many seconds of
    thought."""
    lines, written = scripted(*replies, sitting=sitting, live=live)
    PlainPlay(sitting, lines, "empathy play wrong-cake --resume").run()
    return written.getvalue()


def test_a_conversation_is_played_from_briefing_to_the_last_words(sitting: Sitting) -> None:
    text = _answering(sitting, "nigel", "tonight")
    for words in (
        "The customer is Tessa Boyle.",
        "- Tessa rang at two; Ade took the call",
        "Tessa Boyle: Forty candles",
        "You: Forty people, and it said Nigel.",
        "(★ best. Mood 5 → 7, up. She came to say it, and you had heard it already.)",
        "Tessa Boyle: Six, then. He likes the corner piece.",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("depth", "told"),
    [
        (Feedback.OFF, ""),
        (Feedback.WORD, "(?? blunder. Mood 5 → 3, down.)"),
        (Feedback.FULL, "?? blunder, cost more than 100."),
    ],
)
def test_feedback_comes_at_the_depth_that_was_chosen(
    cake: Checked, rubric_text: Source, clock: SteppedClock, depth: Feedback, told: str
) -> None:
    text = _answering(new_sitting(cake, rubric_text, Settings(feedback=depth), clock, None), "receipt")
    assert told in text
    assert ("Mood 5" in text) == (depth is not Feedback.OFF)
    assert ("prove she was there" in text) == (depth is Feedback.FULL)


def test_a_hint_is_given_in_practice_and_kept_with_the_turn(sitting: Sitting, records: Records) -> None:
    text = _answering(sitting, "h", "nigel", "tonight")
    assert "Tessa Boyle still needs " in text
    assert [turn.hinted for turn in records.kept(sitting.attempt).turns] == [True, False]


def test_looking_back_tells_the_talk_with_its_feedback_and_changes_nothing(sitting: Sitting) -> None:
    before = _answering(sitting, "b", "nigel")
    assert "You have not said anything yet." in before
    position, turns = sitting.conversation.position, list(sitting.conversation.turns)
    back = _looked_back(sitting)
    assert back.index("Turn 1") < back.index("Forty candles") < back.index("You: Forty people") < back.index("★ best")
    assert "Now you are at turn 2.\nTessa Boyle: Thank you. What can you do about it?" in back
    assert (sitting.conversation.position, sitting.conversation.turns) == (position, turns)


def _looked_back(sitting: Sitting) -> str:
    lines, written = scripted("b", sitting=sitting)
    PlainPlay(sitting, lines, "").run()
    text = written.getvalue()
    return text[text.index("The talk so far:") :]


def test_when_the_input_ends_it_says_what_is_kept_and_how_to_go_on(sitting: Sitting, records: Records) -> None:
    text = _answering(sitting, "ask-ade")
    assert text.endswith("Your reply is kept. To go on: empathy play wrong-cake --resume\n")
    assert [t.reply for t in records.kept(sitting.attempt).turns] == ["ask-ade"]


def test_an_assessment_says_what_it_lacks_and_explains_nothing(
    cake: Checked, rubric_text: Source, clock: SteppedClock
) -> None:
    strict = new_sitting(cake, rubric_text, Settings(Mode.ASSESS), clock, None)
    text = _answering(strict, "p", "h", "b", "?", "nigel", "tonight")
    lacks = "no feedback before the end, no hint, no looking back, no pause, and no second try"
    assert text.count(lacks) == 2, "at the briefing, and when asked"
    for refusal in ("cannot be paused", "has no hint", "has no looking back"):
        assert refusal in text
    assert "  h  a hint" not in text
    assert "had heard it already" not in text
    assert "Mood" not in text
    assert not strict.conversation.turns[0].hinted


def test_the_time_is_told_when_asked_and_so_is_the_customers_patience(
    cake: Checked, rubric_text: Source, clock: SteppedClock
) -> None:
    sitting = new_sitting(cake, rubric_text, Settings(timed=True, seed=3), clock, None)
    text = _answering(sitting, 5, "t", 20, "t", "nigel", "t")
    allowance = round(sitting.conversation.turns[0].allowance)
    assert f"({allowance} seconds to answer. Tessa Boyle speaks again after 30 seconds of silence.)" in text
    assert f"{allowance - 5} seconds left of {allowance}. Tessa Boyle speaks again in 25 seconds." in text
    assert f"The {allowance} seconds for this reply are over; you can still answer." in text
    assert sitting.conversation.turns[0].seconds == 25
    assert "Tessa Boyle speaks again" not in text[text.index("Thank you. What can") :], "no silence is written there"


@pytest.mark.parametrize("asked", ["?", "b", "p"])
def test_reading_help_the_talk_or_feedback_takes_no_time(
    cake: Checked, rubric_text: Source, clock: SteppedClock, asked: str
) -> None:
    """Whoever reads at a terminal presses Enter when they are done; only then the clock goes on."""
    sitting = new_sitting(cake, rubric_text, Settings(timed=True), clock, None)
    text = _answering(sitting, 50, "", 2, "nigel", 50, "", 3, asked, 50, "", 4, "tonight", live=True)
    assert [turn.seconds for turn in sitting.conversation.turns] == [2, 7]
    assert "Press Enter to begin." in text
    assert "Press Enter for your replies." in text


def test_help_is_no_pause_in_an_assessment_and_can_be_read_before_it_begins(
    cake: Checked, rubric_text: Source, clock: SteppedClock
) -> None:
    strict = new_sitting(cake, rubric_text, Settings(Mode.ASSESS, timed=True), clock, None)
    text = _answering(strict, "?", 50, "", 2, "?", 3, "nigel", live=True)
    assert [turn.seconds for turn in strict.conversation.turns] == [5]
    assert text.count("  t  the time left") == 2


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
