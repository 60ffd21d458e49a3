"""The words of a map, which every format and the screen share. Ids are safe by their pattern; what people wrote is not
touched here."""

from __future__ import annotations

from simulator.mapping.model import MapEnding, MapReply, MapScene, MapWay, StoryMap
from simulator.scenario.model import Condition, Reply, Silence
from simulator.wording.common import OUTCOMES

BEST, SILENT, BACK, STAYS, LEADS = "★", "⋯", "↺", "↺", "→"
NEVER, OUT = "never reached", "may walk out"


def condition(when: Condition) -> str:
    """A condition in the words of the format; nothing where it always holds."""
    low, high = when.mood_at_least, when.mood_at_most
    parts = []
    if low == high:
        parts.append(f"mood {low}")
    elif low > 0 and high < 10:
        parts.append(f"mood {low} to {high}")
    elif low > 0:
        parts.append(f"mood at least {low}")
    elif high < 10:
        parts.append(f"mood at most {high}")
    parts += [
        f"{word} {', '.join(facts)}" for word, facts in (("remembers", when.remembers), ("lacks", when.lacks)) if facts
    ]
    return " and ".join(parts)


def way_taken(reply: MapReply, way: MapWay) -> str:
    """When a reply leads this way; nothing where it always does."""
    if way.index is None:
        return "if mood falls to 0"
    ways = reply.written.goto
    if not ways:
        return ""
    words = condition(ways[way.index].when)
    told = f"if {words}" if words else "otherwise" if len(ways) > 1 else ""
    return told if way.taken or not reply.offered else f"{told} (never)".lstrip()


def target(story: StoryMap, scene: str, way: MapWay) -> str:
    """Where a way leads: a scene by number and id, an ending with its outcome."""
    if way.to == scene:
        return f"{STAYS} stays here"
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
        parts.append(f"after {written.after:g} s")
    if isinstance(written, Reply) and (when := condition(written.when)):
        parts.append(f"offered if {when}")
    if not reply.offered and scene.moods is not None:
        parts.append("never offered")
    if written.remember:
        parts.append(f"sets {', '.join(written.remember)}")
    return parts


def mark(reply: MapReply) -> str:
    """The symbol in front of a reply: on the best path, a silence, or neither."""
    return BEST if reply.best else SILENT if reply.silent else " "


def moods(scene: MapScene) -> str:
    if scene.moods is None:
        return NEVER
    least, most = scene.moods
    return f"mood {least}" if least == most else f"mood {least} to {most}"


def counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
