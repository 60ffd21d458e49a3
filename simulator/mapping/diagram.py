"""What every drawing of a map shows: the lines of each box, and the arrows between them.

Only what can happen is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.text import visible_line
from simulator.mapping.columns import cut, wrapped
from simulator.mapping.model import MapEnding, MapScene, StoryMap
from simulator.mapping.words import (
    BACK,
    BEST,
    NEVER,
    OUT,
    SILENT,
    STAYS,
    asks_and_sets,
    moods,
    moved,
    place_name,
    way_taken,
)
from simulator.wording.map import counted

WIDTH, LINES = 27, 2
"""How much of what the customer says a box shows: cells a line (Mermaid breaks longer ones), and lines."""

START = "start"


@dataclass(frozen=True)
class Arrow:
    """From a scene to a scene or ending: one for all replies that lead there, and one of its own for the reply on the
    best path and for silence."""

    scene: str
    to: str
    best: bool
    silent: bool
    replies: tuple[str, ...]


def start_lines(story: StoryMap) -> list[str]:
    """The box from which it starts."""
    scenario = story.scenario
    return [
        *_few_lines(visible_line(scenario.title)),
        cut(visible_line(scenario.customer.name), WIDTH),
        f"starts at mood {scenario.customer.mood}",
    ]


def box_lines(place: MapScene | MapEnding) -> list[str]:
    """The lines in the box of a scene or an ending."""
    name = f"{BEST} {place_name(place)}" if place.best else place_name(place)
    if isinstance(place, MapEnding):
        lines = [name, *_few_lines(f"“{visible_line(place.line)}”")]
        if place.walked_out:
            lines.append(f"also where the mood falls to 0, in {counted(len(place.walked_out), 'scene')}")
        return lines if place.reached else [*lines, NEVER]
    lines = [f"{name} {BACK}" if place.comes_back else name, *_few_lines(f"“{visible_line(place.line)}”"), moods(place)]
    for reply in place.replies:
        if any(way.taken and way.to == place.id for way in reply.ways):
            notes = "; ".join([f"{moved(reply)}", *asks_and_sets(place, reply)])
            lines.append(f"{SILENT if reply.silent else STAYS} {reply.id} {notes}")
    if any(way.index is None for reply in place.replies for way in reply.ways):
        lines.append(OUT)
    return lines


def arrows(story: StoryMap) -> list[Arrow]:
    """The arrows, in the order of the story. What stays in its scene stands in the scene's box, and so does walking
    out, which nearly every scene can lead to."""
    found: dict[tuple[str, str, bool, bool], list[str]] = {}
    for scene in story.scenes:
        for reply in scene.replies:
            for way in reply.ways:
                if not way.taken or way.to == scene.id or (way.index is None and not way.best):
                    continue
                notes = "; ".join(filter(None, (way_taken(reply, way), *asks_and_sets(scene, reply))))
                lead = f"{SILENT} " if reply.silent else ""
                label = f"{lead}{reply.id} {moved(reply)}{f': {notes}' if notes else ''}"
                found.setdefault((scene.id, way.to, way.best, reply.silent), []).append(label)
    return [Arrow(*key, tuple(labels)) for key, labels in found.items()]


def _few_lines(text: str) -> list[str]:
    lines = wrapped(text, WIDTH)
    if len(lines) > LINES:
        lines[LINES - 1 :] = [cut(" ".join(lines[LINES - 1 :]), WIDTH)]
    return lines
