"""What a report is made of: attempts and their turns, judged. The order of the fields is the order in which every
format shows them."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.points import Evidence
from scoring.rubric import Mark, Skill
from scoring.scores import Scores

SCHEMA = 1
"""The number that JSON reports carry; raised when a shape changes."""


@dataclass(frozen=True)
class StrongestReport:
    """The reply that would have kept most open in a turn, and what the customer would have said to it."""

    reply: str
    say: str
    answer: tuple[str, ...]


@dataclass(frozen=True)
class TurnReport:
    """One reply, and what it was worth. `strongest` is None where nothing on offer was stronger."""

    scene: str
    reply: str
    shown: tuple[str, ...]
    said: str
    shows: tuple[str, ...]
    mood_before: int
    mood_after: int
    seconds: float | None
    allowance: float
    interrupted: bool
    hinted: bool
    open_before: float | None
    open_after: float | None
    regret: float | None
    regrets: dict[Skill, float | None]
    mark: Mark | None
    best_replies: tuple[str, ...]
    strongest: StrongestReport | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class AttemptReport:
    """One attempt. Times are ISO 8601 in UTC; every score is None while it is not finished."""

    attempt: str | None
    trainee: str | None
    scenario: str
    version: int
    scenario_hash: str
    rubric_hash: str
    mode: str
    started: str
    ended: str | None
    outcome: str | None
    finished: bool
    timed: bool
    factor: float
    group: str | None
    replay_of: str | None
    feedback: str | None
    to_change: str | None
    scores: Scores
    turns: tuple[TurnReport, ...]
