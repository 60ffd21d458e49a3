"""Reports as CSV: one row an attempt, or one row a turn. Numbers stay numbers; text is made safe for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import fields

from scoring.points import Evidence
from scoring.reports.model import AttemptReport, StrongestReport, TurnReport
from scoring.rubric import Skill
from scoring.scores import Scores
from scoring.text import visible

_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
"""First characters that make a spreadsheet read a text as a formula or a command (OWASP ASVS 1.2.10)."""

_ATTEMPT = [f.name for f in fields(AttemptReport) if f.name not in ("scores", "turns")]
_SCORES = [f.name for f in fields(Scores)]
_TURN = [f.name for f in fields(TurnReport)]

Cell = str | float | int | None


def attempts(reports: Iterable[AttemptReport]) -> str:
    """One row an attempt: its scalars, then the scores by their bare names."""
    return _table([*_ATTEMPT, *_SCORES], (_attempt(report) for report in reports))


def turns(reports: Iterable[AttemptReport]) -> str:
    """One row a turn: the attempt it belongs to, its number, then all that is known of it."""
    head = [*_ATTEMPT, "turn"]
    for name in _TURN:
        head += [f"regret_{skill.value}" for skill in Skill] if name == "regrets" else [name]
    rows = (
        [*(_cell(getattr(report, name)) for name in _ATTEMPT), number, *_turn(turn)]
        for report in reports
        for number, turn in enumerate(report.turns, start=1)
    )
    return _table(head, rows)


def safe(text: str) -> str:
    """A text cell that no spreadsheet runs: control and bidirectional characters visible, and an apostrophe before what
    would start a formula."""
    shown = visible(text)
    return "'" + shown if text.startswith(_FORMULA) else shown


def _attempt(report: AttemptReport) -> list[Cell]:
    return [*(_cell(getattr(report, name)) for name in _ATTEMPT), *(getattr(report.scores, name) for name in _SCORES)]


def _turn(turn: TurnReport) -> Iterable[Cell]:
    for name in _TURN:
        if name == "regrets":
            yield from (turn.regrets[skill] for skill in Skill)
        elif name == "evidence":
            yield safe("; ".join(_traced(item) for item in turn.evidence))
        elif name == "strongest":
            yield None if turn.strongest is None else safe(_answered(turn.strongest))
        else:
            yield _cell(getattr(turn, name))


def _answered(strongest: StrongestReport) -> str:
    return f"“{strongest.say}” – “{' '.join(strongest.answer)}”"


def _traced(item: Evidence) -> str:
    return f"{item.behaviour} {item.skill.value} {item.points:+g} “{item.quote}”"


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, tuple):
        return safe(" ".join(str(item) for item in value))
    return safe(str(value))


def _table(head: list[str], rows: Iterable[Iterable[Cell]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
