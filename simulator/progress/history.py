"""The finished attempts of a trainee, judged once and kept small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from threading import Lock

from scoring.rubric import Behaviour
from simulator.conversation.rules import NothingHolds, NotOnOffer
from simulator.conversation.turns import Mode
from simulator.playback import Playback
from simulator.progress.summing import Sum, Summing
from simulator.records.attempt import Attempt, StoreTrouble

PLAYED = (Mode.PRACTICE, Mode.ASSESS)
"""The modes a person plays in."""

Edition = tuple[str, str]
"""The hashes of the two texts, scenario and rubric, that an attempt was played from. Only attempts of one edition are
ever averaged or compared: they are attempts at one and the same thing."""

Tell = Callable[[int], None]


@dataclass(frozen=True)
class Finished(Sum):
    """An attempt that came to its end, and what it came to."""

    attempt: Attempt
    title: str
    touchpoint: str | None

    @property
    def counts(self) -> bool:
        """Whether it counts in averages, chances and bests. A second try does not: its trainee knew the answer."""
        return self.attempt.replay_of is None

    @property
    def edition(self) -> Edition:
        return self.attempt.scenario_hash, self.attempt.rubric_hash


class History:
    """Judges each attempt once, by its id, however often it is asked for. May be used from several threads."""

    def __init__(self, playback: Playback) -> None:
        self._playback = playback
        self._known: dict[str, Finished] = {}
        self._summings: dict[Edition, Summing] = {}
        self._lock = Lock()
        self.behaviours: dict[str, Behaviour] = {}
        """Every behaviour of the rubrics that were played with, as the latest of them has it."""

    def finished(self, attempts: Iterable[Attempt], tell: Tell | None = None) -> tuple[Finished, ...]:
        """Those of `attempts` that a person played to the end, in the order given. One whose texts or turns cannot be
        read any more is left out; it stays in the store. `tell` hears how many were judged. Raises `StoreTrouble`."""
        wanted = [a for a in attempts if a.ended is not None and a.settings.mode in PLAYED]
        with self._lock:
            self._judge([attempt for attempt in wanted if attempt.id not in self._known], tell)
            return tuple(self._now(attempt) for attempt in wanted if attempt.id in self._known)

    def _judge(self, new: list[Attempt], tell: Tell | None) -> None:
        for number, kept in enumerate(self._playback.records.all_kept(new), start=1):
            if tell is not None:
                tell(number)
            attempt = kept.attempt
            try:
                summing = self._summing(attempt)
                found = summing.sum_up(kept.turns)
            except (StoreTrouble, NotOnOffer, NothingHolds):
                continue
            if found is not None:
                scenario = summing.bounds.graph.rules.scenario
                self._known[attempt.id] = Finished(
                    **vars(found), attempt=attempt, title=scenario.title, touchpoint=scenario.touchpoint
                )

    def _now(self, attempt: Attempt) -> Finished:
        """What is known of an attempt; what the trainee said should change may have come since."""
        known = self._known[attempt.id]
        if known.attempt.to_change != attempt.to_change:
            known = self._known[attempt.id] = replace(known, attempt=attempt)
        return known

    def _summing(self, attempt: Attempt) -> Summing:
        key = attempt.scenario_hash, attempt.rubric_hash
        if key not in self._summings:
            bounds = self._playback.bounds(attempt)
            self._summings[key] = Summing(bounds)
            self.behaviours |= bounds.rubric.behaviours
        return self._summings[key]
