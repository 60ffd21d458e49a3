"""What is kept of a conversation: its settings and its turns. Everything else can be worked out again from these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from random import Random, SystemRandom


class Mode(StrEnum):
    """`practice` explains itself as it goes; `assess` does not, and cannot be paused; `scripted` was played by
    `--replies`."""

    PRACTICE = "practice"
    ASSESS = "assess"
    SCRIPTED = "scripted"


class Feedback(StrEnum):
    """How much practice explains after each reply: nothing, a word, or all of it."""

    OFF = "off"
    WORD = "word"
    FULL = "full"


@dataclass(frozen=True)
class Settings:
    """How an attempt is played. `factor` stretches every allowance and silence (extra time). `seed` decides the order
    in which replies are shown. `feedback` is what the trainee chose; an assessment gives none."""

    mode: Mode = Mode.PRACTICE
    timed: bool = False
    factor: float = 1.0
    seed: int = 0
    feedback: Feedback = Feedback.FULL


@dataclass(frozen=True)
class Turn:
    """One reply. `said` is what the trainee said, empty for a silence; `shown` the replies on offer in the order they
    were shown; `seconds` the time it took, None where untimed; `allowance` the time it may take. `interrupted`: the
    program stopped while the trainee was thinking, so the time says nothing. `hinted`: the trainee asked for a hint
    first."""

    number: int
    scene: str
    reply: str
    said: str
    shown: tuple[str, ...]
    seconds: float | None
    allowance: float
    interrupted: bool = False
    hinted: bool = False


def new_seed() -> int:
    """A seed for the order of replies; it is recorded."""
    return SystemRandom().randrange(2**31)


def shuffled(replies: list[str], seed: int, turn: int) -> list[str]:
    """The order in which the replies of a turn are shown: letters and places carry no hint, and the same seed gives the
    same order again."""
    order = list(replies)
    Random(f"{seed}:{turn}").shuffle(order)
    return order
