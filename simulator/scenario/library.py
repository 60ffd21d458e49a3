"""The library: every scenario of a list of folders. The first of an id wins, and a broken file hides no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from simulator.scenario import faults
from simulator.scenario.loading import Loaded, load_file
from simulator.scenario.model import Scenario
from simulator.scenario.shelf import Heading, library_files


def read_library(folders: Iterable[Path], behaviours: Collection[str]) -> Iterator[Loaded]:
    """Loads every file of the library, one after the other. A second file with the same id gets a finding."""
    yield from mark_duplicates(load_file(file, behaviours) for file in library_files(folders))


def mark_duplicates(files: Iterable[Loaded]) -> Iterator[Loaded]:
    """Passes files on, and adds a finding to each whose id another had before it."""
    first: dict[str, str] = {}
    for loaded in files:
        if loaded.scenario is not None:
            taken = first.setdefault(loaded.scenario.id, loaded.source.path)
            if taken != loaded.source.path:
                mark = loaded.value_mark("scenario")
                loaded.findings.add(faults.DUPLICATE_ID, mark, id=loaded.scenario.id, where=f"in {taken}, which wins")
        yield loaded


def heading_of(scenario: Scenario) -> Heading:
    """The heading of a scenario that was read whole."""
    return Heading(
        id=scenario.id,
        title=scenario.title,
        touchpoint=scenario.touchpoint or "",
        channel=scenario.channel,
        difficulty=scenario.difficulty,
        language=scenario.language,
        customer=" ".join(scenario.customer.name.split()),
        about=scenario.about or "",
        draft=scenario.draft,
    )
