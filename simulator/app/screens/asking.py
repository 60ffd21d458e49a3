"""A question before something that cannot be undone."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Footer, Static

from simulator.app.foreign import foreign
from simulator.app.screens.base import BaseModal
from simulator.wording import screens as words


class AskScreen(BaseModal[bool]):
    """Asks a question; `means` says what will happen. The answer that changes nothing has the focus."""

    AUTO_FOCUS = "#no"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", words.YES, id="ask.yes", tooltip=words.YES_MEANS),
        Binding("n,escape", "answer(False)", words.NO, id="ask.no", tooltip=words.NO_MEANS),
        Binding("left,right", "app.focus_next", show=False, id="ask.other", tooltip=words.OTHER_ANSWER),
    ]
    HELP_TOPIC = words.ASK_HELP

    def __init__(self, question: str, means: str, yes: str, no: str) -> None:
        super().__init__()
        self._question = question
        self._means = means
        self._yes = yes
        self._no = no

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(foreign(self._question, "bold $text-primary"))
            yield Static(foreign(self._means))
            with Horizontal():
                yield Button(Content(self._yes), id="yes")
                yield Button(Content(self._no), id="no", variant="primary")
        yield Footer()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
