"""One saved state of the file: what was found in it, and the positions its conversations reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.analysis.graph import Graph, Stop
from simulator.checking import Checked, check_file
from simulator.conversation.rules import Position, Rules
from simulator.scenario.findings import Finding, Severity
from simulator.wording import preview as words


@dataclass(frozen=True)
class Version:
    """The file as it was read `at` some moment. `rules` is None where nothing in it could be played, `graph` where the
    story is too large to be searched, `bounds` where it cannot be scored. `first` gives, for each scene (or ending) and
    mood that a conversation reaches, the number of the position reached in the fewest replies."""

    checked: Checked
    rubric: Rubric
    at: datetime
    rules: Rules | None = None
    graph: Graph | None = None
    first: dict[str, dict[int, int]] = field(default_factory=dict)

    @property
    def bounds(self) -> Bounds | None:
        return self.checked.bounds

    @property
    def sound(self) -> bool:
        return self.checked.sound

    @property
    def whole(self) -> bool:
        return self.checked.whole

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Errors first, then warnings and notes, each in the order of the file."""
        return tuple(sorted(self.checked.loaded.findings, key=lambda finding: list(Severity).index(finding.severity)))

    def number(self, position: Position) -> int | None:
        """The position's number in the graph; None where no conversation reaches it, or the graph is not known."""
        if self.graph is None:
            return None
        try:
            return self.graph.number(position)
        except KeyError:
            return None


def version_of(checked: Checked, rubric: Rubric, at: datetime) -> Version:
    """Works out what a preview needs to know; takes time where there are many positions."""
    scenario = checked.loaded.scenario
    if scenario is None:
        return Version(checked, rubric, at)
    graph = checked.graph
    if graph is None:
        return Version(checked, rubric, at, Rules(scenario))
    first: dict[str, dict[int, int]] = {}
    for number, position in enumerate(graph.positions):
        first.setdefault(position.scene, {}).setdefault(position.mood, number)
    return Version(checked, rubric, at, graph.rules, graph, first)


def read_version(path: Path, rubric: Rubric, at: datetime, tell: Stop | None = None) -> Version | None:
    """Reads and checks the file; None where it is not there just now. `tell` may stop a long check by raising."""
    checked = check_file(path, rubric, tell)
    return version_of(checked, rubric, at) if path.exists() else None


def counts(findings: tuple[Finding, ...]) -> str:
    """How much was found, in words."""
    return words.counts({severity: sum(f.severity is severity for f in findings) for severity in Severity})
