"""Where a scenario sets its memory, and where it asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from simulator.scenario.model import SILENCE, Condition, Line, Reply, Scenario, Silence, Way

Place = tuple[str | int, ...]
"""A path of keys from the root of a file."""


class Mention(NamedTuple):
    """A fact where it is written. `sets`: a reply remembers it; otherwise a condition asks for it."""

    fact: str
    place: Place
    sets: bool


def mentions(scenario: Scenario) -> Iterator[Mention]:
    """Every fact that is remembered or asked for, in the order of the file."""
    for name, scene in scenario.scenes.items():
        yield from _in_conditions(scene.customer, "scenes", name, "customer")
        for reply, said in scene.replies.items():
            yield from _in_condition(said.when, "scenes", name, "replies", reply)
            yield from _of(said, "scenes", name, "replies", reply)
        if scene.silence is not None:
            yield from _of(scene.silence, "scenes", name, SILENCE)
    for name, ending in scenario.endings.items():
        yield from _in_conditions(ending.customer, "endings", name, "customer")


def _of(said: Reply | Silence, *place: str) -> Iterator[Mention]:
    for fact in said.remember:
        yield Mention(fact, (*place, "remember", fact), sets=True)
    yield from _in_conditions(said.goto, *place, "goto")


def _in_conditions(entries: Iterable[Line | Way], *place: str) -> Iterator[Mention]:
    for index, entry in enumerate(entries):
        yield from _in_condition(entry.when, *place, index)


def _in_condition(when: Condition, *place: str | int) -> Iterator[Mention]:
    for key, facts in (("remembers", when.remembers), ("lacks", when.lacks)):
        for fact in facts:
            yield Mention(fact, (*place, "when", key, fact), sets=False)
