"""`check`: everything that can be said about a scenario file, in one pass.

Joins what loading finds in the text with what the analysis proves about the story.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.analysis.collecting import no_collecting
from simulator.analysis.graph import Graph, Stop
from simulator.analysis.incentives import incentives
from simulator.analysis.proofs import Proof, prove
from simulator.analysis.reach import never, unremembered
from simulator.analysis.walkthroughs import walk
from simulator.analysis.writing import writing
from simulator.scenario import faults
from simulator.scenario.findings import Severity
from simulator.scenario.loading import Loaded, load, load_file
from simulator.scenario.model import Scenario
from simulator.scenario.source import Source


@dataclass(frozen=True)
class Checked:
    """A scenario file with all findings. `bounds` is None where it cannot be scored, `graph` where its positions could
    not be searched whole."""

    loaded: Loaded
    bounds: Bounds | None
    graph: Graph | None = None

    @property
    def sound(self) -> bool:
        """Whether it can be played and scored."""
        return self.loaded.sound and self.bounds is not None

    @property
    def whole(self) -> bool:
        """The same, but for walkthroughs, which may fail: the story is as it was meant, and its author's promise is
        not."""
        errors = (f.code for f in self.loaded.findings if f.severity is Severity.ERROR)
        return self.bounds is not None and all(code == faults.WALKTHROUGH.code for code in errors)


def check(source: Source, rubric: Rubric, tell: Stop | None = None) -> Checked:
    """`tell` hears how many positions were found, now and then, and may stop the search by raising."""
    return _checked(load(source, rubric.behaviours), rubric, tell)


def check_file(path: Path, rubric: Rubric, tell: Stop | None = None) -> Checked:
    return _checked(load_file(path, rubric.behaviours), rubric, tell)


@no_collecting()
def _checked(loaded: Loaded, rubric: Rubric, tell: Stop | None) -> Checked:
    sure = not loaded.findings.story_in_doubt
    proof = prove(loaded, rubric, scorable=sure and not loaded.findings.scores_in_doubt, tell=tell)
    if loaded.scenario is not None and sure:
        _read_on(loaded, loaded.scenario, proof, rubric)
    return Checked(loaded, proof.bounds, proof.graph)


def _read_on(loaded: Loaded, scenario: Scenario, proof: Proof, rubric: Rubric) -> None:
    """What is said of a scenario whose replies are as they were meant: what never happens, what pays, how it reads, and
    whether its walkthroughs go as written."""
    unset = unremembered(loaded, scenario, searched=proof.graph is not None)
    all_known = not loaded.findings.ways_in_doubt
    if proof.graph is not None and all_known:
        never(loaded, proof.graph, unset)
    if proof.bounds is not None:
        incentives(loaded, proof.bounds)
    writing(loaded, scenario, proof.graph, rubric)
    if proof.graph is not None and proof.playable and all_known:
        for name, walkthrough in scenario.walkthroughs.items():
            walk(loaded, proof.graph.rules, proof.bounds, name, walkthrough)
