"""`playtest`: what naive players make of a scenario, and what it offers."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from scoring.rubric import Points, Skill
from scoring.scores import TINY
from simulator.analysis.bounds import Bounds, gains, most_open
from simulator.analysis.chances import Spread, ending_chances, likeliest_way, spread
from simulator.analysis.learners import LEARNERS, Learner
from simulator.analysis.players import PLAYERS, RANDOM, Choices, Player
from simulator.conversation.rules import after

PASSES = 60.0
"""The overall score above which a habit is worth having, which no habit should be."""


@dataclass(frozen=True)
class Played:
    """What one player can expect. Scores are 0 to 100, ties averaged, pace left out; None in a skill in which nothing
    can be earned. `way` is the likeliest conversation."""

    player: Player
    overall: Spread
    skills: dict[Skill, float | None]
    endings: dict[str, float]
    way: tuple[str, ...]

    @property
    def endless(self) -> float:
        """The chance of a conversation that never ends, which scores 0."""
        missing = 1 - math.fsum(self.endings.values())
        return missing if missing > TINY else 0.0

    @property
    def passes(self) -> bool:
        return self.overall.mean > PASSES


@dataclass(frozen=True)
class Playtest:
    """`learned`: what trainees can expect who have learned a part of it. `best_path`: what the best conversation scores
    in each skill, which ends in `best_ending`. `attainable[ending]`: the best decided score, and the best in each skill
    by itself, of conversations that end there. None: nothing can be earned in the skill. `positions`: how many there
    are in each scene."""

    bounds: Bounds
    players: tuple[Played, ...]
    learned: dict[Learner, float]
    best_path: dict[Skill, float | None]
    best_ending: str
    attainable: dict[str, tuple[float, dict[Skill, float | None]]]
    positions: dict[str, int]

    @property
    def random(self) -> Played:
        return next(played for played in self.players if played.player is RANDOM)

    @property
    def passing(self) -> tuple[Played, ...]:
        """The players who should not have passed."""
        return tuple(played for played in self.players if played.passes)


def playtest(bounds: Bounds, tell: Callable[[str], None] | None = None) -> Playtest:
    """Lets every naive player play. `tell` hears who is at it, and may stop it by raising."""
    players: list[Played] = []
    known: list[tuple[list[Choices], Played]] = []
    for player in PLAYERS:
        if tell is not None:
            tell(f"playing as `{player.name}`")
        choices = [player.choices(bounds.graph, number) for number in range(len(bounds.graph.positions))]
        alike = next((played for others, played in known if others == choices), None)
        played = _played(player, bounds, choices) if alike is None else _as(player, alike)
        known.append((choices, played))
        players.append(played)
    scenes = bounds.graph.rules.scenario.scenes
    places = bounds.graph.places()
    return Playtest(
        bounds,
        tuple(players),
        {learner: _learned(learner, bounds) for learner in LEARNERS},
        *_best_path(bounds),
        {ending: _attainable(bounds, ending) for ending in bounds.graph.rules.scenario.endings if ending in places},
        {name: len(places.get(name, ())) for name in scenes},
    )


def _played(player: Player, bounds: Bounds, choices: list[Choices]) -> Played:
    graph = bounds.graph

    def in_skill(skill: Skill) -> float | None:
        if bounds.bests.points.of(skill) <= 0:
            return None
        costs = partial(bounds.cost, skill=skill)
        return spread(graph, choices, costs, bounds.parts(skill)).mean

    return Played(
        player,
        spread(graph, choices, bounds.cost, bounds.parts()),
        {skill: in_skill(skill) for skill in Skill},
        ending_chances(graph, choices),
        likeliest_way(graph, choices),
    )


def _learned(learner: Learner, bounds: Bounds) -> float:
    choices = [learner.choices(bounds, number) for number in range(len(bounds.graph.positions))]
    return spread(bounds.graph, choices, bounds.cost, bounds.parts()).mean


def _as(player: Player, other: Played) -> Played:
    """The same conversations under another name."""
    return Played(player, other.overall, other.skills, other.endings, other.way)


def _best_path(bounds: Bounds) -> tuple[dict[Skill, float | None], str]:
    position, earned = bounds.graph.rules.start, Points()
    for reply in bounds.best_way(position):
        earned = earned.plus(bounds.earned(position, reply))
        position = after(bounds.graph.rules.move(position, reply), position)
    most = bounds.bests.points
    scores = {s: _held(earned.of(s), most.of(s)) if most.of(s) > 0 else None for s in Skill}
    return scores, position.scene


def _attainable(bounds: Bounds, ending: str) -> tuple[float, dict[Skill, float | None]]:
    graph = bounds.graph
    overall = most_open(graph, bounds.gains, (ending,))[0]
    skills: dict[Skill, float | None] = {}
    for skill in Skill:
        most = bounds.bests.points.of(skill)
        best = most_open(graph, gains(bounds.points, lambda p, s=skill: p.of(s)), (ending,))[0]  # type: ignore[misc]
        skills[skill] = _held(best, most) if most > 0 else None
    return _held(overall, bounds.most), skills


def _held(best: float, most: float) -> float:
    return max(0.0, 100 * best / most)
