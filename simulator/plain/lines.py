"""Lines in, lines out: the two ends of plain mode."""

from __future__ import annotations

import queue
import re
import shutil
import textwrap
import threading
from typing import TextIO

from scoring.text import visible

_LEAD = re.compile(r" *(?:\d+\. |- )?")
"""What a line hangs from: its indent, and the number or dash of a list."""


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
        self._wraps = writer.isatty()

    def _pump(self) -> None:
        try:
            for line in self._reader:
                self._read.put(line)
        except (OSError, ValueError):  # the terminal went away, or the stream was closed
            pass
        self._read.put(None)

    def ask(self, prompt: str, seconds: float | None = None) -> str | None:
        """The next line typed behind `prompt`, stripped; None when `seconds` go by without one. Raises `EndOfInput`."""
        self._writer.write(self._laid_out(prompt) + " ")
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
        self._writer.write(self._laid_out(visible(text)) + "\n")
        self._writer.flush()

    def _laid_out(self, text: str) -> str:
        """A terminal breaks lines within words, and a screen reader then reads two halves; a pipe gets them whole."""
        return wrapped(text, shutil.get_terminal_size().columns) if self._wraps else text


def wrapped(text: str, width: int) -> str:
    """`text` with lines of at most `width` letters, broken between words. A longer one, such as a path, stays whole."""
    lines = []
    for line in text.split("\n"):
        lead = _LEAD.match(line)
        hang = " " * lead.end() if lead is not None and lead.end() * 2 < width else ""
        lines += textwrap.wrap(
            line,
            width,
            subsequent_indent=hang,
            replace_whitespace=False,
            expand_tabs=False,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [line]
    return "\n".join(lines)


def number_in(answer: str, most: int) -> int | None:
    """The number that was typed, where it is one from 1 to `most`."""
    if answer.isdecimal() and len(answer) < 6 and 1 <= int(answer) <= most:
        return int(answer)
    return None
