"""The app, played from the library to the debrief."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from simulator.app.app import EmpathyApp
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.screens.debrief import DebriefScreen
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.library import LibraryScreen
from simulator.app.screens.modals import FileScreen, NameScreen, PauseScreen, TroubleScreen
from simulator.app.widgets.mood import MoodGauge
from simulator.app.widgets.replies import Replies
from simulator.app.widgets.time_bar import TimeBar
from simulator.checking import Checked
from simulator.conversation.turns import Mode
from simulator.launch import Launch
from simulator.records.store import Records
from tests.app.driving import app_of, begun, on_screen, say, talk_of, until, words_of
from tests.clock import SteppedClock
from tests.conftest import SAMPLES


def _answered(talk: ConversationScreen, turns: int) -> Callable[[], bool]:
    """Whether the customer has answered the turn after so many."""
    return lambda: len(talk.conversation.turns) > turns and not talk._saying


def app(launch: Launch, cake: Checked, clock: SteppedClock, **changes: object) -> EmpathyApp:
    return EmpathyApp(replace(launch, **changes), cake, clock=clock)  # type: ignore[arg-type]


@pytest.fixture
def shelf(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of the sample alone."""
    folder = home / "shelf"
    folder.mkdir(parents=True)
    shutil.copy(SAMPLES / "wrong-cake.yaml", folder)
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [folder])
    return folder


async def test_a_complaint_is_played_from_the_library_to_the_debrief(
    launch: Launch, shelf: Path, clock: SteppedClock
) -> None:
    async with EmpathyApp(launch, clock=clock).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "A cake for somebody else" in words_of(pilot.app.screen))
        await until(pilot, lambda: "about 2 replies" in words_of(pilot.app.screen))
        await pilot.press("enter")
        await on_screen(pilot, BriefingScreen)
        assert "Ade took the call" in words_of(pilot.app.screen)
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        await say(pilot, "nigel")
        assert (
            "She came to say it" in words_of(pilot.app.screen)
            or talk_of(pilot).conversation.position.scene == "what-now"
        )
        await say(pilot, "tonight")
        await pilot.press("enter")
        await on_screen(pilot, DebriefScreen)
        assert "✓ resolved" in words_of(pilot.app.screen)
        await pilot.press("pagedown", "pagedown")
        await until(pilot, lambda: "A time and a name on the box" in words_of(pilot.app.screen))
        await pilot.press("enter")
        await on_screen(pilot, LibraryScreen)
        await until(pilot, lambda: "best 100" in words_of(pilot.app.screen))


async def test_nothing_is_said_by_a_single_key_or_click(launch: Launch, cake: Checked, clock: SteppedClock) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        await pilot.press("enter", "enter", "space")
        await pilot.press("1", "2", "3", "down", "up")
        await pilot.click(Replies, offset=(5, 0))
        await pilot.press("9", "0", "x")
        await pilot.pause()
        assert talk.conversation.turns == []
        await pilot.press("2", "2")
        await until(pilot, lambda: len(talk.conversation.turns) == 1)


async def test_a_whole_conversation_by_mouse(launch: Launch, shelf: Path, clock: SteppedClock) -> None:
    async with EmpathyApp(launch, clock=clock).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "A cake" in words_of(pilot.app.screen))
        await pilot.click("#rows", offset=(6, 1))
        await on_screen(pilot, BriefingScreen)
        await pilot.click("#begin")
        await on_screen(pilot, ConversationScreen)
        talk = talk_of(pilot)
        while not isinstance(pilot.app.screen, DebriefScreen):
            turns = len(talk.conversation.turns)
            if talk.waiting_for_enter:
                await pilot.click("#go-on")
                await pilot.pause(0.05)
                continue
            await pilot.click(Replies, offset=(6, 0))
            await pilot.click(Replies, offset=(6, 0))
            await until(pilot, _answered(talk, turns))
            if turns > 6:
                await pilot.press("q")
                break


async def test_the_reply_is_on_disk_before_the_answer_is_shown(
    launch: Launch, cake: Checked, clock: SteppedClock, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, bool]] = []
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        hear = talk.sitting.hear

        def watched() -> tuple[str, ...]:
            with sqlite3.connect(store_path) as other:
                seen.append(
                    (other.execute("SELECT count(*) FROM turns").fetchone()[0], "What can you" in words_of(talk))
                )
            return hear()

        monkeypatch.setattr(talk.sitting, "hear", watched)
        await say(pilot, "nigel")
        assert "What can you do about it" in words_of(talk)
    assert seen == [(1, False)]


