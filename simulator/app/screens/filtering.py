"""What the library is narrowed by: ticks, in groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simulator.app.foreign import foreign_line
from simulator.app.screens.base import BaseModal
from simulator.app.widgets.yielding import Rows
from simulator.browsing import Catalogue, Facet, Value, Wanted
from simulator.wording import browsing as words


class FilterScreen(BaseModal[Wanted | None]):
    """Ticks values of what complaints differ in, and counts what each leaves. None: nothing changes."""

    CSS_PATH = ["modals.tcss", "picking.tcss"]
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", words.DONE, id="filter.done", tooltip=words.DONE_TIP),
        Binding("space", "tick", words.TICK, key_display="Space", id="filter.tick", tooltip=words.TICK_TIP),
        Binding("c", "clear", words.CLEAR, id="filter.clear", tooltip=words.CLEAR_TIP),
        Binding("right", "group(1)", words.GROUP, id="filter.next", tooltip=words.NEXT_TIP),
        Binding("left", "group(-1)", show=False, id="filter.last", tooltip=words.LAST_TIP),
        Binding("escape", "cancel", words.CANCEL, id="filter.cancel", tooltip=words.CANCEL_TIP),
    ]
    HELP_TOPIC = words.FILTER_HELP

    def __init__(self, catalogue: Catalogue, wanted: Wanted) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._wanted = wanted
        self._values: dict[str, tuple[Facet, Value]] = {}

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(id="count")
            yield Rows()
        yield Footer()

    def on_mount(self) -> None:
        self._fill()
        self.query_one(Rows).action_first()

    def _fill(self) -> None:
        left, total = len(self._catalogue.left(self._wanted)), len(self._catalogue.cards)
        told = Content.assemble((words.SHOW_ONLY, "bold $text-primary"), (f"  {words.count(left, total)}", "dim"))
        self.query_one("#count", Static).update(told)
        rows = self.query_one(Rows)
        kept, scrolled = rows.highlighted, rows.scroll_y
        rows.set_options(self._options())
        rows.highlighted = kept
        rows.scroll_to(y=scrolled, animate=False, force=True, immediate=True)

    def _options(self) -> Iterator[Option]:
        for facet in Facet:
            values = self._catalogue.values(facet, self._wanted)
            ticked = self._wanted.ticked.get(facet, frozenset())
            if len(values) < 2 and not ticked:
                continue
            yield Option(Content.styled(words.FACETS[facet.value], "bold"), disabled=True)
            for value in values:
                name = f"{facet.value} {value.key}"
                self._values[name] = facet, value
                box = "[x] " if value.key in ticked else "[ ] "
                style = "" if value.leaves or value.key in ticked else "dim"
                counted = (f"  {value.leaves}", "dim")
                yield Option(Content.assemble("  ", box, foreign_line(value.name, style), counted), id=name)

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        rows = self.query_one(Rows)
        if rows.highlighted is not None:
            facet, value = self._values[rows.get_option_at_index(rows.highlighted).id or ""]
            self._wanted = self._wanted.toggled(facet, value.key)
            self._fill()

    def action_clear(self) -> None:
        self._wanted = Wanted(self._wanted.words, order=self._wanted.order)
        self._fill()

    def action_group(self, step: int) -> None:
        """To the first row of another group, round and round."""
        rows = self.query_one(Rows)
        firsts = [n + 1 for n, option in enumerate(rows.options) if option.disabled]
        here = max((place for place, first in enumerate(firsts) if first <= (rows.highlighted or 0)), default=0)
        if firsts:
            rows.highlighted = firsts[(here + step) % len(firsts)]
            rows.scroll_to(y=rows.highlighted - 1, animate=False, force=True, immediate=True)

    def action_done(self) -> None:
        self.dismiss(self._wanted)

    def action_cancel(self) -> None:
        self.dismiss(None)
