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
from simulator.scenario.shelf import read_headings
from simulator.scenario.source import Source
from simulator.wording import progress as words

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp
    from simulator.checking import Checked
    from simulator.progress.reached import Reached

REDRAW = 0.25
"""Seconds between two drawings of the rows while a long library is read."""

_HEADING = "Complaints to practise"

PATIENCE = 0.3
"""Seconds after which a wait is told."""


class LibraryScreen(BaseScreen):
    """Rows appear as the files are read; what was reached fills in behind them."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open", "Open", key_display="Enter", id="library.open", tooltip="Begin, resume or read the row"
        ),
        Binding("x", "next", words.KEY_NEXT, show=False, id="library.next", tooltip=words.KEY_NEXT_TIP),
        Binding("p", "progress", words.KEY_OPEN, id="library.progress", tooltip=words.KEY_OPEN_TIP),
        Binding("n", "rename", "Name", id="library.name", tooltip="The name your attempts are kept under"),
        Binding("q", "app.quit", "Quit", id="library.quit", tooltip="Leave the program"),
    ]
    HELP_TOPIC = (
        "Choose a complaint with the arrows and Enter, or by mouse. You answer the customer, see what each reply does, "
        "and read afterwards what it cost and why. An attempt you leave waits here to be resumed."
    )

    app: EmpathyApp

    class Renamed(Message):
        """The trainee plays under another name now."""

    def __init__(self) -> None:
        super().__init__()
        self._reached: dict[str, Reached] = {}

    @property
    def _shelf(self) -> Shelf:
        return self.app.shelf

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(Content.styled(_HEADING, "bold"), id="heading")
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
        await self.app.painted.wait()
        self._look_up()
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
        slow = self.set_timer(PATIENCE, lambda: self.query_one(NextLine).update(Content(words.READING)))
        try:
            self._reached = await self.app.progressing.reached()
            self._show_name()
            self._fill()
            overview = await self.app.progressing.read()
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
        else:
            slow.stop()
            self.query_one(NextLine).show(overview, self.app.clock.now())
        finally:
            slow.stop()

    def _fill(self) -> None:
        """Draws all rows anew."""
        rows = self.query_one(LibraryRows)
        if rows.show(self._shelf, self._reached, self.app.clock.now(), self.app.left):
            self.app.left = None
        if self._shelf.broken:
            told = f" · {self._shelf.broken} at fault: see empathy check"
            self.query_one("#heading", Static).update(Content.assemble((_HEADING, "bold"), (told, "dim")))

    def _show_name(self) -> None:
        name = self.app.trainee
        playing = foreign_line(name) if name else Content.styled("no name (n)", "dim")
        self.query_one("#trainee", Static).update(playing)

    @on(OptionList.OptionHighlighted, "#rows")
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        """What the highlighted row is about."""
        entry = self.query_one(LibraryRows).entry(event.option_id)
        about = self.query_one("#about", Static)
        if entry.source is not None:
            about.update(foreign(self._shelf.shown[entry.source.path][1].about))
        elif entry.attempt is not None:
            about.update(Content("You left this one; Enter goes on where you stopped."))
        else:
            about.update(Content("Read it again, turn by turn."))

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
            self.notify("This one has errors and cannot be played; `empathy check` says which.", markup=False)

    def action_open(self) -> None:
        self.query_one(LibraryRows).action_select()

    def action_rename(self) -> None:
        self.app.ask_name()

    def action_progress(self) -> None:
        self.app.show_progress()

    @on(NextLine.Chosen)
    def action_next(self) -> None:
        self.app.practise_next()
