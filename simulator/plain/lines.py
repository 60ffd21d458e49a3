"""Lines in, lines out: the two ends of plain mode."""

from __future__ import annotations

import queue
import threading
from typing import TextIO

from scoring.text import visible


class EndOfInput(Exception):
    """There is nothing more to read."""


class Lines:
    """Reads lines, with a time limit where one is wanted, and writes them with foreign text made visible.

    A thread reads, because a pipe and a terminal on every system can only be waited for with a limit from outside.
    """

    def __init__(self, reader: TextIO, writer: TextIO) -> None:
        self._reader = reader
        self._writer = writer
        self._read: queue.Queue[str | None] = queue.Queue()
        self._thread = threading.Thread(target=self._pump, daemon=True)
        self.live = reader.isatty()
        """Whether somebody sits there, who can be asked to press Enter when they have read; a pipe never has to."""

    def _pump(self) -> None:
        try:
            for line in self._reader:
                self._read.put(line)
        except (OSError, ValueError):  # the terminal went away, or the stream was closed
            pass
        self._read.put(None)

    def ask(self, prompt: str, seconds: float | None = None) -> str | None:
        """The next line, stripped; None when `seconds` go by without one. Raises `EndOfInput`."""
        self._writer.write(prompt)
        self._writer.flush()
        if not self._thread.is_alive() and self._thread.ident is None:
            self._thread.start()
        try:
            line = self._read.get(timeout=seconds)
        except queue.Empty:
            self.say("")
            return None
        if line is None:
            self._read.put(None)
            raise EndOfInput
        return line.strip()

    def answer(self, prompt: str) -> str:
        """The next line, stripped, however long it takes. Raises `EndOfInput`."""
        return self.ask(prompt) or ""

    def say(self, text: str = "") -> None:
        self._writer.write(visible(text) + "\n")
        self._writer.flush()


def number_in(answer: str, most: int) -> int | None:
    """The number that was typed, where it is one from 1 to `most`."""
    if answer.isdecimal() and len(answer) < 6 and 1 <= int(answer) <= most:
        return int(answer)
    return None
