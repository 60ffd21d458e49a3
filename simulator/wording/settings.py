"""The settings screen."""

from __future__ import annotations

from typing import Any

from scoring.text import visible_line

LIGHT = "Light or dark"
LIGHT_MEANS = "Switch between the light and the dark theme"
SETTINGS = "Settings"
SETTINGS_MEANS = "Your name, feedback, times, looks and keys"
SAVED = "✓ kept"
HELP = (
    "The arrows choose a row; ← and → or Enter change it, and so does a click. Every change is kept at once, in the "
    "file named at the top, which you may also change by hand. An attempt keeps the settings that it began with; the "
    "briefing changes them for one attempt."
)
ON = "Next"
ON_MEANS = "Change the row, or open it"
MORE_MEANS = "The next choice"
LESS_MEANS = "The choice before"
BACK = "Back"
BACK_MEANS = "Back to where you were"
BY_COMMAND_LINE = "This time the command line decides."

GROUPS = {
    "You": ("name",),
    "Practice": ("feedback", "timed", "extra_time", "show_time"),
    "Screen": ("theme", "motion", "keys"),
}
"""The rows, by their headings."""

TITLES = {
    "name": "Name",
    "feedback": "Feedback",
    "timed": "Timed replies",
    "extra_time": "Extra time",
    "show_time": "Time shown",
    "theme": "Colours",
    "motion": "Motion",
    "keys": "Keys",
}

_VALUES: dict[str, dict[Any, str]] = {
    "feedback": {"off": "off", "word": "a word", "full": "full"},
    "timed": {None: "as usual", True: "yes", False: "no"},
    "show_time": {True: "yes", False: "no"},
    "motion": {"full": "full", "reduced": "reduced"},
    "theme": {None: "dark", "textual-dark": "dark", "textual-light": "light"},
}

_MEANINGS: dict[str, dict[Any, str]] = {
    "feedback": {
        "off": "You read nothing before the debrief.",
        "word": "After each reply one word says how good it was.",
        "full": "After each reply you read what it did, and why.",
    },
    "timed": {
        None: "Replies are timed in the app, and untimed in plain mode.",
        True: "Replies are timed, in plain mode too.",
        False: "Nothing is timed; the customer waits as long as you like.",
    },
    "show_time": {
        True: "The time left stands above the replies.",
        False: "The time runs unseen, until you ask for it.",
    },
    "motion": {
        "full": "Lists glide as they scroll, and what takes long shows a spinner.",
        "reduced": "Nothing glides or spins.",
    },
}


def value(setting: str, chosen: Any) -> str:
    """A setting's value, as its row shows it."""
    if setting == "name":
        return visible_line(chosen) if chosen else "none"
    if setting == "extra_time":
        return f"× {chosen:g}"
    if setting == "keys":
        return "as usual" if not chosen else f"{len(chosen)} changed"
    return _VALUES[setting].get(chosen, str(chosen))


def meaning(setting: str, chosen: Any) -> str:
    """What a setting does as it stands, in a sentence."""
    if setting == "name":
        return "Your attempts are kept under it." if chosen else "Your attempts are kept without a name."
    if setting == "extra_time":
        return (
            "Reading and thinking get the time most people need."
            if chosen == 1
            else f"Every time is stretched {chosen:g} times."
        )
    if setting == "theme":
        return "Dark, light, or one of Textual’s other themes."
    if setting == "keys":
        return "Every key, and how to change it."
    return _MEANINGS[setting][chosen]
