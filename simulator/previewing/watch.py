"""Tells when a file has been saved, by cheap looks at it."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

EVERY = 0.25
"""Seconds between two looks."""

PATIENCE = 4
"""So many looks in a row have to find no file, or an empty one, before it counts: editors save by writing another file
and renaming it, or by emptying this one and filling it."""

Stamp = tuple[int, int, int]
"""What a save changes: when, how large, and which file it is."""


class News(Enum):
    """What a look found. `MISSING` is told once."""

    NONE = auto()
    SAVED = auto()
    MISSING = auto()


class Watch:
    """Looks at one file. The first look finds it saved."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._told: Stamp | None = None
        self._without = 0

    def look(self) -> News:
        """To be called every `EVERY` seconds."""
        stamp = self._stamp()
        if stamp is None or (stamp[1] == 0 and stamp != self._told):
            self._without += 1
            if self._without < PATIENCE:
                return News.NONE
            if stamp is None:
                self._told = None
                return News.MISSING if self._without == PATIENCE else News.NONE
        self._without = 0
        if stamp == self._told:
            return News.NONE
        self._told = stamp
        return News.SAVED

    def again(self) -> None:
        """What was told last could not be read, so the next look tells it again."""
        self._told = None

    def _stamp(self) -> Stamp | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
