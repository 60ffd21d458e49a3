"""Which attempts a report is about, read from one store or many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from scoring.reports.model import AttemptReport
from simulator.conversation.turns import Mode
from simulator.playback import Playback
from simulator.records.store import Records


@dataclass(frozen=True)
class Choice:
    """Which attempts. `mode` None: practice and assessment, each named in its row; `since` is a day in UTC."""

    scenario: str | None = None
    trainee: str | None = None
    since: datetime | None = None
    mode: str | None = None

    @property
    def modes(self) -> tuple[Mode, ...]:
        if self.mode is None:
            return (Mode.PRACTICE, Mode.ASSESS)
        return tuple(Mode) if self.mode == "all" else (Mode(self.mode),)


def chosen_reports(stores: Iterable[Records], choice: Choice) -> list[AttemptReport]:
    """The attempts chosen, judged, oldest first; one that lies in several stores is told once. Raises
    `StoreTrouble`."""
    since = None if choice.since is None else choice.since.replace(tzinfo=UTC)
    found: dict[str, AttemptReport] = {}
    for records in stores:
        playback = Playback(records)
        for attempt in records.attempts(
            trainee=choice.trainee, scenario=choice.scenario, modes=choice.modes, since=since
        ):
            found.setdefault(attempt.id, playback.report(attempt))
    return sorted(found.values(), key=lambda report: (report.started, report.attempt or ""))
