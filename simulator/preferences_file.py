"""The settings file: YAML, a setting a line.

A file at fault never stops the program. Each faulty line is told once and left out, and the rest is used; before such a
file is written over, a copy of it is kept beside it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any

import yaml

from simulator import places
from simulator.preferences import READERS, Preferences, read_key, written
from simulator.scenario.parser import Parser
from simulator.wording import settings_file as words

MOST_BYTES = 64 * 1024
MOST_LEFT_OUT = 40
"""How many lines that YAML cannot read are left out before the file is given up."""

# Compiled when a line asks for it, since the start of the app waits for this file.
_BREAK = rb"\r\n|\n|\r"
_ODD = "[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_PLAIN = r"[a-z0-9][a-z0-9_+.,-]*"


class NotSaved(Exception):
    """The settings file cannot be written. The message says why."""


@dataclass
class Reading:
    """What a settings file says. `faults` are (line, words), line 0 for the whole file; `key_lines` says where each
    binding's keys stand."""

    preferences: Preferences = field(default_factory=Preferences)
    faults: list[tuple[int, str]] = field(default_factory=list)
    key_lines: dict[str, int] = field(default_factory=dict)


def read(data: bytes) -> Reading:
    """Reads any bytes whatever."""
    if len(data) > MOST_BYTES:
        return Reading(faults=[(0, words.TOO_LARGE)])
    lines, unread = _lines(data)
    for _ in range(MOST_LEFT_OUT):
        try:
            reading = _settings(iter(yaml.parse("\n".join(lines), Loader=Parser)))
        except yaml.YAMLError as error:
            line = _at_fault(error, lines)
            if line is None:
                break
            lines[line] = ""
            unread.append((line + 1, words.NOT_READ))
        else:
            reading.faults = sorted([*reading.faults, *unread])
            return reading
    return Reading(faults=[(0, words.TOO_MUCH)])


def _lines(data: bytes) -> tuple[list[str], list[tuple[int, str]]]:
    """The lines as text, those that are none left empty, and what is said of these."""
    lines: list[str] = []
    unread: list[tuple[int, str]] = []
    for number, raw in enumerate(re.split(_BREAK, data.removeprefix(b"\xef\xbb\xbf")), start=1):
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError:
            unread.append((number, words.NOT_UTF8))
            line = ""
        if not (line.isascii() and line.isprintable()) and re.search(_ODD, line):
            unread.append((number, words.ODD_SIGN))
            line = ""
        lines.append(line)
    return lines, unread


def _at_fault(error: yaml.YAMLError, lines: list[str]) -> int | None:
    """The line (from 0) to leave out, so that the rest can be read: where it went wrong, or where what was never closed
    began. None where there is nothing left to leave out."""
    for mark in (getattr(error, "problem_mark", None), getattr(error, "context_mark", None)):
        if mark is not None and mark.line < len(lines) and lines[mark.line].strip():
            return int(mark.line)
    return next((number for number in range(len(lines) - 1, -1, -1) if lines[number].strip()), None)


def _settings(events: Iterator[Any]) -> Reading:
    reading = Reading()
    values: dict[str, Any] = {}
    keys: dict[str, str] = {}
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.MappingStartEvent) and not values:
            for name, value, at in _pairs(events, reading):
                _take(name, value, at, events, values, keys, reading)
            values["keys"] = keys
        elif isinstance(event, _STARTS) or (isinstance(event, yaml.ScalarEvent) and event.value):
            _skip(event, events)
            reading.faults.append((line, words.ONE_PART if values else words.NO_SETTINGS))
    reading.preferences = Preferences(**values)
    return reading


def _take(
    name: str,
    value: Any,
    line: int,
    events: Iterator[Any],
    values: dict[str, Any],
    keys: dict[str, str],
    reading: Reading,
) -> None:
    """One setting, told where it is none."""

    def fault(said: str) -> None:
        reading.faults.append((line, said))

    known = name in READERS or name == "keys"
    text = value.value.strip() if isinstance(value, yaml.ScalarEvent) else None
    if not known:
        from simulator.scenario.suggest import closest

        fault(words.unknown_setting(name, closest(name, words.EXPECTED)))
    elif name in values:
        fault(words.stands_twice(name))
    elif name == "keys" and isinstance(value, yaml.MappingStartEvent):
        values["keys"] = keys
        for binding, pressed, at in _pairs(events, reading):
            _take_key(binding, pressed, at, keys, reading)
            _skip(pressed, events)
        return
    elif name == "keys" and not text:
        values["keys"] = keys
    elif name == "keys" or text is None:
        fault(words.not_plain(name))
    elif text:
        try:
            values[name] = READERS[name](text)
        except ValueError:
            fault(words.wrong_value(name, text))
    _skip(value, events)


