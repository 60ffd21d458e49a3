"""`check`: everything that can be said about a scenario file, in one pass.

Joins what loading finds in the text with what the analysis proves about the story.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scoring.rubric import Points, Rubric
from scoring.scores import scores
from simulator.analysis.bounds import Bounds
from simulator.analysis.collecting import no_collecting
from simulator.analysis.graph import Graph, Stop
from simulator.analysis.incentives import incentives
from simulator.analysis.proofs import Proof, prove
from simulator.analysis.reach import never, unremembered
from simulator.analysis.writing import writing
from simulator.conversation.rules import NotOnOffer, Rules, after
from simulator.scenario import faults
from simulator.scenario.findings import Severity
from simulator.scenario.loading import Loaded, load, load_file
from simulator.scenario.model import Scenario, Walkthrough
from simulator.scenario.source import Source

CLOSE = 0.01
"""How far a walkthrough's score may be from the one written."""


_OF_THE_TEXT = {fault.code for kinds in list(faults.chapters().values())[:2] for fault in kinds}


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
            _walk(loaded, proof.graph.rules, proof.bounds, name, walkthrough)


def _walk(loaded: Loaded, rules: Rules, bounds: Bounds | None, name: str, walkthrough: Walkthrough) -> None:
    """Plays a walkthrough and compares; one finding at most, and none where it passes a scene that a finding is about,
    which it may be a consequence of. Without `bounds`, scores are left alone."""
    passed: list[str] = []

    def tell(problem: str, help: str, *place: str | int) -> None:
        if any(_told_about(loaded, scene) for scene in passed):
            return
        mark = loaded.value_mark("walkthroughs", name, *place)
        loaded.findings.add(
            faults.WALKTHROUGH, mark, example=walkthrough.replies, name=name, problem=problem, help=help
        )

    position, earned = rules.start, Points()
    for step, reply in enumerate(walkthrough.replies):
        if rules.ended(position):
            tell(f"has replies left over after it ended in `{position.scene}`", "take them away", "replies", step)
            return
        passed.append(position.scene)
        try:
            move = rules.move(position, reply)
        except NotOnOffer:
            offered = ", ".join(m.reply for m in rules.moves(position))
            tell(f"cannot say `{reply}` in `{position.scene}`", f"on offer there: {offered}", "replies", step)
            return
        if bounds is not None:
            earned = earned.plus(bounds.earned(position, reply))
        position = after(move, position)
    if not rules.ended(position):
        offered = ", ".join(m.reply for m in rules.moves(position))
        tell(f"stops in `{position.scene}`, before any ending", f"go on with one of: {offered}", "replies")
        return
    if walkthrough.ends not in (None, position.scene):
        tell(f"ends in `{position.scene}`, not in `{walkthrough.ends}`", "mend the replies, or `ends`", "ends")
        return
    if bounds is None:
        return
    decided = scores(bounds.rubric, bounds.bests, bounds.most, earned, ()).decided or 0.0
    wanted = "mend the replies or the score; empathy play --replies shows what each reply cost"
    if walkthrough.overall is not None and abs(decided - walkthrough.overall) > CLOSE:
        tell(f"scores {decided:.2f}, not {walkthrough.overall:g}", wanted, "overall")
    elif walkthrough.overall_at_least is not None and decided < walkthrough.overall_at_least - CLOSE:
        tell(f"scores {decided:.2f}, less than {walkthrough.overall_at_least:g}", wanted, "overall_at_least")
    elif walkthrough.overall_at_most is not None and decided > walkthrough.overall_at_most + CLOSE:
        tell(f"scores {decided:.2f}, more than {walkthrough.overall_at_most:g}", wanted, "overall_at_most")
    elif name == "best" and decided < 100 - CLOSE:
        way = ", ".join(bounds.best_way(rules.start))
        tell(f"scores {decided:.2f}; one named `best` has to reach 100", f"a best way is [{way}]", "replies")


def _told_about(loaded: Loaded, scene: str) -> bool:
    """Whether an error or a warning about the story stands within a scene. Those about the text are mended by now."""
    names = list(loaded.scenario.scenes) if loaded.scenario is not None else []
    first = loaded.mark("scenes", scene).line
    later = names[names.index(scene) + 1 :]
    last = loaded.mark("scenes", later[0]).line if later else loaded.mark("endings").line
    return any(
        first <= f.line < last and f.severity is not Severity.NOTE and f.code not in _OF_THE_TEXT
        for f in loaded.findings
    )
