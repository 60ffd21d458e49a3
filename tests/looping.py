"""Stories that go round, and a second, slow reading of what a player can expect: exact fractions and linear equations."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from scoring.rubric import Rubric, Skill
from simulator.analysis.players import Player
from simulator.scenario.model import SILENCE, Scenario
from tests.stories import SlowRules, State, gains

GAINS = ("names-the-feeling", "owns-the-failure", "acts-now", "names-the-specifics")
LOSSES = ("canned-line", "deflects", "stalls", "makes-them-repeat")
WORDS = ("sorry", "I", "refund", "please", "ten", "£20", "Friday", "the", "van")


@st.composite
def looping_stories(draw: st.DrawFn) -> bytes:
    """A scenario file with neutral loops, losing loops, silences, and loops that some habits never leave."""
    count = draw(st.integers(1, 3))
    scenes: dict[str, Any] = {}
    for number in range(count):
        onward = [f"s{n}" for n in range(number + 1, count)] + ["good", "bad"]
        back = [f"s{n}" for n in range(number + 1)]
        replies = {}
        for reply in range(draw(st.integers(1, 4))):
            kind = draw(st.sampled_from(("on", "neutral", "losing"))) if reply else "on"
            behaviours = {"on": GAINS + LOSSES, "neutral": (), "losing": LOSSES}[kind]
            replies[f"r{reply}"] = {
                "say": " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))),
                "shows": draw(st.lists(st.sampled_from(behaviours), unique=True, max_size=2)) if behaviours else [],
                "mood": draw(st.sampled_from((0, 0, -1, 1))),
                "goto": draw(st.sampled_from(onward if kind == "on" else back)),
            }
        scenes[f"s{number}"] = {
            "customer": draw(st.sampled_from(("Well?", "On Friday, sorry, with the refund?"))),
            "replies": replies,
        }
        if draw(st.booleans()):
            silence = {
                "after": 20,
                "shows": draw(st.sampled_from(([], ["stalls"]))),
                "goto": draw(st.sampled_from(back)),
            }
            scenes[f"s{number}"]["silence"] = silence
    return story(scenes)


def story(scenes: dict[str, Any], **more: Any) -> bytes:
    """A scenario file with these scenes, the first of which is the start."""
    words = json.dumps(
        {
            "scenario": "story",
            "version": 1,
            "title": "A story",
            "channel": "phone",
            "difficulty": "starter",
            "language": "en",
            "customer": {"name": "Ann", "mood": 6},
            "start": next(iter(scenes)),
            "scenes": scenes,
            "endings": {
                "good": {"outcome": "resolved", "customer": "Thank you."},
                "bad": {"outcome": "lost", "customer": "No."},
            },
            **more,
        },
        ensure_ascii=False,
    )
    return words.replace("\x7f", "\\x7f").replace("\x9b", "\\x9b").encode()


Point = tuple[State, Fraction]
"""A position, and the weighted sum earned so far."""


@dataclass(frozen=True)
class SlowPlay:
    """What a player can expect, exactly."""

    mean: Fraction
    tens: list[Fraction]
    endings: dict[str, Fraction]


class SlowPlayers:
    """Plays a scenario as a naive player by counting what was earned, where the program counts what was lost."""

    def __init__(self, scenario: Scenario, rubric: Rubric) -> None:
        self.scenario = scenario
        self.slow = SlowRules(scenario)
        earned = {skill: {k: Fraction(v) for k, v in gains(self.slow, rubric, skill).items()} for skill in Skill}
        best = {skill: self._most(earned[skill])[self.slow.start] for skill in Skill}
        weights = {s: Fraction(rubric.overall.of(s)) / best[s] if best[s] > 0 else Fraction(0) for s in Skill}
        weighted = {key: sum(weights[s] * earned[s][key] for s in Skill) for key in earned[Skill.SPEED]}
        self.measures: dict[Skill | None, dict[tuple[str, str], Fraction]] = {**earned, None: weighted}  # type: ignore[dict-item]

    def _most(self, gain: dict[tuple[str, str], Fraction]) -> dict[State, Fraction]:
        """What `SlowRules.best` finds, exactly: it adds up whole numbers."""
        unit = math.lcm(*(worth.denominator for worth in gain.values()))
        most = self.slow.best({key: float(worth * unit) for key, worth in gain.items()})
        return {state: Fraction(value) / unit for state, value in most.items()}

    def best_in(self, skill: Skill | None, ending: str | None = None) -> float:
        """The most that is in reach of an ending, overall or in one skill."""
        gain = {key: float(worth) for key, worth in self.measures[skill].items()}
        return self.slow.best(gain, ending)[self.slow.start]

    def play(self, player: Player, skill: Skill | None = None) -> SlowPlay:
        """Overall, or in one skill."""
        gain = self.measures[skill]
        most = self._most(gain)
        best = most[self.slow.start]

        def onward(point: Point) -> dict[Point, Fraction]:
            state, sum_ = point
            return {} if sum_ + most[state] <= 0 else self._next(player, point, gain)

        tens, mean = [Fraction(0)] * 11, Fraction(0)
        for (state, sum_), chance in _rest((self.slow.start, Fraction(0)), onward).items():
            score = max(Fraction(0), 100 * (sum_ + most[state]) / best)
            tens[-(-score // 10)] += chance
            mean += chance * score
        tens[0] += 1 - sum(tens)
        nothing = dict.fromkeys(gain, Fraction(0))
        endings: defaultdict[str, Fraction] = defaultdict(Fraction)
        for (state, _), chance in _rest(
            (self.slow.start, Fraction(0)), lambda point: self._next(player, point, nothing)
        ).items():
            endings[state.scene] += chance
        return SlowPlay(mean, tens, endings)

    def _next(self, player: Player, point: Point, gain: dict[tuple[str, str], Fraction]) -> dict[Point, Fraction]:
        state, sum_ = point
        options = self.slow.options(state)
        if not (player.silent and SILENCE in options):
            spoken = [name for name in options if name != SILENCE]
            ranks = [player.measure(self.slow.said(state, name), self.slow.heard(state)) for name in spoken]
            options = [name for name, rank in zip(spoken, ranks, strict=True) if rank == max(ranks)]
        else:
            options = [SILENCE]
        found: defaultdict[Point, Fraction] = defaultdict(Fraction)
        for name in options:
            to = self.slow.play(state, name)
            assert to is not None
            found[to, sum_ + gain[state.scene, name]] += Fraction(1, len(options))
        return found


def _rest(start: Point, onward: Any) -> dict[Point, Fraction]:
    """Where the chance of a walk comes to rest: its expected visits, solved as linear equations, where it can end."""
    leads: dict[Point, dict[Point, Fraction]] = {}
    waiting = [start]
    while waiting:
        point = waiting.pop()
        if point not in leads:
            leads[point] = onward(point)
            waiting.extend(leads[point])
    ends = {point for point, to in leads.items() if not to}
    while more := {point for point, to in leads.items() if point not in ends and ends & to.keys()}:
        ends |= more
    if start not in ends:
        return {}
    points = [point for point in leads if point in ends]
    number = {point: n for n, point in enumerate(points)}
    rows = [
        [Fraction(int(n == m)) for m in range(len(points))] + [Fraction(int(p == start))] for n, p in enumerate(points)
    ]
    for point in points:
        for to, chance in leads[point].items():
            if to in number:
                rows[number[to]][number[point]] -= chance
    visits = _solved(rows)
    return {point: visits[number[point]] for point in points if not leads[point]}


def _solved(rows: list[list[Fraction]]) -> list[Fraction]:
    for n in range(len(rows)):
        pivot = next(m for m in range(n, len(rows)) if rows[m][n])
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [x / rows[n][n] for x in rows[n]]
        for m, row in enumerate(rows):
            if m != n and row[n]:
                rows[m] = [x - row[n] * y for x, y in zip(row, rows[n], strict=True)]
    return [row[-1] for row in rows]
