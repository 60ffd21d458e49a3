"""The name that attempts are kept under."""

from __future__ import annotations

from scoring.text import visible_line


def claim(count: int) -> str:
    return "Is the attempt without a name yours?" if count == 1 else f"Are the {count} attempts without a name yours?"


def claim_means(name: str, count: int) -> str:
    them = "it is" if count == 1 else "they are"
    other = "it stays" if count == 1 else "they stay"
    return (
        f"If so, {them} kept under {visible_line(name)} from now on, which cannot be taken back. If not, {other} as "
        "before, and the library does not show them to you."
    )


CLAIM = "Yes, mine"
NOT_MINE = "No"
