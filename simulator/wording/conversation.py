"""What is said around a conversation: feedback, hints, what an assessment leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.rubric import Behaviour
from scoring.text import visible_line


def hint(customer: str, needs: Sequence[Behaviour]) -> str:
    """What the customer still needs, in a sentence."""
    name = visible_line(customer)
    if not needs:
        return f"{name} needs nothing more to be said; bring it to a good end."
    wanted = [behaviour.need or f"you to {behaviour.doing}" for behaviour in needs]
    return f"{name} still needs {', and '.join(wanted)}."
