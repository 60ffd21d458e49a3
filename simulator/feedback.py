"""What practice says after a reply, at the depth the trainee chose. The app and plain mode show the same."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.rubric import Mark
from scoring.text import visible
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import Position
from simulator.conversation.turns import Feedback, Mode, Settings
from simulator.wording.conversation import it_cost, marked, moved


@dataclass(frozen=True)
class TurnFeedback:
    """One reply, explained. `words` are ours: the mark, what became of the mood, and, at full depth, what it cost.
    `why` is the author's own text (None for none, and at the depth of a word); show it to the letter. `mark` is None
    where nothing is scored."""

    mark: Mark | None
    words: str
    why: str | None = None

    @property
    def text(self) -> str:
        """All of it in one piece, foreign text to the letter."""
        return self.words if self.why is None else f"{self.words} {visible(self.why)}"


def depth_of(settings: Settings) -> Feedback:
    """How much is said after each reply: what the trainee chose, and nothing in an assessment."""
    return Feedback.OFF if settings.mode is Mode.ASSESS else settings.feedback


def feedback_on(before: Position, after: Position, reply: str, bounds: Bounds, depth: Feedback) -> TurnFeedback | None:
    """What `reply`, which led from `before` to `after`, did and cost; None where nothing is to be said."""
    if depth is Feedback.OFF:
        return None
    regret = bounds.regret(before, reply)
    mark = None if regret is None else bounds.rubric.mark(regret)
    words = [*([] if mark is None else [marked(mark)]), moved(before.mood, after.mood)]
    if depth is Feedback.WORD:
        return TurnFeedback(mark, " ".join(words))
    if regret:
        words.append(it_cost(regret))
    return TurnFeedback(mark, " ".join(words), bounds.graph.rules.written(before, reply).why)
