"""The talk so far, read from its beginning. It covers the replies, so the clock may stop while it is open."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.app.screens.modals import Closable
from simulator.app.widgets.talk import Talk
from simulator.sitting import Sitting
from simulator.wording import conversation as words


class LookBackScreen(Closable):
    """Changes nothing: what was said stays said."""

    AUTO_FOCUS = "Talk"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,b,q", "close", words.BACK, id="look.close", tooltip=words.LOOK_BACK_CLOSE),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(classes="opaque")
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(Content.styled(words.SO_FAR, "bold"))
        talk = Talk()
        talk.can_focus = True
        yield talk
        yield Footer()

    def on_mount(self) -> None:
        talk, conversation = self.query_one(Talk), self._sitting.conversation
        talk.so_far(self._sitting, self._sitting.judged().turns)
        for line in conversation.news:
            talk.customer(conversation.rules.scenario.customer.name, line)
