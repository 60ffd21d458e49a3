"""The rubric: the behaviours a reply can show, and how much each counts for each skill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Skill(StrEnum):
    """What is trained. Speed's points are called resolution where pace is told apart from them."""

    LISTENING = "listening"
    OWNERSHIP = "ownership"
    SPEED = "speed"


class Points(NamedTuple):
    """Points for each skill, of a behaviour, a reply or a whole conversation."""

    listening: float = 0.0
    ownership: float = 0.0
    speed: float = 0.0

    def plus(self, other: Points) -> Points:
        return Points(self.listening + other.listening, self.ownership + other.ownership, self.speed + other.speed)

    def of(self, skill: Skill) -> float:
        return float(getattr(self, skill.value))


class Mark(StrEnum):
    """How a turn is judged by its regret, as chess engines judge moves."""

    BEST = "best"
    GOOD = "good"
    INACCURACY = "inaccuracy"
    MISTAKE = "mistake"
    BLUNDER = "blunder"


@dataclass(frozen=True)
class Behaviour:
    """An observable act. `like` and `unlike` are examples; `source` says why it counts. `act` is what somebody does who
    shows it, in words that follow “you”; `need` is what a customer lacks who has not met it, in words that follow
    “still needs”: it is what a hint names."""

    name: str
    points: Points
    means: str
    like: str
    unlike: str
    source: str
    act: str = ""
    need: str = ""

    @property
    def doing(self) -> str:
        """The act in words, also where the rubric has none: “name the feeling”."""
        return self.act or f"show “{self.name.replace('-', ' ')}”"


@dataclass(frozen=True)
class Pace:
    """How timed turns count. Shares in percent, `words_per_minute` of silent reading, `thinking_seconds` on top of it;
    full marks up to the allowance, none at `none_at` times it, evenly between."""

    share_of_speed: float
    share_of_overall: float
    words_per_minute: float
    thinking_seconds: float
    none_at: float

    def allowance(self, words: int, factor: float = 1.0) -> float:
        """Seconds that reading `words` and thinking may take; `factor` is the trainee's extra time."""
        return (words / self.words_per_minute * 60 + self.thinking_seconds) * factor

    def score(self, seconds: float, allowance: float) -> float:
        """0 to 100 for a reply after `seconds`."""
        late = (seconds - allowance) / (allowance * (self.none_at - 1))
        return 100 * min(1.0, max(0.0, 1 - late))


@dataclass(frozen=True)
class Rubric:
    """The yardstick of a conversation. `overall` weighs the skills, `marks` are the highest regret of each mark but the
    last, `passed` is the overall score that reports call passed."""

    name: str
    version: int
    overall: Points
    pace: Pace
    passed: float
    marks: tuple[tuple[Mark, float], ...]
    behaviours: Mapping[str, Behaviour]

    def mark(self, regret: float) -> Mark:
        return next((mark for mark, most in self.marks if regret <= most), Mark.BLUNDER)
