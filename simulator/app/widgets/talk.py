"""The talk as it grows."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.app.foreign import foreign, foreign_line


class Talk(VerticalScroll, can_focus=False):
    """What the customer and the trainee said, in order, with feedback between where there is any."""

    DEFAULT_CSS = """
    Talk {
        padding: 0 1;
        scrollbar-size-vertical: 1;

        Static {
            padding: 0 1;
            margin-bottom: 1;
            height: auto;
        }
        .customer {
            border-left: outer $accent;
        }
        .you {
            border-left: outer $primary;
            margin: 0 0 1 4;
        }
        .why {
            margin: 0 0 1 4;
            border-left: outer $foreground 20%;
            color: $text-muted;
        }
    }
    """

    def customer(self, name: str, words: str) -> Static:
        return self._add(Content("\n").join([foreign_line(name, "bold $text-accent"), foreign(words)]), "customer")

    def you(self, words: str) -> Static:
        said = foreign(words) if words else Content.styled("(nothing)", "italic")
        return self._add(Content("\n").join([Content.styled("You", "bold $text-primary"), said]), "you")

    def why(self, content: Content) -> Static:
        return self._add(content, "why")

    def _add(self, content: Content, kind: str) -> Static:
        entry = Static(content, classes=kind)
        self.mount(entry)
        return entry

    @property
    def more_below(self) -> bool:
        """Whether something said has not come into view."""
        return round(self.scroll_y) < self.max_scroll_y

    def show_from(self, entry: Static) -> None:
        """Scrolls so that `entry` and what follows can be read from its beginning."""

        def scroll() -> None:
            behind = self.virtual_size.height - entry.virtual_region.y
            target = self.max_scroll_y if behind <= self.size.height else entry.virtual_region.y
            self.scroll_to(y=target, animate=False)

        self.call_after_refresh(scroll)
