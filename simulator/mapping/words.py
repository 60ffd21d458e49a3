"""The words of a map, which every format and the screen share. Ids are safe by their pattern; what people wrote is not
touched here."""

from __future__ import annotations

from simulator.mapping.model import MapEnding, MapReply, MapScene, MapWay, StoryMap
from simulator.scenario.model import Condition, Reply, Silence
from simulator.wording import map as words
from simulator.wording.common import OUTCOMES

BEST, SILENT, BACK, STAYS, LEADS = "★", "⋯", "↺", "↺", "→"
NEVER, OUT = words.NEVER_REACHED, words.MAY_WALK_OUT


def condition(when: Condition) -> str:
    """A condition in the words of the format; nothing where it always holds."""
    return words.condition(when.mood_at_least, when.mood_at_most, when.remembers, when.lacks)


def way_taken(reply: MapReply, way: MapWay) -> str:
    """When a reply leads this way; nothing where it always does."""
    if way.index is None:
        return words.IF_MOOD_FALLS
    ways = reply.written.goto
    if not ways:
        return ""
    when = condition(ways[way.index].when)
    told = words.holds_if(when) if when else words.OTHERWISE if len(ways) > 1 else ""
    return told if way.taken or not reply.offered else words.never(told)


def target(story: StoryMap, scene: str, way: MapWay) -> str:
    """Where a way leads: a scene by number and id, an ending with its outcome."""
    if way.to == scene:
        return f"{STAYS} {words.STAYS_HERE}"
    place = story.places[way.to]
    return f"{LEADS} {place_name(place)}"


def place_name(place: MapScene | MapEnding) -> str:
    if isinstance(place, MapScene):
        return f"{place.number} {place.id}"
    return f"{place.id} {OUTCOMES[place.written.outcome]}"


def moved(reply: MapReply) -> str:
    """How far the mood moves: `+2`, `-1`, `0`."""
    return f"{reply.written.mood:+d}" if reply.written.mood else "0"


def asks_and_sets(scene: MapScene, reply: MapReply) -> list[str]:
    """What a reply asks for and what it leaves behind, apart from the mood."""
    written, parts = reply.written, []
    if isinstance(written, Silence):
        parts.append(words.after(written.after))
    if isinstance(written, Reply) and (when := condition(written.when)):
        parts.append(words.offered_if(when))
    if not reply.offered and scene.moods is not None:
        parts.append(words.NEVER_OFFERED)
    if written.remember:
        parts.append(words.sets(written.remember))
    return parts


def mark(reply: MapReply) -> str:
    """The symbol in front of a reply: on the best path, a silence, or neither."""
    return BEST if reply.best else SILENT if reply.silent else " "


def moods(scene: MapScene) -> str:
    if scene.moods is None:
        return NEVER
    return words.moods(*scene.moods)
