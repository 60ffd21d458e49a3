"""The briefing: what is read before the customer speaks."""

from __future__ import annotations

BEGIN = "Begin"
BEGIN_MEANS = "Let the customer speak"
FEEDBACK = "Feedback"
FEEDBACK_MEANS = "How much is said about each reply"
TIMED = "Timed"
TIMED_MEANS = "Time the replies, or not"
EXTRA = "Extra time"
EXTRA_MEANS = "Stretch every time"
ASSESSMENT = "Assessment"
ASSESSMENT_MEANS = "Practice or assessment"
BACK = "Back"
BACK_MEANS = "Back to the library"
HELP = (
    "This is what you know before the customer speaks; the file can be opened again at any time. Timed replies have "
    "the time that reading takes, and a while to think. Practice says something about each reply, as much as you like; "
    "an assessment waits until the end, and cannot be paused. What you choose here holds for this attempt; the "
    "settings say what it starts from."
)

CUSTOMER = "Customer"
FILE = "What our file shows"

_PRACTICE = {
    "full": "Practice: after each reply you read what it did and why.",
    "word": "Practice: after each reply you read one word about it.",
    "off": "Practice: you read nothing about your replies before the debrief.",
}
_ASSESSMENT = (
    "Assessment: no feedback, no hint, no looking back, no pause and no second try. What each reply was worth you read "
    "at the end."
)
_UNTIMED = "Nothing is timed, and the customer waits as long as you like."
_TIMED = "Each reply is timed: reading time and a while to think. Where it is quiet too long, the customer may go on."


def mode(feedback: str, *, assessed: bool) -> str:
    """What is said about the replies, and when."""
    return _ASSESSMENT if assessed else _PRACTICE[feedback]


def time(factor: float, *, timed: bool) -> str:
    """What is timed."""
    if not timed:
        return _UNTIMED
    return _TIMED if factor == 1 else f"Each reply is timed, with extra time × {factor:g}."
