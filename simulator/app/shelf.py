"""The library as far as it is known: each file's heading first, then what checking it tells."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

from simulator.scenario.shelf import Heading
from simulator.scenario.source import Source

if TYPE_CHECKING:
    from simulator.checking import Checked
    from simulator.progress.overview import Shelved


class Shelf:
    """What can be played, by path. `checked` holds what was checked so far, by path; `broken` counts the files at
    fault; `ready` is set once every file was checked."""

    def __init__(self) -> None:
        self.shown: dict[str, tuple[Source, Heading]] = {}
        self.checked: dict[str, Checked] = {}
        self.broken = 0
        self._ids: set[str] = set()
        self.ready = asyncio.Event()

    def __len__(self) -> int:
        return len(self.shown)

    def add(self, source: Source, heading: Heading | None) -> None:
        """A file of which the heading is known; of two with one id the first counts."""
        if heading is not None and not heading.draft and heading.id not in self._ids:
            self._ids.add(heading.id)
            self.shown[source.path] = source, heading

    def settle(self, source: Source, checked: Checked) -> None:
        """Puts right what a heading could not tell: faults, drafts, and which of two files with one id is played."""
        from simulator.scenario.library import heading_of

        self.checked[source.path] = checked
        scenario = checked.loaded.scenario
        if not checked.sound or scenario is None:
            self.broken += 1
            self.shown.pop(source.path, None)
        elif scenario.draft:
            self.shown.pop(source.path, None)
        elif scenario.id not in {shown.id for path, (_, shown) in self.shown.items() if path != source.path}:
            self.shown[source.path] = source, heading_of(scenario)

    def title(self, scenario: str) -> str:
        """The title of a scenario, by its id; the id where it is not here."""
        return next((heading.title for _, heading in self.shown.values() if heading.id == scenario), scenario)

    def playable(self, scenario: str) -> Checked | None:
        """A scenario that can be played, by its id; None where it is not here, or not checked yet."""
        paths = (path for path, (_, heading) in self.shown.items() if heading.id == scenario)
        return next((self.checked[path] for path in paths if path in self.checked), None)

    def scenarios(self) -> Iterator[Shelved]:
        """What was found sound so far, in the order of the library."""
        from simulator.progress.overview import Shelved

        for path, (source, _) in self.shown.items():
            checked = self.checked.get(path)
            if checked is not None and checked.loaded.scenario is not None:
                yield Shelved(checked.loaded.scenario, source.hash)
