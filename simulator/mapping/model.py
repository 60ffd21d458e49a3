"""What a map shows, worked out once from a scenario and its bounds. The formats only render it.

Ways come from the whole position graph, so the map tells what can happen from what is only written down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from simulator.analysis.bounds import Bounds
from simulator.analysis.graph import NOWHERE, Graph
from simulator.conversation.rules import LEAST_MOOD, Move, Rules, after, felt
from simulator.mapping.order import story_order
from simulator.scenario.model import SILENCE, Ending, Reply, Scenario, Scene, Silence
from simulator.wording.common import OUTCOMES

Moves = dict[tuple[str, str], Move]


@dataclass(frozen=True)
class MapWay:
    """One way that a reply leads: to the scene or ending `to`. `index` is its place in the reply's `goto`, None where
    the customer walks out. `taken`: whether any conversation goes there; `best`: whether the best path does."""

    to: str
    index: int | None
    taken: bool
    best: bool


@dataclass(frozen=True)
class MapReply:
    """A reply, or the silence of a scene, with where it leads. `offered`: whether it can ever be said."""

    id: str
    written: Reply | Silence
    ways: tuple[MapWay, ...]
    offered: bool

    @property
    def silent(self) -> bool:
        return isinstance(self.written, Silence)

    @property
    def best(self) -> bool:
        return any(way.best for way in self.ways)


@dataclass(frozen=True)
class MapScene:
    """A scene. `number`: its place in the order of the story, from 1; `line`: what the customer says on the shortest
    way there; `moods`: the least and the most mood it is met with, None where no conversation gets there; `sources`:
    the scenes that lead here, itself left out; `comes_back`: whether a conversation can leave it and return."""

    id: str
    number: int
    written: Scene
    line: str
    replies: tuple[MapReply, ...]
    moods: tuple[int, int] | None
    sources: tuple[str, ...]
    comes_back: bool
    best: bool

    @property
    def reached(self) -> bool:
        return self.moods is not None


@dataclass(frozen=True)
class MapEnding:
    """An ending. `reached`: whether any conversation gets there; `sources`: the scenes from which a `goto` leads here;
    `walked_out`: the scenes in which the customer may walk out into it."""

    id: str
    written: Ending
    line: str
    sources: tuple[str, ...]
    walked_out: tuple[str, ...]
    best: bool

    @property
    def reached(self) -> bool:
        return bool(self.sources or self.walked_out)


@dataclass(frozen=True)
class Step:
    """One step of the best path."""

    scene: str
    reply: str
    to: str


@dataclass(frozen=True)
class StoryMap:
    """A scenario's map: scenes in the order of the story, those that nobody reaches last; endings by outcome, resolved
    first; the shortest path that keeps everything that is open."""

    scenario: Scenario
    scenes: tuple[MapScene, ...]
    endings: tuple[MapEnding, ...]
    best: tuple[Step, ...]

    @cached_property
    def places(self) -> dict[str, MapScene | MapEnding]:
        """Scenes and endings by id."""
        return {scene.id: scene for scene in self.scenes} | {ending.id: ending for ending in self.endings}


def story_map(bounds: Bounds) -> StoryMap:
    """The map of a scenario that can be scored."""
    graph = bounds.graph
    scenario = graph.rules.scenario
    moves: Moves = {(name, m.reply): m for name, offered in graph.rules.replies.items() for m in offered}
    moves |= {(name, move.reply): move for name, move in graph.rules.silences.items()}
    best = _best_path(bounds)
    replies = _replies(graph, moves, best)
    first: dict[str, int] = {}
    moods: dict[str, tuple[int, int]] = {}
    for number, (name, mood, _) in enumerate(graph.positions):
        first.setdefault(name, number)
        least, most = moods.get(name, (mood, mood))
        moods[name] = min(least, mood), max(most, mood)
    order = story_order(
        scenario.start,
        {name: [w.to for reply in offered for w in reply.ways if w.taken] for name, offered in replies.items()},
        [step.scene for step in best],
    )
    order = [name for name in order if name in scenario.scenes]
    order += [name for name in scenario.scenes if name not in first]
    led, walked = _sources(order, replies)
    on_path = {step.scene for step in best} | {best[-1].to}
    back = _coming_back(graph)

    def line(name: str) -> str:
        if name in first:
            return graph.rules.line(graph.positions[first[name]])
        return (scenario.scenes.get(name) or scenario.endings[name]).customer[-1].say

    return StoryMap(
        scenario,
        tuple(
            MapScene(
                name,
                number,
                scenario.scenes[name],
                line(name),
                replies[name],
                moods.get(name),
                led[name],
                name in back,
                name in on_path,
            )
            for number, name in enumerate(order, start=1)
        ),
        tuple(
            MapEnding(name, ending, line(name), led[name], walked[name], name in on_path)
            for outcome in OUTCOMES
            for name, ending in scenario.endings.items()
            if ending.outcome == outcome
        ),
        best,
    )


def _best_path(bounds: Bounds) -> tuple[Step, ...]:
    rules = bounds.graph.rules
    position, steps = rules.start, []
    for reply in bounds.best_way(position):
        to = after(rules.move(position, reply), position)
        steps.append(Step(position.scene, reply, to.scene))
        position = to
    return tuple(steps)


def _replies(graph: Graph, moves: Moves, best: Iterable[Step]) -> dict[str, tuple[MapReply, ...]]:
    """The replies of each scene in the order of the file, silence last."""
    led: set[tuple[str, str, str]] = set()
    walks: set[tuple[str, str]] = set()
    said: set[tuple[str, str]] = set()
    for position, edges in zip(graph.positions, graph.moves, strict=True):
        for reply, to in edges:
            said.add((position.scene, reply))
            move = moves[position.scene, reply]
            if move.walked_out is not None and felt(move, position)[0] == LEAST_MOOD:
                walks.add((position.scene, reply))
            elif to != NOWHERE:
                led.add((position.scene, reply, graph.positions[to].scene))
    chosen = {(step.scene, step.reply, step.to) for step in best}
    found: dict[str, list[MapReply]] = defaultdict(list)
    for (scene, reply), move in moves.items():
        ways = [
            MapWay(to, index, (way := (scene, reply, to)) in led, way in led & chosen)
            for index, (_, to) in enumerate(move.ways)
        ]
        if (scene, reply) in walks and move.walked_out is not None:
            way = (scene, reply, move.walked_out)
            ways.append(MapWay(move.walked_out, None, True, way in chosen - led))
        found[scene].append(MapReply(reply, _written(graph.rules, scene, reply), tuple(ways), (scene, reply) in said))
    return {scene: tuple(replies) for scene, replies in found.items()}


def _written(rules: Rules, scene: str, reply: str) -> Reply | Silence:
    place = rules.scenario.scenes[scene]
    if reply != SILENCE:
        return place.replies[reply]
    assert place.silence is not None
    return place.silence


def _sources(
    order: Iterable[str], replies: dict[str, tuple[MapReply, ...]]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """For each scene and ending, the scenes with a way here, and those in which the customer may walk out here."""
    led: dict[str, dict[str, None]] = defaultdict(dict)
    walked: dict[str, dict[str, None]] = defaultdict(dict)
    for scene in order:
        for reply in replies[scene]:
            for way in reply.ways:
                if way.taken and way.to != scene:
                    (walked if way.index is None else led)[way.to][scene] = None
    return _tuples(led), _tuples(walked)


Key = TypeVar("Key")


def _tuples(found: dict[Key, dict[str, None]]) -> dict[Key, tuple[str, ...]]:
    return defaultdict(tuple, {key: tuple(names) for key, names in found.items()})


def _coming_back(graph: Graph) -> set[str]:
    """The scenes that a conversation can leave and come back to: each position is asked which scenes lie ahead of it,
    a turn that stays in its scene not counted."""
    bits = {name: 1 << index for index, name in enumerate(graph.rules.scenario.scenes)}
    ahead = [0] * len(graph.positions)
    for component in graph.components:  # last ones first, so what a component leads to is known
        seen = 0
        for node in component:
            scene = graph.positions[node].scene
            for _, to in graph.moves[node]:
                if to != NOWHERE:
                    there = graph.positions[to].scene
                    seen |= ahead[to] | (bits.get(there, 0) if there != scene else 0)
        for node in component:
            ahead[node] = seen
    return {
        position.scene
        for position, seen in zip(graph.positions, ahead, strict=True)
        if seen & bits.get(position.scene, 0)
    }
