"""The library: what to practise, what to go on with, what to read again."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from simulator import places
from simulator.app.background import answering
from simulator.app.foreign import foreign, foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.shelf import Known, Shelf, look_at
from simulator.app.widgets.footer import SparingFooter
from simulator.app.widgets.library_rows import LibraryRows, Shown
from simulator.app.widgets.next_up import NextLine
from simulator.browsing import Facet, Order, Wanted, ordered
from simulator.records.attempt import StoreTrouble
from simulator.scenario.shelf import read_headings
from simulator.scenario.source import Source
from simulator.wording import browsing, progress, settings, welcome
from simulator.wording import library as words

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp
    from simulator.app.widgets.search_line import SearchLine
    from simulator.progress.reached import Reached

REDRAW = 0.25
"""Seconds between two drawings of the rows while a long library is read."""


class LibraryScreen(BaseScreen):
    """Rows appear as the files are read; what was reached fills in behind them."""

    CSS_PATH = "library.tcss"
    AUTO_FOCUS = "#rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", words.OPEN, id="library.open", tooltip=words.OPEN_TIP),
        Binding("slash", "search", browsing.SEARCH, id="library.search", tooltip=browsing.SEARCH_TIP, priority=True),
        Binding("f", "filter", browsing.FILTER, id="library.filter", tooltip=browsing.FILTER_TIP),
        Binding("escape", "all", browsing.ALL, key_display=browsing.ESCAPE, id="library.all", tooltip=browsing.ALL_TIP),
        Binding("o", "order", browsing.ORDER, show=False, id="library.order", tooltip=browsing.ORDER_TIP),
        Binding("d", "debriefs", browsing.DEBRIEFS, show=False, id="library.debriefs", tooltip=browsing.DEBRIEFS_TIP),
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
        self._helps: dict[str, int] = {}
        """The place of each complaint in what helps most; empty while that is not known."""
        self.wanted = Wanted()
        """What is looked for, for as long as the program runs."""

    @property
    def _shelf(self) -> Shelf:
        return self.app.shelf

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(Content.styled(words.HEADING, "bold"), id="heading")
            yield Static(id="trainee")
        yield NextLine()
        yield Static(id="told")
        yield LibraryRows()
        yield Static(id="about")
        yield SparingFooter("rename")
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
        with answering():
            for source in sources:
                self._shelf.settle(source, await asyncio.to_thread(self._look_at, source))
                if time.monotonic() - drawn > REDRAW:
                    self._fill()
                    drawn = await self._drawn()
        self._shelf.ready.set()
        self._fill()

    async def _drawn(self) -> float:
        """Lets the screen draw; the moment after."""
        await asyncio.sleep(0)
        return time.monotonic()

    def _look_at(self, source: Source) -> Known | None:
        return look_at(source, self.app.launch.rubric)

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
            self._helps = {item.scenario.id: place for place, item in enumerate(overview.next)}
            self._fill()
            if self.app.is_running:
                self.query_one(NextLine).show(overview, self.app.clock.now())

    def _fill(self, *, from_top: bool = False) -> None:
        """Draws all rows anew, unless the program has ended while they were read."""
        if not self.app.is_running:
            return
        catalogue, wanted = self._shelf.catalogue, self.wanted
        cards = ordered(catalogue.left(wanted), wanted.order, self._helps, self._reached)
        kinds = catalogue.names(wanted)
        shown = Shown(
            self._shelf,
            cards,
            self._reached,
            self.app.clock.now(),
            narrowed=browsing.nothing(wanted.words, kinds, browsing.ESCAPE) if wanted.narrows else None,
            left=self.app.left,
            unplayed=self._unplayed,
        )
        if self.query_one(LibraryRows).show(shown, from_top=from_top):
            self.app.left = None
        if self._shelf.broken:
            told = words.at_fault(self._shelf.broken)
            self.query_one("#heading", Static).update(Content.assemble((words.HEADING, "bold"), (told, "dim")))
        order = browsing.order(wanted.order.value, self.app.key_shown("library.order", "o"))
        if wanted.narrows:
            count = browsing.narrowed(len(cards), len(self._shelf), kinds, browsing.ESCAPE)
        else:
            count = browsing.all_of(len(self._shelf))
        self.query_one("#told", Static).update(Content(f"{count} · {order}" if self._shelf else ""), layout=False)
        if self.has_class("-narrowed") != wanted.narrows:
            self.set_class(wanted.narrows, "-narrowed")
            self.refresh_bindings()
        self.set_class(wanted != Wanted(), "-told")
        if not cards:
            self.query_one("#about", Static).update("")

    def _show_name(self) -> None:
        if not self.app.is_running:
            return
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
            about.update(foreign(self._shelf.shown[entry.source.path].heading.about))
        elif entry.attempt is not None:
            about.update(Content(words.LEFT))
        else:
            about.update(Content(words.READ_AGAIN if entry.finished is not None else ""))

    @on(OptionList.OptionSelected, "#rows")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        entry = self.query_one(LibraryRows).entry(event.option_id)
        if entry.source is not None:
            self.app.open_complaint(entry.source)
        elif entry.attempt is not None:
            self.app.resume_attempt(entry.attempt)
        elif entry.finished is not None:
            self.app.open_debrief(entry.finished.attempt)

    # --- search, filter, order

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """All complaints can be shown again where some are not; and in the search a slash is text."""
        if action == "search":
            return self.focused is None or self.focused.id != "search"
        return action != "all" or self.wanted.narrows

    def _want(self, wanted: Wanted) -> None:
        """Shows what is wanted now, from its top."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._fill(from_top=True)

    async def action_search(self) -> None:
        """Before the next key is looked at, so that words may be typed at once."""
        from simulator.app.widgets.search_line import SearchLine  # a text field is slow to import

        if not self.query(SearchLine):
            await self.mount(SearchLine(), after="#told")
        self.set_focus(self.query_one(SearchLine).field)

    def on_search_line_typed(self, event: SearchLine.Typed) -> None:
        self._want(replace(self.wanted, words=event.words))

    async def action_rows(self) -> None:
        """From the search to the rows; a search for nothing is closed."""
        if self.wanted.words.strip():
            self.set_focus(self.query_one(LibraryRows))
        else:
            await self.action_end_search()

    async def action_end_search(self) -> None:
        self._want(replace(self.wanted, words=""))
        self.set_focus(self.query_one(LibraryRows))
        await self.query("SearchLine").remove()

    async def action_all(self) -> None:
        self._want(self.wanted.all)
        await self.action_end_search()

    @work(exclusive=True, group="filter")
    async def action_filter(self) -> None:
        from simulator.app.screens.filtering import FilterScreen

        catalogue = self._shelf.catalogue
        if not any(len(catalogue.values(facet, self.wanted)) > 1 for facet in Facet):
            self.notify(browsing.ALL_ALIKE, markup=False)
            return
        wanted = await self.app.push_screen_wait(FilterScreen(catalogue, self.wanted))
        if wanted is not None:
            self._want(wanted)
            self.query_one(LibraryRows).focus()

    def action_order(self) -> None:
        self._want(replace(self.wanted, order=self.wanted.order.next))

    def action_debriefs(self) -> None:
        rows = self.query_one(LibraryRows)
        if rows.to_debriefs():
            rows.focus()
        else:
            self.notify(welcome.NO_DEBRIEFS, markup=False)

    def action_open(self) -> None:
        self.query_one(LibraryRows).action_select()

    def action_rename(self) -> None:
        self.app.ask_name()

    def action_progress(self) -> None:
        self.app.show_progress()

    def begin_easiest(self) -> None:
        """To the briefing of the first of the easiest complaints."""
        easiest = ordered(self._shelf.catalogue.cards, Order.DIFFICULTY, {}, ())
        if easiest:
            self.app.open_complaint(easiest[0].source)

    @on(NextLine.Chosen)
    def action_next(self) -> None:
        self.app.practise_next()
