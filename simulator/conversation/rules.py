"""The rules of play: what a reply does to a position.

One pure function, `after`, drives play, proof and debrief alike. A scenario is compiled once into moves whose
conditions are bounds and bit masks, because the proofs ask it millions of times.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from simulator.scenario.memory import mentions
from simulator.scenario.model import ALWAYS, SILENCE, Condition, Ending, Line, Reply, Scenario, Scene, Silence, Way

LEAST_MOOD, MOST_MOOD = 0, 10


class Position(NamedTuple):
    """All that decides what can happen next: the scene (or ending), the mood, and the memory as a bit mask over
    `Rules.facts`."""

    scene: str
    mood: int
    memory: int


class Clause(NamedTuple):
    """A condition, compiled: the mood's bounds, the facts it needs, the facts it must lack."""

    low: int
    high: int
    needs: int
    lacks: int

    def holds(self, mood: int, memory: int) -> bool:
        return self.low <= mood <= self.high and memory & self.needs == self.needs and not memory & self.lacks


class Move(NamedTuple):
    """A reply or a silence, compiled. `when` None: always on offer."""

    reply: str
    when: Clause | None
    mood: int
    adds: int
    ways: tuple[tuple[Clause | None, str], ...]
    walked_out: str | None

    @property
    def asks(self) -> int:
        """The facts on which it depends where this leads."""
        return asked_in(test for test, _ in self.ways)


def asked_in(tests: Iterable[Clause | None]) -> int:
    """The facts that conditions ask for."""
    asked = 0
    for test in tests:
        if test is not None:
            asked |= test.needs | test.lacks
    return asked


class NotOnOffer(ValueError):
    """A reply that this position does not offer."""


class NothingHolds(ValueError):
    """No `goto`, or no line, holds in a position that is reached."""


def felt(move: Move, position: Position) -> tuple[int, int]:
    """Mood and memory after `move`, wherever it leads."""
    mood = position.mood + move.mood
    mood = LEAST_MOOD if mood < LEAST_MOOD else MOST_MOOD if mood > MOST_MOOD else mood
    return mood, position.memory | move.adds


def after(move: Move, position: Position) -> Position:
    """The position that `move` leads to. In order: mood moves and is held within 0 to 10; memory is added; at mood 0,
    where `walked-out` is named, that ending; otherwise the first `goto` whose condition holds."""
    mood, memory = felt(move, position)
    if mood == LEAST_MOOD and move.walked_out is not None:
        return Position(move.walked_out, mood, memory)
    for test, target in move.ways:
        if test is None or test.holds(mood, memory):
            return Position(target, mood, memory)
    raise NothingHolds(f"no goto of {move.reply} in {position.scene} holds")


