"""What comes of a player's habit, computed and not sampled: how scores are spread, and the chance of each ending.

A conversation's score is 100 less its regrets, and never below 0. Regrets only add up, so a position together with what
it has cost so far is all that decides a score, and from 100 on nothing is left to decide. The chance of each such pair
is handed on from the start to the endings; pairs that can be met again, because a loop costs nothing, are eliminated
one by one, so that loops are exact too, however long somebody goes round. Costs are whole numbers of small parts of a
point, so that sums which are equal are one.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scoring.scores import TINY
from simulator.analysis.collecting import no_collecting
from simulator.analysis.components import components
from simulator.analysis.elimination import hand_on
from simulator.analysis.graph import Graph
from simulator.analysis.players import Choices

Costs = Callable[[int, str, int], float]
"""What a move costs, in points of a score out of 100: from a position's number, the reply, to a position's number."""

Move = tuple[int, float, float]
"""Where a player goes: to a position's number, the chance, and the cost in parts of the score, not yet whole."""

Steps = list[tuple[int, float, int]]
"""The moves from a position, with whole costs."""

MOST_SUMS = 2_500_000
"""How many pairs of position and cost are followed before costs are counted in tenths of a point."""
TENTHS = 1000
"""The parts of a score that are counted then."""


@dataclass(frozen=True)
class Spread:
    """How likely which scores are. A conversation that never ends scores 0. `exact`: costs were not counted in tenths
    to keep the sums few."""

    chances: dict[float, float]
    exact: bool

    @property
    def mean(self) -> float:
        """The expected score."""
        return sum(score * chance for score, chance in self.chances.items())

    def tens(self) -> list[float]:
        """The chances of exactly 0, of up to 10, of up to 20, and so on to 100."""
        counts = [0.0] * 11
        for score, chance in self.chances.items():
            counts[math.ceil(score / 10)] += chance
        return counts


class _TooMany(Exception):
    """More sums than are followed."""


@no_collecting()
def spread(graph: Graph, choices: Sequence[Choices], costs: Costs, parts: int) -> Spread:
    """How the scores of a player are spread, over conversations of any length. `parts`: how many equal parts a score of
    100 falls into, so that each of the costs is a whole number of them."""
    moves = [
        _without_waiting(node, [(to, chance, costs(node, reply, to) * parts / 100) for reply, to, chance in onward])
        for node, onward in enumerate(choices)
    ]
    order = components([[to for to, _, _ in onward] for onward in moves])[::-1]
    try:
        whole = [[(to, chance, round(cost)) for to, chance, cost in onward] for onward in moves]
        return _scores(_spent(graph, whole, order, parts, MOST_SUMS), parts, exact=True)
    except _TooMany:
        tenths = [list(_in_tenths(onward, parts)) for onward in moves]
        return _scores(_spent(graph, tenths, order, TENTHS), TENTHS, exact=False)


def _scores(spent: dict[int, float], parts: int, exact: bool) -> Spread:
    chances = {100 * (parts - cost) / parts: chance for cost, chance in sorted(spent.items(), reverse=True)}
    nothing = 1 - math.fsum(chances.values())
    return Spread({0.0: nothing if nothing > TINY else 0.0} | chances, exact)


def _without_waiting(node: int, onward: list[Move]) -> list[Move]:
    """The same moves without those that stay where they are at no cost: what comes of it is the same, sooner."""
    on = [move for move in onward if move[0] != node or move[2]]
    total = sum(chance for _, chance, _ in on)
    return onward if len(on) == len(onward) else [(to, chance / total, cost) for to, chance, cost in on]


def _in_tenths(onward: Sequence[Move], parts: int) -> Iterator[tuple[int, float, int]]:
    """The same moves in tenths of a point. A cost between two tenths is either, as often as keeps its mean: rounded, it
    would be wrong by as much in every conversation, and turns would add that up."""
    for to, chance, cost in onward:
        tenths = round(cost * TENTHS / parts, 9)
        below = math.floor(tenths)
        yield to, chance * (1 - tenths + below), below
        if tenths > below:
            yield to, chance * (tenths - below), below + 1


