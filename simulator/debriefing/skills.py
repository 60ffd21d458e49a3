"""What earned and what lost each skill's points."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.rubric import Skill
from scoring.scores import TINY
from simulator.analysis.bounds import Bounds
from simulator.judging import Judged


@dataclass(frozen=True)
class Act:
    """A behaviour's points in one skill, over all `turns` that show it."""

    behaviour: str
    points: float
    turns: tuple[int, ...]


@dataclass(frozen=True)
class SkillReview:
    """One skill: the score it came to (None where there is none), the points earned, the most this complaint offers,
    and what the points are made of, biggest first."""

    skill: Skill
    score: float | None
    earned: float
    best: float
    gained: tuple[Act, ...]
    lost: tuple[Act, ...]


def review_skills(judged: Judged, bounds: Bounds) -> tuple[SkillReview, ...]:
    """Each skill in the rubric's order. What was gained and lost adds up to what was earned."""
    return tuple(_review(skill, judged, bounds) for skill in Skill)


def _review(skill: Skill, judged: Judged, bounds: Bounds) -> SkillReview:
    points: dict[str, float] = {}
    turns: dict[str, list[int]] = {}
    for turn in judged.turns:
        for item in turn.evidence:
            if item.skill is skill:
                points[item.behaviour] = points.get(item.behaviour, 0.0) + item.points
                turns.setdefault(item.behaviour, []).append(turn.turn.number)
    acts = sorted((Act(name, sum_, tuple(turns[name])) for name, sum_ in points.items()), key=lambda a: -abs(a.points))
    return SkillReview(
        skill=skill,
        score=getattr(judged.scores, skill.value),
        earned=judged.earned.of(skill),
        best=bounds.bests.points.of(skill),
        gained=tuple(act for act in acts if act.points > 0),
        lost=tuple(act for act in acts if act.points < 0),
    )


def pulls_apart(bounds: Bounds) -> bool:
    """Whether no single conversation reaches the best of every skill."""
    together = sum(bounds.rubric.overall.of(skill) for skill in Skill if bounds.bests.points.of(skill) > 0)
    return 0 < bounds.most < together - TINY
