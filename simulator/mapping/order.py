"""The order in which a map tells its scenes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def story_order(start: str, leads: Mapping[str, Sequence[str]], best: Sequence[str]) -> list[str]:
    """Every place that can be reached from `start`, so that as many ways as can be lead forward: a place stands behind
    all that lead to it, ways back left out. Where there is a choice, the `best` path comes first, then the order of
    `leads`."""
    rank = {place: number for number, place in enumerate(dict.fromkeys(best))}

    def onward(place: str) -> Iterator[str]:
        """Last wish first, because a place that is finished early stands late."""
        after = rank.get(place, len(rank))
        forward = [
            to for to in dict.fromkeys(leads.get(place, ())) if after == len(rank) or rank.get(to, after + 1) > after
        ]
        return iter([to for to in forward[::-1] if to not in rank] + [to for to in forward[::-1] if to in rank])

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
