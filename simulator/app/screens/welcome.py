"""The first start: what this is, and the way into a first conversation."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Footer, Static

from simulator.app.screens.base import BaseModal
from simulator.app.widgets.yielding import Field
from simulator.wording import welcome as words


class Welcomed(NamedTuple):
    """The name that was given, maybe none, and whether to begin at once."""

    name: str
    begin: bool


class WelcomeScreen(BaseModal[Welcomed]):
    """Comes once, before anything was played."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave(True)", words.BEGIN, id="welcome.begin", tooltip=words.BEGIN_MEANS),
        Binding("escape", "leave(False)", words.LIBRARY, id="welcome.library", tooltip=words.LIBRARY_MEANS),
    ]
    HELP_TOPIC = words.HELP

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(Content.styled(words.WELCOME, "bold $text-primary"))
            yield Static(Content("\n").join(Content(line) for line in words.WHAT))
            field = Field(placeholder=words.NAME, compact=True)
            field.cursor_blink = False
            yield field
            with Horizontal(id="ways"):
                yield Button(words.BEGIN_MEANS, id="begin", variant="primary")
                yield Button(words.LIBRARY, id="library")
        yield Footer()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.action_leave(event.button.id == "begin")

    def action_leave(self, begin: bool) -> None:
        self.dismiss(Welcomed(self.query_one(Field).value, begin))
