"""A score as a bar and a number."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from simulator.wording.common import OVERALL, number

_BAR = 30


class ScoreLine(Widget):
    """A name, a bar out of 100, the number, and a remark."""

    DEFAULT_CSS = """
    ScoreLine {
        height: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, name: str, score: float | None, remark: str) -> None:
        super().__init__()
        self._label = name
        self._score = score
        self._remark = remark

    def render(self) -> Content:
        room = max(5, min(_BAR, self.content_size.width - 18))
        full = round((self._score or 0) / 100 * room)
        return Content.assemble(
            (f"{self._label:<10} ", "bold" if self._label == OVERALL else ""),
            ("━" * full, "$text-primary"),
            ("─" * (room - full), "dim"),
            (f" {number(self._score):>3}", "bold"),
            (f"  {self._remark}" if self._remark else "", "dim"),
        )
