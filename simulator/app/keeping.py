"""An app that keeps attempts: the store is opened when first asked for, and trouble with it is put to the trainee."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work

from simulator.app.base import BaseApp
from simulator.launch import Launch
from simulator.records.attempt import PlayedElsewhere, StoreTrouble
from simulator.wording import app as words

if TYPE_CHECKING:
    from simulator.playback import Playback


class KeepingApp(BaseApp):
    """Keeps attempts in the store of `launch`."""

    def __init__(self, launch: Launch) -> None:
        super().__init__(launch.kept)
        self.launch = launch
        self._playback: Playback | None = None
        self._unrecorded = False
        self._opened: asyncio.Future[Playback | None] | None = None

    @property
    def has_records(self) -> bool:
        return self._playback is not None

    async def playback(self) -> Playback | None:
        """The record store, opened when first asked for; None once the trainee has said to go on without. Whoever asks
        may be cancelled; the opening is not."""
        if self._opened is None:
            self._opened = asyncio.get_running_loop().create_future()
            self._open_once(self._opened)
        return await asyncio.shield(self._opened)

    @work(group="records")
    async def _open_once(self, opened: asyncio.Future[Playback | None]) -> None:
        await self.insist(self._open, self._go_unrecorded, leave=words.QUIT, left=self.exit)
        if not opened.done():
            opened.set_result(self._playback)

    def _open(self) -> None:
        from simulator.playback import Playback
        from simulator.records.store import Records

        self._playback = Playback(Records(self.launch.records_url))

    def _go_unrecorded(self) -> None:
        self._unrecorded = True

    async def insist(
        self,
        act: Callable[[], None],
        go_unrecorded: Callable[[], None],
        *,
        leave: str = words.LEAVE,
        left: Callable[[], None] | None = None,
    ) -> bool:
        """Does what needs the record store, in a thread. On trouble the trainee chooses: again, unrecorded, or leave
        (False). Raises `PlayedElsewhere`, which no second try mends."""
        while True:
            try:
                async with self.busy(words.WAITING):
                    await asyncio.to_thread(act)
                return True
            except PlayedElsewhere:
                raise
            except StoreTrouble as trouble:
                from simulator.app.screens.modals import Choice, TroubleScreen

                choice = await self.push_screen_wait(TroubleScreen(str(trouble), leave=leave))
            if choice is Choice.UNRECORDED:
                go_unrecorded()
                self.notify(words.NOTHING_KEPT, severity="warning")
            elif choice is Choice.LEAVE:
                if left is not None:
                    left()
                return False
            if choice is Choice.UNRECORDED and act == self._open:
                return True
