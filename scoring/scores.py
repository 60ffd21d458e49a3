"""From what was earned, and the best that could have been, to scores and regret.

The bests come from the whole position graph; this module only does the sums. A skill in which nothing can be earned
has no score and drops out of the weights. `decided` is measured against what *one* conversation can reach, so 100 is
always reachable, even where skills pull apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.rubric import Points, Rubric, Skill

TINY = 1e-9
"""What rounding may leave; a regret below it is none."""


@dataclass(frozen=True)
class Bests:
    """The most a scenario offers from its start: `points` for each skill by itself, over every complete
    conversation."""

    points: Points

    def weight(self, rubric: Rubric, skill: Skill) -> float:
        """What one point in `skill` adds to the weighted sum Q; 0 for a skill in which nothing can be earned."""
        best = self.points.of(skill)
        return rubric.overall.of(skill) / best if best > 0 else 0.0

    def weighted(self, rubric: Rubric, earned: Points) -> float:
        """Q: the weighted sum of points earned against the best of each skill."""
        return sum(self.weight(rubric, skill) * earned.of(skill) for skill in Skill)


@dataclass(frozen=True)
class Scores:
    """Scores of a finished attempt, each from 0 to 100 or None where there is nothing to score."""

    listening: float | None = None
    ownership: float | None = None
    resolution: float | None = None
    decided: float | None = None
    pace: float | None = None
    speed: float | None = None
    overall: float | None = None

    def as_json(self) -> dict[str, float | None]:
        return dict(vars(self))


def _held(score: float) -> float:
    return min(100.0, max(0.0, score))


def _share(earned: float, best: float) -> float | None:
    return _held(100 * earned / best) if best > 0 else None


def _mixed(first: float | None, second: float | None, share_of_second: float) -> float | None:
    if first is None or second is None:
        return first
    return first + (second - first) * share_of_second / 100


def scores(rubric: Rubric, bests: Bests, most: float, earned: Points, paces: Iterable[float]) -> Scores:
    """The scores of a finished attempt. `most` is Q*, the largest weighted sum that one conversation reaches; `paces`
    are the paces of its timed turns, the first in each position only."""
    timed = list(paces)
    pace = sum(timed) / len(timed) if timed else None
    resolution = _share(earned.speed, bests.points.speed)
    decided = _share(bests.weighted(rubric, earned), most)
    return Scores(
        listening=_share(earned.listening, bests.points.listening),
        ownership=_share(earned.ownership, bests.points.ownership),
        resolution=resolution,
        decided=decided,
        pace=pace,
        speed=_mixed(resolution, pace, rubric.pace.share_of_speed),
        overall=_mixed(decided, pace, rubric.pace.share_of_overall),
    )


def regret(before: float, earned: float, after: float, most: float) -> float | None:
    """What a reply cost, in points of a score out of 100: the best still open before it, less what it earned and the
    best still open after it, to nine decimals, so that what is exactly at a mark's threshold counts as that. None where
    nothing can be earned."""
    if most <= 0:
        return None
    cost = 100 / most * (before - earned - after)
    return 0.0 if cost < TINY else round(cost, 9)
