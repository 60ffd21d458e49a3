"""The question that ends each complaint: what should change."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, Static

from simulator.app.screens.base import BaseModal
from simulator.wording import debrief as words


class ToChangeScreen(BaseModal[str | None]):
    """Asks for an answer in a line. None: nothing changes; an empty line takes an answer back."""

    HELP_TOPIC = words.ANSWER_HELP
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "keep",
            words.ANSWER_KEY,
            key_display="Enter",
            id="change.keep",
            tooltip=words.ANSWER_TIP,
            priority=True,
        ),
        Binding("escape", "cancel", words.CANCEL_KEY, id="change.cancel", tooltip=words.CANCEL_TIP),
    ]

    def __init__(self, answer: str | None) -> None:
        super().__init__()
        self._answer = answer or ""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(Content.styled(words.QUESTION, "bold $text-primary"))
            field = Input(self._answer, placeholder=words.ANSWER_PLACEHOLDER)
            field.cursor_blink = False
            yield field
        yield Footer()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        self.dismiss(self.query_one(Input).value.strip())

    def action_cancel(self) -> None:
        self.dismiss(None)
