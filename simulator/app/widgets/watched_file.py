"""A file that is followed from save to save, behind the screen."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import work
from textual.message import Message
from textual.widget import Widget

from scoring.rubric import Rubric
from simulator.app.background import Background
from simulator.conversation.clock import Clock
from simulator.previewing.version import Version, read_version
from simulator.previewing.watch import EVERY, News, Watch

SLOW = 0.3
"""Seconds after which a check is said to be under way."""

AT_ONCE = 2
"""How many checks run at a time: one whose result nobody waits for any more, and the newest."""


class Superseded(Exception):
    """The file was saved again while it was being checked."""


class WatchedFile(Widget):
    """Looks at a file while it is mounted, and reads and checks it after each save. Shows nothing itself."""

    DEFAULT_CSS = """
    WatchedFile {
        display: none;
    }
    """

    @dataclass
    class Saved(Message):
        """The file was saved, read and checked."""

        version: Version

    @dataclass
    class Checking(Message):
        """A check takes long, or does no more."""

        under_way: bool

    class Missing(Message):
        """The file is gone, and has not come back for a while."""

    def __init__(self, path: Path, rubric: Rubric, clock: Clock) -> None:
        super().__init__()
        self._path = path
        self._rubric = rubric
        self._clock = clock
        self._watch = Watch(path)
        self._looks = Background(at_once=1)
        self._checks = Background(at_once=AT_ONCE)
        self._newest: object = None

    def on_mount(self) -> None:
        self._follow()

    @work
    async def _follow(self) -> None:
        while True:
            news = await self._looks.run(self._watch.look)
            if news is News.SAVED:
                self._check()
            elif news is News.MISSING:
                self.post_message(self.Missing())
            await asyncio.sleep(EVERY)

    @work(exclusive=True, group="check")
    async def _check(self) -> None:
        """A newer save cancels the wait, and stops the check that nobody waits for any more."""
        at, ticket = self._clock.now(), object()
        self._newest = ticket

        def go_on(_positions: int) -> None:
            if self._newest is not ticket:
                raise Superseded

        slow = self.set_timer(SLOW, lambda: self.post_message(self.Checking(True)))
        try:
            version = await self._checks.run(partial(read_version, self._path, self._rubric, at, go_on))
        finally:
            slow.stop()
            self.post_message(self.Checking(False))
        if version is None:
            self._watch.again()
        else:
            self.post_message(self.Saved(version))
