"""What practice says after a reply, at the depth the trainee chose. The app and plain mode show the same."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.rubric import Mark
from scoring.text import visible
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import Position
from simulator.conversation.turns import Feedback, Mode, Settings
from simulator.wording import conversation as words


@dataclass(frozen=True)
class TurnFeedback:
    """One reply, explained. `verdict` is the mark in words, at full depth with its cost; `mark` is None and it is empty
    where nothing is scored. `moved` says what became of the mood. `why` is the author's own text (None for none, and at
    the depth of a word); show it to the letter."""

    mark: Mark | None
    verdict: str
    moved: str
    why: str | None = None

    @property
    def text(self) -> str:
        """All of it in sentences, foreign text to the letter."""
        verdict = f"{self.verdict}." if self.verdict else ""
        return " ".join(filter(None, (verdict, self.moved, visible(self.why or ""))))


def depth_of(settings: Settings) -> Feedback:
    """How much is said after each reply: what the trainee chose, and nothing in an assessment."""
    return Feedback.OFF if settings.mode is Mode.ASSESS else settings.feedback


def feedback_on(before: Position, after: Position, reply: str, bounds: Bounds, depth: Feedback) -> TurnFeedback | None:
    """What `reply`, which led from `before` to `after`, did and cost; None where nothing is to be said."""
    if depth is Feedback.OFF:
        return None
    regret = bounds.regret(before, reply)
    mark = None if regret is None else bounds.rubric.mark(regret)
    full = depth is Feedback.FULL
    return TurnFeedback(
        mark=mark,
        verdict=words.verdict(mark, regret if full else None),
        moved=words.moved(before.mood, after.mood),
        why=bounds.graph.rules.written(before, reply).why if full else None,
    )
