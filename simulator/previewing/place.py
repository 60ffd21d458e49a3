"""Where a preview stands, and where it stands after the file was saved again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from simulator.conversation.rules import NothingHolds, NotOnOffer, Position, Rules, after
from simulator.previewing.version import Version
from simulator.wording import preview as words


class Step(NamedTuple):
    """A reply that was given, and where."""

    position: Position
    reply: str


@dataclass(frozen=True)
class Place:
    """A position, and the steps that led there: from the start, or from wherever somebody wanted to look."""

    position: Position
    steps: tuple[Step, ...] = ()

    @property
    def replies(self) -> tuple[str, ...]:
        return tuple(step.reply for step in self.steps)

    @property
    def begun(self) -> Position:
        return self.steps[0].position if self.steps else self.position


def start(rules: Rules) -> Place:
    return Place(rules.start)


def follow(rules: Rules, place: Place, reply: str) -> Place:
    """One reply on. Raises `NotOnOffer`, or `NothingHolds` where it leads nowhere."""
    to = after(rules.move(place.position, reply), place.position)
    return Place(to, (*place.steps, Step(place.position, reply)))


def walk(rules: Rules, replies: Iterable[str]) -> tuple[Place, str]:
    """From the start along `replies`, as far as they lead; and why no further, if so."""
    place = start(rules)
    for reply in replies:
        try:
            place = follow(rules, place, reply)
        except NotOnOffer:
            return place, words.not_on_offer(reply)
        except NothingHolds:
            return place, words.leads_nowhere(reply)
    return place, ""


def reached(version: Version, rules: Rules, number: int) -> Place:
    """A position of the graph, by the fewest replies."""
    assert version.graph is not None
    return walk(rules, version.graph.way_to(number))[0]


def at(version: Version, rules: Rules, position: Position) -> Place:
    """Exactly this position: by the fewest replies, where a conversation reaches it, and without a step else."""
    number = version.number(position)
    return Place(position) if number is None else Place(position, reached(version, rules, number).steps)


def land(old: Version, place: Place, new: Version) -> tuple[Place, str]:
    """Where a preview that stood at `place` of `old` stands in `new`, and why it is elsewhere, if it is. Both versions
    have to have rules."""
    before, rules = old.rules, new.rules
    assert before is not None
    assert rules is not None
    scene, mood, _ = place.position
    scenario = rules.scenario
    if place == start(before):
        return start(rules), ""
    if scene not in scenario.scenes and scene not in scenario.endings:
        kind = words.ENDING if before.ended(place.position) else words.SCENE
        return start(rules), words.back_at_start(kind, scene)
    facts = before.remembered(place.position)
    unknown = [fact for fact in facts if fact not in rules.facts]
    said = words.forgotten(unknown) if unknown else ""
    position = Position(scene, mood, rules.remembering(fact for fact in facts if fact in rules.facts))
    again = _same_replies(before, rules, place)
    if again is not None and again.position == position:
        return again, said
    if old.number(place.position) is None or new.graph is None or new.number(position) is not None:
        return at(new, rules, position), said
    return _nearest(new, rules, position, again)


def _same_replies(before: Rules, rules: Rules, place: Place) -> Place | None:
    """Where the replies of a conversation lead now; None where they do not all play any more."""
    if place.begun != before.start:
        return None
    again, why = walk(rules, place.replies)
    return None if why else again


def _nearest(new: Version, rules: Rules, position: Position, again: Place | None) -> tuple[Place, str]:
    """A position in the same scene that a conversation reaches: by the same replies, else the nearest in mood."""
    scene, mood, _ = position
    moods = new.first.get(scene)
    if not moods:
        return Place(position), words.scene_lost(scene)
    lost = words.lost(scene, mood, rules.remembered(position))
    if again is not None and again.position.scene == scene:
        place, at_mood = again, words.by_the_same_replies
    else:
        near = min(moods, key=lambda other: (abs(other - mood), -other))
        place, at_mood = reached(new, rules, moods[near]), words.at_the_nearest
    if place.position.mood != mood:
        return place, at_mood(lost, place.position.mood)
    return place, words.with_other_memory(lost, rules.remembered(place.position))
