"""What takes long says so, and goes when it is done."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from simulator.app.app import EmpathyApp
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.widgets.busy import Busy
from simulator.checking import Checked
from simulator.launch import Launch
from tests.app.driving import begun, until, words_of
from tests.clock import SteppedClock


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_wait_that_is_felt_is_told_and_one_that_is_not_is_not(
    launch: Launch, cake: Checked, clock: SteppedClock, size: tuple[int, int]
) -> None:
    app = EmpathyApp(launch, cake, clock=clock)
    async with app.run_test(size=size) as pilot:
        async with app.busy("Counting …"):
            await asyncio.sleep(0.05)
        assert not app.screen.query(Busy)
        async with app.busy("Counting …"):
            await until(pilot, lambda: "… Counting …" in words_of(app.screen), seconds=5)
        await pilot.pause()
        assert not app.screen.query(Busy)


async def test_waiting_for_the_record_store_is_told_and_blocks_no_key(
    launch: Launch, cake: Checked, clock: SteppedClock, store_path: Path
) -> None:
    async with EmpathyApp(launch, cake, clock=clock).run_test(size=(80, 24)) as pilot:
        talk = await begun(pilot)
        other = sqlite3.connect(store_path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        number = str(talk.conversation.offered.index("nigel") + 1)
        await pilot.press(number, number)
        await until(pilot, lambda: "Waiting for the record store" in words_of(talk))
        await pilot.press("q")
        await until(pilot, lambda: "then you can leave" in words_of(talk))
        other.execute("COMMIT")
        other.close()
        await until(pilot, lambda: len(talk.conversation.turns) == 1 and not talk._saying)
        await pilot.pause()
        assert isinstance(pilot.app.screen, ConversationScreen)
        assert not talk.query(Busy)
