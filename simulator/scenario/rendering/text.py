"""Findings as text: each with its place, the line it is about, and what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from scoring.text import visible_line
from simulator.scenario.findings import Finding, Severity
from simulator.scenario.loading import Loaded

_WORD = re.compile(r'"[^"]*"|[\w.+-]+(?=\s*(?:[,\]}:]|$| #))')
"""A word or a quotation that stands by itself: all that a finding there is about."""

_LONGEST = 2000
"""Characters of a line that a finding is about, at most. No sentence is longer, and a file may be one line."""

_WIDEST = 76
"""Columns of a line that are shown: with the indentation, a terminal of 80 holds them."""

_BEFORE = 24
"""Columns that are shown before the mark, at least, of a line that is too wide."""


def as_text(files: Iterable[Loaded]) -> str:
    parts = []
    for loaded in files:
        lines = loaded.source.lines() if len(loaded.findings) else []
        parts += [f"{one_as_text(finding, line_of(lines, finding))}\n" for finding in loaded.findings]
    return "".join(parts)


def one_as_text(finding: Finding, line: str = "") -> str:
    """`line`: the one that the finding is about; without it, only the place is told."""
    place = f"{visible_line(finding.path)}:{finding.line}:{finding.column}"
    parts = [f"{place}: {finding.severity.value}: {visible_line(finding.message)} [{finding.code}]"]
    if line:
        parts += [f"    {row}" for row in _underlined(line, finding.column - 1, span(finding, line))]
    parts += [f"  {visible_line(remark)}" for remark in remarks(finding)]
    return "\n".join(parts) + "\n"


def remarks(finding: Finding) -> list[str]:
    """What follows the message: what to do, and how to get there."""
    lines = [f"hint: {finding.hint}"] if finding.hint else []
    if finding.example is not None:
        way = ", ".join(finding.example) if finding.example else "at the very start"
        lines.append(f"replies that lead there: {way}")
    return lines


def line_of(lines: Sequence[str], finding: Finding) -> str:
    """The line a finding is about, empty where the file has none."""
    return lines[finding.line - 1] if finding.line <= len(lines) else ""


def span(finding: Finding, line: str) -> int:
    """How many characters of its line a finding is about, at least one."""
    start = finding.column - 1
    rest = line[start : start + _LONGEST]
    word = _WORD.match(rest)
    return max(1, word.end() if word else len(rest.split(" #")[0].rstrip()))


def summary(files: list[Loaded]) -> str:
    """How many files, and what was found, in a line."""
    counts = {severity: sum(f.severity is severity for file in files for f in file.findings) for severity in Severity}
    found = [f"{count} {name.value}{'s' if count != 1 else ''}" for name, count in counts.items() if count]
    checked = f"{len(files)} file{'s' if len(files) != 1 else ''} checked"
    return f"{checked}: {', '.join(found) if found else 'nothing to report'}."


def _underlined(line: str, start: int, length: int) -> tuple[str, str]:
    """The line, and the row beneath it that marks `length` characters from `start`. Of a line that is too wide only
    what surrounds the mark is shown."""
    start = min(start, len(line))
    first, last = _window(line, start, start + length)
    lead = ("…" if first else "") + visible_line(line[first:start])
    marked, tail = visible_line(line[start : min(start + length, last)]), visible_line(line[start + length : last])
    shown = lead + marked + tail + ("…" if last < len(line) else "")
    return shown, " " * _width(lead) + "^" + "~" * (_width(marked) - 1)


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """The part of a line that is shown: from its start if the mark fits in, else what surrounds the mark."""
    far = 2 * _WIDEST  # a line may have millions of characters; those further off are not even measured
    base, at = max(0, start - far), min(start, far)
    chunk = line[base : start + far]
    widths = [_columns(character) for character in chunk]
    if not base and sum(widths) <= _WIDEST:
        return 0, len(chunk)
    if not base and sum(widths[:end]) < _WIDEST:
        return 0, _fitting(widths, _WIDEST - 1)
    behind = _fitting(widths[at:], _WIDEST - 2 - _BEFORE)
    first = at - _fitting(widths[:at][::-1], _WIDEST - 2 - sum(widths[at : at + behind]))
    while first < at and not widths[first]:
        first += 1  # what combines with a character that is not shown
    return base + first, base + first + _fitting(widths[first:], _WIDEST - 2)


def _fitting(widths: Sequence[int], room: int) -> int:
    """How many of the first characters fit into so many columns."""
    return sum(taken <= room for taken in accumulate(widths))


def _width(text: str) -> int:
    """Columns that `text`, as it can be shown, takes in a terminal."""
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    """Columns of one character: none where it combines, two where East Asian fonts draw it wide."""
    shown = visible_line(character)
    if shown != character:
        return _width(shown)
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
