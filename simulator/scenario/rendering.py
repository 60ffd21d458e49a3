"""Findings as text and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from scoring.text import visible_line
from simulator.scenario.findings import Finding, Severity
from simulator.scenario.loading import Loaded

SCHEMA = 1

_WORD = re.compile(r'"[^"]*"|[\w.+-]+(?=\s*(?:[,\]}:]|$| #))')
"""A word or a quotation that stands by itself: all that a finding there is about."""


def as_json(files: Iterable[Loaded]) -> str:
    findings = [finding.as_json() for loaded in files for finding in loaded.findings]
    return json.dumps({"schema": SCHEMA, "findings": findings}, ensure_ascii=False, indent=2) + "\n"


def as_text(files: Iterable[Loaded]) -> str:
    """Each finding with its place, the line it is about, and what to do."""
    return "".join(f"{one_as_text(f, _line(loaded, f))}\n" for loaded in files for f in loaded.findings)


def one_as_text(finding: Finding, line: str | None = None) -> str:
    place = f"{visible_line(finding.path)}:{finding.line}:{finding.column}"
    parts = [f"{place}: {finding.severity.value}: {visible_line(finding.message)} [{finding.code}]"]
    if line:
        start = min(finding.column - 1, len(line))
        rest = line[start:]
        word = _WORD.match(rest)
        length = word.end() if word else len(rest.split(" #")[0].rstrip())
        parts += [f"    {visible_line(line)}", f"    {' ' * start}^{'~' * max(0, min(length, 72) - 1)}"]
    if finding.hint:
        parts.append(f"  hint: {visible_line(finding.hint)}")
    if finding.example is not None:
        way = ", ".join(finding.example) if finding.example else "at the very start"
        parts.append(f"  replies that lead there: {way}")
    return "\n".join(parts) + "\n"


def summary(files: list[Loaded]) -> str:
    """How many files, and what was found, in a line."""
    counts = {severity: sum(f.severity is severity for file in files for f in file.findings) for severity in Severity}
    found = [f"{count} {name.value}{'s' if count != 1 else ''}" for name, count in counts.items() if count]
    checked = f"{len(files)} file{'s' if len(files) != 1 else ''} checked"
    return f"{checked}: {', '.join(found) if found else 'nothing to report'}."


def _line(loaded: Loaded, finding: Finding) -> str | None:
    """The line of the file, as far as it can be shown."""
    lines = loaded.source.data.decode("utf-8-sig", "replace").split("\n")
    line = lines[finding.line - 1].rstrip("\r") if finding.line <= len(lines) else ""
    return line if 0 < len(line) <= 300 else None
