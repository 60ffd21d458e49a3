"""The talk as it grows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from simulator.app.foreign import foreign, foreign_line
from simulator.app.widgets.feedback import feedback_content
from simulator.app.widgets.hanging import Hanging
from simulator.wording import conversation as words

if TYPE_CHECKING:
    from simulator.judging import JudgedTurn
    from simulator.sitting import Sitting


@dataclass(frozen=True)
class Entry:
    """Something that was said, or said about it; `line` is where it starts."""

    visual: Hanging
    line: int


class Talk(ScrollView, can_focus=False):
    """What the customer and the trainee said, in order, with feedback between where there is any.

    It draws its lines itself instead of mounting a widget for each entry: a turn is on screen several times sooner.
    """

    DEFAULT_CSS = """
    Talk {
        padding: 0 1;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._lines: list[Strip] = []
        self._width = 0
        self._from: int | None = None

    def customer(self, name: str, line: str) -> int:
        """Adds what the customer said; the number of the entry."""
        said = Content("\n").join([foreign_line(name, "bold $text-accent"), foreign(line)])
        return self._add(Content.styled("▌ ", "$accent"), said)

    def you(self, said: str) -> int:
        """Adds what the trainee said."""
        told = foreign(said) if said else Content.styled(words.NOTHING, "italic")
        return self._add(
            Content.assemble("    ", ("▌ ", "$primary")),
            Content("\n").join([Content.styled(words.YOU, "bold $text-primary"), told]),
        )

    def why(self, content: Content) -> int:
        """Adds feedback on what was said last."""
        return self._add(Content.assemble("    ", ("▌ ", "dim")), content)

    def hint(self, need: str) -> int:
        """Adds what the customer still needs."""
        lead = Content.styled(f"{words.HINT_LEAD}  ", "bold $text-warning")
        return self._add(Content.assemble("    ", ("▌ ", "$warning")), lead + Content(need))

    def so_far(self, sitting: Sitting, turns: Iterable[JudgedTurn]) -> None:
        """Adds what was said in these turns, with the feedback on each where there is any. The customer's answer to the
        last is not among it."""
        for item in turns:
            for line in item.heard:
                self.customer(sitting.conversation.rules.scenario.customer.name, line)
            self.you(item.turn.said)
            told = sitting.feedback(item.before, item.after, item.turn.reply)
            if told is not None:
                self.why(feedback_content(told))

    def clear(self) -> None:
        """Empties it."""
        self._entries, self._from = [], None
        self._draw()

    @property
    def more_below(self) -> bool:
        """Whether something said has not come into view."""
        return round(self.scroll_y) < self.max_scroll_y

    def show_from(self, number: int) -> None:
        """Scrolls so that an entry and what follows can be read from its beginning, and stays there whatever room there
        is, until the trainee scrolls."""
        self._from = number
        self.call_after_refresh(self._scroll)

    def page(self, step: int) -> None:
        """The trainee reads a page on (1) or back (-1)."""
        self._from = None
        if step > 0:
            self.scroll_page_down(animate=False)
        else:
            self.scroll_page_up(animate=False)

    def on_mouse_scroll_up(self) -> None:
        self._from = None

    def on_mouse_scroll_down(self) -> None:
        self._from = None

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        style = self.visual_style.rich_style
        strip = self._lines[line] if line < len(self._lines) else Strip.blank(width, style)
        return strip.extend_cell_length(width, style)

    def on_resize(self, event: events.Resize) -> None:
        if self.scrollable_content_region.width - 1 != self._width:
            self._draw()
        if self._from is not None:
            self.call_after_refresh(self._scroll)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._draw()

    def _add(self, lead: Content, body: Content) -> int:
        self._append(Hanging(lead, body, repeat=True))
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()
        return len(self._entries) - 1

    def _append(self, visual: Hanging) -> None:
        self._entries.append(Entry(visual, len(self._lines)))
        if self._width:
            self._lines += Visual.to_strips(self, visual, self._width, None, self.visual_style)
            self._lines.append(Strip.blank(self._width, self.visual_style.rich_style))

    def _draw(self) -> None:
        """Draws all entries anew, for another width or theme."""
        self._width = self.scrollable_content_region.width - 1  # the text keeps off the scrollbar
        entries, self._entries, self._lines = self._entries, [], []
        for entry in entries:
            self._append(entry.visual)
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

    def _scroll(self) -> None:
        if self._from is None or not self._lines or self._from >= len(self._entries):
            return
        start = self._entries[self._from].line
        behind = len(self._lines) - start
        target = self.max_scroll_y if behind <= self.size.height else start
        self.scroll_to(y=target, animate=False, immediate=True)
