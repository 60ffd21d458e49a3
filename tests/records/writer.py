"""Writes an attempt of many turns, in a process of its own."""

from __future__ import annotations

from datetime import UTC, datetime

from simulator.conversation.turns import Settings, Turn
from simulator.records.attempt import Attempt, new_id
from simulator.records.store import Records


def write(path: str, turns: int) -> None:
    records = Records(path)
    attempt = Attempt(new_id(), "W", None, "s", 1, "a" * 64, "b" * 64, Settings(), datetime.now(UTC))
    records.begin(attempt, b"scenario", b"rubric")
    for number in range(1, turns + 1):
        records.add_turn(attempt.id, Turn(number, "s", "r", "Said.", ("r",), None, 1.0))
    records.close()
