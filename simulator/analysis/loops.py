"""Loops in the position graph, and those that earn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scoring.scores import TINY
from simulator.analysis.graph import Graph

Edge = tuple[int, str, int]
"""A move within the graph: from a position's number, the reply, to a position's number."""


def inner_edges(graph: Graph, component: Sequence[int]) -> list[Edge]:
    """The moves that stay within a component."""
    if len(component) == 1:
        (node,) = component
        return [(node, reply, to) for reply, to in graph.moves[node] if to == node]
    members = set(component)
    return [(node, reply, to) for node in component for reply, to in graph.moves[node] if to in members]


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
