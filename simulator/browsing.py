"""Looking through the library: what is searched for, what is ticked, and what stands first.

Headless, so that the app, plain mode and `list` find the same.

A complaint trains the skills on which at least as large a share of it hangs as on average in the library. What hangs on
a skill: over all its scenes, how far the best and the worst reply are apart in that skill's points, times what the
rubric weighs the skill. So every complaint trains some skill, and every skill is trained by some complaint, however
alike they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from scoring.rubric import Points, Rubric, Skill
from simulator.scenario.shelf import DIFFICULTIES, Heading

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.scenario.source import Source

_AS_TYPED = str.maketrans("‘’‚“”„–—‐‑", "'''\"\"\"----")
"""Marks that print has, and keyboards have not."""

SAME = 1e-9
"""Shares that differ by no more are the same."""


class Facet(StrEnum):
    """What complaints can be narrowed by."""

    TOUCHPOINT = "touchpoint"
    SKILL = "skill"
    DIFFICULTY = "difficulty"
    CHANNEL = "channel"
    LANGUAGE = "language"


class Order(StrEnum):
    """What stands first. `HELPS`: what helps this trainee most, and what is easiest while that is not known."""

    HELPS = "helps"
    TITLE = "title"
    DIFFICULTY = "difficulty"
    TOUCHPOINT = "touchpoint"
    NEW = "new"

    @property
    def next(self) -> Order:
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


def fold(text: str) -> str:
    """Text as it is compared: case, accents and typographic marks do not matter."""
    apart = unicodedata.normalize("NFKD", text.translate(_AS_TYPED).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


@dataclass(frozen=True)
class Card:
    """A complaint as it is looked for. `stakes` is what hangs on each skill in it, None where only its first lines were
    read."""

    source: Source
    heading: Heading
    stakes: Points | None = None

    @property
    def id(self) -> str:
        return self.heading.id

    @cached_property
    def text(self) -> str:
        """Where words are looked for."""
        it = self.heading
        return fold("\n".join((it.title, it.about, it.touchpoint, it.channel, it.customer, it.id)))

    def holds(self, words: str) -> bool:
        """Whether every one of the words stands somewhere in it."""
        return self.has(fold(words).split())

    def has(self, words: Iterable[str]) -> bool:
        """The same for words that are folded."""
        return all(word in self.text for word in words)


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for: words, and of each facet the folded values that are ticked. Of a facet any of them will
    do; of a facet without ticks anything."""

    words: str = ""
    ticked: Mapping[Facet, frozenset[str]] = field(default_factory=dict)
    order: Order = Order.HELPS

    @property
    def narrows(self) -> bool:
        return bool(self.words.strip() or any(self.ticked.values()))

    @property
    def all(self) -> Wanted:
        """Everything, in the same order."""
        return Wanted(order=self.order)

    def toggled(self, facet: Facet, value: str) -> Wanted:
        """With one value ticked, or ticked no more."""
        ticked = {**self.ticked, facet: self.ticked.get(facet, frozenset()) ^ {value}}
        return replace(self, ticked={facet: values for facet, values in ticked.items() if values})


class Value(NamedTuple):
    """A value of a facet: folded, as the library writes it, and how many complaints it would leave."""

    key: str
    name: str
    leaves: int


class Catalogue:
    """Complaints, in the order of the library."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards = list(cards)

    @cached_property
    def skills(self) -> Mapping[str, frozenset[Skill]]:
        """The skills that each complaint trains, by its id; none where its stakes are not known."""
        shares = {card.id: _shares(card.stakes) for card in self.cards if card.stakes is not None}
        usual = {skill: sum(s[skill] for s in shares.values()) / len(shares) for skill in Skill} if shares else {}
        return {
            name: frozenset(skill for skill in Skill if share[skill] >= usual[skill] - SAME)
            for name, share in shares.items()
        }

    def left(self, wanted: Wanted) -> list[Card]:
        """The complaints that are wanted, in the order of the library."""
        words = fold(wanted.words).split()
        return [card for card in self.cards if card.has(words) and self._ticked(card, wanted.ticked)]

    def values(self, facet: Facet, wanted: Wanted) -> list[Value]:
        """Each value that a facet has, counted among what is wanted otherwise."""
        names: dict[str, str] = {}
        counts: dict[str, int] = {}
        others = {other: values for other, values in wanted.ticked.items() if other is not facet}
        words = fold(wanted.words).split()
        for card in self.cards:
            shown = card.has(words) and self._ticked(card, others)
            for name in self._names(card, facet):
                key = fold(name)
                names.setdefault(key, name)
                counts[key] = counts.get(key, 0) + shown
        first = {name: place for place, name in enumerate((*DIFFICULTIES, *Skill))}
        return [
            Value(key, names[key], counts[key])
            for key in sorted(names, key=lambda key: (first.get(key, len(first)), key))
        ]

    def names(self, wanted: Wanted) -> list[list[str]]:
        """What is ticked, as the library writes it, of one facet after the other."""
        everything = {facet: self.values(facet, Wanted()) for facet in Facet if wanted.ticked.get(facet)}
        return [
            [value.name for value in values if value.key in wanted.ticked[facet]]
            for facet, values in everything.items()
        ]

    def _ticked(self, card: Card, ticked: Mapping[Facet, frozenset[str]]) -> bool:
        return all(
            not values or any(fold(name) in values for name in self._names(card, facet))
            for facet, values in ticked.items()
        )

    def _names(self, card: Card, facet: Facet) -> list[str]:
        if facet is Facet.SKILL:
            trained = self.skills.get(card.id, frozenset())
            return [skill.value for skill in Skill if skill in trained]
        value: str = getattr(card.heading, facet.value)
        return [value] if value else []


def ordered(cards: Sequence[Card], order: Order, helps: Mapping[str, int], begun: Collection[str]) -> list[Card]:
    """Cards in this order; equals by what helps most, then the easier first, then by title. `helps` is the place of
    each complaint, by its id, in what helps the trainee most; `begun` are the ids of those that were begun."""

    def step(card: Card) -> int:
        known = card.heading.difficulty in DIFFICULTIES
        return DIFFICULTIES.index(card.heading.difficulty) if known else len(DIFFICULTIES)

    def first(card: Card) -> tuple[object, ...]:
        match order:
            case Order.TITLE:
                return (fold(card.heading.title),)
            case Order.DIFFICULTY:
                return (step(card),)
            case Order.TOUCHPOINT:
                return (not card.heading.touchpoint, fold(card.heading.touchpoint))
            case Order.NEW:
                return (card.id in begun,)
            case Order.HELPS:
                return ()

    return sorted(
        cards, key=lambda card: (*first(card), helps.get(card.id, len(helps)), step(card), fold(card.heading.title))
    )


def stakes(scenario: Scenario, rubric: Rubric) -> Points:
    """What hangs on each skill in a scenario."""
    from scoring.points import points

    apart = dict.fromkeys(Skill, 0.0)
    for scene in scenario.scenes.values():
        earned = [points(rubric, reply.shows) for reply in scene.replies.values()]
        for skill in Skill:
            values = [p.of(skill) for p in earned]
            apart[skill] += rubric.overall.of(skill) * (max(values) - min(values))
    return Points(**{skill.value: value for skill, value in apart.items()})


def _shares(stakes: Points) -> dict[Skill, float]:
    total = sum(stakes)
    return {skill: stakes.of(skill) / total if total else 1 / len(Skill) for skill in Skill}
