"""The best score still open over the turns of an attempt, with the customer's mood beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from scoring.rubric import Mark
from simulator.app.colours import MARK_COLOURS
from simulator.wording import debrief as words
from simulator.wording.common import MARKS

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_LOST = "░"
_AXIS = 5
"""Columns of the labels at the left, with the line."""

_MOOD_ROOM = 3
"""Columns that a turn must have for the number of the mood to stand in them."""

_SHORT = {Mark.BEST: "★", Mark.GOOD: "✓", Mark.INACCURACY: "⁈", Mark.MISTAKE: "?", Mark.BLUNDER: "⁇"}
"""The marks in one column each, for where turns stand close."""

_TITLED = 7
"""The least height in which the picture has a title."""

_STEPS = tuple(digit * 10**zeros for zeros in range(9) for digit in (1, 2, 5))
"""Every how many turns a number stands on the axis."""

_BAD_FIRST = tuple(reversed(Mark))
"""Where several turns share a column, it has the worst of their marks."""


@dataclass(frozen=True)
class Course:
    """What is drawn. `opens` and `moods` have a value before the first turn and one after each; `marks` one a turn.
    `opens` may lie outside 0 to 100, and is held within for drawing; it is empty where nothing is scored.
    `paced`: the attempt was timed, so its overall score has a pace in it too."""

    opens: tuple[float, ...]
    moods: tuple[int, ...]
    marks: tuple[Mark | None, ...]
    paced: bool = False


def drawn(course: Course, chosen: int | None, width: int, height: int) -> list[Content]:
    """The picture, a line each: as many as `height`, of which the last three are the axis with its turn numbers, the
    marks and the mood; where there is room, the first says in numbers what was open. `chosen` is the number of the
    chosen turn."""
    room = max(1, width - _AXIS)
    bands = _bands(len(course.moods), room)
    title = [_title(course, chosen)] if height >= _TITLED and course.opens else []
    rows = max(1, height - 3 - len(title))
    lines = [_row(course, bands, chosen, row, rows) for row in range(rows, 0, -1)] if course.opens else []
    blank = [Content()] * (rows - len(lines))
    return [*title, *blank, *lines, _axis(bands, chosen, room), _marks(course, bands, room), _mood(course, bands)]


def _title(course: Course, chosen: int | None) -> Content:
    """What was open before the chosen turn and after it, or at the beginning and the end."""
    before, after = (0, -1) if chosen is None else (chosen - 1, chosen)
    return Content.styled(words.chart_title(course.opens[before], course.opens[after], paced=course.paced), "bold")


def _bands(points: int, room: int) -> list[range]:
    """The points that each column shows: several columns show one where there is room, one column several where there
    is none."""
    if points <= room:
        starts = [point * room // points for point in range(points + 1)]
        return [range(p, p + 1) for p in range(points) for _ in range(starts[p + 1] - starts[p])]
    edges = [column * points // room for column in range(room + 1)]
    return [range(edges[column], edges[column + 1]) for column in range(room)]


def _row(course: Course, bands: list[range], chosen: int | None, row: int, rows: int) -> Content:
    """One line of the area, `row` from the bottom: what is still open is solid, what the turn cost is shaded."""
    label = {rows: "100", (rows + 1) // 2: " 50"}.get(row, "") if rows > 1 else "100"
    parts = [(f"{label:>3} ", "dim"), ("┤" if label else "│", "dim")]
    for band in bands:
        after = _eighths(course.opens[band[-1]], rows) - 8 * (row - 1)
        before = _eighths(course.opens[max(0, band[0] - 1)], rows) - 8 * (row - 1)
        colour = "$primary" if chosen is None or chosen in band else "$primary 60%"
        if after > 0:
            parts.append((_EIGHTHS[min(8, after)], colour))
        else:
            parts.append((_LOST, "$text-error") if before > 0 else (" ", ""))
    return _joined(parts)


def _eighths(value: float, rows: int) -> int:
    """How high a value stands in a picture of so many rows, in eighths of one. Anything above 0 shows."""
    return ceil(min(100.0, max(0.0, value)) / 100 * rows * 8 - 1e-6)


def _axis(bands: list[range], chosen: int | None, room: int) -> Content:
    """The line at 0, with the numbers of the turns where there is room for them; the chosen one comes first."""
    cells = [("─", "dim")] * room
    places = _places(bands)
    last = max(places)
    step = next(step for step in _STEPS if room * step >= last * (len(str(last)) + 2))
    for turn in sorted(range(1, last + 1), key=lambda turn: turn != chosen):
        if turn not in (1, chosen) and turn % step:
            continue
        number, style = (f"▲{turn}", "bold $text-accent") if turn == chosen else (str(turn), "bold")
        start = max(0, min(places[turn] - (len(number) - 1) // 2, room - len(number)))
        end = start + len(number)
        if end <= room and all(cell[0] == "─" for cell in cells[max(0, start - 1) : end + 1]):
            cells[start:end] = [(char, style) for char in number]
    return _joined([("  0 └", "dim"), *cells])


def _places(bands: list[range]) -> dict[int, int]:
    """The middle column of each point."""
    columns: dict[int, list[int]] = {}
    for column, band in enumerate(bands):
        for point in band:
            columns.setdefault(point, []).append(column)
    return {point: found[(len(found) - 1) // 2] for point, found in columns.items()}


def _marks(course: Course, bands: list[range], room: int) -> Content:
    """The mark of each turn under its number."""
    places = _places(bands)
    wide = len(course.moods) * 3 <= room
    at: dict[int, Mark] = {}
    for turn, mark in enumerate(course.marks, start=1):
        if mark is not None:
            column = places[turn]
            at[column] = min((mark, at.get(column, mark)), key=_BAD_FIRST.index)
    parts = [(" " * _AXIS, "")]
    column = 0
    while column < room:
        mark = at.get(column)
        symbol = " " if mark is None else MARKS[mark] if wide else _SHORT[mark]
        parts.append((symbol, "" if mark is None else f"bold {MARK_COLOURS[mark]}"))
        column += len(symbol)
    return _joined(parts)


def _mood(course: Course, bands: list[range]) -> Content:
    """The mood as a strip; where there is room, with its number below that of the turn."""
    parts = []
    for band in bands:
        mood = course.moods[band[-1]]
        parts.append((_EIGHTHS[ceil(mood * 0.8)], f"{_mood_colour(mood)} 60%"))
    if len(course.moods) * _MOOD_ROOM <= len(bands):
        for point, column in _places(bands).items():
            mood = course.moods[point]
            for offset, digit in enumerate(str(mood)):
                parts[column + offset] = (digit, f"bold {_mood_colour(mood)}")
    return _joined([(f"{words.MOOD} ", "dim"), *parts])


def _mood_colour(mood: int) -> str:
    return "$text-error" if mood <= 3 else "$text-warning" if mood <= 6 else "$text-success"


def _joined(parts: Sequence[tuple[str, str]]) -> Content:
    """The parts as one line, neighbours of one style together."""
    runs = (("".join(text for text, _ in run), style) for style, run in groupby(parts, key=lambda part: part[1]))
    return Content.assemble(*runs)


class OpenChart(Widget):
    """Draws a course over all the room it has; `chosen` is the turn that is marked."""

    chosen: reactive[int | None] = reactive(None)

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course

    def render(self) -> Content:
        width, height = self.content_size
        return Content("\n").join(drawn(self._course, self.chosen, width, height))
