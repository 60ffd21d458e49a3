"""The library as text, for `list` and plain mode."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.rubric import Rubric
from scoring.text import visible_line
from simulator.browsing import Card, Catalogue, Wanted, stakes
from simulator.playback import Playback
from simulator.progress import PLAYED, Reached, reached
from simulator.scenario.library import heading_of, read_library
from simulator.scenario.loading import Loaded
from simulator.wording.common import number

if TYPE_CHECKING:
    from simulator.records.store import Records

ALL = Wanted()


def released(folders: list[Path], rubric: Rubric) -> tuple[list[Loaded], int]:
    """The scenarios that trainees see, and how many files are left out because they are at fault."""
    library = list(read_library(folders, rubric.behaviours))
    sound = [loaded for loaded in library if loaded.sound]
    shown = [loaded for loaded in sound if loaded.scenario is not None and not loaded.scenario.draft]
    return shown, len(library) - len(sound)


def catalogue(shown: list[Loaded], rubric: Rubric) -> Catalogue:
    """What can be looked for among scenarios that were read."""
    return Catalogue(
        Card(loaded.source, heading_of(loaded.scenario), stakes(loaded.scenario, rubric))
        for loaded in shown
        if loaded.scenario is not None
    )


@dataclass(frozen=True)
class Listing:
    """A line for each scenario that was wanted, of `count` that can be played; `broken` more cannot. `known` is the
    library, for saying what there is."""

    text: str
    count: int
    broken: int
    known: Catalogue


def listing(
    folders: list[Path], rubric: Rubric, records: Records | None, trainee: str | None, wanted: Wanted = ALL
) -> Listing:
    shown, broken = released(folders, rubric)
    known = catalogue(shown, rubric)
    left = {card.id for card in known.left(wanted)}
    so_far: dict[str, Reached] = {}
    if records is not None:
        so_far = reached(Playback(records), records.attempts(trainee=trainee, modes=PLAYED))
    lines = (row(loaded, so_far) for loaded in shown if loaded.scenario is not None and loaded.scenario.id in left)
    return Listing("".join(f"{line}\n" for line in lines), len(shown), broken, known)


def row(loaded: Loaded, so_far: dict[str, Reached]) -> str:
    scenario = loaded.scenario
    assert scenario is not None
    place = so_far.get(scenario.id, Reached())
    best = place.best(scenario.version)
    parts = [
        scenario.id,
        visible_line(scenario.title),
        visible_line(scenario.touchpoint or "–"),
        scenario.channel,
        scenario.difficulty,
    ]
    if best is not None:
        parts.append(f"best {number(best)}")
    if place.unfinished:
        parts.append(f"{len(place.unfinished)} unfinished")
    if best is None and not place.unfinished:
        parts.append("new")
    return "  ".join(parts)
