"""The customer's mood, as a gauge and a word."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from simulator.wording.common import mood_word


class MoodGauge(Widget):
    """Ten steps, the number and the word: meaning never hangs on colour."""

    DEFAULT_CSS = """
    MoodGauge {
        width: 29;
        height: 1;
        text-align: right;
    }
    """

    mood: reactive[int] = reactive(5)

    def render(self) -> Content:
        colour = "$text-error" if self.mood <= 3 else "$text-warning" if self.mood <= 6 else "$text-success"
        full, empty = "━" * self.mood, "─" * (10 - self.mood)
        return Content.assemble((full, colour), (empty, "dim"), f" {self.mood} ", (mood_word(self.mood), "bold"))
