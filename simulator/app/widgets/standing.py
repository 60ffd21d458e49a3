"""The parts of a trainee's standing, each drawn for the width there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from simulator.app.foreign import foreign_line
from simulator.app.widgets.bars import area, bar
from simulator.progress.standing import Doing, Line, Played, Score, Standing, Touchpoint
from simulator.wording import progress as words
from simulator.wording.common import SKILLS, number

Draw = Callable[[int], Iterator[Content]]

_NARROW = 56
"""Columns below which a row of a table is told in two lines."""
_SKILL, _NUMBERS = 13, 11
_BAR = 16


class Part(Widget):
    """A heading and the lines below it; nothing while it has no lines."""

    DEFAULT_CSS = """
    Part {
        height: auto;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, draw: Draw, heading: str, remark: str = "") -> None:
        super().__init__()
        self._draw = draw
        self._heading = heading
        self._remark = remark

    def _lines(self, width: int) -> list[Content]:
        lines = list(self._draw(width))
        remark = f"  {self._remark}" if self._remark else ""
        return [Content.assemble((self._heading, "bold $text-primary"), (remark, "dim")), *lines] if lines else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))


def parts(standing: Standing) -> tuple[list[Part], list[Part]]:
    """What stands on the left, or first, and what stands on the right, or below."""
    met = [doing for doing in standing.doings if doing.chances]
    marked = any(score.assessed for line in standing.lines for score in line.scores)
    legend = words.ASSESSED_LEGEND if marked else ""
    helps = [doing for doing in met if doing.adds]
    costs = [doing for doing in met if not doing.adds]
    unmet = [doing for doing in standing.doings if doing.adds and not doing.chances]
    return (
        [
            Part(lambda width: _skills(standing.lines, width), words.SKILLS_OVER_TIME, legend),
            Part(lambda width: _touchpoints(standing.touchpoints, width), words.TOUCHPOINTS, words.ON_AVERAGE),
            Part(lambda width: _scenarios(standing.scenarios, width), words.SCENARIOS),
        ],
        [
            Part(lambda width: _doings(helps, width), words.HELPS, words.HELPS_REMARK),
            Part(lambda width: _doings(costs, width), words.COSTS, words.COSTS_REMARK),
            Part(lambda _: _unmet(unmet), words.NO_CHANCE),
        ],
    )


def _skills(lines: Sequence[Line], width: int) -> Iterator[Content]:
    """A chart of three rows for each, with its first, last and best beside it."""
    room = max(4, width - _SKILL - _NUMBERS)
    for number_of, line in enumerate(lines):
        if number_of:
            yield Content()
        chart = area([score.value for score in line.scores], room, 3)
        ends = (line.scores[-1], line.best, line.scores[0]) if line.scores else (None, None, None)
        names = (words.skill_name(line.skill), "", words.charted(min(room, len(line.scores)), len(line.scores)))
        for row, (name, value, told) in enumerate(zip(names, ends, (words.LAST, words.BEST, words.FIRST), strict=True)):
            yield Content.assemble(
                (f"{name:<{_SKILL}}", "dim" if row else "bold" if line.skill is None else ""),
                (chart[row], "$primary on $surface"),
                (f" {told:>5} ", "dim"),
                _number(value, "bold" if row == 0 else ""),
            )


def _doings(doings: Sequence[Doing], width: int) -> Iterator[Content]:
    """Each with a bar and “3 of 10”; the bar on a line of its own where there is little room."""
    if not doings:
        return
    names = {doing.behaviour.name: foreign_line(_capital(words.does(doing))) for doing in doings}
    longest = max(name.cell_length for name in names.values())
    counts = max(len(words.of_chances(doing)) for doing in doings)
    wide = width >= longest + counts + 8
    room = min(_BAR, width - longest - counts - 4) if wide else max(4, min(_BAR, width - counts - 4))
    for doing in doings:
        full, empty = bar(doing.share, room)
        name = names[doing.behaviour.name]
        drawn = Content.assemble(
            (full, "$text-primary" if doing.adds else "$text-warning"),
            (empty, "dim"),
            f"  {words.of_chances(doing):>{counts}}",
        )
        if wide:
            yield Content.assemble(name, " " * (longest - name.cell_length + 2), drawn)
        else:
            yield name
            yield Content.assemble("  ", drawn)


def _unmet(doings: Sequence[Doing]) -> Iterator[Content]:
    for doing in doings:
        yield foreign_line(words.does(doing), "dim")


def _touchpoints(touchpoints: Sequence[Touchpoint], width: int) -> Iterator[Content]:
    heads = (*(SKILLS[skill] for skill in SKILLS), _capital(words.BEST))
    rows = []
    for item in touchpoints:
        numbers = (*(Content(number(mean)) for mean in item.means.values()), _number(item.best))
        rows.append((foreign_line(words.touchpoint_name(item)), words.touchpoint_count(item), numbers))
    yield from _table(heads, rows, width)


def _scenarios(scenarios: Sequence[Played], width: int) -> Iterator[Content]:
    heads = tuple(_capital(head) for head in (words.FIRST, words.LAST, words.BEST))
    rows = []
    for item in scenarios:
        scores = item.overall.scores
        ends = (scores[0], scores[-1], item.overall.best) if scores else (None, None, None)
        remark = words.count(item.attempts, "attempt")
        rows.append((foreign_line(words.version_name(item)), remark, tuple(_number(end) for end in ends)))
    yield from _table(heads, rows, width)


def _table(
    heads: Sequence[str], rows: Sequence[tuple[Content, str, Sequence[Content]]], width: int
) -> Iterator[Content]:
    """A name with a remark, and numbers under heads. What is too long for that has a line of its own; in little room
    the numbers stand below, each after its head."""
    if width < _NARROW:
        for name, remark, numbers in rows:
            yield name
            yield Content.styled(f"  {remark}", "dim")
            told = [
                Content.assemble((f"{head.lower()} ", "dim"), value) for head, value in zip(heads, numbers, strict=True)
            ]
            line = Content()
            for item in told:
                if line.cell_length and line.cell_length + item.cell_length + 3 > width:
                    yield line
                    line = Content()
                line = Content.assemble(line, "  ", item)
            yield line
        return
    columns = [max(5, len(head)) + 2 for head in heads]
    room = width - sum(columns)
    if rows:
        yield Content.styled(" " * room + "".join(f"{h:>{c}}" for h, c in zip(heads, columns, strict=True)), "dim")
    for name, remark, numbers in rows:
        dim = Content.styled(remark, "dim")
        lead = Content.assemble(name, "  ", dim)
        if lead.cell_length > room:
            yield name
            lead = dim
        if lead.cell_length > room:
            yield lead
            lead = Content()
        cells = [_right(value, column) for value, column in zip(numbers, columns, strict=True)]
        yield Content.assemble(lead, " " * (room - lead.cell_length), *cells)


def _right(value: Content, width: int) -> Content:
    return Content.assemble(" " * (width - value.cell_length), value)


def _number(score: Score | None, style: str = "") -> Content:
    """A score in three columns, and one for the sign of an assessment, which stays free otherwise."""
    value = number(None if score is None else score.value)
    mark = words.ASSESSED if score is not None and score.assessed else " "
    return Content.assemble((f"{value:>3}", style), (mark, "$text-accent"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
