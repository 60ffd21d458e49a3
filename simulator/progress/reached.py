"""What a trainee has reached so far: for the library's rows and for `list`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from simulator.playback import Playback
from simulator.progress.history import Finished, History
from simulator.records.attempt import Attempt


@dataclass
class Reached:
    """What was reached in one scenario, oldest first."""

    unfinished: list[Attempt] = field(default_factory=list)
    finished: list[Finished] = field(default_factory=list)

    def best(self, version: int) -> float | None:
        """The best overall score with this version of the scenario; second tries of one moment do not count."""
        counted = (f for f in self.finished if f.attempt.version == version and f.counts)
        return max((f.scores.overall for f in counted if f.scores.overall is not None), default=None)


def reached(playback: Playback, attempts: Iterable[Attempt], history: History | None = None) -> dict[str, Reached]:
    """What was reached in these attempts, by scenario. `history` spares judging again what it knows. Raises
    `StoreTrouble`."""
    listed = list(attempts)
    found: dict[str, Reached] = {}
    for attempt in listed:
        place = found.setdefault(attempt.scenario, Reached())
        if attempt.ended is None:
            place.unfinished.append(attempt)
    for finished in (history or History(playback)).finished(listed):
        found[finished.attempt.scenario].finished.append(finished)
    return found