class Rules:
    """A scenario, compiled for play and proof."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.facts: tuple[str, ...] = tuple(dict.fromkeys(mention.fact for mention in mentions(scenario)))
        self._bits = {fact: 1 << index for index, fact in enumerate(self.facts)}
        self.replies = {name: self._moves(scene) for name, scene in scenario.scenes.items()}
        self.silences = {
            name: self._move(SILENCE, scene.silence, name)
            for name, scene in scenario.scenes.items()
            if scene.silence is not None
        }
        self.lines = {name: self._compiled(scene.customer) for name, scene in scenario.scenes.items()}
        """What the customer may say in each scene and ending, each line with its condition (None: always)."""
        self.lines |= {name: self._compiled(ending.customer) for name, ending in scenario.endings.items()}
        self.conditional_places = {
            name for name, lines in self.lines.items() if len(lines) > 1 or lines[0][0] is not None
        }
        """The scenes and endings in which what the customer says depends on something."""
        self._ahead = self._asked_ahead()
        self._settled_endings = {name for name in scenario.endings if name not in self.conditional_places}

    @property
    def start(self) -> Position:
        return Position(self.scenario.start, self.scenario.customer.mood, 0)

    def ended(self, position: Position) -> bool:
        return position.scene in self.scenario.endings

    def settled(self, position: Position) -> Position:
        """The same position without what can matter no more: memory that nothing ahead asks for, and at an ending the
        mood, unless its words depend on it. Two positions that settle alike have the same future."""
        scene, mood, memory = position
        if scene in self._settled_endings:
            mood = LEAST_MOOD
        return Position(scene, mood, memory & self._ahead[scene])

    def matters(self, place: str) -> int:
        """The facts that a scene or ending, or anything it leads to, may ask for."""
        return self._ahead[place]

    def ending(self, position: Position) -> Ending | None:
        return self.scenario.endings.get(position.scene)

    def offered(self, position: Position) -> list[Move]:
        """The replies on offer, in the order of the file; silence is not among them."""
        moves = self.replies.get(position.scene, ())
        return [m for m in moves if m.when is None or m.when.holds(position.mood, position.memory)]

    def written_moves(self, scene: str) -> tuple[Move, ...]:
        """All replies written in a scene, on offer or not, then its silence; none at an ending."""
        silence = self.silences.get(scene)
        return self.replies.get(scene, ()) + (() if silence is None else (silence,))

    def moves(self, position: Position) -> list[Move]:
        """All that can happen next: the replies on offer, then silence where the scene has one."""
        silence = self.silences.get(position.scene)
        return self.offered(position) if silence is None else [*self.offered(position), silence]

    def move(self, position: Position, reply: str) -> Move:
        """The move named `reply` (which may be `silence`). Raises `NotOnOffer`."""
        for move in self.moves(position):
            if move.reply == reply:
                return move
        raise NotOnOffer(reply)

    def chances(self, position: Position) -> frozenset[str]:
        """The behaviours that some reply on offer here shows."""
        replies = self.scenario.scenes[position.scene].replies
        return frozenset(name for move in self.offered(position) for name in replies[move.reply].shows)

    def written(self, position: Position, reply: str) -> Reply | Silence:
        """The reply or silence as its author wrote it."""
        return self.written_in(position.scene, reply)

    def written_in(self, name: str, reply: str) -> Reply | Silence:
        """The same, by the name of the scene."""
        scene = self.scenario.scenes[name]
        if reply != SILENCE:
            return scene.replies[reply]
        assert scene.silence is not None
        return scene.silence

    def says_line(self, position: Position, reply: str, to: Position) -> bool:
        """Whether the line of the scene reached is said: after a silence that stays in its scene, the customer's word
        stands in its place."""
        written = self.written(position, reply)
        return not (isinstance(written, Silence) and written.say is not None and to.scene == position.scene)

    def stays_quiet(self, scene: str) -> bool:
        """Whether a silence may lead back here with a word of its own, so that the scene's line is not said again."""
        silence = self.scenario.scenes[scene].silence if scene in self.silences else None
        return silence is not None and silence.say is not None and scene in {to for _, to in self.silences[scene].ways}

    def line(self, position: Position) -> str:
        """What the customer says here. Raises `NothingHolds`."""
        index = self.line_index(position)
        if index is None:
            raise NothingHolds(f"no line of {position.scene} holds")
        return self.lines[position.scene][index][1]

    def line_index(self, position: Position) -> int | None:
        """Which of the lines written is said here: the first that holds; None where none does."""
        for index, (test, _) in enumerate(self.lines[position.scene]):
            if test is None or test.holds(position.mood, position.memory):
                return index
        return None

    def answer(self, position: Position, reply: str, to: Position) -> tuple[str, ...]:
        """What the customer says after `reply`, on arriving at `to`: the word after a silence, then the line there."""
        written = self.written(position, reply)
        word = (written.say,) if isinstance(written, Silence) and written.say is not None else ()
        return (*word, self.line(to)) if self.says_line(position, reply, to) else word

    def remembered(self, position: Position) -> tuple[str, ...]:
        """The position's memory, in words."""
        return tuple(fact for fact, bit in self._bits.items() if position.memory & bit)

    def _asked_ahead(self) -> dict[str, int]:
        """For each scene and ending, the facts that it or anything it leads to may ask for. Facts that nothing asks for
        at all stay in: they are an author's slip, and the number of positions should show what it does."""
        asked: dict[str, int] = {}
        leads: dict[str, set[str]] = {}
        for name, lines in self.lines.items():
            moves = self.written_moves(name)
            asked[name] = asked_in(test for test, _ in lines) | asked_in(move.when for move in moves)
            leads[name] = {to for move in moves for _, to in move.ways}
            for move in moves:
                asked[name] |= move.asks
                leads[name] |= set() if move.walked_out is None else {move.walked_out}
        anywhere = 0
        for mask in asked.values():
            anywhere |= mask
        grown = True
        while grown:
            grown = False
            for name, onward in leads.items():
                mask = asked[name]
                for to in onward:
                    mask |= asked[to]
                if mask != asked[name]:
                    asked[name], grown = mask, True
        never = self.remembering(self.facts) & ~anywhere
        return {name: mask | (never if name in self.scenario.scenes else 0) for name, mask in asked.items()}

    def remembering(self, facts: Iterable[str]) -> int:
        """Memory as a bit mask."""
        return sum(self._bits[fact] for fact in set(facts))

    def _test(self, when: Condition) -> Clause | None:
        if when is ALWAYS or when == ALWAYS:
            return None
        return Clause(
            when.mood_at_least, when.mood_at_most, self.remembering(when.remembers), self.remembering(when.lacks)
        )

    def _ways(self, ways: Iterable[Way]) -> tuple[tuple[Clause | None, str], ...]:
        return tuple((self._test(way.when), way.to) for way in ways)

    def _compiled(self, lines: Iterable[Line]) -> tuple[tuple[Clause | None, str], ...]:
        return tuple((self._test(line.when), line.say) for line in lines)

    def _moves(self, scene: Scene) -> tuple[Move, ...]:
        return tuple(self._move(name, reply, "") for name, reply in scene.replies.items())

    def _move(self, name: str, written: Reply | Silence, own_scene: str) -> Move:
        return Move(
            reply=name,
            when=self._test(written.when) if isinstance(written, Reply) else None,
            mood=written.mood,
            adds=self.remembering(written.remember),
            ways=self._ways(written.goto) or ((None, own_scene),),
            walked_out=self.scenario.walked_out,
        )
