"""The line in which words to look for are typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
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
    """It is there only while something is looked for. Says what was typed."""

    DEFAULT_CSS = """
    SearchLine {
        height: 1;
        padding: 0 3;
        & > Static {
            width: auto;
            color: $text-muted;
        }
        & > Input {
            width: 1fr;
        }
    }
    """

    class Typed(Message):
        """The words changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def compose(self) -> ComposeResult:
        yield Static(Content(f"{words.SEARCH}  "))
        yield SearchField()

    @on(Field.Changed)
    def _tell(self, event: Field.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @property
    def field(self) -> SearchField:
        return self.query_one(SearchField)
