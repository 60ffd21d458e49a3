"""Time, always handed in: nothing in the program asks the machine for it behind its caller's back."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What a conversation knows of time."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def seconds(self) -> float:
        """Seconds on a clock that never goes back."""


class SystemClock:
    """The machine's own."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds(self) -> float:
        return time.monotonic()


class Stopwatch:
    """Counts seconds while it runs."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._counted = 0.0
        self._since: float | None = None

    @property
    def running(self) -> bool:
        return self._since is not None

    @property
    def seconds(self) -> float:
        return self._counted + (0.0 if self._since is None else self._clock.seconds() - self._since)

    def start(self) -> None:
        if self._since is None:
            self._since = self._clock.seconds()

    def stop(self) -> None:
        self._counted = self.seconds
        self._since = None

    def reset(self) -> None:
        self._counted, self._since = 0.0, None
