"""Feedback on a reply as soon as it is said, at the depth that the trainee chose."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.rubric import Mark
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import Position
from simulator.conversation.turns import Feedback, Mode, Settings
from simulator.wording import conversation as words


@dataclass(frozen=True)
class Told:
    """What practice says after a reply. `mark` is None where nothing can be scored. `verdict` is the mark in words, in
    full feedback with its cost; `moved` what the mood did; `why` the author's explanation, in full feedback alone."""

    mark: Mark | None
    verdict: str
    moved: str
    why: str | None

    @property
    def text(self) -> str:
        """All of it, in sentences."""
        return " ".join(filter(None, (f"{self.verdict}." if self.verdict else "", self.moved, self.why)))


def feedback_on(before: Position, after: Position, reply: str, bounds: Bounds, settings: Settings) -> Told | None:
    """The feedback on `reply`, which led from `before` to `after`; None where the trainee gets none."""
    depth = settings.feedback if settings.mode is Mode.PRACTICE else Feedback.OFF
    if depth is Feedback.OFF:
        return None
    regret = bounds.regret(before, reply)
    mark = None if regret is None else bounds.rubric.mark(regret)
    full = depth is Feedback.FULL
    return Told(
        mark=mark,
        verdict=words.verdict(mark, regret if full else None),
        moved=words.moved(before.mood, after.mood),
        why=bounds.graph.rules.written(before, reply).why if full else None,
    )
