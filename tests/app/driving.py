"""Drives the real app under Pilot."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from simulator.app.app import EmpathyApp
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.conversation import ConversationScreen
from simulator.conversation.conversation import Phase

Driver = Pilot[None]


async def until(pilot: Driver, done: Callable[[], bool], seconds: float = 20) -> None:
    """Waits until something holds, however slow the machine."""
    for _ in range(int(seconds / 0.02)):
        await pilot.pause()
        if done():
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"this never came to hold; on screen: {pilot.app.screen}")


async def on_screen(pilot: Driver, kind: type[Screen[Any]]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))


def app_of(pilot: Driver) -> EmpathyApp:
    assert isinstance(pilot.app, EmpathyApp)
    return pilot.app


def talk_of(pilot: Driver) -> ConversationScreen:
    screen = next(s for s in reversed(pilot.app.screen_stack) if isinstance(s, ConversationScreen))
    assert isinstance(screen, ConversationScreen)
    return screen


async def begun(pilot: Driver) -> ConversationScreen:
    """From the briefing into the conversation."""
    await on_screen(pilot, BriefingScreen)
    await pilot.press("enter")
    await on_screen(pilot, ConversationScreen)
    return talk_of(pilot)


async def say(pilot: Driver, reply: str) -> None:
    """Says the reply of this id with the keyboard, and reads on until replies are offered again, or the end."""
    screen = talk_of(pilot)
    conversation = screen.conversation
    await read_on(pilot)
    number, turns = conversation.offered.index(reply) + 1, len(conversation.turns)
    await pilot.press(str(number))
    await pilot.press(str(number))
    await until(pilot, lambda: len(conversation.turns) > turns and conversation.state is not Phase.ANSWERING)
    await read_on(pilot)


async def read_on(pilot: Driver) -> None:
    """Reads until the replies are offered, or the conversation is over."""
    screen = talk_of(pilot)
    await pilot.pause()
    while screen.waiting_for_enter and screen.conversation.state is Phase.WAITING:
        await pilot.press("enter")
        await pilot.pause()


def words_of(screen: Screen[Any]) -> str:
    """Everything that stands on a screen, as text, a line a row."""
    width, height = screen.size
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text[:width].rstrip() for strip in strips[:height])
