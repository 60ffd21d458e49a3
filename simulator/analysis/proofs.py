"""What makes a scenario unplayable or unscorable, proved over the whole position graph.

At most one finding for each faulty thing: a consequence of a fault that is reported already is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any

from scoring.rubric import Rubric, Skill
from simulator.analysis.bounds import Bounds, ReplyPoints, bounds, reply_points
from simulator.analysis.graph import BOUND, NOWHERE, Graph, Stop, search
from simulator.analysis.loops import Edge, earning_loop, inner_edges
from simulator.conversation.rules import Position, Rules, felt
from simulator.scenario import faults
from simulator.scenario.loading import Loaded
from simulator.scenario.memory import mentions
from simulator.scenario.model import SILENCE, Scenario


@dataclass(frozen=True)
class Proof:
    """What was proved. `graph` is None where it could not be searched whole; `playable`: every position can be played
    on to an ending; `bounds` is None where it cannot be scored."""

    graph: Graph | None
    playable: bool
    bounds: Bounds | None


def prove(
    loaded: Loaded, rubric: Rubric, *, scorable: bool = True, bound: int = BOUND, tell: Stop | None = None
) -> Proof:
    """Adds what it finds to `loaded.findings`. `tell` hears how the search goes on, and may stop it by raising."""
    scenario = loaded.scenario
    if scenario is None:
        return Proof(None, False, None)
    rules = Rules(scenario)
    if scenario.walked_out is not None and scenario.customer.mood == 0:
        loaded.findings.add(faults.STARTS_WALKED_OUT, loaded.value_mark("customer", "mood"))
        return Proof(None, False, None)
    graph = search(rules, bound, tell)
    if not graph.complete:
        loaded.findings.add(faults.TOO_MANY_POSITIONS, loaded.mark("scenario"), bound=bound, help=_fewer(scenario))
        return Proof(None, False, None)
    playable = _playable(loaded, graph)
    earned = reply_points(rules, rubric)
    if not scorable or _loops_that_earn(loaded, graph, earned) or not playable or loaded.findings.ways_in_doubt:
        return Proof(graph, playable, None)
    valued = bounds(graph, rubric, earned)
    if valued.most <= 0:
        loaded.findings.add(faults.NOTHING_TO_EARN, loaded.mark("scenes"))
        return Proof(graph, True, None)
    return Proof(graph, True, valued)


def _fewer(scenario: Scenario) -> str:
    """What would make the positions fewer."""
    written = list(mentions(scenario))
    asked = {mention.fact for mention in written if not mention.sets}
    idle = list(dict.fromkeys(mention.fact for mention in written if mention.fact not in asked))
    if not idle:
        return "use fewer memory words: each may double the positions"
    some = ", ".join(f"`{fact}`" for fact in idle[:3]) + (f" and {len(idle) - 3} more" if len(idle) > 3 else "")
    return f"nothing ever asks for {some}: take them out of `remember`, each may double the positions"


def _described(rules: Rules, position: Position) -> dict[str, Any]:
    facts = rules.remembered(position)
    return {
        "scene": position.scene,
        "mood": position.mood,
        "memory": f" with {', '.join(facts)} remembered" if facts else "",
    }


def move_place(scene: str, reply: str) -> tuple[str, ...]:
    """Where a reply, or a silence, stands in the file."""
    return ("scenes", scene, SILENCE) if reply == SILENCE else ("scenes", scene, "replies", reply)


def _playable(loaded: Loaded, graph: Graph) -> bool:
    """Reports positions without a line, a `goto`, a reply or an ending, once for each thing written; True where there
    are none."""
    rules, positions, before = graph.rules, graph.positions, len(loaded.findings)
    told: set[tuple[str, str]] = set()

    def once(kind: str, name: str) -> bool:
        new = (kind, name) not in told
        told.add((kind, name))
        return new

    open_ended = {name for name in rules.conditional_places if rules.lines[name][-1][0] is not None}
    for name, numbers in said(graph, open_ended).items() if open_ended else ():
        missing = next((n for n in numbers if rules.line_index(positions[n]) is None), None)
        if missing is not None:
            mark = loaded.mark("endings" if name in rules.scenario.endings else "scenes", name, "customer")
            came, words = numbers[missing], _described(rules, positions[missing])
            example = () if came is None else (*graph.way_to(came[0]), came[1])
            loaded.findings.add(faults.NO_LINE_HOLDS, mark, example=example, **words)
    dead = [n for n, moves in enumerate(graph.moves) if _is_dead_end(moves) and not rules.ended(positions[n])]
    for number in dead:
        position = positions[number]
        if once("reply", position.scene):
            mark, example = loaded.mark("scenes", position.scene, "replies"), graph.way_to(number)
            loaded.findings.add(faults.NO_REPLY, mark, example=example, **_described(rules, position))
    for number, reply in graph.nowhere:
        position = positions[number]
        if once("goto", f"{position.scene} {reply}"):
            mark = loaded.mark(*move_place(position.scene, reply), "goto")
            mood, memory = felt(rules.move(position, reply), position)
            words = _described(rules, Position(position.scene, mood, memory)) | {"reply": reply}
            example = (*graph.way_to(number), reply)
            loaded.findings.add(faults.NO_GOTO_HOLDS, mark, example=example, **words)
    for number in _traps(graph, {*dead, *(number for number, _ in graph.nowhere)}):
        position = positions[number]
        if once("ending", position.scene):
            words = _described(rules, position) | {"loop": _round(graph, number)}
            mark, example = loaded.mark("scenes", position.scene), graph.way_to(number)
            loaded.findings.add(faults.NO_ENDING, mark, example=example, **words)
    return len(loaded.findings) == before


def _is_dead_end(moves: tuple[tuple[str, int], ...]) -> bool:
    """Whether nothing can be said; silence stands last."""
    return not moves or moves[0][0] == SILENCE


Said = dict[str, dict[int, tuple[int, str] | None]]
"""For each place the positions in which the customer's line is said, each with a move that leads there (None: the
start)."""


def said(graph: Graph, places: Container[str]) -> Said:
    """Where the lines of some places are said: wherever one comes, but by a silence that leads back and has a word of
    its own."""
    rules, positions = graph.rules, graph.positions
    found: Said = {}
    for number, position in enumerate(positions):
        if position.scene in places:
            found.setdefault(position.scene, {})[number] = graph.came[number]
    quiet = {name for name in found if rules.stays_quiet(name)}
    if not quiet:
        return found
    for name in quiet:
        found[name] = {0: None} if positions[0].scene == name else {}
    for node, moves in enumerate(graph.moves):
        here = positions[node].scene
        for reply, to in moves:
            there = positions[to].scene
            if to != NOWHERE and there in quiet and not (reply == SILENCE and here == there):
                found[there].setdefault(to, (node, reply))
    return found


def _traps(graph: Graph, stuck: set[int]) -> list[int]:
    """The positions in which the way to every ending is lost, without silence: those that cannot reach one, and are
    entered from one that can. Positions that are `stuck`, or lead to one, are told elsewhere."""
    endings = graph.rules.scenario.endings
    safe = [n in stuck or position.scene in endings for n, position in enumerate(graph.positions)]
    lost = set()
    for component in graph.components:
        for node in component:
            if not safe[node]:
                safe[node] = any(safe[to] for reply, to in graph.moves[node] if reply != SILENCE and to != NOWHERE)
                if not safe[node]:
                    lost.add(node)
    back: dict[int, list[int]] = {}
    for node in lost:  # what was looked at before a neighbour of its own loop
        for reply, to in graph.moves[node]:
            if reply != SILENCE:
                back.setdefault(to, []).append(node)
    waiting = [to for to in back if safe[to]]
    while waiting:
        for node in back.get(waiting.pop(), ()):
            if not safe[node]:
                safe[node] = True
                lost.discard(node)
                waiting.append(node)
    return [n for n in sorted(lost) if (came := graph.came[n]) is None or safe[came[0]]]


def _round(graph: Graph, number: int) -> str:
    """The scenes that a trap goes round in, by its first replies."""
    met: list[int] = []
    while number not in met:
        met.append(number)
        number = next(to for reply, to in graph.moves[number] if reply != SILENCE)
    scenes = [graph.positions[n].scene for n in met[met.index(number) :]]
    return " → ".join(f"`{scene}`" for scene in [*dict.fromkeys(scenes), scenes[0]])


def _loops_that_earn(loaded: Loaded, graph: Graph, earned: ReplyPoints) -> bool:
    """Reports each loop that earns, once for the reply that earns in it."""
    told: set[tuple[str, str]] = set()
    scenes = [position.scene for position in graph.positions]
    for component in graph.loops:
        edges = inner_edges(graph, component)
        for skill in Skill:

            def gain(node: int, reply: str, skill: Skill = skill) -> float:
                points = earned[scenes[node]][reply].of(skill)
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
    loaded.findings.add(
        faults.LOOP_EARNS,
        loaded.mark(*move_place(scene, reply)),
        example=(*graph.way_to(node), *(reply for _, reply, _ in loop)),
        loop=", ".join(f"`{graph.positions[n].scene}` → `{r}`" for n, r, _ in loop),
        points=points,
        skill=skill.value,
    )
    return scene, reply
