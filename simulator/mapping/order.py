"""The order in which a map tells its scenes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simulator.analysis.components import components


def story_order(start: str, leads: Mapping[str, Sequence[str]], best: Sequence[str]) -> list[str]:
    """Every place that can be reached from `start`, so that as many ways as can be lead forward: a place stands behind
    all that lead to it, ways back left out. Where there is a choice, the `best` path comes first, then the order of
    `leads`."""
    rank = {place: number for number, place in enumerate(dict.fromkeys(best))}
    turns = _turns(start, leads)
    circle = _circles(turns, leads)

    def goes_back(place: str, to: str) -> bool:
        """Whether this way closes a circle: it leads back on the best path, or nearer to the start."""
        if circle[place] != circle[to]:
            return False
        return rank[to] <= rank[place] if place in rank and to in rank else turns[to] < turns[place]

    def onward(place: str) -> Iterator[str]:
        """Last wish first, because a place that is finished early stands late."""
        forward = [to for to in reversed(dict.fromkeys(leads.get(place, ()))) if not goes_back(place, to)]
        return iter([to for to in forward if to not in rank] + [to for to in forward if to in rank])

    order: list[str] = []
    seen, stack = {start}, [(start, onward(start))]
    while stack:
        place, rest = stack[-1]
        to = next((to for to in rest if to not in seen), None)
        if to is None:
            order.append(place)
            stack.pop()
        else:
            seen.add(to)
            stack.append((to, onward(to)))
    return order[::-1]


def _turns(start: str, leads: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The fewest turns from the start to each place."""
    turns, waiting = {start: 0}, [start]
    for place in waiting:  # grows while it is walked
        for to in leads.get(place, ()):
            if to not in turns:
                turns[to] = turns[place] + 1
                waiting.append(to)
    return turns


def _circles(places: Mapping[str, int], leads: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """For each place the number of its circle: the places from which it can be reached, and which it reaches."""
    names = list(places)
    numbers = {name: number for number, name in enumerate(names)}
    found = components([[numbers[to] for to in leads.get(name, ())] for name in names])
    return {names[member]: number for number, members in enumerate(found) for member in members}
