"""What every app shares: light and dark, Ctrl+C, and a terminal that is left as it was."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator.app.widgets.busy import Busy
from simulator.wording import screens as words

INTERRUPTED = 130

FELT = 0.3
"""Seconds after which a wait is told."""


class BaseApp(App[None]):
    """An app in the terminal. Its exit code is `return_code`: 0, 130 when interrupted, 128 and its number for a
    signal."""

    TITLE = words.TITLE
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", words.INTERRUPT, show=False, priority=True, system=True),
        Binding("ctrl+t", "light", words.LIGHT_OR_DARK, show=False, id="app.light", tooltip=words.LIGHT_OR_DARK),
    ]

    def run_to_the_end(self) -> int:
        """Runs the app. Returns the exit code."""
        self.run()
        return self.return_code or 0

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        yield SystemCommand(words.LIGHT_OR_DARK, words.LIGHT_OR_DARK_TIP, self.action_light)

    @asynccontextmanager
    async def busy(self, words: str) -> AsyncIterator[None]:
        """Says what is being waited for, once the wait is felt."""
        screen = self.screen
        line = Busy(words)
        slow = self.set_timer(FELT, lambda: screen.mount(line) if screen.is_attached else None)
        try:
            yield
        finally:
            slow.stop()
            if line.is_attached:
                await line.remove()

    def action_light(self) -> None:
        self.theme = "textual-dark" if self.theme == "textual-light" else "textual-light"

    def action_interrupt(self) -> None:
        self.exit(return_code=INTERRUPTED)

    def catch_signals(self) -> None:
        """A signal ends the app through its own exit, which puts the terminal back as it was."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, self._signalled, int(number))
                except (NotImplementedError, RuntimeError):  # Windows; or not the main thread, as under test
                    return

    def _signalled(self, number: int) -> None:
        self.exit(return_code=128 + number)
