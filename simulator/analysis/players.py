"""Naive players: people who follow one simple habit and read nothing. A scenario that one of them can pass teaches the
habit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from simulator.analysis.graph import NOWHERE, Graph
from simulator.scenario.model import SILENCE

Choices = list[tuple[str, int, float]]
"""What a player does in a position: replies, the numbers of the positions they lead to, and how likely each is. Empty
at an ending."""

_APOLOGY = re.compile(r"\b(sorry|apolog\w+|regret\w*|forgive|pardon|excuse me)\b", re.IGNORECASE)
_I = re.compile(r"\bI\b")
_POLITE = re.compile(
    r"\b(please|thank(?:s| you)|appreciat\w+|kindly|of course|certainly|absolutely|happy to|glad to|pleasure|pleased|"
    r"welcome|would you|could you|may I|might I|if you wouldn['’]t mind|bear with|value|understand|sir|madam|dear|"
    r"sorry|apolog\w+|good (?:morning|afternoon|evening)|(?:no|not a) problem|anything else|help you|very best)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[£$€]\s?\d|\d\s?[£$€]|\b(refund\w*|voucher\w*|credit(?!\s+cards?\b)\w*|compensat\w*|discount\w*|goodwill|"
    r"reimburs\w*|money back|free of charge|for free|half[ -]price|per ?cent off|pounds?|euros?|dollars?)\b",
    re.IGNORECASE,
)


_TIMES = re.compile(
    r"\d+(?:[.:]\d+)*|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|o['’]clock|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|minutes?|hours?|days?|weeks?)\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(oh|ah|well|just|really|very|ever so|quite|rather|pretty|a bit|a little|honestly|actually|basically|"
    r"obviously|of course|for sure|sure|absolutely|certainly|definitely|lovely|anyway|look|let['’]s|i['’]m afraid|"
    r"i mean|you know|to be fair|at all|kind of|sort of|bless|dear|always|any|so sorry)\b",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")

Measure = Callable[[str, str], float]
"""Ranks the words of a reply, given what the customer says before it."""


@dataclass(frozen=True)
class Player:
    """`habit` says what they do, `label` in two words. What `measure` ranks highest is said, ties are as likely as each
    other. `silent`: says nothing wherever a silence is written, and anything elsewhere."""

    name: str
    label: str
    habit: str
    measure: Measure
    silent: bool = False

    def choices(self, graph: Graph, number: int) -> Choices:
        moves = [(reply, to) for reply, to in graph.moves[number] if to != NOWHERE]
        said = [(reply, to) for reply, to in moves if reply != SILENCE]
        if self.silent and len(said) < len(moves):
            return [(reply, to, 1.0) for reply, to in moves if reply == SILENCE]
        if not said:
            return []
        position = graph.positions[number]
        replies, heard = graph.rules.scenario.scenes[position.scene].replies, graph.rules.line(position)
        ranks = [self.measure(replies[reply].say, heard) for reply, _ in said]
        best = [move for move, rank in zip(said, ranks, strict=True) if rank == max(ranks)]
        return [(reply, to, 1 / len(best)) for reply, to in best]


def _count(pattern: re.Pattern[str]) -> Measure:
    return lambda say, _: len(pattern.findall(say))


def _echo(say: str, heard: str) -> float:
    """The share of the longer words that the customer has just used: short ones are in every sentence."""
    words = _long_words(say)
    return len(words & _long_words(heard)) / len(words) if words else 0.0


def _long_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.casefold()))


RANDOM = Player("random", "any reply", "says anything", lambda *_: 0)
PLAYERS = (
    RANDOM,
    Player("longest", "longest", "always says the longest reply", lambda say, _: len(say)),
    Player("shortest", "shortest", "always says the shortest reply", lambda say, _: -len(say)),
    Player("echo", "echoes", "always says what is most made of the customer's own words", _echo),
    Player("sorry", "most sorry", "always says what apologises most", _count(_APOLOGY)),
    Player("i", "most “I”", "always says what has the most “I” in it", _count(_I)),
    Player("polite", "politest", "always says what sounds politest", _count(_POLITE)),
    Player("money", "most money", "always says what offers money", _count(_MONEY)),
    Player(
        "plain", "plainest", "always says what has the fewest filler words", lambda say, _: -len(_FILLER.findall(say))
    ),
    Player("times", "most times", "always says what has most numbers, times and days", _count(_TIMES)),
    Player("silent", "says nothing", "says nothing, where silence is possible", lambda *_: 0, silent=True),
)
"""The words that six of them look for are English; in another language they choose as `random` does."""
