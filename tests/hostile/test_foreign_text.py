"""Foreign text is shown to the letter: nothing is interpreted, nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.reports import as_csv, as_json
from scoring.rubric import Rubric
from scoring.text import tidy_name, visible
from simulator.app.app import EmpathyApp
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.screens.debrief import DebriefScreen
from simulator.app.screens.modals import FileScreen, NameScreen
from simulator.checking import Checked, check
from simulator.debriefing.text import debrief_text
from simulator.launch import Launch
from simulator.playback import report
from simulator.scenario.slips import quoted
from simulator.scenario.source import Source
from simulator.scripted import play_replies
from tests.app.driving import on_screen, say, until, words_of
from tests.clock import SteppedClock

HOSTILE = {
    "click": "[@click=app.quit]leave[/]",
    "close": "[/",
    "sic": "[sic] [bold]x[/bold] [/bold]",
    "title": "\x1b]0;owned\x07 \x1b[31mred\x1b[0m \x9b2J",
    "formula": "=1+1",
    "command": "@SUM(A1)|cmd",
    "script": "<script>alert(1)</script>&amp;",
    "reordered": "abc\u202edef\u2066ghi\u2069 \u200f",
    "marks": "e" + "\u0301" * 40,
    "wide": "家族 👩‍👩‍👧 ﷽",
    "quotes": "\"'`; DROP TABLE turns; --",
    "braces": "{0} {x!r} %s %(a)s $HOME $text",
    "control": "tab\\there\x00null\x7f",
    "long": "word " * 1999 + "words",
}


def story(text: str) -> bytes:
    """A scenario that holds `text` wherever foreign text may stand."""
    words = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\x9b", "\\x9b")
    return f"""
scenario: hostile
version: 1
title: {words}
about: {words}
touchpoint: {words}
channel: chat
difficulty: starter
language: en
customer: {{name: {words}, mood: 5}}
file: [{words}]
start: one
scenes:
  one:
    customer: {words}
    replies:
      first: {{say: {words}, shows: {{names-the-specifics: {words}}}, why: {words}, mood: 1, goto: two}}
  two:
    customer: {words}
    replies:
      second: {{say: {words}, shows: [owns-the-failure], why: {words}, goto: end}}
endings:
  end: {{outcome: resolved, customer: {words}, lesson: {words}}}
""".encode()


@pytest.fixture(params=list(HOSTILE.values()), ids=list(HOSTILE))
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def hostile(text: str, rubric: Rubric) -> Checked:
    checked = check(Source("hostile.yaml", story(text)), rubric)
    assert checked.sound, list(checked.loaded.findings)
    return checked


def squeezed(shown: str) -> str:
    """Without what wrapping and frames add."""
    return "".join(c for c in shown if not c.isspace() and c not in "▌│▎▏▔▁█▂▃▄▅▆▇▉▊▋")


async def test_every_screen_shows_it_to_the_letter(
    hostile: Checked, text: str, launch: Launch, clock: SteppedClock
) -> None:
    wanted = squeezed(visible(text))[:60]
    app = EmpathyApp(replace(launch, trainee=text, timed=False), hostile, clock=clock)
    async with app.run_test(size=(120, 400)) as pilot:

        async def shows(kind: type) -> None:
            await on_screen(pilot, kind)
            await pilot.pause()
            assert wanted in squeezed(words_of(pilot.app.screen))
            assert not {c for c in words_of(pilot.app.screen) if c < " " and c != "\n"}

        await shows(BriefingScreen)
        await pilot.press("enter")
        await shows(ConversationScreen)
        await pilot.press("f")
        await shows(FileScreen)
        await pilot.press("escape")
        await on_screen(pilot, ConversationScreen)
        await say(pilot, "first")
        await shows(ConversationScreen)
        await say(pilot, "second")
        for _ in range(3):
            if isinstance(app.screen, ConversationScreen):
                await pilot.press("enter")
                await pilot.pause()
        await shows(DebriefScreen)
        assert app.return_code is None


async def test_the_library_shows_it_to_the_letter(
    text: str, launch: Launch, clock: SteppedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hostile.yaml").write_bytes(story(text))
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [tmp_path])
    app = EmpathyApp(replace(launch, trainee=text), clock=clock)
    async with app.run_test(size=(120, 200)) as pilot:
        wanted = squeezed(visible(text))[:60]
        await until(pilot, lambda: "about 2 replies" in " ".join(words_of(app.screen).split()))
        assert squeezed(words_of(app.screen)).count(wanted) >= 2
        await pilot.press("n")
        await on_screen(pilot, NameScreen)
        await pilot.press("escape")
        app.notify(visible(text), markup=False)
        await pilot.pause(0.1)
        assert app.is_running


async def test_a_click_on_markup_in_a_reply_is_a_click_on_a_reply(
    rubric: Rubric, launch: Launch, clock: SteppedClock
) -> None:
    checked = check(Source("hostile.yaml", story(HOSTILE["click"])), rubric)
    app = EmpathyApp(replace(launch, timed=False), checked, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BriefingScreen)
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        for y in range(24):
            await pilot.click(offset=(5, y))
            await pilot.click(offset=(9, y))
        await pilot.pause()
        assert app.is_running
        assert app.return_code is None


def test_json_carries_it_unchanged_and_csv_makes_it_safe(
    hostile: Checked, text: str, launch: Launch, clock: SteppedClock
) -> None:
    named = replace(launch, trainee=tidy_name(text), group=tidy_name(text))
    sitting = play_replies(named, hostile, ["first", "second"], clock)
    made = report(sitting.attempt, sitting.judged(), sitting.bounds)
    data = json.loads(as_json.one(made))
    assert data["trainee"] == tidy_name(text)
    assert data["turns"][0]["said"] == text.strip(" \t\r\n")
    assert data["turns"][0]["evidence"][0]["quote"] == text.strip(" \t\r\n")
    for table in (as_csv.attempts([made]), as_csv.turns([made])):
        rows = list(csv.DictReader(io.StringIO(table)))
        cell = rows[0]["trainee"]
        assert cell.removeprefix("'") == visible(tidy_name(text))
        assert all(not value.startswith(("=", "+", "@", "\t", "\r")) for row in rows for value in row.values())
        assert not {c for c in table if (c < " " and c not in "\r\n") or c in "\x7f\x9b\u202e\u2066"}


def test_plain_text_shows_it_to_the_letter(hostile: Checked, text: str, launch: Launch, clock: SteppedClock) -> None:
    sitting = play_replies(replace(launch, trainee=text), hostile, ["first", "second"], clock)
    shown = debrief_text(sitting.attempt, sitting.judged(), sitting.bounds)
    assert visible(text.strip(" \t\r\n")) in shown
    assert not {c for c in shown if (c < " " and c != "\n") or c in "\x7f\x9b\u202e"}


def test_plain_mode_passes_no_escape_sequence_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_bytes(story("".join(HOSTILE[name] for name in ("title", "reordered", "control"))))
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "simulator.entry",
            "play",
            str(path),
            "--records",
            str(tmp_path / "r.db"),
            "--as",
            "=1+1",
        ],
        input=b"1\nf\n1\n",
        capture_output=True,
        check=True,
    )
    for stream in (done.stdout, done.stderr):
        assert b"\x1b" not in stream
        assert b"\x07" not in stream
        assert "\u202e".encode() not in stream
    assert "DEBRIEF" in done.stdout.decode()


def test_findings_show_it_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(f"scenario: {quoted(HOSTILE['title'])}\n{quoted(HOSTILE['reordered'])}: x\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "simulator.entry", "check", str(path)], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout
    assert "\u202e".encode() not in done.stdout
