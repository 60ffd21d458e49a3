"""How long a trainee has kept at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from scoring.rubric import Mark
from simulator.progress.history import Finished

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Streaks:
    """Days in a row with practice, up to today (or to yesterday, while today may still bring some), and attempts in a
    row without a blunder, up to the last; of each the longest too."""

    days: int
    longest_days: int
    clean: int
    longest_clean: int


def streaks(finished: Sequence[Finished], now: datetime, zone: tzinfo | None = None) -> Streaks:
    """`finished` oldest first. A second try is practice, so it counts for the days, and no attempt of its own, so it
    does not count among the attempts."""
    moments = (m for f in finished for m in (f.attempt.started, f.attempt.ended) if m is not None)
    days = {moment.astimezone(zone).date() for moment in moments}
    today = now.astimezone(zone).date()
    clean = _runs(Mark.BLUNDER not in item.marks for item in finished if item.counts)
    return Streaks(
        days=_back_from(today if today in days else today - DAY, days),
        longest_days=max((_back_from(day, days) for day in days if day + DAY not in days), default=0),
        clean=clean[-1] if clean else 0,
        longest_clean=max(clean, default=0),
    )


def _back_from(day: date, days: set[date]) -> int:
    """How many of `days` lie in a row, back from `day`."""
    count = 0
    while day in days:
        count, day = count + 1, day - DAY
    return count


def _runs(held: Iterable[bool]) -> list[int]:
    """After each, how many in a row held up to there."""
    runs: list[int] = []
    for holds in held:
        runs.append((runs[-1] if runs else 0) + 1 if holds else 0)
    return runs
