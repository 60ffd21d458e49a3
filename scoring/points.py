"""The points of a reply, and the evidence for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.rubric import Points, Rubric, Skill


@dataclass(frozen=True)
class Evidence:
    """One point or loss, traced to the behaviour that earned it and the words that show it."""

    behaviour: str
    skill: Skill
    points: float
    quote: str


def evidence(rubric: Rubric, shows: Mapping[str, str | None], said: str) -> tuple[Evidence, ...]:
    """What a reply that `shows` these behaviours earns, line by line. Each quotes the words that show it, or the whole
    reply. Speed above 0 counts half where nothing in the reply adds to listening: fast and careless is not service."""
    acts = [(rubric.behaviours[name], words or said) for name, words in shows.items()]
    listened = any(behaviour.points.listening > 0 for behaviour, _ in acts)
    found = []
    for behaviour, quote in acts:
        for skill in Skill:
            points = behaviour.points.of(skill)
            if skill is Skill.SPEED and points > 0 and not listened:
                points /= 2
            if points:
                found.append(Evidence(behaviour.name, skill, points, quote))
    return tuple(found)


def points(rubric: Rubric, shows: Mapping[str, str | None]) -> Points:
    """The sum of what a reply that `shows` these behaviours earns."""
    total = Points()
    for item in evidence(rubric, shows, ""):
        total = total.plus(Points(**{item.skill.value: item.points}))
    return total
