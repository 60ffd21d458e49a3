"""Trainees who have learned a part of it, to see how a scenario spreads people."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.analysis.bounds import Bounds
from simulator.analysis.graph import NOWHERE
from simulator.analysis.players import Choices
from simulator.scenario.model import SILENCE


@dataclass(frozen=True)
class Learner:
    """Says a reply without regret in `share` of the turns, and any reply in the others. `aim`: the overall scores
    between which a scenario should put them, so that what was learned shows."""

    share: float
    aim: tuple[int, int]

    def choices(self, bounds: Bounds, number: int) -> Choices:
        offered = [move for move in bounds.graph.moves[number] if move[0] != SILENCE and move[1] != NOWHERE]
        best = [move for move in bounds.best_moves(number) if move in offered] or offered
        any_, a_best = (1 - self.share) / max(1, len(offered)), self.share / max(1, len(best))
        return [(*move, any_ + a_best * (move in best)) for move in offered]


LEARNERS = (Learner(0, (0, 12)), Learner(0.5, (55, 65)), Learner(0.7, (77, 85)))
"""The aims are where six scenarios put them when the scale of scores was made."""