def _take_key(binding: str, value: Any, line: int, keys: dict[str, str], reading: Reading) -> None:
    text = value.value.strip() if isinstance(value, yaml.ScalarEvent) else ""
    if binding in keys:
        reading.faults.append((line, words.stands_twice(binding)))
        return
    try:
        keys[binding] = read_key(text)
        reading.key_lines[binding] = line
    except ValueError:
        reading.faults.append((line, words.wrong_key(binding, text)))


def _pairs(events: Iterator[Any], reading: Reading) -> Iterator[tuple[str, Any, int]]:
    """The pairs of a mapping that has begun: key, the event its value begins with, and the line. Who asks takes the
    rest of the value."""
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            yield event.value, next(events), line
        else:
            _skip(event, events)
            _skip(next(events), events)
            reading.faults.append((line, words.NO_SETTINGS))


def _skip(event: Any, events: Iterator[Any]) -> None:
    """Takes what an event began."""
    depth = 1 if isinstance(event, _STARTS) else 0
    while depth:
        event = next(events)
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)


def render(preferences: Preferences) -> str:
    """The text that `read` reads as these preferences."""
    lines = [f"# {words.HEADER}"]
    lines += [f"{name}: {_scalar(text)}".rstrip() for name, text in written(preferences).items()]
    lines += ["keys:", *(f"  {_scalar(name)}: {_scalar(keys)}" for name, keys in sorted(preferences.keys.items()))]
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    if not text or re.fullmatch(_PLAIN, text):
        return text
    quoted: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**6)
    return quoted.strip()


class PreferencesFile:
    """The preferences of the person who runs the program, and the file they are kept in; `path` None keeps nothing.
    Changes hold at once, and are written by `save`, which may be called from a thread."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.new = False
        """No file was there."""
        self.faults: list[str] = []
        """What is wrong in the file, each in a sentence or two."""
        self.key_lines: dict[str, int] = {}
        self._changes: dict[str, Any] = {}
        self._lock = Lock()
        self.preferences = self._open() if path is not None else Preferences()

    def change(self, **changes: Any) -> None:
        """Changes preferences by their names."""
        self.preferences = replace(self.preferences, **changes)
        self._changes |= changes

    def save(self) -> Path | None:
        """Writes what was changed over what stands in the file by now, which another window may have changed. Gives the
        copy of the file where one had to be kept. Raises `NotSaved`."""
        with self._lock:
            changes, self._changes = self._changes, {}
            if self.path is None:
                return None
            try:
                path = Path(os.path.realpath(self.path))  # a link to it stays a link
                before = _bytes(path)
                reading = Reading() if before is None else read(before)
                keep = before is not None and render(reading.preferences).encode() != before
                copy = _copy(path) if keep else None
                _write(path, render(replace(reading.preferences, **changes)))
            except OSError as error:
                self._changes = changes | self._changes
                raise NotSaved(words.not_saved(str(self.path), error.strerror or str(error))) from error
            self.new = False
            return copy

    def _open(self) -> Preferences:
        assert self.path is not None
        try:
            data = _bytes(self.path)
        except OSError as error:
            self.faults = [words.unreadable(str(self.path), error.strerror or str(error))]
            return Preferences()
        if data is None:
            self.new = True
            return Preferences()
        reading = read(data)
        self.key_lines = reading.key_lines
        for line, said in reading.faults:
            self.tell(line, said)
        return reading.preferences

    def tell(self, line: int, said: str) -> None:
        """Adds to what is wrong in the file."""
        assert self.path is not None
        self.faults.append(words.in_file(self.path.name, words.at_line(line, said) if line else said))


def own_preferences() -> PreferencesFile:
    """The settings file of whoever runs the program."""
    return PreferencesFile(places.settings_path())


def _bytes(path: Path) -> bytes | None:
    """What stands in a file, at most one byte more than is read; None where there is none."""
    if not path.exists():
        return None
    if not path.is_file():
        raise OSError(words.NO_FILE)
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _copy(path: Path) -> Path:
    """Keeps a file that would lose something beside itself, under a name that is free."""
    import shutil

    number, flags = 1, os.O_CREAT | os.O_EXCL | os.O_WRONLY
    while True:
        copy = path.with_name(f"{path.stem}.old{'' if number == 1 else f'-{number}'}{path.suffix}")
        try:
            with path.open("rb") as file, os.fdopen(os.open(copy, flags, 0o600), "wb") as beside:
                shutil.copyfileobj(file, beside)
            return copy
        except FileExistsError:
            number += 1


def _write(path: Path, text: str) -> None:
    """Writes a private file whole or not at all."""
    import tempfile

    places.private_folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # for its owner alone
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
