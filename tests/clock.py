"""A clock that stands until it is told to go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SteppedClock:
    """Starts on a fixed day; `step` moves it."""

    def __init__(self) -> None:
        self._start = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
        self._gone = 0.0

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._gone)

    def seconds(self) -> float:
        return self._gone

    def step(self, seconds: float) -> None:
        self._gone += seconds
