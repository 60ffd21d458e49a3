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


LEAVE_ASSESSMENT = "Leave the assessment?"
LEAVE_ASSESSMENT_MEANS = (
    "What you said is kept, and you can go on with it from the library. The reply you are at then counts as "
    "interrupted, and its time does not count."
)
LEAVE_UNRECORDED = "Leave what is not recorded?"
LEAVE_UNRECORDED_MEANS = "Nothing of this conversation is kept, so it cannot be gone on with or read again."
LEAVE = "Leave"
STAY = "Stay"
