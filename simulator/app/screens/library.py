"""The library: what to practise, what to go on with, what to read again."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, OptionList, Static

from simulator import places
from simulator.app.foreign import foreign, foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.shelf import Shelf
from simulator.app.widgets.library_rows import LibraryRows
from simulator.app.widgets.next_up import NextLine
from simulator.records.attempt import StoreTrouble
from simulator.scenario.shelf import DIFFICULTIES, read_headings
from simulator.scenario.source import Source
from simulator.wording import library as words
from simulator.wording import progress, settings

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp
    from simulator.checking import Checked
    from simulator.progress.reached import Reached

REDRAW = 0.25
"""Seconds between two drawings of the rows while a long library is read."""


class LibraryScreen(BaseScreen):
    """Rows appear as the files are read; what was reached fills in behind them."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", words.OPEN, id="library.open", tooltip=words.OPEN_TIP),
        Binding("x", "next", progress.KEY_NEXT, show=False, id="library.next", tooltip=progress.KEY_NEXT_TIP),
        Binding("p", "progress", progress.KEY_OPEN, id="library.progress", tooltip=progress.KEY_OPEN_TIP),
        Binding("n", "rename", words.NAME, id="library.name", tooltip=words.NAME_TIP),
        Binding("s", "app.settings", settings.SETTINGS, id="library.settings", tooltip=settings.SETTINGS_MEANS),
        Binding("q", "app.quit", words.QUIT, id="library.quit", tooltip=words.QUIT_TIP),
    ]
    HELP_TOPIC = words.HELP

    app: EmpathyApp

    class Renamed(Message):
        """The trainee plays under another name now."""

    def __init__(self) -> None:
        super().__init__()
        self._unplayed: str | None = None
        """What stands in place of debriefs, once it is known that there are none."""
        self._reached: dict[str, Reached] = {}

    @property
    def _shelf(self) -> Shelf:
        return self.app.shelf

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(Content.styled(words.HEADING, "bold"), id="heading")
            yield Static(id="trainee")
        yield NextLine()
        yield LibraryRows()
        yield Static(id="about")
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        self._show_name()
        self._read()

    @on(Renamed)
    def _renamed(self) -> None:
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Shows what may have changed while another screen was open."""
        self._show_name()
        if self._shelf:
            self._look_up()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        """Reads the headings and paints them; then checks each file, so that its length can be told."""
        sources, drawn = [], time.monotonic()
        for source, heading in read_headings(places.scenario_folders()):
            sources.append(source)
            self._shelf.add(source, heading)
            if time.monotonic() - drawn > REDRAW:
                self._fill()
                drawn = await self._drawn()
        self._fill()
        self.app.call_after_refresh(self.app.painted.set)
        await self.app.painted.wait()
        self._look_up()
        if self.app.newcomer:
            self.app.welcome()
        for source in sources:
            self._shelf.settle(source, await asyncio.to_thread(self._check, source))
            if time.monotonic() - drawn > REDRAW:
                self._fill()
                drawn = await self._drawn()
        self._shelf.ready.set()
        self._fill()

    async def _drawn(self) -> float:
        """Lets the screen draw; the moment after."""
        await asyncio.sleep(0)
        return time.monotonic()

    def _check(self, source: Source) -> Checked:
        from simulator.checking import check

        return check(source, self.app.launch.rubric)

    @work(exclusive=True, group="look up")
    async def _look_up(self) -> None:
        """What was reached so far, from the records, and what to practise next."""
        try:
            with self.app.felt(lambda: self.query_one(NextLine).update(Content(progress.READING))):
                self._reached = await self.app.progressing.reached()
                self._unplayed = await self.app.progressing.why_empty(self._reached)
                self._show_name()
                self._fill()
                overview = await self.app.progressing.read()
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
        else:
            self.query_one(NextLine).show(overview, self.app.clock.now())

    def _fill(self) -> None:
        """Draws all rows anew."""
        rows = self.query_one(LibraryRows)
        if rows.show(self._shelf, self._reached, self.app.clock.now(), self.app.left, self._unplayed):
            self.app.left = None
        if self._shelf.broken:
            told = words.at_fault(self._shelf.broken)
            self.query_one("#heading", Static).update(Content.assemble((words.HEADING, "bold"), (told, "dim")))

    def _show_name(self) -> None:
        name = self.app.trainee
        key = self.app.key_shown("library.name", "n")
        playing = foreign_line(name) if name else Content.styled(words.no_name(key), "dim")
        self.query_one("#trainee", Static).update(playing)

    @on(OptionList.OptionHighlighted, "#rows")
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        """What the highlighted row is about."""
        entry = self.query_one(LibraryRows).entry(event.option_id)
        about = self.query_one("#about", Static)
        if entry.source is not None:
            about.update(foreign(self._shelf.shown[entry.source.path][1].about))
        elif entry.attempt is not None:
            about.update(Content(words.LEFT))
        else:
            about.update(Content(words.READ_AGAIN))

    @on(OptionList.OptionSelected, "#rows")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        entry = self.query_one(LibraryRows).entry(event.option_id)
        if entry.source is not None:
            self._brief(entry.source)
        elif entry.attempt is not None:
            self.app.resume_attempt(entry.attempt)
        elif entry.finished is not None:
            self.app.open_debrief(entry.finished.attempt)

    @work
    async def _brief(self, source: Source) -> None:
        checked = self._shelf.checked.get(source.path)
        if checked is None:
            checked = await asyncio.to_thread(self._check, source)
        if checked.sound:
            self.app.brief(checked)
        else:
            self.notify(words.AT_FAULT, markup=False)

    def action_open(self) -> None:
        self.query_one(LibraryRows).action_select()

    def action_rename(self) -> None:
        self.app.ask_name()

    def action_progress(self) -> None:
        self.app.show_progress()

    def begin_easiest(self) -> None:
        """To the briefing of the first of the easiest complaints."""
        ranks = {difficulty: rank for rank, difficulty in enumerate(DIFFICULTIES)}
        shown = self._shelf.shown.values()
        easiest = min(shown, key=lambda row: ranks.get(row[1].difficulty, len(ranks)), default=None)
        if easiest is not None:
            self._brief(easiest[0])

    @on(NextLine.Chosen)
    def action_next(self) -> None:
        self.app.practise_next()
