"""The scenario's own tests: replies that have to play, end and score as written."""

from __future__ import annotations

from scoring.rubric import Points
from scoring.scores import scores
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import NotOnOffer, Rules, after
from simulator.scenario import faults
from simulator.scenario.findings import Severity
from simulator.scenario.loading import Loaded
from simulator.scenario.model import Walkthrough

CLOSE = 0.01
"""How far a walkthrough's score may be from the one written."""

_OF_THE_TEXT = {fault.code for kinds in list(faults.chapters().values())[:2] for fault in kinds}


def walk(loaded: Loaded, rules: Rules, bounds: Bounds | None, name: str, walkthrough: Walkthrough) -> None:
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

    position, earned, costs = rules.start, Points(), list[str]()
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
            cost = bounds.regret(position, reply)
            costs += [f"`{reply}` {cost:.2f}"] if cost else []
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
    wanted = f"mend the replies or the score; what its replies cost: {', '.join(costs) or 'nothing'}"
    if walkthrough.overall is not None and abs(decided - walkthrough.overall) > CLOSE:
        tell(f"scores {decided:.2f}, not {walkthrough.overall:g}", wanted, "overall")
    elif walkthrough.overall_at_least is not None and decided < walkthrough.overall_at_least - CLOSE:
        tell(f"scores {decided:.2f}, less than {walkthrough.overall_at_least:g}", wanted, "overall_at_least")
    elif walkthrough.overall_at_most is not None and decided > walkthrough.overall_at_most + CLOSE:
        tell(f"scores {decided:.2f}, more than {walkthrough.overall_at_most:g}", wanted, "overall_at_most")
    elif name == "best" and decided < 100 - CLOSE:
        way = ", ".join(bounds.best_way(rules.start))
        wanted = f"a best way is [{way}]; what the replies here cost: {', '.join(costs)}"
        tell(f"scores {decided:.2f}; one named `best` has to reach 100", wanted, "replies")


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
