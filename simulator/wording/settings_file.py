"""The settings file: what stands in it, and what is wrong in it."""

from __future__ import annotations

from scoring.text import visible_line

HEADER = "Your settings for Empathy. Its settings screen writes this file; you may change it by hand too."
"""The comment on top of the settings file."""

EXPECTED = {
    "name": "text, such as Joan Marsh",
    "feedback": "off, word or full",
    "timed": "usual, true or false",
    "extra_time": "a number from 1 to 10, such as 1.5",
    "show_time": "true or false",
    "motion": "full or reduced",
    "theme": "the name of a theme, such as textual-light",
    "keys": "keys by the names of what they do, one a line and further in",
}

LONGEST = 40
"""How many letters of somebody's text a message quotes."""


def _quoted(text: str) -> str:
    shown = visible_line(text)
    return f"“{shown[:LONGEST]}…”" if len(shown) > LONGEST else f"“{shown}”"


def at_line(line: int, words: str) -> str:
    return f"line {line}: {words}"


def in_file(name: str, words: str) -> str:
    """What is said about the settings file, before a colon."""
    return f"{visible_line(name)}, {words}"


def wrong_value(setting: str, text: str) -> str:
    return f"`{setting}` is {EXPECTED[setting]}, not {_quoted(text)}. The usual one is used."


def not_plain(setting: str) -> str:
    return f"`{setting}` is {EXPECTED.get(setting, 'one word')}. The usual is used."


def unknown_setting(name: str, near: str | None) -> str:
    meant = f" Did you mean `{near}`?" if near else f" There are {', '.join(EXPECTED)}."
    return f"there is no setting {_quoted(name)}.{meant}"


def stands_twice(name: str) -> str:
    return f"{_quoted(name)} stands twice; the first counts."


NOT_READ = "this line cannot be read, so it is left out. A setting is written as `feedback: word`."
NO_SETTINGS = "this is no setting. A setting is written as `feedback: word`, one a line."
NOT_UTF8 = "this line holds bytes that are no text in UTF-8, so it is left out."
ODD_SIGN = "this line holds a character that no text has, so it is left out."
ONE_PART = "settings end at `---`; what follows is left out."
TOO_MUCH = "too many lines cannot be read, so none of it is used."
NO_FILE = "it is no ordinary file"
TOO_LARGE = "it is too large for settings (more than 64 KiB), so it is not read."


def wrong_key(binding: str, text: str) -> str:
    return f"{_quoted(text)} is no key for {_quoted(binding)}. A key is written as m, f5 or ctrl+k."


def unknown_binding(name: str, near: str | None) -> str:
    meant = f" Did you mean `{near}`?" if near else " The keys screen in the settings lists them all."
    return f"nothing has the name {_quoted(name)}.{meant}"


def unreadable(path: str, problem: str) -> str:
    return f"The settings file {visible_line(path)} cannot be read ({problem}), so the usual settings are used."


def not_saved(path: str, problem: str) -> str:
    return f"The settings file {visible_line(path)} cannot be written ({problem}). The settings hold until you leave."


def copy_kept(path: str) -> str:
    return f"Your settings file had lines that would be lost; a copy is {visible_line(path)}."


def unknown_theme(name: str) -> str:
    return f"there is no theme {_quoted(name)}, so the usual one is used."


def fixed_key(key: str) -> str:
    return f"{key} keeps its meaning everywhere, and is given to nothing else."


def taken(key: str, what: str) -> str:
    return f"{key} is taken there: {what[:1].lower()}{what[1:]}."
