"""What is said around a conversation: keys, feedback, hints, and what an assessment leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.rubric import Behaviour, Mark
from scoring.text import visible_line
from simulator.wording.common import MARKS, cost, mood_move

HELP = (
    "Choose a reply with its digit, the arrows or a click; say it with Enter, the same digit, or a second click. "
    "Nothing is said by a single key. Page Up and Page Down read back. The clock stops while you read this."
)
HELP_IN_ASSESSMENT = (
    "This is an assessment: no feedback, no hint, no looking back, no pause and no second try. Choose a reply with its "
    "digit, the arrows or a click; say it with Enter, the same digit, or a second click."
)

GO_ON = "Go on"
GO_ON_TOOLTIP = "Say the chosen reply; go on"
PAUSE = "Pause"
PAUSE_TOOLTIP = "Stop the clock and hide the replies (practice)"
FILE = "File"
FILE_TOOLTIP = "What our own records show"
HINT = "Hint"
HINT_TOOLTIP = "What the customer still needs; it is kept that you asked (practice)"
LOOK_BACK = "Look back"
LOOK_BACK_TOOLTIP = "Read the talk from its beginning; the clock stops (practice)"
TIME = "Time"
TIME_TOOLTIP = "Hide or show the time left"
LEAVE = "Leave"
LEAVE_TOOLTIP = "Leave; resume it later from the library"
SCROLL_BACK = "Scroll back"
SCROLL_ON = "Scroll on"

MORE = "More  ⏎"
ANSWER = "Answer  ⏎"
ON = "Go on  ⏎"
OVER = "The conversation is over. See what it was worth  ⏎"
CHOOSE = "A digit, the arrows or a click choose a reply."
KEEPING = "Keeping what you said; then you can leave."
LEAVE_IT = "Leave it here"
ASSESSMENT = "assessment"
SO_FAR = "The talk so far"
BACK = "Back"
LOOK_BACK_CLOSE = "Back to the replies"
HINT_LEAD = "Hint"
YOU = "You"
NOTHING = "(nothing)"


NOT_ASSESSED = {
    "pause": "An assessment cannot be paused.",
    "hint": "An assessment has no hint.",
    "look_back": "An assessment has no looking back.",
}
"""What is said in an assessment to whoever asks for it, by the action."""


def reply_number(number: int) -> str:
    return f"Reply {number}"


def say_it(number: int) -> str:
    """How the chosen reply is said."""
    return f"Enter, {number} again, or a second click says it."


def no_such_reply(number: int) -> str:
    return f"There is no reply {number} here."


def hint(customer: str, needs: Sequence[Behaviour]) -> str:
    """What the customer still needs, in a sentence."""
    name = visible_line(customer)
    if not needs:
        return f"{name} needs nothing more to be said; bring it to a good end."
    wanted = [behaviour.need or f"you to {behaviour.doing}" for behaviour in needs]
    return f"{name} still needs {', and '.join(wanted)}."


def verdict(mark: Mark | None, regret: float | None) -> str:
    """A mark in words, with what it cost where that is told: “? mistake, cost 12”."""
    if mark is None:
        return ""
    return f"{MARKS[mark]} {mark.value}" + (f", {cost(regret)}" if regret else "")


def moved(before: int, after: int) -> str:
    """What the mood did, as a sentence."""
    words = mood_move(before, after)
    return f"{words[0].upper()}{words[1:]}."


LEAVE_ASSESSMENT = "Leave the assessment?"
LEAVE_ASSESSMENT_MEANS = (
    "What you said is kept, and you can go on with it from the library. The reply you are at then counts as "
    "interrupted, and its time does not count."
)
LEAVE_UNRECORDED = "Leave what is not recorded?"
LEAVE_UNRECORDED_MEANS = "Nothing of this conversation is kept, so it cannot be gone on with or read again."
LEAVE = "Leave"
STAY = "Stay"
