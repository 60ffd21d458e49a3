"""The app: opens the record store behind the first paint, and leads from screen to screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import work
from textual.app import SystemCommand
from textual.screen import Screen

from simulator.app.naming import NamingApp
from simulator.app.progressing import Progressing
from simulator.app.screens.library import LibraryScreen
from simulator.app.shelf import Shelf
from simulator.conversation.clock import Clock, SystemClock
from simulator.launch import Launch
from simulator.records.attempt import UNNAMED, Attempt, StoreTrouble
from simulator.scenario.source import Source
from simulator.wording import app as words
from simulator.wording import conversation, library, progress, settings

if TYPE_CHECKING:
    from simulator.analysis.bounds import Bounds
    from simulator.checking import Checked
    from simulator.judging import Judged
    from simulator.sitting import Sitting

# What is slow to import (the model, the rules, the database) is imported where it is used: the library is on screen
# before any of it is needed.


class EmpathyApp(NamingApp):
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
        self.shelf = Shelf()
        self.progressing = Progressing(self)
        self._checked = checked
        self.left: str | None = None
        """The attempt that was left last, which the library points at."""
        self._resume = resume
        self._fresh = fresh

    def on_mount(self) -> None:
        self.push_screen(LibraryScreen())
        self.catch_signals()
        if self._resume:
            self._resume_newest()
        elif self._checked is not None:
            self.brief(self._checked)
            if not self._fresh:
                self._mention_unfinished()

    def await_paint(self) -> None:
        """The library sets `painted` itself, when its rows are there."""

    @property
    def newcomer(self) -> bool:
        return self.kept.new and self._checked is None and not self._resume

    # --- from screen to screen

    def to_library(self) -> None:
        """Back to the library, whatever is open."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def brief(self, checked: Checked) -> None:
        from simulator.app.screens.briefing import BriefingScreen

        self.clear_notifications()
        self.push_screen(BriefingScreen(checked, self.launch.settings(timed=True)))

    @work(exclusive=True, group="attempt")
    async def open_complaint(self, source: Source) -> None:
        """To the briefing of a complaint of the library, unless it is at fault."""

        def look() -> Checked:
            from simulator.checking import check

            return check(source, self.launch.rubric)

        async with self.busy(words.OPENING_COMPLAINT):
            checked = await asyncio.to_thread(look)
        if checked.sound:
            self.brief(checked)
        else:
            self.notify(library.AT_FAULT, markup=False)

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

    def show_progress(self) -> None:
        from simulator.app.screens.progress import ProgressScreen

        self.to_library()
        self.clear_notifications()
        self.push_screen(ProgressScreen())

    def practise_next(self) -> None:
        """To the briefing of what is worth practising next, from the library or from progress."""
        overview = self.progressing.latest
        first = overview.next[0] if overview is not None and overview.next else None
        begun = [] if first is None else self.progressing.unfinished(first.scenario.id)
        if begun:
            self.resume_attempt(begun[-1])
            return
        card = None if first is None else self.shelf.card(first.scenario.id)
        if card is not None:
            self.open_complaint(card.source)
        else:
            self.notify(progress.NOT_CHOSEN_YET if overview is None else progress.NO_LIBRARY, markup=False)

    @work(exclusive=True, group="attempt")
    async def leave(self, sitting: Sitting) -> None:
        """Leaves an attempt, and asks first where something stops or is lost by it."""
        lost = not sitting.recorded and bool(sitting.conversation.turns)
        if lost or (sitting.kept and sitting.conversation.assessed):
            question = conversation.LEAVE_UNRECORDED if lost else conversation.LEAVE_ASSESSMENT
            means = conversation.LEAVE_UNRECORDED_MEANS if lost else conversation.LEAVE_ASSESSMENT_MEANS
            if not await self.ask(question, means, conversation.LEAVE, conversation.STAY):
                self._stay()
                return
        try:
            await asyncio.to_thread(sitting.leave)
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
        if sitting.kept:
            self.left = sitting.attempt.id
            self.notify(words.KEPT)
        self.to_library()

    def _stay(self) -> None:
        from simulator.app.screens.conversation import ConversationScreen

        if isinstance(self.screen, ConversationScreen):
            self.screen.stay()

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
            async with self.busy(words.OPENING):
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
            async with self.busy(words.READING_BACK):
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
            self.notify(words.NOTHING_TO_RESUME_HERE)
            self.brief(self._checked)
        else:
            self.notify(words.NOTHING_TO_RESUME)

    @work
    async def _mention_unfinished(self) -> None:
        await self.painted.wait()
        if await self._unfinished() is not None:
            self.notify(words.UNFINISHED)

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
                trainee=self.trainee or UNNAMED,
                scenario=scenario,
                modes=PLAYED,
                finished=False,
            )
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
            return None
        return waiting[-1] if waiting else None

    # --- the app itself

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        from simulator.app.screens.conversation import ConversationScreen

        if not isinstance(screen, ConversationScreen):
            yield SystemCommand(progress.TITLE, progress.COMMAND, self.show_progress)
        yield SystemCommand(words.LIBRARY, words.LIBRARY_COMMAND, self.action_library)
        yield SystemCommand(settings.SETTINGS, settings.SETTINGS_MEANS, self.action_settings)

    def action_settings(self) -> None:
        from simulator.app.screens.settings import SettingsScreen

        if not any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            self.clear_notifications()
            self.push_screen(SettingsScreen())

    def action_library(self) -> None:
        from simulator.app.screens.conversation import ConversationScreen

        if isinstance(self.screen, ConversationScreen):
            self.screen.action_leave()
        else:
            self.to_library()
