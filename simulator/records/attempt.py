"""What is kept of an attempt. Importing this loads no database."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from simulator.conversation.turns import Settings, Turn

UNNAMED = ""
"""Asks the store for attempts that were kept without a name."""


@dataclass(frozen=True)
class Attempt:
    """One trainee playing one version of a scenario once. The hashes name the texts it was played from, which are kept
    beside it. `started` and `ended` are in UTC; `replay_of` names the attempt it goes back to. `to_change` is what the
    trainee answered when asked what should change, so that the complaint does not come again."""

    id: str
    trainee: str | None
    group: str | None
    scenario: str
    version: int
    scenario_hash: str
    rubric_hash: str
    settings: Settings
    started: datetime
    ended: datetime | None = None
    replay_of: str | None = None
    to_change: str | None = None

    def over(self, when: datetime) -> Attempt:
        return replace(self, ended=when)


@dataclass(frozen=True)
class Kept:
    """An attempt with its turns, as they were recorded."""

    attempt: Attempt
    turns: tuple[Turn, ...]


class StoreTrouble(Exception):
    """The record store cannot be used. The message says why and what to do, in a sentence or two."""


class PlayedElsewhere(StoreTrouble):
    """The same attempt was continued in another window."""


class NoSuchAttempt(LookupError):
    """The store holds no attempt of this id."""


def new_id() -> str:
    return str(uuid.uuid4())


def iso(when: datetime) -> str:
    """A time as it is kept and reported: ISO 8601 in UTC, to the millisecond."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_iso(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
