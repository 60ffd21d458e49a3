"""Attempts and turns as the rows they are kept in, and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from simulator.conversation.turns import Feedback, Mode, Settings, Turn
from simulator.records.attempt import Attempt, from_iso, iso


def attempt_row(attempt: Attempt) -> dict[str, Any]:
    return {
        "id": attempt.id,
        "trainee": attempt.trainee,
        "group": attempt.group,
        "scenario": attempt.scenario,
        "version": attempt.version,
        "scenario_hash": attempt.scenario_hash,
        "rubric_hash": attempt.rubric_hash,
        "mode": attempt.settings.mode.value,
        "timed": attempt.settings.timed,
        "factor": attempt.settings.factor,
        "seed": attempt.settings.seed,
        "started": iso(attempt.started),
        "ended": None if attempt.ended is None else iso(attempt.ended),
        "replay_of": attempt.replay_of,
        "feedback": attempt.settings.feedback.value,
        "to_change": attempt.to_change,
    }


def attempt_of(row: Row[Any]) -> Attempt:
    return Attempt(
        id=row.id,
        trainee=row.trainee,
        group=row.group,
        scenario=row.scenario,
        version=row.version,
        scenario_hash=row.scenario_hash,
        rubric_hash=row.rubric_hash,
        settings=Settings(Mode(row.mode), row.timed, row.factor, row.seed, Feedback(row.feedback)),
        started=from_iso(row.started),
        ended=None if row.ended is None else from_iso(row.ended),
        replay_of=row.replay_of,
        to_change=row.to_change,
    )


def turn_row(attempt_id: str, turn: Turn) -> dict[str, Any]:
    return {
        "attempt": attempt_id,
        "number": turn.number,
        "scene": turn.scene,
        "reply": turn.reply,
        "said": turn.said,
        "shown": " ".join(turn.shown),
        "seconds": turn.seconds,
        "allowance": turn.allowance,
        "interrupted": turn.interrupted,
        "hinted": turn.hinted,
    }


def turn_of(row: Row[Any]) -> Turn:
    return Turn(
        number=row.number,
        scene=row.scene,
        reply=row.reply,
        said=row.said,
        shown=tuple(row.shown.split()),
        seconds=row.seconds,
        allowance=row.allowance,
        interrupted=row.interrupted,
        hinted=row.hinted,
    )
