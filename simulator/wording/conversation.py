"""What is said around a conversation: feedback, hints, what an assessment leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.rubric import Behaviour, Mark
from scoring.text import visible_line
from simulator.wording.common import MARKS, cost, mood_move

MARK_WORDS = {
    Mark.BEST: "best",
    Mark.GOOD: "good",
    Mark.INACCURACY: "inaccuracy",
    Mark.MISTAKE: "mistake",
    Mark.BLUNDER: "blunder",
}


def marked(mark: Mark) -> str:
    """A reply's mark as a sentence: “✓ good.”"""
    return f"{MARKS[mark]} {MARK_WORDS[mark]}."


def moved(before: int, after: int) -> str:
    """What a reply did to the mood, as a sentence: “Mood 4 → 6, up.”"""
    words = mood_move(before, after)
    return f"{words[0].upper()}{words[1:]}."


def it_cost(regret: float) -> str:
    """What a reply cost, where it cost something, as a sentence: “It cost 2.5 points.”"""
    return f"It {cost(regret)} points."


def hint(customer: str, needs: Sequence[Behaviour]) -> str:
    """What the customer still needs, in a sentence."""
    name = visible_line(customer)
    if not needs:
        return f"{name} needs nothing more to be said; bring it to a good end."
    wanted = [behaviour.need or f"you to {behaviour.doing}" for behaviour in needs]
    return f"{name} still needs {', and '.join(wanted)}."
