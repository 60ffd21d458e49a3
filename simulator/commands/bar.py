"""A word on stderr where something takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

PATIENCE = 0.3
"""Seconds before anything is told."""
EVERY = 0.1
"""Seconds between two words."""


class Tell(Protocol):
    def __call__(self, what: str, /) -> None: ...


@contextmanager
def progress() -> Iterator[Tell]:
    """Gives a function that tells what is going on, in one line that is written over and goes away in the end. Nothing
    is told where stderr is no terminal."""
    shown, last = 0, time.monotonic() + PATIENCE - EVERY

    def tell(what: str, /) -> None:
        nonlocal shown, last
        now = time.monotonic()
        if now - last >= EVERY and sys.stderr.isatty():
            last = now
            line = f"{what} … (Ctrl+C stops)"
            sys.stderr.write(f"\r{line:<{shown}}")
            sys.stderr.flush()
            shown = len(line)

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write(f"\r{'':<{shown}}\r")
            sys.stderr.flush()
