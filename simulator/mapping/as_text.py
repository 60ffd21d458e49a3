"""A map as text, for the terminal.

Scenes stand one below the other in the order of the story, each once, so that a long chain does not run off the right
edge; a number leads from each reply to the scene it goes to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scoring.text import visible_line
from simulator.mapping.columns import cells, cut, packed, padded, piece, wrapped
from simulator.mapping.model import MapEnding, MapReply, MapScene, MapWay, StoryMap
from simulator.mapping.words import (
    BACK,
    BEST,
    LEADS,
    NEVER,
    OUT,
    SILENT,
    asks_and_sets,
    mark,
    moods,
    moved,
    place_name,
    target,
    way_taken,
)
from simulator.wording.common import OUTCOMES
from simulator.wording.map import counted

USUAL_WIDTH, LEAST_WIDTH, MOST_WIDTH = 100, 40, 120
_INDENT = 4
_NOTES = 20
"""The least room in which notes stand beside a way; with less they stand below it."""


def as_text(story: StoryMap, width: int = USUAL_WIDTH) -> str:
    """The map in lines of at most `width` cells (40 to 120)."""
    width = max(LEAST_WIDTH, min(MOST_WIDTH, width))
    columns = _columns(story, width)
    lines = [*_head(story, width)]
    for scene in story.scenes:
        lines += ["", *_scene(story, scene, columns)]
    lines += [*_endings(story, width)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


@dataclass(frozen=True)
class _Columns:
    """Cells for a reply's id, its mood, where it leads, and the notes on it (0: they stand below)."""

    id: int
    mood: int
    target: int
    notes: int
    width: int


def _columns(story: StoryMap, width: int) -> _Columns:
    ids = max(len(reply.id) for scene in story.scenes for reply in scene.replies)
    mood = max(len(moved(reply)) for scene in story.scenes for reply in scene.replies)
    targets = max(
        len(_target(story, scene, way)) for scene in story.scenes for reply in scene.replies for way in reply.ways
    )
    ids = min(ids, width // 4)
    room = width - _INDENT - ids - 1 - mood - 2
    targets = min(targets, room)
    notes = room - targets - 2
    return _Columns(ids, mood, targets, notes if notes >= _NOTES else 0, width)


def _head(story: StoryMap, width: int) -> Iterator[str]:
    scenario = story.scenario
    yield cut(visible_line(scenario.title), width)
    replies = sum(not reply.silent for scene in story.scenes for reply in scene.replies)
    size = ", ".join(
        (
            counted(len(story.scenes), "scene"),
            f"{replies} replies" if replies != 1 else "1 reply",
            counted(len(story.endings), "ending"),
        )
    )
    yield from wrapped(f"{scenario.id}, version {scenario.version}: {size}", width)
    yield cut(f"{visible_line(scenario.customer.name)} starts at mood {scenario.customer.mood}", width)
    yield ""
    legend = [f"{BEST} best path", f"{SILENT} silence", "+2 mood", f"{LEADS} leads to", f"{BACK} may come back"]
    yield from packed(legend, width, "   ")
    if scenario.walked_out is not None:
        out = f"{OUT}: {LEADS} {place_name(story.places[scenario.walked_out])}, where the mood falls to 0"
        yield from wrapped(out, width)
    yield ""
    steps = [step.reply for step in story.best] + [place_name(story.places[story.best[-1].to])]
    steps[:-1] = [f"{step} {LEADS}" for step in steps[:-1]]
    first, *more = packed(steps, width - len(f"{BEST} Best path: "), " ")
    yield f"{BEST} Best path: {first}"
    yield from (f"             {line}" for line in more)


def _scene(story: StoryMap, scene: MapScene, columns: _Columns) -> Iterator[str]:
    name = f"{BEST if scene.best else ' '} {place_name(scene)}{f' {BACK}' if scene.comes_back else ''}"
    yield _ruled(name, [moods(scene), _from(story, scene)], columns.width)
    more = len(scene.written.customer) - 1
    told = f" (or {counted(more, 'other line')})" if more else ""
    room = columns.width - _INDENT - len(told) - 2
    yield f"{' ' * _INDENT}“{piece(visible_line(scene.line), room)}”{told}"
    for reply in scene.replies:
        yield from _reply(story, scene, reply, columns)


def _ruled(left: str, right: list[str], width: int) -> str:
    """`left`, a rule, and as many of `right` as there is room for."""
    while right and cells(left) + cells(", ".join(right)) + 5 > width:
        right = right[:-1]
    told = f" {', '.join(filter(None, right))}" if any(right) else ""
    left = cut(left, width - 2)
    return f"{left} {'─' * (width - cells(left) - 1 - cells(told))}{told}"


def _from(story: StoryMap, scene: MapScene) -> str:
    if scene.id == story.scenario.start:
        return "the start"
    numbers = _numbers(story, scene.sources)
    if not numbers:
        return ""
    if len(numbers) > 4:
        numbers[3:] = [f"{len(numbers) - 3} more"]
    return f"from {', '.join(numbers)}"


def _numbers(story: StoryMap, scenes: Iterable[str]) -> list[str]:
    return [str(place.number) for id in scenes if isinstance(place := story.places[id], MapScene)]


def _target(story: StoryMap, scene: MapScene, way: MapWay) -> str:
    to = story.places[way.to]
    above = isinstance(to, MapScene) and to.number < scene.number
    return target(story, scene.id, way) + (" (above)" if above else "")


def _reply(story: StoryMap, scene: MapScene, reply: MapReply, columns: _Columns) -> Iterator[str]:
    lead = f"  {mark(reply)} {padded(reply.id, columns.id)} {moved(reply):>{columns.mood}}  "
    ways = [way for way in reply.ways if way.index is not None]
    walks_out = len(ways) < len(reply.ways)
    for number, way in enumerate(ways):
        notes = [way_taken(reply, way), *(asks_and_sets(scene, reply) if number == 0 else ())]
        notes += [OUT] if walks_out and number == 0 else []
        note = packed(list(filter(None, notes)), columns.notes or columns.width - _INDENT - 4, "; ")
        to = padded(_target(story, scene, way), columns.target)
        beside, below = (note, []) if columns.notes else ([], note)
        yield f"{lead}{to}{'  ' + beside[0] if beside else ''}"
        lead = " " * len(lead)
        yield from (f"{lead}{' ' * columns.target}  {line}" for line in beside[1:])
        yield from (f"{' ' * (_INDENT + 4)}{line}" for line in below)


def _endings(story: StoryMap, width: int) -> Iterator[str]:
    for outcome, name in OUTCOMES.items():
        endings = [ending for ending in story.endings if ending.written.outcome == outcome]
        if endings:
            yield ""
            yield _ruled(f"  {name}", [counted(len(endings), "ending")], width)
        for ending in endings:
            yield cut(f"  {BEST if ending.best else ' '} {ending.id}  {_arrivals(story, ending)}", width)
            yield f"{' ' * (_INDENT + 2)}“{piece(visible_line(ending.line), width - _INDENT - 4)}”"


def _arrivals(story: StoryMap, ending: MapEnding) -> str:
    if not ending.reached:
        return NEVER
    parts = [f"from {', '.join(_numbers(story, ending.sources))}"] if ending.sources else []
    if ending.walked_out:
        parts.append(f"where mood falls to 0 (in {counted(len(ending.walked_out), 'scene')})")
    return ", ".join(parts)
