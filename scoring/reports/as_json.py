"""Reports as JSON. Text is carried unchanged, whatever it holds."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from scoring.reports.model import SCHEMA, AttemptReport, TurnReport


def attempt(report: AttemptReport) -> dict[str, Any]:
    """One attempt as plain data, in the documented order."""
    return vars(report) | {"scores": report.scores.as_json(), "turns": [_turn(turn) for turn in report.turns]}


def one(report: AttemptReport) -> str:
    """What `play --format json` prints."""
    return _text({"schema": SCHEMA} | attempt(report))


def many(reports: Iterable[AttemptReport]) -> str:
    """What `report --format json` prints."""
    return _text({"schema": SCHEMA, "attempts": [attempt(report) for report in reports]})


def _turn(turn: TurnReport) -> dict[str, Any]:
    return vars(turn) | {
        "regrets": {skill.value: cost for skill, cost in turn.regrets.items()},
        "strongest": None if turn.strongest is None else vars(turn.strongest),
        "evidence": [vars(item) for item in turn.evidence],
    }


def _text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
