"""The time left for a reply."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from simulator.wording import screens as words


class TimeBar(Widget):
    """A bar that runs out over the allowance, with the seconds beside it; after that it says how far over. `left`: None
    while nothing is timed or running."""

    DEFAULT_CSS = """
    TimeBar {
        height: 1;
        padding: 0 1;
        color: $text-muted;
    }
    """

    left: reactive[int | None] = reactive(None)
    allowance: reactive[float] = reactive(1.0)
    patience: reactive[int | None] = reactive(None)
    """Seconds until the customer speaks again, once that is near."""

    def render(self) -> Content:
        if self.left is None:
            return Content("")
        over = self.left < 0
        told = f" {words.time_left(self.left)}"
        if self.patience is not None:
            told += f" · {words.quiet_line(self.patience)}"
        room = max(0, self.content_size.width - len(told))
        full = 0 if over else round(room * min(1.0, self.left / self.allowance))
        return Content.assemble(
            ("━" * full, "$text-primary"),
            ("─" * (room - full), "dim"),
            (told, "$text-warning" if over else ""),
        )
