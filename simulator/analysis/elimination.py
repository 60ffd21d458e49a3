"""Where chance comes to rest in a graph with loops, exactly."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from simulator.analysis.components import components

Place = TypeVar("Place", bound=Hashable)


def hand_on(onward: dict[Place, dict[Place, float]], chance_of: dict[Place, float]) -> None:
    """Moves all chance from the places that lead on (`onward`, which is used up) to those that do not. Chance in a loop
    that nothing leads out of disappears."""
    places = list(onward)
    numbers = {place: number for number, place in enumerate(places)}
    inner = [[numbers[to] for to in onward[place] if to in numbers] for place in places]
    for part in components(inner)[::-1]:
        eliminate({places[number]: onward[places[number]] for number in part}, chance_of)


def eliminate(onward: dict[Place, dict[Place, float]], chance_of: dict[Place, float]) -> None:
    """The same for places that can all be reached from each other: one after the other is passed by, as Grassmann,
    Taksar and Heyman did (1985). Nothing is subtracted, so no digit is lost."""
    back: dict[Place, set[Place]] = {}
    for place, leads in onward.items():
        for to in leads:
            if to in onward:
                back.setdefault(to, set()).add(place)
    while onward:
        place, leads = onward.popitem()
        leads.pop(place, None)
        total, chance = sum(leads.values()), chance_of.pop(place, 0.0)
        for to in leads:
            leads[to] /= total
            if to in back:
                back[to].discard(place)
            if chance:
                chance_of[to] = chance_of.get(to, 0.0) + chance * leads[to]
        for before in back.pop(place, ()):
            if before != place:
                into = onward[before]
                share = into.pop(place)
                for to, further in leads.items():
                    into[to] = into.get(to, 0.0) + share * further
                    if to in back:
                        back[to].add(before)
