"""What every screen shares: help, breakpoints, and a word when the terminal is too small."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.types import CSSPathType
from textual.widgets import Static

from simulator.wording import screens as words

LEAST_WIDTH, LEAST_HEIGHT = 40, 12

HELP = Binding("question_mark,f1", "help", words.HELP, id="help", tooltip=words.HELP_MEANS)
"""Bound on every screen. Where text is typed, `?` is text, and F1 still helps."""


class TooSmall(Static):
    """Stands in for everything else while the terminal is smaller than 40×12."""

    def render(self) -> Content:
        return Content(words.too_small(LEAST_WIDTH, LEAST_HEIGHT))


class BaseScreen(Screen[None]):
    """A full screen. Subclasses yield `TooSmall()` last."""

    HORIZONTAL_BREAKPOINTS = [
        (0, "-too-narrow"),
        (LEAST_WIDTH, "-narrow"),
        (70, "-normal"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-too-low"),
        (LEAST_HEIGHT, "-low"),
        (20, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [HELP]
    HELP_TOPIC: ClassVar[str] = ""
    """What the help screen says about this screen, in our own words."""

    @property
    def too_small(self) -> bool:
        return self.has_class("-too-narrow") or self.has_class("-too-low")

    def action_help(self) -> None:
        from simulator.app.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self, self.HELP_TOPIC))


Result = TypeVar("Result")


class BaseModal(ModalScreen[Result]):
    """A small screen over another. Without a topic of its own its help is that of the screen it belongs to, which
    knows what has to stop while help is read."""

    CSS_PATH: ClassVar[CSSPathType | None] = "modals.tcss"
    HORIZONTAL_BREAKPOINTS = BaseScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = BaseScreen.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [HELP]
    HELP_TOPIC: ClassVar[str] = ""

    def action_help(self) -> None:
        from simulator.app.screens.help import HelpScreen

        below = next((screen for screen in reversed(self.app.screen_stack) if isinstance(screen, BaseScreen)), None)
        if self.HELP_TOPIC or below is None:
            self.app.push_screen(HelpScreen(self, self.HELP_TOPIC))
        else:
            below.action_help()