def _spent(
    graph: Graph, steps: Sequence[Steps], order: list[list[int]], parts: int, most: float = math.inf
) -> dict[int, float]:
    """How likely it is to end having spent so many of `parts`; what spends them all is left out. `order`: the
    components of the graph, the start first. Raises `_TooMany` beyond `most` sums."""
    arrived: list[dict[int, float]] = [{} for _ in steps]
    arrived[0][0] = 1.0
    spent: dict[int, float] = {}
    for part in order:
        if len(part) > 1 or any(to == part[0] for to, _, _ in steps[part[0]]):
            most -= _go_round(part, steps, arrived, parts, most)
            continue
        (node,) = part
        here, arrived[node] = arrived[node], {}
        most -= len(here)
        if most < 0:
            raise _TooMany
        if graph.rules.ended(graph.positions[node]):
            for cost, chance in here.items():
                spent[cost] = spent.get(cost, 0.0) + chance
            continue
        for to, share, cost in steps[node]:
            there = arrived[to]
            for before, chance in here.items():
                total = before + cost
                if total < parts:
                    there[total] = there.get(total, 0.0) + chance * share
    return spent


def _go_round(part: list[int], steps: Sequence[Steps], arrived: list[dict[int, float]], parts: int, most: float) -> int:
    """Hands the chances of a part with loops on to what lies behind it. Returns how many sums were met."""
    inside = set(part)
    chance_of = {(node, spent): chance for node in part for spent, chance in arrived[node].items()}
    onward: dict[tuple[int, int], dict[tuple[int, int], float]] = {}
    waiting = list(chance_of)
    while waiting:
        pair = waiting.pop()
        if pair in onward or pair[0] not in inside or pair[1] == parts:
            continue
        leads = onward[pair] = {}
        if len(onward) > most:
            raise _TooMany
        for to, share, cost in steps[pair[0]]:
            key = to, min(parts, pair[1] + cost)
            leads[key] = leads.get(key, 0.0) + share
            waiting.append(key)
    sums = len(onward)
    hand_on(onward, chance_of)
    for node in part:
        arrived[node] = {}
    for (node, spent), chance in chance_of.items():
        if spent < parts:
            arrived[node][spent] = arrived[node].get(spent, 0.0) + chance
    return sums


@no_collecting()
def ending_chances(graph: Graph, choices: Sequence[Choices]) -> dict[str, float]:
    """How likely each ending is. What is missing to 1 never ends."""
    onward: dict[int, dict[int, float]] = {}
    for node, moves in enumerate(choices):
        for _, to, chance in moves:
            leads = onward.setdefault(node, {})
            leads[to] = leads.get(to, 0.0) + chance
    chance_of = {0: 1.0}
    hand_on(onward, chance_of)
    found = dict.fromkeys(graph.rules.scenario.endings, 0.0)
    for node, chance in chance_of.items():
        found[graph.positions[node].scene] += chance
    return found


def likeliest_way(graph: Graph, choices: Sequence[Choices]) -> tuple[str, ...]:
    """The most likely replies from the start to an ending; none where none is reached."""
    best: dict[int, float] = {0: 0.0}
    came: dict[int, tuple[int, str]] = {}
    waiting: list[tuple[float, int]] = [(0.0, 0)]
    while waiting:
        unlikely, node = heapq.heappop(waiting)
        if graph.rules.ended(graph.positions[node]):
            way = []
            while node in came:
                node, reply = came[node]
                way.append(reply)
            return tuple(reversed(way))
        if unlikely > best[node]:
            continue
        for reply, to, chance in choices[node]:
            far = unlikely - math.log(chance)
            if far < best.get(to, math.inf):
                best[to] = far
                came[to] = node, reply
                heapq.heappush(waiting, (far, to))
    return ()
