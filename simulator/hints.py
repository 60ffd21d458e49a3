"""A hint: what the customer still needs, without pointing at a reply."""

from __future__ import annotations

from collections.abc import Container

from scoring.rubric import Behaviour
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import Position, after

MOST = 2
"""How many needs a hint names: more would be a list to tick off."""


def needs(bounds: Bounds, position: Position, shown: Container[str]) -> tuple[Behaviour, ...]:
    """What is still to be met on the best way from here to an ending: the behaviours that count most and have not been
    `shown` yet, or, where all have, those that the way shows again. They come from the whole way and not from the
    replies on offer, so that no reply is pointed at."""
    worth: dict[Behaviour, float] = {}
    rules = bounds.graph.rules
    for reply in bounds.best_way(position):
        for name in rules.written(position, reply).shows:
            behaviour = bounds.rubric.behaviours[name]
            worth.setdefault(behaviour, bounds.bests.weighted(bounds.rubric, behaviour.points))
        position = after(rules.move(position, reply), position)
    helpful = sorted((b for b, points in worth.items() if points > 0), key=lambda b: -worth[b])
    return tuple([b for b in helpful if b.name not in shown] or helpful)[:MOST]
