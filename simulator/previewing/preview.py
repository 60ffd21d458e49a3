"""A preview as it goes: versions come in as the file is saved, and the author moves about in one of them."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.conversation.rules import LEAST_MOOD, MOST_MOOD, NothingHolds, NotOnOffer, Position, Rules
from simulator.previewing.look import Look, look
from simulator.previewing.place import Place, at, follow, land, reached, start, walk
from simulator.previewing.version import Version
from simulator.scenario.findings import Finding
from simulator.wording import preview as words


class Preview:
    """`newest` is what was saved last, `shown` the version to move about in: the newest where it is whole, else the
    last one that was, until the author follows a finding into the newest; where none was whole yet, the newest.
    None where there is nothing to show."""

    def __init__(self) -> None:
        self.newest: Version | None = None
        self.good: Version | None = None
        self.shown: Version | None = None
        self.place: Place | None = None
        self.said = ""
        """Why the preview does not stand where it stood, or did not go where it was sent."""

    @property
    def stale(self) -> bool:
        """Whether the version shown is from before the errors of the newest."""
        return self.shown is not None and self.shown is not self.newest

    def take(self, version: Version) -> None:
        """The file was saved, read and checked."""
        in_faulty = self.shown is not None and self.shown is not self.good
        self.newest = version
        self.said = ""
        if version.whole:
            self.good = version
            self._show(version)
        elif (in_faulty or self.good is None) and version.rules is not None:
            self._show(version)
        elif in_faulty:
            self._show(self.good)

    def look(self) -> Look | None:
        """What there is to see; None where nothing can be shown."""
        return None if self.shown is None or self.place is None else look(self.shown, self.place)

    # --- moving about; each of these needs a version that is shown

    def follow(self, reply: str) -> bool:
        """Gives a reply; False where it cannot be given here."""
        self.said = ""
        try:
            self.place = follow(self._rules, self._place, reply)
        except NotOnOffer:
            self.said = words.not_on_offer(reply)
        except NothingHolds:
            self.said = words.no_goto_holds(reply)
        return not self.said

    def back(self) -> str | None:
        """Takes back the last reply, which is returned; None where there is none."""
        self.said = ""
        place = self._place
        if not place.steps:
            self.said = words.NO_STEP_BACK
            return None
        *steps, last = place.steps
        self.place = Place(last.position, tuple(steps))
        return last.reply

    def home(self) -> None:
        self._go(start(self._rules))

    def jump(self, scene: str, mood: int) -> None:
        """To a scene or an ending at a mood: by the fewest replies that lead there, whatever they set; where none do,
        with nothing remembered."""
        version = self._version
        number = version.first.get(scene, {}).get(mood)
        if number is None:
            self._go(Place(Position(scene, mood, 0)))
        else:
            self._go(reached(version, self._rules, number))

    def scenes(self) -> tuple[str, ...]:
        return tuple(self._rules.scenario.scenes)

    def endings(self) -> tuple[str, ...]:
        return tuple(self._rules.scenario.endings)

    def knows(self, scene: str) -> bool:
        """Whether the version shown has this scene or ending."""
        return self.shown is not None and scene in (*self.scenes(), *self.endings())

    def facts(self) -> tuple[str, ...]:
        """Every memory word of the scenario."""
        return self._rules.facts

    def moods(self, scene: str) -> dict[int, int]:
        """The moods at which conversations reach a scene or an ending, each with the fewest replies it takes."""
        graph = self._version.graph
        first = self._version.first.get(scene, {})
        return {} if graph is None else {mood: len(graph.way_to(first[mood])) for mood in sorted(first)}

    def has_moods(self, scene: str) -> bool:
        """Whether its mood makes a difference: at an ending only where the words depend on it."""
        return self._rules.settled(Position(scene, MOST_MOOD, 0)).mood == MOST_MOOD

    def nudge(self, by: int) -> None:
        """Another mood in the same scene, with the same memory."""
        scene, mood, memory = self._place.position
        mood = max(LEAST_MOOD, min(MOST_MOOD, mood + by))
        self._go(at(self._version, self._rules, Position(scene, mood, memory)))

    def remember(self, facts: Iterable[str]) -> None:
        """Another memory in the same scene at the same mood; words that the scenario does not know are left out."""
        scene, mood, _ = self._place.position
        memory = self._rules.remembering(fact for fact in facts if fact in self._rules.facts)
        self._go(at(self._version, self._rules, Position(scene, mood, memory)))

    def pursue(self, finding: Finding) -> bool:
        """To where the newest version's finding shows itself, as far as its replies lead; False where it names none, or
        nothing can be played."""
        version = self.newest
        if version is None or version.rules is None or finding.example is None:
            return False
        self.shown = version
        self.place, self.said = walk(version.rules, finding.example)
        return True

    def _go(self, place: Place) -> None:
        self.place, self.said = place, ""

    def _show(self, version: Version | None) -> None:
        """Shows a version, as near as can be to where the preview stands now."""
        old, place = self.shown, self.place
        self.shown = version
        if version is None or version.rules is None:
            self.place = None
        elif old is None or place is None:
            self.place = start(version.rules)
        else:
            self.place, self.said = land(old, place, version)

    @property
    def _version(self) -> Version:
        assert self.shown is not None
        return self.shown

    @property
    def _rules(self) -> Rules:
        assert self._version.rules is not None
        return self._version.rules

    @property
    def _place(self) -> Place:
        assert self.place is not None
        return self.place
