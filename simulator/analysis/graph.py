"""The position graph, searched whole, breadth first, so the first way to a position is a shortest one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from simulator.analysis.collecting import no_collecting
from simulator.analysis.components import components
from simulator.conversation.rules import LEAST_MOOD, MOST_MOOD, Clause, Move, NothingHolds, Position, Rules, after

BOUND = 1_000_000
"""The most positions (scene × mood × memory) a search visits."""


NOWHERE = -1
"""Where a move leads of which no `goto` holds."""


@dataclass
class Graph:
    """Every position that can be reached from the start, and every move between them.

    `moves[n]` are the moves from `positions[n]` in the order of the file, silence last, each a reply's id and the
    number of the position it leads to (or `NOWHERE`). Endings are positions too, without moves. All are settled: two
    that differ only in what can matter no more are one. `complete` is False where the search stopped at its bound.
    """

    rules: Rules
    positions: list[Position] = field(default_factory=list)
    numbers: dict[Position, int] = field(default_factory=dict)
    moves: list[tuple[tuple[str, int], ...]] = field(default_factory=list)
    came: list[tuple[int, str] | None] = field(default_factory=list)
    nowhere: list[tuple[int, str]] = field(default_factory=list)
    """The moves of which no `goto` holds."""
    complete: bool = True

    def number(self, position: Position) -> int:
        """The number of a position, settled or as it is played."""
        return self.numbers[self.rules.settled(position)]

    def way_to(self, index: int) -> tuple[str, ...]:
        """The shortest replies that lead from the start to a position."""
        replies: list[str] = []
        step = self.came[index]
        while step is not None:
            index, reply = step
            replies.append(reply)
            step = self.came[index]
        return tuple(reversed(replies))

    @cached_property
    def components(self) -> list[list[int]]:
        """The parts of the graph within which every position can be reached again, last ones first."""
        return components([[to for _, to in moves if to != NOWHERE] for moves in self.moves])

    @cached_property
    def loops(self) -> list[list[int]]:
        """The components in which one can go round, nearest to the start first."""
        moves = self.moves
        rounds = (c for c in self.components if len(c) > 1 or any(to == c[0] for _, to in moves[c[0]]))
        return sorted(rounds, key=min)

    def places(self) -> dict[str, list[int]]:
        """The numbers of the positions in each scene and ending that is reached."""
        found: dict[str, list[int]] = {}
        for number, position in enumerate(self.positions):
            found.setdefault(position.scene, []).append(number)
        return found


Stop = Callable[[int], None]
"""Told how many positions have been found, now and then; ends the search by raising."""

EVERY = 20_000
"""How many positions lie between two such words."""


@no_collecting()
def search(rules: Rules, bound: int = BOUND, tell: Stop | None = None) -> Graph:
    """Searches all positions. Only scenes count towards `bound`."""
    graph = Graph(rules)
    numbers, positions, came = graph.numbers, graph.positions, graph.came
    endings, menus = rules.scenario.endings, _Menus(rules)
    start = rules.settled(rules.start)
    numbers[start] = 0
    positions.append(start)
    came.append(None)
    scenes = 1
    for index, (scene, mood, memory) in enumerate(positions):  # grows while it is walked
        edges = []
        for reply, needs, lacks, asks, leads in menus[scene, mood]:
            if memory & needs != needs or memory & lacks:
                continue
            lead = leads[memory & asks]
            if lead is _NO_LEAD:
                graph.nowhere.append((index, reply))
                edges.append((reply, NOWHERE))
                continue
            to = (lead[0], lead[1], (memory | lead[2]) & lead[3])
            number = numbers.get(to)  # type: ignore[call-overload]
            if number is None:
                if lead[0] not in endings:
                    scenes += 1
                    if scenes > bound:
                        graph.complete = False
                        return graph
                    if tell is not None and scenes % EVERY == 0:
                        tell(scenes)
                number = len(positions)
                position = Position(*to)
                numbers[position] = number
                positions.append(position)
                came.append((index, reply))
            edges.append((reply, number))
        graph.moves.append(tuple(edges))
    return graph


_Lead = tuple[str, int, int, int]
"""Where a move leads: scene, mood, the facts it adds, and the facts that still matter there."""

_NO_LEAD: _Lead = ("", 0, 0, 0)


class _Leads(dict[int, _Lead]):
    """Where one move leads at one mood. What `after` says depends on memory only by the facts that the move's ways ask
    for, so it is asked once for each of these."""

    __slots__ = ("_mood", "_move", "_rules", "_scene")

    def __init__(self, rules: Rules, move: Move, scene: str, mood: int) -> None:
        self._rules, self._move, self._scene, self._mood = rules, move, scene, mood

    def __missing__(self, asked: int) -> _Lead:
        rules, move = self._rules, self._move
        try:
            to = after(move, Position(self._scene, self._mood, asked))
        except NothingHolds:
            lead = _NO_LEAD
        else:
            mood = rules.settled(to).mood if rules.ended(to) else to.mood
            lead = (to.scene, mood, move.adds, rules.matters(to.scene))
        self[asked] = lead
        return lead


class _Menus(dict[tuple[str, int], list[tuple[str, int, int, int, _Leads]]]):
    """What may happen in a scene at a mood: each move's reply, the facts it needs and must lack to be on offer, the
    facts on which it depends where it leads, and where that is."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._written = {
            scene: [(move, move.when or _ALWAYS, move.asks) for move in rules.written_moves(scene)]
            for scene in rules.scenario.scenes
        }

    def __missing__(self, place: tuple[str, int]) -> list[tuple[str, int, int, int, _Leads]]:
        scene, mood = place
        menu = self[place] = [
            (move.reply, when.needs, when.lacks, asks, _Leads(self._rules, move, scene, mood))
            for move, when, asks in self._written.get(scene, ())
            if when.low <= mood <= when.high
        ]
        return menu


_ALWAYS = Clause(LEAST_MOOD, MOST_MOOD, 0, 0)
