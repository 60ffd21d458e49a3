"""Small lists to pick from: one row, found by typing; or several, ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Footer, Input, OptionList, SelectionList, Static
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from simulator.app.foreign import foreign_line
from simulator.app.screens.base import BaseModal
from simulator.app.widgets.yielding import Field
from simulator.wording import picking as words


class Row(NamedTuple):
    """A row: what it stands for, its name, and a remark on it."""

    id: str
    name: str
    remark: str


class PickScreen(BaseModal[str | None]):
    """Picks one row; typing leaves those that hold the words. None: nothing was picked."""

    CSS_PATH = ["modals.tcss", "picking.tcss"]
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", words.CHOOSE, id="pick.choose", tooltip=words.CHOOSE_MEANS),
        Binding("escape", "cancel", words.CANCEL, id="pick.cancel", tooltip=words.PICK_CANCEL),
        Binding("down", "move(1)", show=False, id="pick.down", tooltip=words.DOWN),
        Binding("up", "move(-1)", show=False, id="pick.up", tooltip=words.UP),
    ]
    HELP_TOPIC = words.PICK_HELP

    def __init__(self, question: str, rows: Sequence[Row], picked: str) -> None:
        super().__init__()
        self._question = question
        self._rows = rows
        self._picked = picked

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(foreign_line(self._question, "bold $text-primary"))
            field = Field(placeholder=words.FIND, compact=True)
            field.cursor_blink = False
            yield field
            yield OptionList()
        yield Footer()

    def on_mount(self) -> None:
        self._fill("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_pick(self) -> None:
        rows = self.query_one(OptionList)
        if rows.highlighted is not None:
            self.dismiss(rows.get_option_at_index(rows.highlighted).id)

    def action_move(self, step: int) -> None:
        rows = self.query_one(OptionList)
        if step > 0:
            rows.action_cursor_down()
        else:
            rows.action_cursor_up()

    def action_cancel(self) -> None:
        self.dismiss(None)

    def _fill(self, typed: str) -> None:
        wanted = typed.strip().lower()
        left = [row for row in self._rows if wanted in row.name.lower()]
        rows = self.query_one(OptionList)
        rows.set_options(
            Option(Content.assemble(foreign_line(row.name), "  ", foreign_line(row.remark, "dim")), id=row.id)
            for row in left
        )
        ids = [row.id for row in left]
        rows.highlighted = (ids.index(self._picked) if self._picked in ids else 0) if ids else None


class Ticks(SelectionList[str]):
    """Words with `[x]` or `[ ]` before them, where Textual tells them apart by colour alone."""

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if not 0 <= line < self.option_count:
            return strip
        box = f"[{'x' if self.get_option_at_index(line).value in self.selected else ' '}]"
        style = next(iter(strip)).style if len(strip) else None
        return Strip.join([Strip([Segment(box, style)]), strip.crop(len(box), strip.cell_length)])


class TickScreen(BaseModal[tuple[str, ...] | None]):
    """Ticks any number of words. None: nothing changes."""

    CSS_PATH = ["modals.tcss", "picking.tcss"]
    AUTO_FOCUS = "SelectionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", words.DONE, id="tick.done", tooltip=words.DONE_MEANS, priority=True),
        Binding(
            "space", "tick", words.TICK, key_display="Space", id="tick.tick", tooltip=words.TICK_MEANS, priority=True
        ),
        Binding("escape", "cancel", words.CANCEL, id="tick.cancel", tooltip=words.TICK_CANCEL),
    ]
    HELP_TOPIC = words.TICK_HELP

    def __init__(self, question: str, names: Sequence[str], ticked: Sequence[str]) -> None:
        super().__init__()
        self._question = question
        self._names = names
        self._ticked = ticked

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(foreign_line(self._question, "bold $text-primary"))
            yield Ticks(*(Selection(foreign_line(name), name, name in self._ticked) for name in self._names))
        yield Footer()

    def action_tick(self) -> None:
        self.query_one(SelectionList).action_select()

    def action_done(self) -> None:
        ticked = self.query_one(SelectionList).selected
        self.dismiss(tuple(name for name in self._names if name in ticked))

    def action_cancel(self) -> None:
        self.dismiss(None)
