"""The library as far as it is known: each file's heading first, then what checking it tells."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.rubric import Points, Rubric
from simulator.browsing import Card, Catalogue
from simulator.scenario.shelf import Heading
from simulator.scenario.source import Source

if TYPE_CHECKING:
    from simulator.progress.overview import Shelved
    from simulator.scenario.model import Scenario


@dataclass(frozen=True)
class Known:
    """What is kept of a sound complaint that was checked: `replies` is how many the best way takes, `stakes` what hangs
    on each skill. Its positions are let go, and searched again when it is opened: of a large library they would fill
    the memory, and the collector would walk all of them."""

    scenario: Scenario
    heading: Heading
    replies: int
    stakes: Points


def look_at(source: Source, rubric: Rubric) -> Known | None:
    """Checks a file; None for one that is at fault. Slow: not for the thread that draws."""
    from simulator.browsing import stakes
    from simulator.checking import check
    from simulator.scenario.library import heading_of

    checked = check(source, rubric)
    if not checked.sound or checked.bounds is None:
        return None
    rules = checked.bounds.graph.rules
    return Known(
        scenario=rules.scenario,
        heading=heading_of(rules.scenario),
        replies=len(checked.bounds.best_way(rules.start)),
        stakes=stakes(rules.scenario, rubric),
    )


class Shelf:
    """What can be played, by path. `known` holds what was checked so far and is sound, by path; `broken` counts the
    files at fault; `ready` is set once every file was checked."""

    def __init__(self) -> None:
        self.shown: dict[str, Card] = {}
        self.known: dict[str, Known] = {}
        self.broken = 0
        self._ids: set[str] = set()
        self.ready = asyncio.Event()

    def __len__(self) -> int:
        return len(self.shown)

    def add(self, source: Source, heading: Heading | None) -> None:
        """A file of which the heading is known; of two with one id the first counts."""
        if heading is not None and not heading.draft and heading.id not in self._ids:
            self._ids.add(heading.id)
            self.shown[source.path] = Card(source, heading)

    def settle(self, source: Source, known: Known | None) -> None:
        """Puts right what a heading could not tell: faults, drafts, and which of two files with one id is played."""
        if known is None:
            self.broken += 1
            self.shown.pop(source.path, None)
            return
        self.known[source.path] = known
        if known.scenario.draft:
            self.shown.pop(source.path, None)
        elif known.scenario.id not in {card.id for path, card in self.shown.items() if path != source.path}:
            self.shown[source.path] = Card(source, known.heading, known.stakes)

    @property
    def catalogue(self) -> Catalogue:
        """What there is to look through now."""
        return Catalogue(self.shown.values())

    def card(self, scenario: str) -> Card | None:
        """A complaint by its id; None where it is not here."""
        return next((card for card in self.shown.values() if card.id == scenario), None)

    def title(self, scenario: str) -> str:
        """The title of a scenario, by its id; the id where it is not here."""
        card = self.card(scenario)
        return scenario if card is None else card.heading.title

    def scenarios(self) -> Iterator[Shelved]:
        """What was found sound so far, in the order of the library."""
        from simulator.progress.overview import Shelved

        for path, card in self.shown.items():
            known = self.known.get(path)
            if known is not None:
                yield Shelved(known.scenario, card.source.hash)
