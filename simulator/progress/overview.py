"""All that is told of a trainee's progress, at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from threading import Lock

from scoring.rubric import Behaviour, Rubric
from simulator.playback import Playback
from simulator.progress.history import PLAYED, Edition, Finished, History, Tell
from simulator.progress.next import Suggestion, suggestions
from simulator.progress.reached import Reached, reached
from simulator.progress.recall import Recall
from simulator.progress.standing import Standing, standing
from simulator.records.attempt import UNNAMED, Attempt
from simulator.scenario.model import Scenario


@dataclass(frozen=True)
class Shelved:
    """A scenario of the library, and the hash of its text."""

    scenario: Scenario
    hash: str


@dataclass(frozen=True)
class Overview:
    """`finished` are the trainee's attempts that came to an end, oldest first; `next` is the library, what to practise
    next first."""

    trainee: str | None
    finished: tuple[Finished, ...]
    standing: Standing
    next: tuple[Suggestion, ...]


class Progress:
    """The progress of whoever is asked for, from one store; without a store nobody has any. What it judged it knows
    from then on, so that asking again costs little. May be used from several threads."""

    def __init__(self, playback: Playback | None, rubric: Rubric, rubric_hash: str, zone: tzinfo | None = None) -> None:
        self._playback = playback
        self._history = None if playback is None else History(playback)
        self._rubric = rubric
        self._rubric_hash = rubric_hash
        self._zone = zone
        self._recall = Recall()
        self._lock = Lock()

    def reached(self, trainee: str | None) -> dict[str, Reached]:
        """What was reached, by scenario; without a name, in the attempts that have none. Raises `StoreTrouble`."""
        if self._playback is None:
            return {}
        attempts = self._playback.records.attempts(trainee=trainee or UNNAMED, modes=PLAYED)
        return reached(self._playback, attempts, self._history)

    def overview(
        self, trainee: str | None, library: Sequence[Shelved], now: datetime, tell: Tell | None = None
    ) -> Overview:
        """Where somebody stands; None stands for the attempts without a name. `tell` hears how many attempts were
        judged. Raises `StoreTrouble`."""
        attempts, finished, behaviours = self._known(trainee, tell)
        current: dict[str, Edition] = {item.scenario.id: (item.hash, self._rubric_hash) for item in library}
        scenarios = [item.scenario for item in library]
        with self._lock:
            self._recall.review(finished)
            return Overview(
                trainee=trainee,
                finished=finished,
                standing=standing(finished, behaviours, current, now, self._zone),
                next=suggestions(scenarios, attempts, finished, self._rubric, self._recall, now),
            )

    def _known(
        self, trainee: str | None, tell: Tell | None
    ) -> tuple[list[Attempt], tuple[Finished, ...], dict[str, Behaviour]]:
        """The attempts of one person, oldest first, those of them that came to an end, and every behaviour: as the
        rubric in use has it, else as it was played with."""
        behaviours = dict(self._rubric.behaviours)
        if self._playback is None or self._history is None:
            return [], (), behaviours
        attempts = self._playback.records.attempts(trainee=trainee or UNNAMED, modes=PLAYED)
        attempts = [attempt for attempt in attempts if attempt.trainee == trainee]
        finished = self._history.finished(attempts, tell)
        return (
            attempts,
            finished,
            behaviours | {name: known for name, known in self._history.behaviours.items() if name not in behaviours},
        )


def latest_trainee(playback: Playback) -> str | None:
    """Whoever practised last in this store. Raises `StoreTrouble`."""
    played = playback.records.attempts(modes=PLAYED)
    return played[-1].trainee if played else None
