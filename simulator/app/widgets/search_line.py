"""The line in which words to look for are typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from simulator.app.widgets.yielding import Field
from simulator.wording import browsing as words


class SearchField(Field):
    """Enter and Down lead to what was found, Escape ends the search; its screen has both actions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "screen.rows", words.ROWS, id="search.rows", tooltip=words.ROWS_TIP),
        Binding(
            "escape", "screen.end_search", words.END, key_display=words.ESCAPE, id="search.end", tooltip=words.END_TIP
        ),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder=words.SEARCH_FOR, compact=True, id="search")
        self.cursor_blink = False


class SearchLine(Horizontal):
    """Not to be seen until it is opened."""

    DEFAULT_CSS = """
    SearchLine {
        height: 1;
        padding: 0 3;
        display: none;
        & > Static {
            width: auto;
            color: $text-muted;
        }
        & > Input {
            width: 1fr;
        }
        &.-open {
            display: block;
        }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static(Content(f"{words.SEARCH}  "))
        yield SearchField()

    def open(self) -> None:
        self.add_class("-open")
        self.query_one(SearchField).focus()

    def close(self) -> None:
        self.remove_class("-open")
        self.query_one(SearchField).value = ""
