"""What makes a scenario unplayable or unscorable, proved over the whole position graph.

At most one finding for each faulty thing: a consequence of a fault that is reported already is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from scoring.rubric import Rubric, Skill
from simulator.analysis.bounds import Bounds, bounds, reply_points
from simulator.analysis.graph import BOUND, NOWHERE, Graph, search
from simulator.analysis.loops import Edge, earning_loop, inner_edges
from simulator.conversation.rules import NothingHolds, Position, Rules, felt
from simulator.scenario import faults
from simulator.scenario.loading import Loaded
from simulator.scenario.model import SILENCE


@dataclass(frozen=True)
class Proof:
    """What was proved: whether every position can be played on to an ending, and its bounds where it can be scored."""

    playable: bool
    bounds: Bounds | None


def prove(loaded: Loaded, rubric: Rubric, *, scorable: bool = True, bound: int = BOUND) -> Proof:
    """Adds what it finds to `loaded.findings`."""
    scenario = loaded.scenario
    if scenario is None:
        return Proof(False, None)
    rules = Rules(scenario)
    if scenario.walked_out is not None and scenario.customer.mood == 0:
        loaded.findings.add(faults.STARTS_WALKED_OUT, loaded.value_mark("customer", "mood"))
        return Proof(False, None)
    graph = search(rules, bound)
    if not graph.complete:
        loaded.findings.add(faults.TOO_MANY_POSITIONS, loaded.mark("scenario"), bound=bound)
        return Proof(False, None)
    playable = _playable(loaded, graph)
    if not scorable or _loops_that_earn(loaded, graph, rubric) or not playable:
        return Proof(playable, None)
    valued = bounds(graph, rubric)
    if valued.most <= 0:
        loaded.findings.add(faults.NOTHING_TO_EARN, loaded.mark("scenes"))
        return Proof(True, None)
    return Proof(True, valued)


def _described(rules: Rules, position: Position) -> dict[str, Any]:
    facts = rules.remembered(position)
    return {
        "scene": position.scene,
        "mood": position.mood,
        "memory": f" with {', '.join(facts)} remembered" if facts else "",
    }


def _playable(loaded: Loaded, graph: Graph) -> bool:
    """Reports positions without a line, a `goto`, a reply or an ending; True where there are none."""
    rules, before = graph.rules, len(loaded.findings)
    stuck: set[int] = set()
    told: set[tuple[str, str, str]] = set()

    def once(code: str, scene: str, reply: str = "") -> bool:
        new = (code, scene, reply) not in told
        told.add((code, scene, reply))
        return new

    for node, to in _said_lines(graph):
        position = graph.positions[to]
        try:
            rules.line(position)
        except NothingHolds:
            if once("line", position.scene):
                group = "endings" if rules.ended(position) else "scenes"
                mark = loaded.mark(group, position.scene, "customer")
                example = graph.way_to(to) if node is None else (*graph.way_to(node[0]), node[1])
                loaded.findings.add(faults.NO_LINE_HOLDS, mark, example=example, **_described(rules, position))
    for number, position in enumerate(graph.positions):
        if rules.ended(position):
            continue
        if all(reply == SILENCE for reply, _ in graph.moves[number]):
            stuck.add(number)
            if once("reply", position.scene):
                mark, example = loaded.mark("scenes", position.scene, "replies"), graph.way_to(number)
                loaded.findings.add(faults.NO_REPLY, mark, example=example, **_described(rules, position))
        for reply, to in graph.moves[number]:
            if to == NOWHERE:
                stuck.add(number)
                if once("goto", position.scene, reply):
                    where = ("silence",) if reply == SILENCE else ("replies", reply)
                    mark, example = (
                        loaded.mark("scenes", position.scene, *where, "goto"),
                        (*graph.way_to(number), reply),
                    )
                    mood, memory = felt(rules.move(position, reply), position)
                    words = _described(rules, Position(position.scene, mood, memory)) | {"reply": reply}
                    loaded.findings.add(faults.NO_GOTO_HOLDS, mark, example=example, **words)
    for number in _traps(graph, stuck):
        position = graph.positions[number]
        if once("ending", position.scene):
            mark, example = loaded.mark("scenes", position.scene), graph.way_to(number)
            loaded.findings.add(faults.NO_ENDING, mark, example=example, **_described(rules, position))
    return len(loaded.findings) == before


def _said_lines(graph: Graph) -> Iterator[tuple[tuple[int, str] | None, int]]:
    """Each position whose line is said, with the move that leads there (None: the start)."""
    yield None, 0
    conditional = {
        name
        for group in (graph.rules.scenario.scenes, graph.rules.scenario.endings)
        for name, place in group.items()
        if all(line.when != type(line.when)() for line in place.customer)
    }
    if not conditional:
        return
    for node, moves in enumerate(graph.moves):
        for reply, to in moves:
            if to != NOWHERE and graph.positions[to].scene in conditional:
                position = graph.positions[node]
                if graph.rules.says_line(position, reply, graph.positions[to]):
                    yield (node, reply), to


def _traps(graph: Graph, stuck: set[int]) -> list[int]:
    """The positions in which the way to every ending is lost, without silence: those that cannot reach one, and are
    entered from one that can. Positions that are `stuck`, or lead to one, are told elsewhere."""
    back: list[list[int]] = [[] for _ in graph.positions]
    for node, moves in enumerate(graph.moves):
        for reply, to in moves:
            if reply != SILENCE and to != NOWHERE:
                back[to].append(node)
    waiting = [n for n, position in enumerate(graph.positions) if graph.rules.ended(position) or n in stuck]
    safe = set(waiting)
    while waiting:
        for node in back[waiting.pop()]:
            if node not in safe:
                safe.add(node)
                waiting.append(node)
    lost = (number for number in range(len(graph.positions)) if number not in safe)
    return [number for number in lost if (came := graph.came[number]) is None or came[0] in safe]


def _loops_that_earn(loaded: Loaded, graph: Graph, rubric: Rubric) -> bool:
    """Reports each loop that earns, once for the reply that earns in it."""
    earned = reply_points(graph.rules, rubric)
    told: set[tuple[str, str]] = set()
    scenes = [position.scene for position in graph.positions]
    for component in sorted(graph.components, key=min):  # nearest to the start first, so that the example is short
        edges = inner_edges(graph, component)
        for skill in Skill if edges else ():

            def gain(node: int, reply: str, skill: Skill = skill) -> float:
                points = earned[scenes[node], reply].of(skill)
                return min(points, 0.0) if (scenes[node], reply) in told else points

            while (loop := earning_loop(edges, gain)) is not None:
                told.add(_tell_loop(loaded, graph, loop, skill, gain))
    return bool(told)


def _tell_loop(
    loaded: Loaded, graph: Graph, loop: list[Edge], skill: Skill, gain: Callable[[int, str], float]
) -> tuple[str, str]:
    points = sum(gain(node, reply) for node, reply, _ in loop)
    turn = max(range(len(loop)), key=lambda i: (gain(loop[i][0], loop[i][1]), -loop[i][0]))
    loop = loop[turn:] + loop[:turn]
    node, reply, _ = loop[0]
    scene = graph.positions[node].scene
    where = ("silence",) if reply == SILENCE else ("replies", reply)
    loaded.findings.add(
        faults.LOOP_EARNS,
        loaded.mark("scenes", scene, *where),
        example=(*graph.way_to(node), *(reply for _, reply, _ in loop)),
        loop=", ".join(f"`{graph.positions[n].scene}` → `{r}`" for n, r, _ in loop),
        points=points,
        skill=skill.value,
    )
    return scene, reply
