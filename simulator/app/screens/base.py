"""What every screen shares: help, breakpoints, and a word when the terminal is too small."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from simulator.wording import screens as words

LEAST_WIDTH, LEAST_HEIGHT = 40, 12


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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", words.HELP, key_display="?", id="help", tooltip=words.HELP_TIP),
    ]
    HELP_TOPIC: ClassVar[str] = ""
    """What the help screen says about this screen, in our own words."""

    @property
    def too_small(self) -> bool:
        return self.has_class("-too-narrow") or self.has_class("-too-low")

    def action_help(self) -> None:
        from simulator.app.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self, self.HELP_TOPIC))
