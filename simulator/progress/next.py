"""What to practise next, and why.

Each scenario of the library gets a value; the highest comes first, and equals go by their titles.

    value = training + new - recent

training  How much the chances it gives are needed, from 0 to 1. A scene in which some reply shows a behaviour that adds
          points is a chance for that behaviour; `training` is the mean, over these chances, of how much each behaviour
          is needed: half how weak it is (the share of chances missed, of the latest ten or so; a half where there never
          was one) and half how far it is forgotten (FSRS; all of it where there never was a chance).
new       0.25 for a scenario that was never begun, halved for each step of difficulty beyond the one after the hardest
          that was passed. So a newcomer meets what is easiest first.
recent    0.5 for one that was begun just now, halved with every week since.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from scoring.rubric import Behaviour, Rubric
from simulator.progress.history import Finished
from simulator.progress.recall import Recall
from simulator.progress.standing import adds
from simulator.records.attempt import Attempt
from simulator.scenario.model import Scenario
from simulator.scenario.shelf import DIFFICULTIES

LATELY = 10
"""How many chances tell how weak a behaviour is now: those of the latest attempts that hold so many."""
UNKNOWN = 0.5
"""How weak a behaviour counts for which there never was a chance."""
NEW = 0.25
RECENT = 0.5
HALVES_IN = timedelta(days=7)


@dataclass(frozen=True)
class Need:
    """How much a behaviour needs practice. `shown` of the latest `chances`; `scenes` of the scenario give one; `last`
    is when there last was one, None for never."""

    behaviour: Behaviour
    scenes: int
    shown: int
    chances: int
    forgotten: float
    last: datetime | None

    @property
    def weak(self) -> float:
        return 1 - self.shown / self.chances if self.chances else UNKNOWN

    @property
    def need(self) -> float:
        return (self.weak + self.forgotten) / 2


@dataclass(frozen=True)
class Suggestion:
    """A scenario to practise, and what its `value` is made of. `needs` are the behaviours it gives chances for, the
    most needed first (the need times its scenes). `last` is when it was begun last, None for never; `first_ever`: the
    trainee has not begun anything yet."""

    scenario: Scenario
    training: float
    new: float
    recent: float
    needs: tuple[Need, ...]
    last: datetime | None
    first_ever: bool

    @property
    def value(self) -> float:
        return self.training + self.new - self.recent


def suggestions(
    library: Sequence[Scenario],
    attempts: Iterable[Attempt],
    finished: Sequence[Finished],
    rubric: Rubric,
    recall: Recall,
    now: datetime,
) -> tuple[Suggestion, ...]:
    """The whole library, the best first. `attempts` are all of the trainee, also those that were left or are second
    tries; `finished` those that came to an end; both oldest first. `recall` has reviewed them."""
    begun = {attempt.scenario: attempt.started for attempt in attempts}
    lately = {name: _lately(name, finished) for name, behaviour in rubric.behaviours.items() if adds(behaviour)}
    passed = _passed(finished, library, rubric)
    found = []
    for scenario in library:
        needs = tuple(
            Need(rubric.behaviours[name], scenes, *lately[name], recall.forgotten(name, now), recall.last(name))
            for name, scenes in chances_in(scenario).items()
            if name in lately
        )
        found.append(_suggestion(scenario, needs, begun, passed, now))
    return tuple(sorted(found, key=lambda item: (-round(item.value, 9), item.scenario.title.casefold())))


def chances_in(scenario: Scenario) -> dict[str, int]:
    """The behaviours that replies of a scenario show, each with the number of scenes in which some reply does."""
    counts: dict[str, int] = {}
    for scene in scenario.scenes.values():
        for name in dict.fromkeys(name for reply in scene.replies.values() for name in reply.shows):
            counts[name] = counts.get(name, 0) + 1
    return counts


def _lately(name: str, finished: Sequence[Finished]) -> tuple[int, int]:
    """How often a behaviour was shown, and of how many chances, in the latest attempts."""
    shown = chances = 0
    for item in reversed(finished):
        if chances >= LATELY:
            break
        if item.counts:
            shown += item.shown.get(name, 0)
            chances += item.chances.get(name, 0)
    return shown, chances


def _passed(finished: Iterable[Finished], library: Iterable[Scenario], rubric: Rubric) -> int:
    """The step of the hardest difficulty that was passed; -1 for none."""
    steps = {scenario.id: DIFFICULTIES.index(scenario.difficulty) for scenario in library}
    passed = {f.attempt.scenario for f in finished if f.counts and (f.scores.overall or 0) >= rubric.passed}
    return max((steps[name] for name in passed if name in steps), default=-1)


def _suggestion(
    scenario: Scenario, needs: tuple[Need, ...], begun: Mapping[str, datetime], passed: int, now: datetime
) -> Suggestion:
    last = begun.get(scenario.id)
    chances = sum(need.scenes for need in needs)
    beyond = max(0, DIFFICULTIES.index(scenario.difficulty) - passed - 1)
    return Suggestion(
        scenario=scenario,
        training=sum(need.need * need.scenes for need in needs) / chances if chances else 0.0,
        new=NEW / 2**beyond if last is None else 0.0,
        recent=0.0 if last is None else RECENT * 0.5 ** (max(now - last, timedelta()) / HALVES_IN),
        needs=tuple(sorted(needs, key=lambda need: -round(need.need * need.scenes, 9))),
        last=last,
        first_ever=not begun,
    )
