"""What comes of a player's habit, computed and not sampled: how scores are spread, and the chance of each ending.

A conversation's score is 100 less its regrets, and never below 0. Regrets only add up, so a position together with what
it has cost so far is all that decides a score, and from 100 on nothing is left to decide. The chance of each such pair
is handed on from the start to the endings; pairs that can be met again, because a loop costs nothing, are eliminated
one by one, so that loops are exact too, however long somebody goes round.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from simulator.analysis.collecting import no_collecting
from simulator.analysis.components import components
from simulator.analysis.graph import Graph
from simulator.analysis.players import Choices

Costs = Callable[[int, str, int], float]
"""What a move costs, in points of a score out of 100: from a position's number, the reply, to a position's number."""

Steps = list[tuple[int, float, float]]
"""Where a player goes from a position: its number, the chance, and the cost."""

FINE, COARSE = 6, 1
"""Costs that agree to so many decimals are one. Coarse where a scenario has too many different sums for the fine."""
MOST_SUMS = 2_500_000
"""How many pairs of position and cost are followed before costs are counted coarsely."""
LOST = 100.0

Pair = TypeVar("Pair", bound=Hashable)


@dataclass(frozen=True)
class Spread:
    """How likely which scores are. `endless` is the chance of a conversation that never ends, which scores 0 and is
    among `chances` too. `exact`: costs were not rounded to tenths to keep the sums few."""

    chances: dict[float, float]
    endless: float
    exact: bool

    @property
    def mean(self) -> float:
        """The expected score."""
        return sum(score * chance for score, chance in self.chances.items())

    def tens(self) -> list[float]:
        """The chances of exactly 0, of up to 10, of up to 20, and so on to 100."""
        counts = [0.0] * 11
        for score, chance in self.chances.items():
            counts[0 if score <= 0 else int((score - 1e-9) // 10) + 1] += chance
        return counts


class _TooMany(Exception):
    """More sums than are followed."""


@no_collecting()
def spread(graph: Graph, choices: Sequence[Choices], costs: Costs) -> Spread:
    """How the scores of a player are spread, over conversations of any length."""
    steps: list[Steps] = [
        [(to, chance, costs(node, reply, to)) for reply, to, chance in choices[node]]
        for node in range(len(graph.positions))
    ]
    order = components([[to for to, _, _ in onward] for onward in steps])[::-1]
    for digits in (FINE, COARSE):
        try:
            chances = _rest(graph, steps, order, digits)
        except _TooMany:
            continue
        endless = max(0.0, 1 - sum(chances.values()))
        endless = 0.0 if endless < 1e-9 else endless
        chances[0.0] = chances.get(0.0, 0.0) + endless
        return Spread(dict(sorted(chances.items())), endless, digits == FINE)
    raise ValueError("no scenario within the bound has so many positions")


def _rest(graph: Graph, steps: Sequence[Steps], order: list[list[int]], digits: int) -> dict[float, float]:
    """Where the chances come to rest, by score. `order`: the parts of the graph, those of the start first."""
    arrived: list[dict[float, float] | None] = [None] * len(steps)
    arrived[0] = {0.0: 1.0}
    scores: dict[float, float] = {}
    sums = 0
    for part in order:
        if len(part) > 1 or any(to == part[0] for to, _, _ in steps[part[0]]):
            sums += _go_round(part, steps, arrived, scores, digits)
            continue
        (node,) = part
        here, arrived[node] = arrived[node], None
        if here is None:
            continue
        sums += len(here)
        if digits == FINE and sums > MOST_SUMS:
            raise _TooMany
        if graph.rules.ended(graph.positions[node]):
            for spent, chance in here.items():
                scores[LOST - spent] = scores.get(LOST - spent, 0.0) + chance
            continue
        for to, share, cost in steps[node]:
            there = arrived[to]
            if there is None:
                there = arrived[to] = {}
            for spent, chance in here.items():
                total = round(spent + cost, digits) if cost else spent
                if total >= LOST:
                    scores[0.0] = scores.get(0.0, 0.0) + chance * share
                else:
                    there[total] = there.get(total, 0.0) + chance * share
    return scores


def _go_round(
    part: list[int],
    steps: Sequence[Steps],
    arrived: list[dict[float, float] | None],
    scores: dict[float, float],
    digits: int,
) -> int:
    """Hands the chances of a part with loops on to what lies behind it. Returns how many sums were met."""
    inside = set(part)
    chance_of: dict[tuple[int, float], float] = {}
    for node in part:
        for spent, chance in (arrived[node] or {}).items():
            chance_of[node, spent] = chance
        arrived[node] = None
    onward: dict[tuple[int, float], dict[tuple[int, float], float]] = {}
    waiting = list(chance_of)
    while waiting:
        pair = waiting.pop()
        if pair in onward or pair[0] not in inside or pair[1] >= LOST:
            continue
        leads = onward[pair] = {}
        for to, share, cost in steps[pair[0]]:
            key = to, min(LOST, round(pair[1] + cost, digits))
            leads[key] = leads.get(key, 0.0) + share
            waiting.append(key)
    if digits == FINE and len(onward) > MOST_SUMS:
        raise _TooMany
    eliminate(onward, chance_of)
    for (node, spent), chance in chance_of.items():
        if spent >= LOST:
            scores[0.0] = scores.get(0.0, 0.0) + chance
        else:
            there = arrived[node]
            if there is None:
                there = arrived[node] = {}
            there[spent] = there.get(spent, 0.0) + chance
    return len(onward)


def eliminate(onward: dict[Pair, dict[Pair, float]], chance_of: dict[Pair, float]) -> None:
    """Moves all chance from the pairs that lead on (`onward`, which is used up) to those that do not, one pair after
    the other, as Grassmann, Taksar and Heyman did (1985): nothing is subtracted, so no digit is lost. Chance in a loop
    that nothing leads out of disappears."""
    back: dict[Pair, set[Pair]] = {}
    for pair, leads in onward.items():
        for to in leads:
            back.setdefault(to, set()).add(pair)
    for pair in list(onward):
        leads = onward.pop(pair)
        leads.pop(pair, None)
        total, chance = sum(leads.values()), chance_of.pop(pair, 0.0)
        for to in leads:
            leads[to] /= total
            back[to].discard(pair)
            if chance:
                chance_of[to] = chance_of.get(to, 0.0) + chance * leads[to]
        for before in back.pop(pair, ()):
            if before != pair:
                into = onward[before]
                share = into.pop(pair)
                for to, further in leads.items():
                    into[to] = into.get(to, 0.0) + share * further
                    back[to].add(before)


@no_collecting()
def ending_chances(graph: Graph, choices: Sequence[Choices]) -> dict[str, float]:
    """How likely each ending is. What is missing to 1 never ends."""
    arrived = [0.0] * len(choices)
    arrived[0] = 1.0
    for part in components([[to for _, to, _ in moves] for moves in choices])[::-1]:
        if len(part) > 1 or any(to == part[0] for _, to, _ in choices[part[0]]):
            chance_of = {node: arrived[node] for node in part if arrived[node]}
            onward: dict[int, dict[int, float]] = {node: {} for node in part}
            for node in part:
                for _, to, chance in choices[node]:
                    onward[node][to] = onward[node].get(to, 0.0) + chance
            eliminate(onward, chance_of)
            for node, chance in chance_of.items():
                arrived[node] += chance
        else:
            for _, to, chance in choices[part[0]]:
                arrived[to] += arrived[part[0]] * chance
    found = dict.fromkeys(graph.rules.scenario.endings, 0.0)
    for position, chance in zip(graph.positions, arrived, strict=True):
        if position.scene in found:
            found[position.scene] += chance
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
