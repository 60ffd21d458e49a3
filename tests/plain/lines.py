"""Lines of plain mode that a test writes beforehand, with the time that passes between them."""

from __future__ import annotations

import io

from simulator.plain.lines import EndOfInput, Lines
from simulator.sitting import Sitting
from tests.clock import SteppedClock


def scripted(*typed: str | float, sitting: Sitting | None = None, live: bool = False) -> tuple[Lines, io.StringIO]:
    """Lines that read `typed` one after the other: a text is a line, a number so many seconds that pass before the
    next. The id of a reply that `sitting` offers stands for its number. `live`: somebody sits there."""
    written = io.StringIO()
    lines = Lines(io.StringIO(), written)
    lines.live = live
    waiting = list(typed)

    def ask(prompt: str, seconds: float | None = None) -> str | None:
        written.write(prompt)
        while waiting and not isinstance(waiting[0], str):
            assert sitting is not None
            assert isinstance(sitting.clock, SteppedClock)
            sitting.clock.step(float(waiting.pop(0)))
        if not waiting:
            raise EndOfInput
        answer = str(waiting.pop(0))
        offered = sitting.conversation.offered if sitting is not None and not sitting.conversation.over else ()
        return str(offered.index(answer) + 1) if answer in offered else answer

    lines.ask = ask  # type: ignore[method-assign]
    return lines, written
