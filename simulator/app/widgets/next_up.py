"""What to practise next, with its reason: in a line or two, and as a card.

A click starts it, and so does Enter where it has the focus.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.wording import progress as words

if TYPE_CHECKING:
    from simulator.progress.overview import Overview


class NextUp(Static, can_focus=True):
    """Empty until something is shown. The screen it stands on has a key for `next`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", words.KEY_NEXT, show=False, id="next.start", tooltip=words.KEY_NEXT_TIP),
    ]

    class Chosen(Message):
        """The trainee wants to start it."""

    @property
    def _key(self) -> str:
        """The key that starts it from anywhere on the screen, as it is set now."""
        bindings = (active.binding for active in self.screen.active_bindings.values())
        return next((self.app.get_key_display(binding) for binding in bindings if binding.action == "next"), "")

    def show(self, overview: Overview, now: datetime) -> None:
        """Shows what stands first; nothing where the library is empty."""
        first = overview.next[0] if overview.next else None
        if first is None:
            self.update(Content.styled(words.NO_LIBRARY, "dim"))
        else:
            self.update(self._words(Content(words.next_title(first)), words.reasons(first, now)))

    def _words(self, title: Content, reasons: tuple[str, ...]) -> Content:
        raise NotImplementedError

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_choose()


class NextLine(NextUp):
    """The key and the title, and below them the first reason."""

    DEFAULT_CSS = """
    NextLine {
        height: 2;
        padding: 0 3;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &:focus, &:hover {
            background: $boost;
        }
    }
    """

    def _words(self, title: Content, reasons: tuple[str, ...]) -> Content:
        return Content.assemble(
            (f"{words.NEXT} (", "dim"),
            (self._key, "bold $text-accent"),
            ("): ", "dim"),
            title.stylize("bold"),
            (f"\n{reasons[0]}", "dim"),
        )


class NextCard(NextUp):
    """A card: the title, every reason, and how to start."""

    DEFAULT_CSS = """
    NextCard {
        height: auto;
        padding: 0 1;
        border-left: outer $primary 60%;
        background: $surface;
        &:focus, &:hover {
            border-left: outer $primary;
            background: $primary 15%;
        }
    }
    """

    def _words(self, title: Content, reasons: tuple[str, ...]) -> Content:
        return Content("\n").join(
            [
                Content.assemble((words.NEXT, "dim"), (f"  {words.key_or_enter(self._key)}", "bold $text-accent")),
                title.stylize("bold"),
                *(Content(reason) for reason in reasons),
            ]
        )
