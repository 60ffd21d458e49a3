"""The app: opens the record store behind the first paint, and leads from screen to screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import work
from textual.app import SystemCommand
from textual.screen import Screen

from scoring.text import tidy_name
from simulator.app.keeping import KeepingApp
from simulator.app.screens.library import LibraryScreen
from simulator.conversation.clock import Clock, SystemClock
from simulator.launch import Launch
from simulator.records.attempt import Attempt, StoreTrouble

if TYPE_CHECKING:
    from simulator.analysis.bounds import Bounds
    from simulator.checking import Checked
    from simulator.judging import Judged
    from simulator.sitting import Sitting

# What is slow to import (the model, the rules, the database) is imported where it is used: the library is on screen
# before any of it is needed.


class EmpathyApp(KeepingApp):
    """Library, briefing, conversation, debrief. `checked` opens one scenario's briefing; `resume` goes on with its
    newest unfinished attempt instead, `fresh` does not even mention one."""

    def __init__(
        self,
        launch: Launch,
        checked: Checked | None = None,
        *,
        resume: bool = False,
        fresh: bool = False,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(launch)
        self.clock: Clock = clock or SystemClock()
        self.painted = asyncio.Event()
        """Set after the first paint: what is slow to import waits for it."""
        self._checked = checked
        self.left: str | None = None
        """The attempt that was left last, which the library points at."""
        self._resume = resume
        self._fresh = fresh

    def on_mount(self) -> None:
        self.push_screen(LibraryScreen())
        self.call_after_refresh(self.painted.set)
        self.catch_signals()
        if self._resume:
            self._resume_newest()
        elif self._checked is not None:
            self.brief(self._checked)
            if not self._fresh:
                self._mention_unfinished()

    # --- from screen to screen

    def to_library(self) -> None:
        """Back to the library, whatever is open."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def brief(self, checked: Checked) -> None:
        from simulator.app.screens.briefing import BriefingScreen

        self.clear_notifications()
        self.push_screen(BriefingScreen(checked, self.launch.settings(timed=True)))

    def converse(self, sitting: Sitting) -> None:
        from simulator.app.screens.conversation import ConversationScreen

        self.to_library()
        self.clear_notifications()
        self.push_screen(ConversationScreen(sitting))

    def debrief(self, attempt: Attempt, judged: Judged, bounds: Bounds, *, kept: bool = True) -> None:
        from simulator.app.screens.debrief import DebriefScreen

        screen = DebriefScreen(attempt, judged, bounds, kept=kept)
        while len(self.screen_stack) > 3:
            self.pop_screen()
        if len(self.screen_stack) > 2:
            self.switch_screen(screen)  # in place of the conversation, so that the library is not drawn in between
        else:
            self.push_screen(screen)

    @work(exclusive=True, group="attempt")
    async def leave(self, sitting: Sitting) -> None:
        try:
            await asyncio.to_thread(sitting.leave)
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
        if sitting.kept:
            self.left = sitting.attempt.id
            self.notify("What you said is kept. Resume it from the library.")
        self.to_library()

    @work(exclusive=True, group="attempt")
    async def resume_attempt(self, attempt: Attempt) -> None:
        from simulator.sitting import resumed

        playback = await self.playback()
        if playback is not None:
            await self._into(lambda: resumed(playback.records.kept(attempt), playback, self.clock))

    @work(exclusive=True, group="attempt")
    async def replay(self, attempt: Attempt, turn: int) -> None:
        """A second try from `turn` of a kept attempt."""
        from simulator.sitting import replayed

        playback = await self.playback()
        if playback is not None:
            await self._into(lambda: replayed(playback.records.kept(attempt), turn, playback, self.clock))

    async def _into(self, open_sitting: Callable[[], Sitting]) -> None:
        try:
            sitting = await asyncio.to_thread(open_sitting)
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
        else:
            self.converse(sitting)

    @work(exclusive=True, group="attempt")
    async def open_debrief(self, attempt: Attempt) -> None:
        playback = await self.playback()
        if playback is None:
            return
        try:
            judged = await asyncio.to_thread(lambda: playback.judged(playback.records.kept(attempt)))
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
        else:
            self.debrief(attempt, judged, playback.bounds(attempt))

    @work(exclusive=True, group="attempt")
    async def _resume_newest(self) -> None:
        from simulator.sitting import resumed

        await self.painted.wait()
        playback, waiting = await self.playback(), await self._unfinished()
        if playback is not None and waiting is not None:
            await self._into(lambda: resumed(playback.records.kept(waiting), playback, self.clock))
        elif self._checked is not None:
            self.notify("There is nothing to resume, so this starts anew.")
            self.brief(self._checked)
        else:
            self.notify("There is nothing to resume. Choose a complaint.")

    @work
    async def _mention_unfinished(self) -> None:
        await self.painted.wait()
        if await self._unfinished() is not None:
            self.notify("An earlier attempt at this is unfinished; it waits in the library.")

    async def _unfinished(self) -> Attempt | None:
        """The newest unfinished attempt, of the scenario that was asked for where one was."""
        from simulator.progress import PLAYED

        playback = await self.playback()
        if playback is None:
            return None
        bounds = None if self._checked is None else self._checked.bounds
        scenario = None if bounds is None else bounds.graph.rules.scenario.id
        try:
            waiting = await asyncio.to_thread(
                playback.records.attempts,
                trainee=self.launch.trainee,
                scenario=scenario,
                modes=PLAYED,
                finished=False,
            )
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
            return None
        return waiting[-1] if waiting else None

    @work
    async def ask_name(self) -> None:
        from simulator.app.screens.modals import NameScreen

        name = await self.push_screen_wait(NameScreen(self.trainee))
        if name is not None:
            self.trainee = tidy_name(name) or None
            self.screen.post_message(LibraryScreen.Renamed())

    # --- the app itself

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        yield SystemCommand("Library", "Leave this and choose another complaint", self.action_library)

    def action_library(self) -> None:
        from simulator.app.screens.conversation import ConversationScreen

        if isinstance(self.screen, ConversationScreen):
            self.screen.action_leave()
        else:
            self.to_library()
