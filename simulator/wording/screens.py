"""What the screens of the app share: keys, small lists to pick from, the time bar."""

from __future__ import annotations

TITLE = "Empathy"

# --- keys

HELP = "Help"
HELP_TIP = "What the keys do"
INTERRUPT = "Interrupt"
LIGHT_OR_DARK = "Light or dark"
LIGHT_OR_DARK_TIP = "Switch between the light and the dark theme"

# --- lists to pick from

CHOOSE = "Choose"
TICK = "Tick"
DONE = "Done"
CANCEL = "Cancel"
TYPE_TO_FIND = "type to find"


# --- in place of a screen


def too_small(width: int, height: int) -> str:
    """What stands in a terminal that has fewer cells than this."""
    return f"This needs {width}×{height}.\nMake the window larger; nothing is lost."


# --- the time bar


def time_left(seconds: int) -> str:
    """Whole seconds left for a reply; below 0, how far over."""
    return f"{-seconds} s over" if seconds < 0 else f"{seconds} s left"


def quiet_line(seconds: int) -> str:
    """Whole seconds until the customer speaks again."""
    return f"the line is quiet, {seconds} s"
