"""Widgets that leave Enter to their screen, which names it in the footer.

A `priority` binding would do that too, but it overtakes keys that are still on their way to the widget: a name typed
fast would lose its last letters, and Enter would take the row before.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList


def _but_enter(bindings: list[BindingType]) -> list[BindingType]:
    return [binding for binding in bindings if not (isinstance(binding, Binding) and binding.key == "enter")]


class Rows(OptionList, inherit_bindings=False):
    """A list whose ←, → and Enter are its screen's."""

    BINDINGS: ClassVar[list[BindingType]] = _but_enter(OptionList.BINDINGS)


class Field(Input, inherit_bindings=False):
    """A line of text whose Enter is its screen's."""

    BINDINGS: ClassVar[list[BindingType]] = _but_enter(Input.BINDINGS)
