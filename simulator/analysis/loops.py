"""Loops in the position graph: its components, and loops that earn."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scoring.scores import TINY
from simulator.analysis.graph import NOWHERE, Graph

Edge = tuple[int, str, int]
"""A move within the graph: from a position's number, the reply, to a position's number."""


def components(moves: list[list[int]]) -> list[list[int]]:
    """Strongly connected components (Tarjan 1972, with a stack of its own), those that lead nowhere else first, so that
    a walk over the list meets every position after all it can lead to. `moves[n]` are the numbers `n` leads to."""
    unseen = -1
    order, low = [unseen] * len(moves), [0] * len(moves)
    found: list[list[int]] = []
    path: list[int] = []
    on_path = [False] * len(moves)
    count = 0
    for root in range(len(moves)):
        if order[root] != unseen:
            continue
        work = [(root, 0)]
        while work:
            node, step = work.pop()
            if step == 0:
                order[node] = low[node] = count
                count += 1
                path.append(node)
                on_path[node] = True
            for index in range(step, len(moves[node])):
                to = moves[node][index]
                if order[to] == unseen:
                    work.append((node, index + 1))
                    work.append((to, 0))
                    break
                if on_path[to]:
                    low[node] = min(low[node], order[to])
            else:
                if low[node] == order[node]:
                    component = []
                    while True:
                        member = path.pop()
                        on_path[member] = False
                        component.append(member)
                        if member == node:
                            break
                    found.append(component)
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
    return found


def inner_edges(graph: Graph, component: Iterable[int]) -> list[Edge]:
    """The moves that stay within a component."""
    members = set(component)
    return [(node, reply, to) for node in members for reply, to in graph.moves[node] if to != NOWHERE and to in members]


def earning_loop(edges: list[Edge], gain: Callable[[int, str], float]) -> list[Edge] | None:
    """A cycle among `edges` with a net gain above 0, or None. Bellman and Ford's relaxation from all positions at once;
    where it does not settle, the last improvements form the cycle."""
    if not any(gain(node, reply) > 0 for node, reply, _ in edges):
        return None
    reached: dict[int, float] = {}
    by: dict[int, Edge] = {}
    for _ in range(len({node for node, _, _ in edges}) + 1):
        settled = True
        for edge in edges:
            node, reply, to = edge
            value = reached.get(node, 0.0) + gain(node, reply)
            if value > reached.get(to, 0.0) + TINY:
                reached[to] = value
                by[to] = edge
                settled = False
        if settled:
            return None
        cycle = _cycle(by)
        if cycle is not None:
            return cycle
    return None


def _cycle(by: dict[int, Edge]) -> list[Edge] | None:
    """A cycle in the chain of last improvements, in playing order."""
    seen: dict[int, int] = {}
    for start in by:
        node = start
        while node in by and node not in seen:
            seen[node] = start
            node = by[node][0]
        if node in by and seen[node] == start:
            cycle = [by[node]]
            while cycle[-1][0] != node:
                cycle.append(by[cycle[-1][0]])
            return cycle[::-1]
    return None
