"""The small screens, and what every screen shares."""

from __future__ import annotations

TITLE = "Empathy"
INTERRUPT = "Interrupt"
ENTER = "Enter"
HELP = "Help"
HELP_MEANS = "What the keys do"
HELP_CLOSE = "Back to where you were"
COMMANDS = "Every command, and the themes"
BACK = "Back"
CANCEL = "Cancel"
GO_ON = "Go on"


def too_small(width: int, height: int) -> str:
    """What stands in a terminal that has fewer cells than this."""
    return f"This needs {width}×{height}.\nMake the window larger; nothing is lost."


FILE = "Our file"
FILE_EMPTY = "It is empty."
FILE_CLOSE = "Back to the conversation"

PAUSED = "Paused"
PAUSED_MEANS = "The clock stands still. The customer knows nothing of it."
PAUSE_CLOSE = "Go on with the conversation"

NAME = "Your name, as your trainer knows you. It stays on this machine."
NO_NAME = "no name"
NAME_DONE = "Keep"
NAME_DONE_MEANS = "Keep attempts under this name from now on"
NAME_CANCEL = "Leave the name as it is"
NAME_HELP = (
    "Your attempts are kept under this name, here and the next time. Clear it to play without one. Attempts that were "
    "kept under another name stay there."
)

TROUBLE = "This cannot be kept"
TRY_AGAIN = "Try again"
UNRECORDED = "Unrecorded"
GO_ON_UNRECORDED = "Go on unrecorded"
LEAVE = "Leave"
TRY_AGAIN_MEANS = "Try to keep it again"
UNRECORDED_MEANS = "Go on; nothing is kept from here on"
LEAVE_MEANS = "Leave; nothing more is kept"
TROUBLE_HELP = (
    "What you did could not be written to the record store. Mend what is said here and try again, or go on without a "
    "record: then there is no debrief to read again, and nothing to resume."
)

YES = "Yes"
NO = "No"
YES_MEANS = "Do it"
OTHER_ANSWER = "The other answer"
NO_MEANS = "Leave everything as it is"
ASK_HELP = "y says yes; n or Esc says no, and leaves everything as it is."


# --- the time bar


def time_left(seconds: int) -> str:
    """Whole seconds left for a reply; below 0, how far over."""
    return f"{-seconds} s over" if seconds < 0 else f"{seconds} s left"


def quiet_line(seconds: int) -> str:
    """Whole seconds until the customer speaks again."""
    return f"the line is quiet, {seconds} s"
