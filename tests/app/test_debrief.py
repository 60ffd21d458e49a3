"""The debrief on the screen: read turn by turn, gone back from, answered."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from simulator.app.app import EmpathyApp
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.screens.debrief import DebriefScreen
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.library import LibraryScreen
from simulator.app.screens.to_change import ToChangeScreen
from simulator.app.widgets.turns import Turns
from simulator.checking import Checked
from simulator.conversation.turns import Mode, Settings
from simulator.launch import Launch
from simulator.records.store import Records
from simulator.scenario.source import Source
from simulator.sitting import Sitting, new_sitting
from tests.app.driving import Driver, on_screen, say, until, words_of
from tests.clock import SteppedClock

SIZES = [(80, 24), (40, 12), (120, 40)]


@pytest.fixture
def sit(cake: Checked, rubric_text: Source, clock: SteppedClock, records: Records) -> Sitting:
    return sitting(cake, rubric_text, clock, records, ("receipt", "tonight"))


def sitting(
    cake: Checked,
    rubric_text: Source,
    clock: SteppedClock,
    records: Records | None,
    replies: Sequence[str],
    mode: Mode = Mode.PRACTICE,
) -> Sitting:
    """An attempt that was played to its end."""
    played = new_sitting(cake, rubric_text, Settings(mode, seed=3), clock, records, trainee="Sam")
    played.begin()
    for reply in replies:
        played.reply(reply)
        played.keep()
        played.hear()
    return played


@asynccontextmanager
async def opened(
    launch: Launch, clock: SteppedClock, sit: Sitting, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Driver, DebriefScreen]]:
    app = EmpathyApp(replace(launch, timed=False), clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.playback()
        app.debrief(sit.attempt, sit.judged(), sit.bounds, kept=sit.recorded)
        await on_screen(pilot, DebriefScreen)
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        await until(pilot, lambda: screen.query_one(Turns).highlighted == 0)
        await pilot.pause()
        yield pilot, screen


async def everything(pilot: Driver, screen: DebriefScreen) -> str:
    """All that can be scrolled to, wrapped lines put together again."""
    seen: list[str] = []
    await pilot.press(*["pageup"] * 9)
    for _ in range(30):
        await pilot.pause()
        page = words_of(screen)
        if seen and page == seen[-1]:
            break
        seen.append(page)
        await pilot.press("pagedown")
    return " ".join(line.rsplit("▏", 1)[-1].strip(" ▌▁▂▃▄▅▆▇█") for page in seen for line in page.splitlines())


@pytest.mark.parametrize("size", SIZES)
async def test_keep_change_and_try_next_stand_there_at_every_size(
    launch: Launch, clock: SteppedClock, sit: Sitting, size: tuple[int, int]
) -> None:
    async with opened(launch, clock, sit, size) as (pilot, screen):
        assert "overall 0 of 100" in words_of(screen)
        told = await everything(pilot, screen)
        for words in ("Keep", "Change", "Try next", "Listening", "Lesson", "What should we change so that"):
            assert words in told


@pytest.mark.parametrize("size", SIZES)
async def test_a_turn_shows_the_strongest_reply_with_the_customers_answer_and_every_other(
    launch: Launch, clock: SteppedClock, sit: Sitting, size: tuple[int, int]
) -> None:
    async with opened(launch, clock, sit, size) as (pilot, screen):
        await pilot.press("down")
        await until(pilot, lambda: screen.chosen == 1)
        told = await everything(pilot, screen)
        assert "Turn 1 ?? blunder cost more than 100" in " ".join(told.split())
        for words in ("The order is in the book;", "The strongest reply", "Thank you. What can you", "Let me just see"):
            assert words in told
        assert ("Forty candles" in told) is (size[0] < 70)


async def test_turns_are_chosen_by_keys_and_by_mouse(launch: Launch, clock: SteppedClock, sit: Sitting) -> None:
    async with opened(launch, clock, sit) as (pilot, screen):
        for key, chosen in (("j", 1), ("down", 2), ("down", 2), ("k", 1), ("up", None), ("up", None), ("end", 2)):
            await pilot.press(key)
            await until(pilot, lambda chosen=chosen: screen.chosen == chosen)  # type: ignore[misc]
        await pilot.press("home")
        await until(pilot, lambda: screen.chosen is None)
        rows = words_of(screen).splitlines()
        await pilot.click(offset=(12, next(y for y, row in enumerate(rows) if "Forty candles" in row)))
        await until(pilot, lambda: screen.chosen == 1)
        assert "▲1" in words_of(screen)


async def test_only_what_is_chosen_is_shown_and_from_its_beginning(
    launch: Launch, clock: SteppedClock, sit: Sitting
) -> None:
    async with opened(launch, clock, sit, (40, 12)) as (pilot, screen):
        await pilot.press("down", "pagedown", "pagedown")
        await until(pilot, lambda: screen.query_one("#side").scroll_offset.y > 0)
        await pilot.press("down")
        await until(pilot, lambda: screen.chosen == 2 and screen.query_one("#side").scroll_offset.y == 0)


async def test_r_goes_back_to_the_costliest_turn_where_none_is_chosen_and_says_so(
    launch: Launch, clock: SteppedClock, sit: Sitting, records: Records
) -> None:
    async with opened(launch, clock, sit) as (pilot, screen):
        assert "Retry turn 1" in words_of(screen)
        await pilot.press("down", "down")
        await until(pilot, lambda: "Retry from here" in words_of(screen))
        await pilot.press("up", "up")
        await until(pilot, lambda: "Retry turn 1" in words_of(screen))
        clock.step(60)
        await pilot.press("r")
        await on_screen(pilot, ConversationScreen)
        talk = pilot.app.screen
        assert isinstance(talk, ConversationScreen)
        assert talk.conversation.turns == []
        assert talk.sitting.attempt.replay_of == sit.attempt.id
        await say(pilot, "nigel")
        await say(pilot, "tonight")
        await pilot.press("enter")
        await on_screen(pilot, DebriefScreen)
        await until(pilot, lambda: "First try 0, this one 100." in words_of(pilot.app.screen))
        assert "Retry it all" in words_of(pilot.app.screen)
    first = records.attempt(sit.attempt.id)
    assert first.ended is not None
    assert [turn.reply for turn in records.kept(first).turns] == ["receipt", "tonight"]


async def test_an_assessment_says_that_it_gives_no_second_try(
    launch: Launch, cake: Checked, rubric_text: Source, clock: SteppedClock, records: Records
) -> None:
    strict = sitting(cake, rubric_text, clock, records, ("receipt", "tonight"), Mode.ASSESS)
    async with opened(launch, clock, strict) as (pilot, screen):
        assert "Retry" not in words_of(screen)
        await pilot.press("r")
        await until(pilot, lambda: "An assessment gives no second try." in words_of(screen))
        assert pilot.app.screen is screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_is_answered_in_a_line_and_kept(
    launch: Launch, clock: SteppedClock, sit: Sitting, records: Records, size: tuple[int, int]
) -> None:
    async with opened(launch, clock, sit, size) as (pilot, screen):
        await pilot.press("c")
        await on_screen(pilot, ToChangeScreen)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        assert "What should we change" in words_of(pilot.app.screen)
        await pilot.press(*"rqc 1", "enter")
        await on_screen(pilot, DebriefScreen)
        await until(pilot, lambda: records.attempt(sit.attempt.id).to_change == "rqc 1")
        pilot.app.clear_notifications()
        assert "rqc 1" in await everything(pilot, screen)
        await pilot.press("c")
        await on_screen(pilot, ToChangeScreen)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        assert pilot.app.screen.query_one(Input).value == "rqc 1"
        await pilot.press(*["backspace"] * 5, "enter")
        await until(pilot, lambda: records.attempt(sit.attempt.id).to_change is None)
        await on_screen(pilot, DebriefScreen)
        await pilot.press("c")
        await on_screen(pilot, ToChangeScreen)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await pilot.press("x", "escape")
        await on_screen(pilot, DebriefScreen)
        assert records.attempt(sit.attempt.id).to_change is None


async def test_an_answer_that_cannot_be_kept_is_told_and_not_shown_as_kept(
    launch: Launch, clock: SteppedClock, sit: Sitting, store_path: Path
) -> None:
    async with opened(launch, clock, sit) as (pilot, screen):
        store_path.rename(store_path.with_suffix(".away"))
        await pilot.press("c")
        await on_screen(pilot, ToChangeScreen)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await pilot.press(*"abc", "enter")
        # A toast lies over the screen's own words, and where its lines break hangs on the length of the path.
        await until(pilot, lambda: any("was removed or replaced" in told.message for told in pilot.app._notifications))
        assert screen.attempt.to_change is None


async def test_an_unrecorded_attempt_says_what_it_cannot_do(
    launch: Launch, cake: Checked, rubric_text: Source, clock: SteppedClock
) -> None:
    unkept = sitting(cake, rubric_text, clock, None, ("nigel", "voucher"))
    async with opened(launch, clock, unkept) as (pilot, screen):
        await pilot.press("r")
        await until(pilot, lambda: "was not recorded" in words_of(screen))
        await pilot.press("c")
        await on_screen(pilot, ToChangeScreen)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await pilot.press(*"abc", "enter")
        await until(pilot, lambda: "Nothing is recorded" in words_of(screen))
        assert screen.attempt.to_change == "abc"


async def test_an_earlier_debrief_is_answered_too(
    launch: Launch, clock: SteppedClock, sit: Sitting, store_path: Path
) -> None:
    async with EmpathyApp(launch, clock=clock).run_test(size=(80, 24)) as pilot:
        app = pilot.app
        assert isinstance(app, EmpathyApp)
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        app.open_debrief(sit.attempt)
        await on_screen(pilot, DebriefScreen)
        await pilot.press("c")
        await on_screen(pilot, ToChangeScreen)
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        await pilot.press(*"ink", "enter")

        def kept() -> str | None:
            with sqlite3.connect(store_path) as other:
                return str(other.execute("SELECT to_change FROM attempts").fetchone()[0])

        await until(pilot, lambda: kept() == "ink")


async def test_help_and_every_size_do_it_no_harm(launch: Launch, clock: SteppedClock, sit: Sitting) -> None:
    async with opened(launch, clock, sit) as (pilot, screen):
        for size in [(1, 1), (6, 3), (39, 12), (40, 11), (40, 12), (69, 30), (120, 12), (200, 60), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.press("down", "up", "end")
            await pilot.pause()
        await pilot.press("question_mark")
        await on_screen(pilot, HelpScreen)
        assert "A second try from the chosen turn" in words_of(pilot.app.screen)
        await pilot.press("escape")
        await on_screen(pilot, DebriefScreen)
        await until(pilot, lambda: screen.chosen == 2)
        await pilot.press("escape")
        await on_screen(pilot, LibraryScreen)
