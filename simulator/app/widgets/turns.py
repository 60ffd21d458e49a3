"""The talk turn by turn, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.app.colours import MARK_COLOURS
from simulator.app.foreign import foreign
from simulator.app.widgets.hanging import Hanging
from simulator.judging import JudgedTurn
from simulator.wording.common import MARKS
from simulator.wording.debrief import SAID_NOTHING, WHOLE, YOU


class Turns(OptionList, can_focus=False, inherit_bindings=False):
    """The whole conversation in the first row, then each turn: its mark and number, the customer's words and the
    trainee's. The screen has the keys; a click chooses too."""

    def show(self, turns: Sequence[JudgedTurn], last: str | None) -> None:
        """`last` is what the customer said at the end."""
        rows = [Option(Content.assemble((WHOLE, "bold"), "\n")), *(Option(_row(item)) for item in turns)]
        if last is not None:
            rows.append(Option(Hanging(Content(" " * 6), _customer(last)), disabled=True))
        self.set_options(rows)

    @property
    def chosen(self) -> int | None:
        """The number of the chosen turn; None for the whole conversation."""
        return self.highlighted or None


def _customer(words: str) -> Content:
    return foreign(words, "dim")


def _row(item: JudgedTurn) -> Hanging:
    symbol, colour = ("", "") if item.mark is None else (MARKS[item.mark], f"bold {MARK_COLOURS[item.mark]}")
    lead = Content.assemble((f"{item.turn.number:>2} ", "bold"), (f"{symbol:<3}", colour))
    said = foreign(item.turn.said) if item.turn.said else Content.styled(SAID_NOTHING, "italic")
    you = Content.assemble((f"{YOU}: ", "bold"), said)
    return Hanging(lead, Content("\n").join([*map(_customer, item.heard), you, Content()]))
