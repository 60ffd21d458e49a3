"""The replies on offer, numbered. Choosing and saying are two steps, so no slip of a finger says anything."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.app.foreign import foreign
from simulator.app.widgets.hanging import Hanging


class Replies(OptionList):
    """Arrows, a digit or a click choose a reply; Enter, the same digit or a second click says it."""

    @dataclass
    class Said(Message):
        """The trainee says the reply `reply`."""

        reply: str

    @dataclass
    class Chosen(Message):
        """The reply of this number (from 1) is chosen, and not said yet."""

        number: int

    def offer(self, replies: list[tuple[str, str]]) -> None:
        """Shows replies as (id, words), none chosen."""
        self.set_options(
            Option(Hanging(Content.styled(f"{number} ", "bold $text-accent"), foreign(words)), id=name)
            for number, (name, words) in enumerate(replies, start=1)
        )
        self.highlighted = None
        self.scroll_home(animate=False)

    def press(self, number: int) -> bool:
        """The digit `number` was pressed; False where there is no such reply."""
        if not 1 <= number <= self.option_count:
            return False
        if self.highlighted == number - 1:
            self.action_select()
        else:
            self.highlighted = number - 1
        return True

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        index = event.style.meta.get("option")
        if index is not None:
            self.press(index + 1)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.post_message(self.Chosen(event.option_index + 1))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Said(event.option_id))
