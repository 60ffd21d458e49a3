"""A line that starts in the wrong column: found by trying what would let the parser read on.

The parser stops at the first line that does not fit, and that is mostly the one *below* the slip.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import yaml

from simulator.scenario.parser import Parser

ABOVE, BELOW = 12, 12
"""How many lines above the place where the parser stops are tried, and how many below it have to be read then."""
FARTHEST = 4
"""By how many columns a line is moved at most."""
MOST_LINES = 5000
"""Behind more lines than these nothing is tried: it would take long."""


class Moved(NamedTuple):
    """A line (from 0) that starts in the wrong column, and how it is meant."""

    line: int
    indent: int
    text: str


def straightened(lines: list[str], stopped: int) -> Moved | None:
    """The line at or above `stopped` (from 0) that lets the parser read on when it starts in the column of its
    neighbours; None where no single line does."""
    if stopped > MOST_LINES:
        return None
    near = lines[: stopped + BELOW + 1]
    counts = Counter(map(_indent, filter(_holds_something, near)))
    best: tuple[int, int, int] | None = None
    found = None
    for number in range(min(stopped, len(near) - 1), max(-1, stopped - ABOVE - 1), -1):
        line, old = near[number], _indent(near[number])
        if not _holds_something(line):
            continue
        for new in counts:
            if new == old or abs(new - old) > FARTHEST:
                continue
            text = " " * new + line.lstrip(" ")
            stops = _stops([*near[:number], text, *near[number + 1 :]])
            rank = stops, counts[new] - counts[old], number
            if stops > stopped + 1 and (best is None or rank > best):
                best, found = rank, Moved(number, new, text)
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _holds_something(line: str) -> bool:
    return line.strip() != "" and not line.lstrip().startswith("#")


def _stops(lines: list[str]) -> int:
    """The line at which the parser stops; behind the last where it does not."""
    parser = Parser("\n".join(lines))
    try:
        while parser.check_event():
            parser.get_event()
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark is not None else 0
    finally:
        parser.dispose()
    return len(lines)
