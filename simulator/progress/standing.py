"""Where a trainee stands: by skill, touchpoint, behaviour and scenario.

Second tries count in none of it. Two editions of a scenario are never averaged together: a mean is over the edition in
the library or, where that was not played yet, the one played last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

from scoring.rubric import Behaviour, Skill
from simulator.conversation.turns import Mode
from simulator.progress.history import Edition, Finished
from simulator.progress.streaks import Streaks, streaks


class Score(NamedTuple):
    """A score of one attempt, 0 to 100, and whether it was reached in an assessment."""

    value: float
    assessed: bool


@dataclass(frozen=True)
class Line:
    """The scores of one skill, oldest first; `skill` None is the overall score."""

    skill: Skill | None
    scores: tuple[Score, ...]

    @property
    def best(self) -> Score | None:
        """The highest; the first that reached it."""
        return max(self.scores, key=lambda score: score.value, default=None)


@dataclass(frozen=True)
class Touchpoint:
    """How one kind of contact goes. `name` is None for scenarios that name none. `left_out` attempts are at earlier
    editions, and in none of the numbers."""

    name: str | None
    attempts: int
    assessed: int
    left_out: int
    means: Mapping[Skill, float | None]
    best: Score | None


@dataclass(frozen=True)
class Doing:
    """How often a behaviour was shown, of the turns in which some reply on offer showed it. Of one that `adds`, more is
    better; of one that costs, less."""

    behaviour: Behaviour
    shown: int
    chances: int

    @property
    def adds(self) -> bool:
        return adds(self.behaviour)

    @property
    def share(self) -> float:
        return self.shown / self.chances if self.chances else 0.0


@dataclass(frozen=True)
class Played:
    """The attempts at one edition of a scenario. `current`: it stands in the library as it was played."""

    scenario: str
    title: str
    version: int
    edition: Edition
    current: bool
    attempts: int
    overall: Line


@dataclass(frozen=True)
class Standing:
    """All of it. `attempts` are those that count; `second_tries` do not."""

    attempts: int
    assessed: int
    second_tries: int
    lines: tuple[Line, ...]
    touchpoints: tuple[Touchpoint, ...]
    doings: tuple[Doing, ...]
    scenarios: tuple[Played, ...]
    streaks: Streaks


def adds(behaviour: Behaviour) -> bool:
    """Whether a behaviour earns points, so that it can be practised; else it costs some."""
    return any(points > 0 for points in behaviour.points)


def standing(
    finished: Sequence[Finished],
    behaviours: Mapping[str, Behaviour],
    current: Mapping[str, Edition],
    now: datetime,
    zone: tzinfo | None = None,
) -> Standing:
    """`finished` oldest first; `behaviours` by name, in the order of the rubric; `current` names the edition of each
    scenario in the library, in its order; `zone` is where the trainee's days begin, None for this machine's."""
    counted = [item for item in finished if item.counts]
    played = _scenarios(counted, current)
    return Standing(
        attempts=len(counted),
        assessed=_assessed(counted),
        second_tries=len(finished) - len(counted),
        lines=tuple(_line(skill, counted) for skill in (None, *Skill)),
        touchpoints=_touchpoints(counted, played),
        doings=_doings(counted, behaviours),
        scenarios=played,
        streaks=streaks(finished, now, zone),
    )


def _score(item: Finished, skill: Skill | None) -> Score | None:
    value: float | None = getattr(item.scores, "overall" if skill is None else skill.value)
    return None if value is None else Score(value, item.attempt.settings.mode is Mode.ASSESS)


def _line(skill: Skill | None, items: Iterable[Finished]) -> Line:
    return Line(skill, tuple(score for item in items if (score := _score(item, skill)) is not None))


def _assessed(items: Iterable[Finished]) -> int:
    return sum(item.attempt.settings.mode is Mode.ASSESS for item in items)


def _scenarios(counted: Sequence[Finished], current: Mapping[str, Edition]) -> tuple[Played, ...]:
    """In the order of the library, what has left it behind; of each scenario the current edition first, then the one
    played last."""
    editions: dict[str, dict[Edition, list[Finished]]] = {}
    for item in reversed(counted):
        editions.setdefault(item.attempt.scenario, {}).setdefault(item.edition, []).insert(0, item)
    found = []
    for scenario in [*(name for name in current if name in editions), *(n for n in editions if n not in current)]:
        now = current.get(scenario)
        for edition in sorted(editions[scenario], key=lambda edition: edition != now):
            items = editions[scenario][edition]
            last = items[-1]
            found.append(
                Played(
                    scenario=scenario,
                    title=last.title,
                    version=last.attempt.version,
                    edition=edition,
                    current=edition == now,
                    attempts=len(items),
                    overall=_line(None, items),
                )
            )
    return tuple(found)


def _touchpoints(counted: Sequence[Finished], played: Sequence[Played]) -> tuple[Touchpoint, ...]:
    """The one practised most first."""
    standing: dict[str, Edition] = {}
    for place in played:
        standing.setdefault(place.scenario, place.edition)
    touched: dict[str | None, list[Finished]] = {}
    left_out: dict[str | None, int] = {}
    for item in counted:
        kept = item.edition == standing[item.attempt.scenario]
        touched.setdefault(item.touchpoint, []).extend([item] if kept else [])
        left_out[item.touchpoint] = left_out.get(item.touchpoint, 0) + (not kept)
    found = [
        Touchpoint(
            name=name,
            attempts=len(items),
            assessed=_assessed(items),
            left_out=left_out[name],
            means={skill: _mean(_line(skill, items)) for skill in Skill},
            best=_line(None, items).best,
        )
        for name, items in touched.items()
    ]
    return tuple(sorted(found, key=lambda touchpoint: -touchpoint.attempts))


def _mean(line: Line) -> float | None:
    return sum(score.value for score in line.scores) / len(line.scores) if line.scores else None


def _doings(counted: Iterable[Finished], behaviours: Mapping[str, Behaviour]) -> tuple[Doing, ...]:
    """Every behaviour, those that add before those that cost, and of each kind what needs most work first; what there
    was no chance for comes last."""
    chances, shown = dict.fromkeys(behaviours, 0), dict.fromkeys(behaviours, 0)
    for item in counted:
        for name, count in item.chances.items():
            chances[name] += count
        for name, count in item.shown.items():
            shown[name] += count
    found = [Doing(behaviours[name], shown[name], chances[name]) for name in behaviours]
    return tuple(sorted(found, key=lambda d: (not d.adds, not d.chances, d.share if d.adds else -d.share)))
