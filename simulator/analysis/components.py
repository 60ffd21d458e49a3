"""Strongly connected components of a graph."""

from __future__ import annotations

from collections.abc import Sequence


def components(moves: Sequence[Sequence[int]]) -> list[list[int]]:
    """Strongly connected components (Tarjan 1972, with a stack of its own), those that lead nowhere else first, so that
    a walk over the list meets every position after all it can lead to. `moves[n]` are the numbers `n` leads to."""
    unseen = 0
    order, low = [unseen] * len(moves), [0] * len(moves)
    on_path = [False] * len(moves)
    path: list[int] = []
    found: list[list[int]] = []
    count = unseen
    for root in range(len(moves)):
        if order[root] != unseen:
            continue
        work = [(root, iter(moves[root]))]
        while work:
            node, onward = work[-1]
            if order[node] == unseen:
                count += 1
                order[node] = low[node] = count
                path.append(node)
                on_path[node] = True
            for to in onward:
                if order[to] == unseen:
                    work.append((to, iter(moves[to])))
                    break
                if on_path[to] and order[to] < low[node]:
                    low[node] = order[to]
            else:
                work.pop()
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]
                if low[node] == order[node]:
                    cut = len(path) - 1
                    while path[cut] != node:
                        cut -= 1
                    component = path[cut:]
                    del path[cut:]
                    for member in component:
                        on_path[member] = False
                    found.append(component)
    return found
