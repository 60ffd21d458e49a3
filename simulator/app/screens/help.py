"""What the keys of a screen do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from simulator.app.screens.modals import Closable
from simulator.wording import screens as words


class HelpScreen(Closable):
    """Covers the screen it is `about`, so the clock may stop while it is open. `topic` says what that screen is for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q", "close", words.BACK, id="help.close", tooltip=words.HELP_CLOSE),
        Binding("question_mark,f1", "help", words.HELP, show=False, id="help", tooltip=words.HELP_CLOSE),
    ]

    def __init__(self, about: Screen[Any], topic: str) -> None:
        super().__init__(classes="opaque")
        self._about = about
        self._topic = topic

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield Static(Content.styled(words.HELP, "bold $text-primary"))
            yield Static(Content(self._topic))
            yield Static(Content("\n").join(_rows(self._about)))
        yield Footer()

    def action_help(self) -> None:
        """The key that opened it closes it."""
        self.dismiss()


def _rows(screen: Screen[Any]) -> Iterator[Content]:
    """Each key with what it does."""
    told = set()
    for _, binding, enabled, tooltip in screen.active_bindings.values():
        what = tooltip or binding.tooltip or binding.description
        if not (binding.id and what and enabled) or binding.action in told or binding.action.startswith("choose"):
            continue
        told.add(binding.action)
        keys = binding.key_display or screen.app.get_key_display(binding)
        yield Content.assemble((f"{keys:>10}", "bold $text-accent"), f"  {what}")
    yield Content.assemble((f"{'^p':>10}", "bold $text-accent"), f"  {words.COMMANDS}")
