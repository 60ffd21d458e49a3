"""What an author reads in the map: its keys, what the screen says, and what every map says of scenes and replies."""

from __future__ import annotations

from collections.abc import Sequence

# --- keys

BACK = "Back"
BACK_TIP = "Back to the scene before"
SCENES = "Scenes"
SCENES_TIP = "To the list of scenes, and from it"
BEST_PATH = "Best path"
BEST_PATH_TIP = "Follow the best path one step"
LEAVE = "Leave"
LEAVE_TIP = "Leave the map"
REPLIES = "Replies"
REPLIES_TIP = "To the replies there"
FOLLOW = "Follow"
FOLLOW_TIP = "Go where the reply leads"

HELP = (
    "Every scene in the order of the story, and where its replies lead. ★ is on the best path, ⋯ is a silence, ↺ "
    "a scene that a conversation can come back to. Choose a reply and press Enter to go where it leads; Backspace "
    "goes back. The mood of a scene is every mood the customer can have there."
)

# --- the line of notice

AT_THE_BEGINNING = "This is where you began."
ENDS_HERE = "It ends here."
OFF_THE_BEST_PATH = "This scene is not on the best path. Backspace goes back."

# --- a scene or an ending

NEVER_REACHED = "never reached"
THE_START = "the start"
MAY_COME_BACK = "may come back"
MAY_WALK_OUT = "may walk out"


def size(scenes: int, endings: int) -> str:
    """How large the story is: “5 scenes, 3 endings”."""
    return f"{counted(scenes, 'scene')}, {counted(endings, 'ending')}"


def counted(number: int, word: str) -> str:
    """“1 scene”, “2 scenes”."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def moods(least: int, most: int) -> str:
    """Every mood the customer can have in a scene."""
    return f"mood {least}" if least == most else f"mood {least} to {most}"


def comes_from(places: Sequence[str]) -> str:
    return f"from {', '.join(places)}"


def walked_out(scenes: int) -> str:
    """In how many scenes a mood of 0 leads to this ending."""
    return f"where the mood falls to 0, in {counted(scenes, 'scene')}"


# --- a reply

NEVER_OFFERED = "never offered"
STAYS_HERE = "stays here"
IF_MOOD_FALLS = "if mood falls to 0"
OTHERWISE = "otherwise"


def mood_moves(by: str) -> str:
    """How far a reply moves the mood: “mood +2”."""
    return f"mood {by}"


def after(seconds: float) -> str:
    """When a silence ends."""
    return f"after {seconds:g} s"


def offered_if(when: str) -> str:
    return f"offered if {when}"


def sets(facts: Sequence[str]) -> str:
    return f"sets {', '.join(facts)}"


def shows(behaviours: Sequence[str]) -> str:
    return f"shows {', '.join(behaviours)}"


# --- conditions, in the words of the format


def condition(low: int, high: int, remembers: Sequence[str], lacks: Sequence[str]) -> str:
    """A condition on mood and memory; nothing where it always holds."""
    parts = []
    if low == high:
        parts.append(f"mood {low}")
    elif low > 0 and high < 10:
        parts.append(f"mood {low} to {high}")
    elif low > 0:
        parts.append(f"mood at least {low}")
    elif high < 10:
        parts.append(f"mood at most {high}")
    parts += [f"{word} {', '.join(facts)}" for word, facts in (("remembers", remembers), ("lacks", lacks)) if facts]
    return " and ".join(parts)


def holds_if(when: str) -> str:
    return f"if {when}"


def never(told: str) -> str:
    """Behind the condition of a way that is never taken, which may be none."""
    return f"{told} (never)".lstrip()
