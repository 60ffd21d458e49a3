"""Findings as GitHub workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scoring.text import visible_line
from simulator.scenario.findings import Severity
from simulator.scenario.loading import Loaded
from simulator.scenario.rendering.text import remarks

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(files: Iterable[Loaded]) -> str:
    return "".join(
        f"::{_COMMANDS[f.severity]} file={_property(Path(f.path).as_posix())},line={f.line},col={f.column},"
        f"title={_property(f.code)}::{_data(chr(10).join((f.message, *remarks(f))))}\n"
        for loaded in files
        for f in loaded.findings
    )


def _data(text: str) -> str:
    return visible_line(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
