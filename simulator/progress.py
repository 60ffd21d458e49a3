"""What a trainee has reached so far: for the library's rows and for `list`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from scoring.scores import Scores
from simulator.conversation.turns import Mode
from simulator.playback import Playback
from simulator.records.attempt import Attempt, StoreTrouble

PLAYED = (Mode.PRACTICE, Mode.ASSESS)
"""The modes a person plays in."""


@dataclass(frozen=True)
class Finished:
    """An attempt that came to its end, with its scores and outcome."""

    attempt: Attempt
    scores: Scores
    outcome: str


@dataclass
class Reached:
    """What was reached in one scenario, oldest first."""

    unfinished: list[Attempt] = field(default_factory=list)
    finished: list[Finished] = field(default_factory=list)

    def best(self, version: int) -> float | None:
        """The best overall score with this version of the scenario; second tries of one moment do not count."""
        counted = (f for f in self.finished if f.attempt.version == version and f.attempt.replay_of is None)
        return max((f.scores.overall for f in counted if f.scores.overall is not None), default=None)


def reached(playback: Playback, attempts: Iterable[Attempt]) -> dict[str, Reached]:
    """What was reached in these attempts, by scenario."""
    found: dict[str, Reached] = {}
    for attempt in attempts:
        place = found.setdefault(attempt.scenario, Reached())
        if attempt.ended is None:
            place.unfinished.append(attempt)
            continue
        try:
            judged = playback.judged(playback.records.kept(attempt))
        except StoreTrouble:
            continue  # its texts cannot be read any more; the attempt itself stays in the store
        if judged.ending is not None:
            place.finished.append(Finished(attempt, judged.scores, judged.ending.outcome))
    return found
