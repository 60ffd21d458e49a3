"""Findings as SARIF 2.1.0, the format of code scanning services."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from scoring.text import visible
from simulator.scenario.faults import catalogue
from simulator.scenario.findings import Fault, Finding
from simulator.scenario.loading import Loaded
from simulator.scenario.rendering.text import line_of, remarks, span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(files: Iterable[Loaded]) -> str:
    found = [(finding, line) for loaded in files for finding, line in _with_lines(loaded)]
    codes = {finding.code for finding, _ in found}
    rules = [fault for fault in catalogue() if fault.code in codes]
    index = {fault.code: number for number, fault in enumerate(rules)}
    driver = {"name": "empathy", "version": version("empathy-simulator"), "rules": [_rule(fault) for fault in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, line, index[finding.code]) for finding, line in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _with_lines(loaded: Loaded) -> Iterable[tuple[Finding, str]]:
    lines = loaded.source.lines()
    return ((finding, line_of(lines, finding)) for finding in loaded.findings)


def _rule(fault: Fault) -> dict[str, Any]:
    more = f"`empathy explain {fault.code}` shows an example and its repair."
    return {
        "id": fault.code,
        "shortDescription": _message(fault.summary),
        "fullDescription": _message(fault.why),
        "help": _message("\n".join(filter(None, (fault.advice, more)))),
        "defaultConfiguration": {"level": fault.severity.value},
    }


def _result(finding: Finding, line: str, rule: int) -> dict[str, Any]:
    region = {"startLine": finding.line, "startColumn": finding.column}
    if finding.column <= len(line):
        region["endColumn"] = finding.column + span(finding, line)
    place = {"artifactLocation": {"uri": _uri(finding.path)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": _message("\n".join((finding.message, *remarks(finding)))),
        "locations": [{"physicalLocation": place}],
    }


def _message(text: str) -> dict[str, str]:
    """A plain text message to the letter: in SARIF, braces hold placeholders (§3.11.5) and `[…](…)` is a link
    (§3.11.6)."""
    return {"text": visible(text).replace("{", "{{").replace("}", "}}").replace("](", "\\](")}


def _uri(path: str) -> str:
    """A path as a URI reference: relative as it was given, or with `file:`."""
    named = Path(path)
    return named.as_uri() if named.is_absolute() else quote_from_bytes(os.fsencode(named.as_posix()), safe="/")
