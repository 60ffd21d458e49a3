"""The conversation's helps: feedback at the depth chosen, the hint, looking back; and none of them in an assessment."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.rubric import Rubric
from simulator.app.app import EmpathyApp
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.look_back import LookBackScreen
from simulator.app.widgets.talk import Talk
from simulator.checking import Checked, check_file
from simulator.conversation.turns import Feedback, Mode
from simulator.launch import Launch
from simulator.records.store import Records
from tests.app.driving import Driver, begun, on_screen, say, talk_of, until, words_of
from tests.clock import SteppedClock
from tests.conftest import SAMPLES


@pytest.fixture
def app(launch: Launch, cake: Checked, clock: SteppedClock) -> EmpathyApp:
    return EmpathyApp(launch, cake, clock=clock)


async def speak(pilot: Driver, reply: str) -> ConversationScreen:
    """Says a reply and stops where the customer has answered, whatever is asked for then."""
    talk = talk_of(pilot)
    turns, number = len(talk.conversation.turns), str(talk.conversation.offered.index(reply) + 1)
    await pilot.press(number, number)
    await until(pilot, lambda: len(talk.conversation.turns) > turns and not talk._saying)
    await pilot.pause(0.1)
    return talk


@pytest.mark.parametrize("depth", Feedback)
async def test_feedback_goes_as_deep_as_the_trainee_chose(
    launch: Launch, cake: Checked, clock: SteppedClock, depth: Feedback
) -> None:
    async with EmpathyApp(replace(launch, feedback=depth), cake, clock=clock).run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        talk = await speak(pilot, "receipt")
        shown = words_of(talk)
        assert ("now she has to prove" in shown) is (depth is Feedback.FULL)
        assert ("?? blunder, cost" in shown) is (depth is Feedback.FULL)
        assert ("?? blunder" in shown) is (depth is not Feedback.OFF)
        assert ("Mood 5 → 3, down." in shown) is (depth is not Feedback.OFF)
        assert talk.waiting_for_enter is (depth is Feedback.FULL)


async def test_a_hint_names_a_need_and_no_reply_and_is_kept_with_the_turn(app: EmpathyApp, store_path: Path) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        allowed = talk.conversation.allowance
        await pilot.press("h", "h")
        await until(pilot, lambda: "Tessa Boyle still needs" in words_of(talk))
        assert words_of(talk).count("still needs") == 1, "a second press says nothing new"
        assert talk.conversation.allowance > allowed, "reading it takes time"
        assert talk.conversation.turns == []
        await say(pilot, "nigel")
        await say(pilot, "tonight")
    records = Records(str(store_path))
    assert [turn.hinted for turn in records.kept(records.attempts()[0]).turns] == [True, False]


async def test_looking_back_shows_the_talk_with_its_feedback_and_stops_the_clock(
    app: EmpathyApp, clock: SteppedClock
) -> None:
    async with app.run_test(size=(80, 30)) as pilot:
        talk = await begun(pilot)
        await say(pilot, "receipt")
        conversation = talk.conversation
        await until(pilot, lambda: conversation.stopwatch.running)
        await pilot.press("b")
        await on_screen(pilot, LookBackScreen)
        await pilot.pause(0.1)
        shown = words_of(pilot.app.screen)
        for words in ("Forty candles", "Have you got the receipt", "now she has to prove", "find Nigel?"):
            assert words in shown
        assert "twenty pounds" not in shown, "the replies are hidden"
        clock.step(60)
        assert conversation.stopwatch.seconds == 0
        await pilot.press("escape")
        await on_screen(pilot, ConversationScreen)
        await until(pilot, lambda: conversation.stopwatch.running)
        assert [turn.reply for turn in conversation.turns] == ["receipt"]


async def test_an_assessment_has_no_help_and_says_so(launch: Launch, cake: Checked, clock: SteppedClock) -> None:
    async with EmpathyApp(replace(launch, mode=Mode.ASSESS), cake, clock=clock).run_test(size=(80, 30)) as pilot:
        talk = await begun(pilot)
        assert "assessment" in words_of(talk)
        for key, told in (("h", "has no hint"), ("b", "has no looking back"), ("p", "cannot be paused")):
            await pilot.press(key)
            await until(pilot, lambda told=told: f"An assessment {told}." in words_of(talk))  # type: ignore[misc]
            assert pilot.app.screen is talk
        assert "still needs" not in words_of(talk)
        await pilot.press("question_mark")
        await on_screen(pilot, HelpScreen)
        assert "no feedback, no hint, no looking back, no pause and no second try" in " ".join(
            words_of(pilot.app.screen).split()
        )
        await pilot.press("escape")
        await speak(pilot, "receipt")
        assert "Forty candles" not in words_of(talk), "what was said before cannot be read again"
        talk.query_one(Talk).scroll_home(animate=False)
        await pilot.pause()
        assert "Forty candles" not in words_of(talk)
        assert "find Nigel?" in words_of(talk)
        assert not talk.conversation.turns[0].hinted


async def test_the_helps_work_in_the_smallest_terminal(app: EmpathyApp) -> None:
    async with app.run_test(size=(40, 12)) as pilot:
        talk = await begun(pilot)
        await until(pilot, lambda: talk.waiting_for_enter)
        await pilot.press("enter")
        await until(pilot, lambda: not talk.waiting_for_enter)
        await pilot.press("h")
        await until(pilot, lambda: "still needs" in words_of(talk))
        await pilot.press("b")
        await on_screen(pilot, LookBackScreen)
        await pilot.pause(0.1)
        assert "Forty candles" in words_of(pilot.app.screen)


async def test_the_customers_newest_words_are_in_view_when_replies_are_offered(
    launch: Launch, rubric: Rubric, clock: SteppedClock
) -> None:
    """With full feedback, the talk is longer than the room that the replies leave."""
    checked = check_file(SAMPLES.parents[1] / "scenarios" / "unreachable-phone.yaml", rubric)
    async with EmpathyApp(launch, checked, clock=clock).run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        for reply in ("two-rings", "joans-phone", "to-the-family"):
            await say(pilot, reply)
            await pilot.pause(0.1)
            newest = " ".join(talk.conversation.news[-1].split()[:6])
            assert newest in " ".join(words_of(talk).replace("▌", "").split())
        await pilot.resize_terminal(100, 30)
        await pilot.pause(0.1)
        assert newest in " ".join(words_of(talk).replace("▌", "").split())