async def test_leaving_and_resuming_goes_on_where_it_was(
    launch: Launch, shelf: Path, cake: Checked, clock: SteppedClock
) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        offered = talk_of(pilot).conversation.offered
        await say(pilot, "ask-ade")
        await pilot.press("q")
        await on_screen(pilot, LibraryScreen)
    async with EmpathyApp(launch, clock=clock).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Unfinished" in words_of(pilot.app.screen))
        rows = pilot.app.screen.query_one("#rows", OptionList)
        rows.highlighted = 1
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        talk = talk_of(pilot)
        assert "Let me just see what Ade wrote." in words_of(talk)
        assert [t.reply for t in talk.conversation.turns] == ["ask-ade"]
        assert sorted(talk.conversation.offered) == sorted(offered)


async def test_practice_explains_and_an_assessment_waits_until_the_end(
    launch: Launch, cake: Checked, clock: SteppedClock
) -> None:
    for mode, explained in ((Mode.PRACTICE, True), (Mode.ASSESS, False)):
        async with app(launch, cake, clock, mode=mode).run_test(size=(80, 24)) as pilot:
            talk = await begun(pilot)
            await pilot.press("p")
            await pilot.pause()
            assert isinstance(pilot.app.screen, PauseScreen) is explained
            await pilot.press("escape") if explained else None
            await on_screen(pilot, ConversationScreen)
            number = str(talk.conversation.offered.index("nigel") + 1)
            await pilot.press(number, number)
            await until(pilot, _answered(talk, 0))
            await pilot.pause(0.1)
            assert ("you had heard it already" in words_of(talk)) is explained
            assert talk.waiting_for_enter is explained


async def test_an_assessment_offers_no_second_try(launch: Launch, cake: Checked, clock: SteppedClock) -> None:
    async with app(launch, cake, clock, mode=Mode.ASSESS).run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await say(pilot, "nigel")
        await say(pilot, "tonight")
        await pilot.press("enter")
        await on_screen(pilot, DebriefScreen)
        await pilot.press("down", "r")
        await pilot.pause(0.1)
        assert isinstance(pilot.app.screen, DebriefScreen)


async def test_a_second_try_starts_at_the_chosen_turn(
    launch: Launch, cake: Checked, clock: SteppedClock, store_path: Path
) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await say(pilot, "receipt")
        await say(pilot, "manager")
        await pilot.press("enter")
        await on_screen(pilot, DebriefScreen)
        debrief = pilot.app.screen
        assert isinstance(debrief, DebriefScreen)
        await pilot.press("down", "down")
        await until(pilot, lambda: debrief.chosen == 2)
        clock.step(60)
        await pilot.press("r")
        await on_screen(pilot, ConversationScreen)
        talk = talk_of(pilot)
        assert [t.reply for t in talk.conversation.turns] == ["receipt"]
        await say(pilot, "tonight")
    records = Records(str(store_path))
    first, second = records.attempts()
    assert second.replay_of == first.id
    assert first.ended is not None


async def test_the_clock_runs_with_the_file_and_stands_for_help_and_pause(
    launch: Launch, cake: Checked, clock: SteppedClock
) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        conversation = (await begun(pilot)).conversation
        await until(pilot, lambda: conversation.stopwatch.running)
        clock.step(5)
        for key, kind in (("question_mark", HelpScreen), ("p", PauseScreen)):
            await pilot.press(key)
            await on_screen(pilot, kind)
            assert not conversation.stopwatch.running
            clock.step(60)
            assert "Have you got the receipt" not in words_of(pilot.app.screen)
            await pilot.press("enter")
            await on_screen(pilot, ConversationScreen)
            await until(pilot, lambda: conversation.stopwatch.running)
        assert conversation.stopwatch.seconds == 5
        before = conversation.allowance
        await pilot.press("f")
        await on_screen(pilot, FileScreen)
        assert conversation.stopwatch.running
        assert conversation.allowance > before
        await pilot.press("escape")


async def test_the_customer_speaks_when_nothing_is_said_in_time(
    launch: Launch, cake: Checked, clock: SteppedClock
) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        await until(pilot, lambda: talk.conversation.stopwatch.running)
        await pilot.press("f")
        await on_screen(pilot, FileScreen)
        clock.step(31)
        await until(pilot, lambda: len(talk.conversation.turns) == 1 and not talk._saying)
        await on_screen(pilot, ConversationScreen)
        await until(pilot, lambda: "Well? Say something." in words_of(talk))
        assert talk.conversation.turns[0].reply == "silence"


async def test_untimed_play_shows_no_time_and_waits(launch: Launch, cake: Checked, clock: SteppedClock) -> None:
    async with app(launch, cake, clock, timed=False).run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BriefingScreen)
        assert "Nothing is timed" in words_of(pilot.app.screen)
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        clock.step(1000)
        await pilot.pause(0.4)
        talk = talk_of(pilot)
        assert talk.conversation.turns == []
        assert talk.query_one(TimeBar).left is None


