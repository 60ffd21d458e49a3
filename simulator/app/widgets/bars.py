"""Bars and areas drawn with block characters, which need no colour to be read."""

from __future__ import annotations

from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_MOST_WIDE = 4
_GAP_FROM = 3
"""Columns wide enough to stand apart."""


def area(values: Sequence[float], width: int, height: int) -> list[str]:
    """A chart of values from 0 to 100 as `height` lines, oldest on the left: a column for each, and where there are
    more than `width`, the latest. Where there are few, columns are wider. A value of 0 is a thin line."""
    shown = values[-width:] if width > 0 else []
    if not shown:
        return [" " * max(0, width)] * height
    slot = max(1, min(_MOST_WIDE, width // len(shown)))
    full, gap = (slot - 1, " ") if slot >= _GAP_FROM else (slot, "")
    levels = [max(1, round(min(100.0, max(0.0, value)) / 100 * height * 8)) for value in shown]
    lines = []
    for row in reversed(range(height)):
        cells = (_EIGHTHS[min(8, max(0, level - row * 8))] for level in levels)
        lines.append("".join(cell * full + gap for cell in cells).ljust(width)[:width])
    return lines


def bar(share: float, width: int) -> tuple[str, str]:
    """A share from 0 to 1 as the full and the empty part of a bar. Anything above none shows, and so does anything
    that is missing."""
    full = round(share * width)
    if 0 < share < 1 and width > 1:
        full = min(width - 1, max(1, full))
    return "━" * full, "─" * (width - full)
