"""Attempts put into a real store, and finished ones made up of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from scoring.rubric import Mark
from scoring.scores import Scores
from simulator.checking import Checked
from simulator.conversation.rules import after
from simulator.conversation.turns import Mode, Settings, Turn
from simulator.progress import Finished
from simulator.records.attempt import Attempt, new_id
from simulator.records.store import Records
from simulator.scenario.source import Source

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def attempt(scenario: str, text: str, rubric: str, started: datetime, **more: Any) -> Attempt:
    """An attempt of Sam's that took five minutes."""
    mode = more.pop("mode", Mode.PRACTICE)
    facts: dict[str, Any] = {"trainee": "Sam", "ended": started + timedelta(minutes=5), "version": 1} | more
    return Attempt(
        id=facts.pop("id", None) or new_id(),
        group=None,
        scenario=scenario,
        scenario_hash=text,
        rubric_hash=rubric,
        settings=Settings(mode),
        started=started,
        **facts,
    )


def turns_of(checked: Checked, replies: Sequence[str]) -> list[Turn]:
    """The turns in which these replies are given, untimed."""
    assert checked.bounds is not None
    rules = checked.bounds.graph.rules
    position, turns = rules.start, []
    for number, reply in enumerate(replies, start=1):
        shown = tuple(move.reply for move in rules.offered(position))
        said = getattr(rules.written(position, reply), "say", None) if reply != "silence" else ""
        turns.append(Turn(number, position.scene, reply, said or "", shown, None, 20.0))
        position = after(rules.move(position, reply), position)
    return turns


def keep(
    records: Records, checked: Checked, rubric: Source, replies: Sequence[str], started: datetime = NOON, **more: Any
) -> Attempt:
    """Keeps an attempt in which these replies were given."""
    assert checked.bounds is not None
    scenario, source = checked.bounds.graph.rules.scenario, checked.loaded.source
    kept = attempt(scenario.id, source.hash, rubric.hash, started, **{"version": scenario.version} | more)
    records.begin(kept, source.data, rubric.data, turns_of(checked, replies))
    return kept


def finished(
    scenario: str = "late-flowers",
    started: datetime = NOON,
    *,
    overall: float | None = 50.0,
    shown: Mapping[str, int] | None = None,
    chances: Mapping[str, int] | None = None,
    marks: Sequence[Mark] = (Mark.GOOD,),
    text: str = "text",
    touchpoint: str | None = "delivery",
    **more: Any,
) -> Finished:
    """A finished attempt of these numbers; every skill has the overall score."""
    return Finished(
        scores=Scores(listening=overall, ownership=overall, speed=overall, overall=overall),
        outcome="resolved",
        chances=dict(chances or {}),
        shown=dict(shown or {}),
        marks=tuple(marks),
        attempt=attempt(scenario, text, "rubric", started, **more),
        title=scenario.replace("-", " ").capitalize(),
        touchpoint=touchpoint,
    )
