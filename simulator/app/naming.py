"""Whose attempts these are: the name they are kept under, and the welcome in which it is first asked for."""

from __future__ import annotations

import asyncio

from textual import work

from scoring.text import tidy_name
from simulator.app.keeping import KeepingApp
from simulator.app.screens.library import LibraryScreen
from simulator.launch import Launch
from simulator.records.attempt import UNNAMED, StoreTrouble
from simulator.wording import naming


class NamingApp(KeepingApp):
    """`trainee` is the name that attempts are kept under, None for none: the one that the command line gave for this
    run, else the one in the settings file."""

    def __init__(self, launch: Launch) -> None:
        super().__init__(launch)
        self.trainee = launch.trainee

    @work
    async def ask_name(self) -> None:
        from simulator.app.screens.modals import NameScreen

        name = await self.push_screen_wait(NameScreen(self.trainee))
        if name is not None:
            await self._rename(tidy_name(name) or None)

    async def _rename(self, name: str | None) -> None:
        """Plays under another name from now on. With a first name, attempts that have none may be claimed."""
        first = self.trainee is None and name is not None
        self.trainee = name
        self.keep(name=name)
        if first and name is not None:
            await self._claim(name)
        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                screen.post_message(LibraryScreen.Renamed())

    async def _claim(self, name: str) -> None:
        playback = await self.playback()
        if playback is None:
            return
        try:
            count = len(await asyncio.to_thread(playback.records.attempts, trainee=UNNAMED))
            means = naming.claim_means(name, count)
            if count and await self.ask(naming.claim(count), means, naming.CLAIM, naming.NOT_MINE):
                await asyncio.to_thread(playback.records.name_unnamed, name)
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)

    @work
    async def welcome(self) -> None:
        """Where nobody has played or chosen settings yet."""
        playback = await self.playback()
        library = self.screen_stack[1]
        try:
            played = playback is None or bool(await asyncio.to_thread(lambda: playback.records.attempts()))
        except StoreTrouble:
            return  # the library tells of it
        if played or self.screen is not library:
            return
        from simulator.app.screens.welcome import WelcomeScreen

        welcomed = await self.push_screen_wait(WelcomeScreen())
        if name := tidy_name(welcomed.name):
            await self._rename(name)
        else:
            self.keep()  # a settings file says that this person was welcomed
        if welcomed.begin and isinstance(library, LibraryScreen):
            library.begin_easiest()
