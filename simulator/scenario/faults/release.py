"""What has been released: told where a record store knows what people played."""

from __future__ import annotations

from simulator.scenario.findings import Fault, Severity

VERSION_NOT_RAISED = Fault(
    "version-not-raised",
    Severity.WARNING,
    "version {version} of this scenario has been played with another text",
    "write `version: {next}`, or `draft: true` while you are still at it",
    "Reports keep versions apart so that like is compared with like. Two texts under one number look like one.",
)
