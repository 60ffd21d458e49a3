"""Findings as JSON; the shape is in docs/format.md."""

from __future__ import annotations

import json
from collections.abc import Iterable

from simulator.scenario.loading import Loaded

SCHEMA = 1


def as_json(files: Iterable[Loaded]) -> str:
    findings = [finding.as_json() for loaded in files for finding in loaded.findings]
    return json.dumps({"schema": SCHEMA, "findings": findings}, ensure_ascii=False, indent=2) + "\n"
