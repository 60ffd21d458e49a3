"""Progress as JSON. docs/progress.md says what each key means."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from scoring.rubric import Skill
from simulator.progress.history import Finished
from simulator.progress.next import Need, Suggestion
from simulator.progress.overview import Overview
from simulator.progress.standing import Doing, Line, Played, Score, Touchpoint
from simulator.records.attempt import iso
from simulator.wording.progress import reasons

SCHEMA = 1


def as_json(overview: Overview, now: datetime) -> str:
    standing = overview.standing
    data = {
        "schema": SCHEMA,
        "trainee": overview.trainee,
        "counted": standing.attempts,
        "assessments": standing.assessed,
        "second_tries": standing.second_tries,
        "skills": {line.skill.value if line.skill else "overall": _line(line) for line in standing.lines},
        "touchpoints": [_touchpoint(item) for item in standing.touchpoints],
        "behaviours": [_doing(item) for item in standing.doings],
        "scenarios": [_played(item) for item in standing.scenarios],
        "streaks": asdict(standing.streaks),
        "next": [_suggestion(item, now) for item in overview.next],
        "attempts": [_finished(item) for item in overview.finished],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _score(score: Score | None) -> dict[str, Any] | None:
    return None if score is None else {"score": score.value, "assessment": score.assessed}


def _line(line: Line) -> dict[str, Any]:
    ends = (line.scores[0], line.scores[-1]) if line.scores else (None, None)
    return {
        "first": _score(ends[0]),
        "last": _score(ends[1]),
        "best": _score(line.best),
        "scores": [score.value for score in line.scores],
    }


def _touchpoint(item: Touchpoint) -> dict[str, Any]:
    return {
        "touchpoint": item.name,
        "attempts": item.attempts,
        "assessments": item.assessed,
        "left_out": item.left_out,
        "means": {skill.value: item.means[skill] for skill in Skill},
        "best": _score(item.best),
    }


def _doing(item: Doing) -> dict[str, Any]:
    return {
        "behaviour": item.behaviour.name,
        "doing": item.behaviour.doing,
        "adds": item.adds,
        "shown": item.shown,
        "chances": item.chances,
    }


def _played(item: Played) -> dict[str, Any]:
    return {
        "scenario": item.scenario,
        "title": item.title,
        "version": item.version,
        "scenario_hash": item.edition[0],
        "rubric_hash": item.edition[1],
        "current": item.current,
        "attempts": item.attempts,
        **_line(item.overall),
    }


def _suggestion(item: Suggestion, now: datetime) -> dict[str, Any]:
    return {
        "scenario": item.scenario.id,
        "title": item.scenario.title,
        "value": item.value,
        "training": item.training,
        "new": item.new,
        "recent": item.recent,
        "last": None if item.last is None else iso(item.last),
        "reasons": list(reasons(item, now)),
        "needs": [_need(need) for need in item.needs],
    }


def _need(need: Need) -> dict[str, Any]:
    return {
        "behaviour": need.behaviour.name,
        "scenes": need.scenes,
        "shown": need.shown,
        "chances": need.chances,
        "weak": need.weak,
        "forgotten": need.forgotten,
        "need": need.need,
        "last": None if need.last is None else iso(need.last),
    }


def _finished(item: Finished) -> dict[str, Any]:
    attempt = item.attempt
    return {
        "attempt": attempt.id,
        "scenario": attempt.scenario,
        "version": attempt.version,
        "mode": attempt.settings.mode.value,
        "started": iso(attempt.started),
        "replay_of": attempt.replay_of,
        "outcome": item.outcome,
        "scores": item.scores.as_json(),
        "marks": [None if mark is None else mark.value for mark in item.marks],
        "shown": dict(item.shown),
        "chances": dict(item.chances),
    }
