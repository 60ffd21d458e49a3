"""An attempt summed up small: what a history keeps of it.

The same judgement as `simulator.judging`, without the words: each reply is worked out once for each position it was
given in, so that a thousand attempts take little longer than reading them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.rubric import Mark, Points
from scoring.scores import Scores, scores
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import Position, after
from simulator.conversation.turns import Turn
from simulator.judging import paces
from simulator.scenario.model import SILENCE


@dataclass(frozen=True)
class Sum:
    """What an attempt came to. `chances` counts the turns in which some reply on offer shows a behaviour, `shown` those
    of them in which it was shown; `marks` are the turns', in their order."""

    scores: Scores
    outcome: str
    chances: Mapping[str, int]
    shown: Mapping[str, int]
    marks: tuple[Mark | None, ...]


@dataclass(frozen=True)
class _Step:
    """What a reply does and is worth in a position."""

    to: Position
    chances: frozenset[str]
    shown: frozenset[str]
    mark: Mark | None
    earned: Points


class Summing:
    """Sums up attempts at one text of a scenario under one of a rubric."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._steps: dict[tuple[Position, str], _Step] = {}

    def sum_up(self, turns: Sequence[Turn]) -> Sum | None:
        """None where the attempt came to no end. Raises `NotOnOffer` where the turns do not fit the scenario."""
        bounds, position, earned = self.bounds, self.bounds.graph.rules.start, Points()
        chances, shown = Counter[str](), Counter[str]()
        marks: list[Mark | None] = []
        played: list[tuple[Position, Turn]] = []
        for turn in turns:
            step = self._steps.get((position, turn.reply)) or self._step(position, turn.reply)
            played.append((position, turn))
            chances.update(step.chances)
            shown.update(step.shown)
            marks.append(step.mark)
            earned = earned.plus(step.earned)
            position = step.to
        ending = bounds.graph.rules.ending(position)
        if ending is None:
            return None
        timed = paces(played, bounds.rubric.pace)
        score = scores(bounds.rubric, bounds.bests, bounds.most, earned, timed)
        return Sum(score, ending.outcome, dict(chances), dict(shown), tuple(marks))

    def _step(self, position: Position, reply: str) -> _Step:
        bounds, rules = self.bounds, self.bounds.graph.rules
        to = after(rules.move(position, reply), position)
        chances, cost = rules.chances(position), bounds.regret(position, reply)
        step = _Step(
            to=to,
            chances=chances,
            shown=frozenset() if reply == SILENCE else chances & rules.written(position, reply).shows.keys(),
            mark=None if cost is None else bounds.rubric.mark(cost),
            earned=bounds.earned(position, reply),
        )
        self._steps[position, reply] = step
        return step
