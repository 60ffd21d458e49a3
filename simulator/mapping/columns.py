"""Text in columns of a terminal. Widths are cells: a wide character takes two, a mark above another none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

MORE = "…"


def cells(text: str) -> int:
    """How many cells `text` takes."""
    return sum(map(_cell, text))


def _cell(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, width: int) -> str:
    """`text` within `width` cells, with … where something is left out."""
    if cells(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += _cell(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept).rstrip() + MORE


def piece(text: str, width: int) -> str:
    """As `cut`, and where it can be, at the end of a word."""
    short = cut(text, width)
    if short == text:
        return text
    whole, space, _ = short.rpartition(" ")
    return whole.rstrip(" ,;:") + MORE if space and cells(whole) > width * 2 // 3 else short


def padded(text: str, width: int) -> str:
    """`text` in exactly `width` cells."""
    short = cut(text, width)
    return short + " " * (width - cells(short))


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at spaces; a longer word is cut."""
    return _side_by_side([cut(word, width) for word in text.split()], width, " ")


def packed(parts: Iterable[str], width: int, between: str) -> list[str]:
    """Parts side by side, as many as a line holds. One that is too long for a line of its own is wrapped."""
    lines = _side_by_side(parts, width, between)
    return [short for line in lines for short in ([line] if cells(line) <= width else wrapped(line, width))]


def _side_by_side(parts: Iterable[str], width: int, between: str) -> list[str]:
    lines: list[str] = []
    for part in parts:
        if lines and cells(lines[-1] + between + part) <= width:
            lines[-1] += between + part
        else:
            lines.append(part)
    return lines
