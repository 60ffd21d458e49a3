"""What a scenario rewards: mistakes that pay, detours that pay, silence that costs nothing, skills never put to the
test, choices that cost nothing, and lengths that give the best reply away."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from scoring.rubric import Points, Skill
from scoring.scores import TINY
from simulator.analysis.bounds import Bounds
from simulator.analysis.graph import NOWHERE
from simulator.analysis.proofs import move_place
from simulator.scenario import faults
from simulator.scenario.loading import Loaded
from simulator.scenario.model import SILENCE

FEW = 4
"""In fewer scenes with a choice than these, nothing is said about habits."""


def incentives(loaded: Loaded, bounds: Bounds) -> None:
    """Adds what it finds to `loaded.findings`."""
    best = BestWays(bounds)
    _mistakes(loaded, best)
    _detours(loaded, best)
    _untested(loaded, bounds)
    _habits(loaded, best)


class BestWays:
    """All conversations that reach the full score: the positions they pass, each with its distance from the start, and
    the moves they make there."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.distance: dict[int, int] = {0: 0}
        self._came: dict[int, tuple[int, str]] = {}
        waiting = deque([0])
        while waiting:
            node = waiting.popleft()
            for reply, to in bounds.best_moves(node):
                if to not in self.distance:
                    self.distance[to] = self.distance[node] + 1
                    self._came[to] = node, reply
                    waiting.append(to)

    def moves(self) -> Iterator[tuple[int, str, int]]:
        """Every move on a best way: from, reply, to."""
        for node in self.distance:
            for reply, to in self.bounds.best_moves(node):
                yield node, reply, to

    def way_to(self, node: int) -> tuple[str, ...]:
        """The shortest best way to a position."""
        replies: list[str] = []
        while node in self._came:
            node, reply = self._came[node]
            replies.append(reply)
        return tuple(reversed(replies))


def _mistakes(loaded: Loaded, best: BestWays) -> None:
    """A mistake pays, or silence costs nothing: once for each reply, with the shortest best way through it. A silence
    that changes nothing at all is no more than a breath, and is left alone."""
    graph, behaviours = best.bounds.graph, best.bounds.rubric.behaviours
    told: set[tuple[str, str]] = set()
    for node, reply, to in best.moves():
        scene = graph.positions[node].scene
        if (scene, reply) in told or (reply == SILENCE and to == node):
            continue
        told.add((scene, reply))
        way = (*best.way_to(node), reply)
        if reply == SILENCE:
            loaded.findings.add(faults.SILENCE_PAYS, loaded.mark(*move_place(scene, reply)), example=way)
            continue
        for behaviour in graph.rules.written_in(scene, reply).shows:
            if min(behaviours[behaviour].points) < 0:
                mark = loaded.mark(*move_place(scene, reply), "shows", behaviour)
                loaded.findings.add(faults.MISTAKE_PAYS, mark, example=way, reply=reply, behaviour=behaviour)
                break


def _detours(loaded: Loaded, best: BestWays) -> None:
    """Whether some best way is also a shortest way to its ending, and some best way ends resolved."""
    graph = best.bounds.graph
    endings = graph.rules.scenario.endings
    reached = {node: turns for node, turns in best.distance.items() if graph.rules.ended(graph.positions[node])}
    if not reached:
        return
    first = min(reached, key=lambda node: reached[node])
    name = graph.positions[first].scene
    names = {graph.positions[node].scene for node in reached}
    known = not any(loaded.findings.stood_in("endings", ending, "outcome") for ending in names)
    if known and all(endings[ending].outcome != "resolved" for ending in names):
        mark, outcome = loaded.value_mark("endings", name, "outcome"), endings[name].outcome
        loaded.findings.add(faults.BEST_NOT_RESOLVED, mark, example=best.way_to(first), ending=name, outcome=outcome)
    shortest: dict[str, int] = {}
    for node, position in enumerate(graph.positions):
        if position.scene in endings:
            shortest[position.scene] = min(shortest.get(position.scene, len(graph.positions)), len(graph.way_to(node)))
    if all(turns > shortest[graph.positions[node].scene] for node, turns in reached.items()):
        loaded.findings.add(
            faults.DAWDLING_PAYS,
            loaded.mark("endings", name),
            example=best.way_to(first),
            ending=name,
            best=reached[first],
            least=shortest[name],
        )


def _untested(loaded: Loaded, bounds: Bounds) -> None:
    """A skill in which nothing can be earned, or nothing can be missed."""
    graph, mark = bounds.graph, loaded.mark("scenes")
    for skill in Skill:
        most = bounds.bests.points.of(skill)
        if most <= 0:
            reason = "nothing can be earned in it"
        elif any(
            bounds.open_in[skill][node] - bounds.points[graph.positions[node].scene][reply].of(skill) - opened > TINY
            for node, moves in enumerate(graph.moves)
            for reply, to in moves
            if to != NOWHERE
            for opened in (bounds.open_in[skill][to],)
        ):
            continue
        else:
            reason = "whatever is said, all of it is earned"
        loaded.findings.add(faults.SKILL_UNTESTED, mark, skill=skill.value, reason=reason)


def _habits(loaded: Loaded, best: BestWays) -> None:
    """What a trainee could learn to guess by, over all scenes with a choice. Each is looked at where a best way passes
    it, or where it is first reached."""
    bounds, graph = best.bounds, best.bounds.graph
    longest_best = one_beats_all = scenes = 0
    for name, numbers in graph.places().items():
        node = next((number for number in numbers if number in best.distance), numbers[0])
        offered = [reply for reply, _ in graph.moves[node] if reply != SILENCE]
        if len(offered) < 2:
            continue
        scenes += 1
        replies = graph.rules.scenario.scenes[name].replies
        good = {reply for reply, _ in bounds.best_moves(node)}
        lengths = sorted(offered, key=lambda reply: len(replies[reply].say), reverse=True)
        is_longest = len(replies[lengths[0]].say) > len(replies[lengths[1]].say)
        longest_best += is_longest and lengths[0] in good and not good.issuperset(offered)
        earned = bounds.points[name]
        one_beats_all += any(all(_beats(earned[r], earned[other]) for other in offered if other != r) for r in offered)
    if scenes >= FEW and 2 * longest_best > scenes:
        loaded.findings.add(faults.LONGEST_IS_BEST, loaded.mark("scenes"), count=longest_best, scenes=scenes)
    if scenes >= FEW and one_beats_all == scenes:
        loaded.findings.add(faults.ONE_BEATS_ALL, loaded.mark("scenes"))


def _beats(one: Points, other: Points) -> bool:
    return all(one.of(skill) > other.of(skill) for skill in Skill)
