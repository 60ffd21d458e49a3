"""The position graph, searched whole, breadth first, so the first way to a position is a shortest one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from simulator.analysis.components import components
from simulator.conversation.rules import NothingHolds, Position, Rules, after

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


def search(rules: Rules, bound: int = BOUND) -> Graph:
    """Searches all positions. Only scenes count towards `bound`."""
    graph = Graph(rules)
    numbers, positions, came = graph.numbers, graph.positions, graph.came
    settled, endings = rules.settled, rules.scenario.endings
    start = settled(rules.start)
    numbers[start] = 0
    positions.append(start)
    came.append(None)
    scenes = 1
    for index, position in enumerate(positions):  # grows while it is walked
        edges = []
        for move in rules.moves(position):
            try:
                to = after(move, position)
            except NothingHolds:
                edges.append((move.reply, NOWHERE))
                continue
            to = settled(to)
            number = numbers.get(to)
            if number is None:
                if to.scene not in endings:
                    scenes += 1
                    if scenes > bound:
                        graph.complete = False
                        return graph
                number = numbers[to] = len(positions)
                positions.append(to)
                came.append((index, move.reply))
            edges.append((move.reply, number))
        graph.moves.append(tuple(edges))
    return graph
