"""What a person prefers, whatever they play: kept in a settings file, and overruled by the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from scoring.text import tidy_name
from simulator.conversation.turns import Feedback

LEAST_EXTRA, MOST_EXTRA = 1.0, 10.0
"""Between these lies the factor that stretches every time."""


EXTRA_TIMES = (1.0, 1.25, 1.5, 2.0, 3.0)
"""The factors that a key chooses among; the file and the command line may say any other."""


class Motion(StrEnum):
    """How much moves on the screen."""

    FULL = "full"
    REDUCED = "reduced"


@dataclass(frozen=True)
class Preferences:
    """`name` is what attempts are kept under, None for none. `timed` None: as is usual for the way of playing.
    `extra_time` stretches every time, 1 to 10. `theme` None: the app's own. `keys` has binding ids with the keys that
    stand in for the usual ones, as Textual names them, with commas between several."""

    name: str | None = None
    feedback: Feedback = Feedback.FULL
    timed: bool | None = None
    extra_time: float = 1.0
    show_time: bool = True
    motion: Motion = Motion.FULL
    theme: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)


_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}
_USUAL = "usual"
_NUMBER = r"\d{1,2}(\.\d+)?"
_THEME = r"[a-z0-9-]{1,40}"
_KEYS = r"\S(.{0,78}\S)?"


def _read_name(text: str) -> str | None:
    return tidy_name(text) or None


def _read_timed(text: str) -> bool | None:
    return None if text.lower() == _USUAL else _read_switch(text)


def _read_switch(text: str) -> bool:
    if text.lower() in _YES | _NO:
        return text.lower() in _YES
    raise ValueError(text)


def _read_extra_time(text: str) -> float:
    if re.fullmatch(_NUMBER, text) and LEAST_EXTRA <= float(text) <= MOST_EXTRA:
        return float(text)
    raise ValueError(text)


def _read_theme(text: str) -> str | None:
    if text == _USUAL:
        return None
    if re.fullmatch(_THEME, text):
        return text
    raise ValueError(text)


READERS: Mapping[str, Callable[[str], Any]] = {
    "name": _read_name,
    "feedback": lambda text: Feedback(text.lower()),
    "timed": _read_timed,
    "extra_time": _read_extra_time,
    "show_time": _read_switch,
    "motion": lambda text: Motion(text.lower()),
    "theme": _read_theme,
}
"""What a setting's letters mean; `ValueError` where they mean nothing. The keys are a mapping, and not among them."""


def read_key(text: str) -> str:
    """The keys of one binding, as far as that can be told without a screen. Raises `ValueError`."""
    if re.fullmatch(_KEYS, text) and text.isprintable():
        return text
    raise ValueError(text)


def written(preferences: Preferences) -> dict[str, str]:
    """The letters that are read back as these preferences, the keys left out."""

    def switch(value: bool | None) -> str:
        return _USUAL if value is None else "true" if value else "false"

    return {
        "name": preferences.name or "",
        "feedback": preferences.feedback.value,
        "timed": switch(preferences.timed),
        "extra_time": repr(preferences.extra_time).removesuffix(".0"),
        "show_time": switch(preferences.show_time),
        "motion": preferences.motion.value,
        "theme": preferences.theme or _USUAL,
    }
