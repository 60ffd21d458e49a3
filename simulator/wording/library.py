"""The words of the library, and of a library with nothing in it."""

from __future__ import annotations

HEADING = "Complaints to practise"
HELP = (
    "Choose a complaint with the arrows and Enter, or by mouse. You answer the customer, see what each reply does, "
    "and read afterwards what it cost and why. An attempt you leave waits here to be resumed. What helps you most "
    "stands first; while nothing is known of you, that is what is easiest."
)

OPEN = "Open"
OPEN_TIP = "Begin, resume or read the row"
NAME = "Name"
NAME_TIP = "The name your attempts are kept under"
QUIT = "Quit"
QUIT_TIP = "Leave the program"

UNFINISHED = "Unfinished"
COMPLAINTS = "Complaints"
NEW = "new"
SECOND_TRY = "second try"

LEFT = "You left this one; Enter goes on where you stopped."
READ_AGAIN = "Read it again, turn by turn."
AT_FAULT = "This one has errors and cannot be played; `empathy check` says which."


def no_name(key: str) -> str:
    """In place of a name; `key` sets one."""
    return f"no name ({key})"


def at_fault(count: int) -> str:
    """Behind the heading, where files cannot be played."""
    return f" · {count} at fault: see empathy check"


def begun(when: str) -> str:
    return f"begun {when}"


def replies(count: int) -> str:
    """How long the best way through a complaint is."""
    return f"about {count} replies"


def best(score: str) -> str:
    return f"best {score}"
