"""Strongly connected components of a graph."""

from __future__ import annotations


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
