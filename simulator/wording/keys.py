"""The keys screen."""

from __future__ import annotations

KEYS = "Keys"
SAVED = "✓ kept"
BACK = "Back"
BACK_MEANS = "Back to where you were"
KEYS_HELP = (
    "Every key, screen by screen. Enter, then the new key: it takes the place of the usual one. Enter, Esc, Tab, the "
    "arrows and F1 keep their meaning whatever you change, so there is always a way out."
)
CHANGE = "Change"
CHANGE_MEANS = "Press another key for this"
USUAL = "Usual key"
USUAL_MEANS = "Give this its usual key back"
ALL_USUAL = "All usual"
ALL_USUAL_MEANS = "Give everything its usual key back"
ASK_ALL = "Give every key back?"
GIVE_BACK = "Give back"
KEEP_KEYS = "Keep mine"
NONE_CHANGED = "Every key is the usual one."
CHANGED = "changed"


def ask_all_means(count: int) -> str:
    return f"{'The one change' if count == 1 else f'All {count} changes'} of yours will be lost."


def named(name: str, usual: str | None) -> str:
    """What a key is called in the settings file, and what it usually is where that was changed."""
    return f"`{name}` in the settings file." + (f" Usually {usual}." if usual else "")


SCREENS = {
    "": "Everywhere",
    "library": "Library",
    "briefing": "Briefing",
    "talk": "Conversation",
    "look": "Looking back",
    "debrief": "Debrief",
    "change": "What should change",
    "progress": "Progress",
    "settings": "Settings",
    "keys": "Keys",
    "preview": "Preview",
    "map": "Map",
    "help": "Help",
    "file": "Our file",
    "pause": "Pause",
    "name": "Your name",
    "welcome": "Welcome",
    "trouble": "Trouble with the record store",
    "ask": "A question",
    "pick": "Picking one",
    "tick": "Ticking several",
    "press": "A new key",
}
"""The headings of the keys screen, by the first part of a binding's id."""


def screen(part: str) -> str:
    return SCREENS.get(part, part.replace("-", " ").capitalize())


def press(what: str) -> str:
    return f"Press the new key for: {what[:1].lower()}{what[1:]}"


PRESS_MEANS = "A letter, a sign, F2 to F12, or one of them with Ctrl. Esc leaves it as it is."
PRESS_CANCEL = "Leave it as it is"
CANCEL = "Cancel"


def taken_here(key: str, what: str) -> str:
    return f"{key} is taken here already, for “{what}”. Press another, or Esc."


def fixed_here(key: str) -> str:
    return f"{key} keeps its meaning everywhere. Press another, or Esc."


def cannot_go_back(key: str, what: str) -> str:
    return f"Its usual key, {key}, is taken now, for “{what}”. Give that another key first."
