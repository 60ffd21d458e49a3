"""A line that says what is being waited for."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

TURN = 0.1
"""Seconds between two frames of the spinner."""

_FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_STILL = "…"


class Busy(Widget):
    """Lies over the footer of a screen. It does not move where motion is reduced."""

    DEFAULT_CSS = """
    Busy {
        layer: busy;
        dock: bottom;
        width: auto;
        height: 1;
        padding: 0 1;
        background: $panel;
    }
    """

    frame: reactive[int] = reactive(0)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def on_mount(self) -> None:
        if self.app.animation_level != "none":
            self.set_interval(TURN, self._turn)

    def _turn(self) -> None:
        self.frame = (self.frame + 1) % len(_FRAMES)

    def get_content_width(self, container: object, viewport: object) -> int:
        return self._content().cell_length

    def render(self) -> Content:
        return self._content()

    def _content(self) -> Content:
        still = self.app.animation_level == "none"
        return Content.assemble((_STILL if still else _FRAMES[self.frame], "$text-primary"), f" {self._words}")