async def test_the_mood_is_a_gauge_and_a_word(launch: Launch, cake: Checked, clock: SteppedClock) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        gauge = talk_of(pilot).query_one(MoodGauge)
        assert gauge.render().plain == "━━━━━───── 5 wary"
        await say(pilot, "nigel")
        assert gauge.render().plain == "━━━━━━━─── 7 listening"


async def test_the_time_can_be_hidden(launch: Launch, cake: Checked, clock: SteppedClock) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await until(pilot, lambda: "s left" in words_of(pilot.app.screen))
        await pilot.press("t")
        await until(pilot, lambda: "s left" not in words_of(pilot.app.screen))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_every_size_plays_to_the_end(
    launch: Launch, cake: Checked, clock: SteppedClock, size: tuple[int, int]
) -> None:
    async with app(launch, cake, clock).run_test(size=size) as pilot:
        await begun(pilot)
        await say(pilot, "nigel")
        await say(pilot, "voucher")
        while not isinstance(pilot.app.screen, DebriefScreen):
            await pilot.press("enter")
            await pilot.pause()
        assert "resolved" in words_of(pilot.app.screen)


async def test_resizing_live_never_breaks_it_and_too_small_says_so(
    launch: Launch, cake: Checked, clock: SteppedClock
) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, BriefingScreen)
        sizes = [(1, 1), (3, 2), (6, 3), (39, 12), (40, 11), (40, 12), (200, 60), (80, 24)]
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.press("enter")
        await on_screen(pilot, ConversationScreen)
        conversation = talk_of(pilot).conversation
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            if size == (39, 12):
                await until(pilot, lambda: words_of(pilot.app.screen).strip().startswith("This needs 40×12"))
                assert "receipt" not in words_of(pilot.app.screen)
                await pilot.press("1", "1")
                await until(pilot, lambda: not conversation.stopwatch.running)
        await until(pilot, lambda: conversation.stopwatch.running)
        assert conversation.turns == []
        await say(pilot, "nigel")


async def test_going_on_unrecorded_takes_saying_so(
    launch: Launch, cake: Checked, clock: SteppedClock, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_bytes(b"this is no database at all " * 100)
    async with app(launch, cake, clock, records_url=str(letter)).run_test(size=(80, 24)) as pilot:
        await on_screen(pilot, TroubleScreen)
        assert "not a record store" in words_of(pilot.app.screen)
        await pilot.click("#again")
        await pilot.pause(0.2)
        await on_screen(pilot, TroubleScreen)
        await pilot.click("#unrecorded")
        await begun(pilot)
        await say(pilot, "nigel")
        assert not talk_of(pilot).sitting.recorded
    assert letter.read_bytes().startswith(b"this is no database")


async def test_leaving_waits_for_what_was_said_to_be_kept(
    launch: Launch, cake: Checked, clock: SteppedClock, store_path: Path
) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        other = sqlite3.connect(store_path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        number = str(talk.conversation.offered.index("nigel") + 1)
        await pilot.press(number, number, "q")
        await pilot.pause(0.3)
        assert pilot.app.screen is talk
        assert "then you can leave" in words_of(talk)
        other.execute("COMMIT")
        other.close()
        await until(pilot, _answered(talk, 0))
        await pilot.press("q")
        await on_screen(pilot, LibraryScreen)
    records = Records(str(store_path))
    assert [t.reply for t in records.kept(records.attempts()[0]).turns] == ["nigel"]


async def test_a_name_is_asked_for_and_kept(launch: Launch, shelf: Path, clock: SteppedClock) -> None:
    async with EmpathyApp(replace(launch, trainee=None), clock=clock).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "no name" in words_of(pilot.app.screen))
        await pilot.press("n")
        await on_screen(pilot, NameScreen)
        await pilot.press(*"q1Zo", "enter")
        await until(pilot, lambda: "q1Zo" in words_of(pilot.app.screen))
        assert app_of(pilot).trainee == "q1Zo"


async def test_ctrl_c_leaves_with_130_and_keeps_what_was_said(
    launch: Launch, cake: Checked, clock: SteppedClock, store_path: Path
) -> None:
    running = app(launch, cake, clock)
    async with running.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await say(pilot, "nigel")
        await pilot.press("ctrl+c")
    assert running.return_code == 130
    records = Records(str(store_path))
    assert [t.reply for t in records.kept(records.attempts()[0]).turns] == ["nigel"]


async def test_the_debrief_is_saved_as_text_on_request(
    launch: Launch, cake: Checked, clock: SteppedClock, home: Path
) -> None:
    async with app(launch, cake, clock).run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await say(pilot, "nigel")
        await say(pilot, "tonight")
        await pilot.press("enter")
        await on_screen(pilot, DebriefScreen)
        await pilot.press("s")
        await pilot.pause(0.1)
    (saved,) = home.rglob("*.txt")
    assert "Ending: ✓ resolved" in saved.read_text("utf-8")
