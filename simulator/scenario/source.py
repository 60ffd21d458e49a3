"""The texts that scenarios and rubrics come from, before anything is read in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from simulator.scenario.findings import Findings, Mark

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 20


@dataclass(frozen=True)
class Source:
    """The text a scenario or rubric came from. `path` is how findings name it; `hash` is the SHA-256 of the bytes."""

    path: str
    data: bytes

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def lines(self) -> list[str]:
        """The lines as findings and editors count them; what is no UTF-8 becomes �."""
        return self.data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read_source(path: Path, findings: Findings) -> Source | None:
    """The bytes of a file, at most one more than are allowed, or None with a finding."""
    if path.exists() and not path.is_file():
        _unreadable(findings, "it is no ordinary file")
        return None
    try:
        with path.open("rb") as file:
            return Source(str(path), file.read(MAX_BYTES + 1))
    except OSError as error:
        _unreadable(findings, error.strerror or str(error))
        return None


def _unreadable(findings: Findings, problem: str) -> None:
    from simulator.scenario import faults  # the catalogue is large, and the app opens without it

    findings.add(faults.UNREADABLE, Mark(1, 1), problem=problem)


def own_rubric() -> Source:
    """The rubric that comes with the program."""
    return Source("frontline.yaml", (files("scoring") / "frontline.yaml").read_bytes())
