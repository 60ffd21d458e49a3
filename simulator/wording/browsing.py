"""The words for looking through the library: search, filter and order."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.text import visible_line

SEARCH = "Search"
SEARCH_TIP = "Look for words in the complaints"
SEARCH_FOR = "title, customer, touchpoint …"
ROWS = "To the rows"
ROWS_TIP = "To what was found"
END = "End"
END_TIP = "End the search"
FILTER = "Filter"
FILTER_TIP = "Show only some touchpoints, skills, difficulties, channels or languages"
ORDER = "Order"
ORDER_TIP = "The next order: what helps you most, title, difficulty, touchpoint, new first"
ALL = "All"
ESCAPE = "Esc"
ALL_TIP = "Show all complaints again"
DEBRIEFS = "Debriefs"
DEBRIEFS_TIP = "To your earlier debriefs, and back"
ALL_ALIKE = "There is nothing to filter by: the complaints are all of one kind."

ORDERS = {
    "helps": "what helps most first",
    "title": "by title",
    "difficulty": "the easiest first",
    "touchpoint": "by touchpoint",
    "new": "new ones first",
}

SHOW_ONLY = "Show only"
FACETS = {
    "touchpoint": "Touchpoint",
    "skill": "Trains above all",
    "difficulty": "Difficulty",
    "channel": "Channel",
    "language": "Language",
}
DONE = "Done"
DONE_TIP = "Show what is ticked"
TICK = "Tick"
TICK_TIP = "Tick the row, or not"
CLEAR = "Clear"
CLEAR_TIP = "Tick nothing"
GROUP = "Group"
NEXT_TIP = "To the next group"
LAST_TIP = "To the group before"
CANCEL = "Cancel"
CANCEL_TIP = "Leave it as it was"
FILTER_HELP = (
    "Tick what you want to see, with Space or a click; Enter is done. Of one group any of the ticked will do; of a "
    "group without ticks anything. The numbers say how many complaints each would leave. A complaint trains those "
    "skills above all on which at least as much of it hangs as is usual in this library."
)


def count(left: int, total: int) -> str:
    """How many complaints are shown, in short."""
    return f"{left} of {total}"


def all_of(total: int) -> str:
    return "1 complaint" if total == 1 else f"{total} complaints"


def order(name: str, key: str) -> str:
    """The order, and the key that changes it."""
    return f"{ORDERS[name]} ({key})"


def narrowed(left: int, total: int, ticked: Iterable[Iterable[str]], key: str) -> str:
    """How many are shown, and of what kind; `key` shows all again."""
    return " · ".join([f"{count(left, total)} ({key}: all)", *_kinds("", ticked)])


def nothing(words: str, ticked: Iterable[Iterable[str]], key: str) -> str:
    """In place of complaints where none is of that kind."""
    kinds = " · ".join(_kinds(words, ticked))
    return f"No complaint here is like that: {kinds}.\n{key} shows all of them again."


def _kinds(words: str, ticked: Iterable[Iterable[str]]) -> list[str]:
    said = [f"“{visible_line(' '.join(words.split()))}”"] if words.strip() else []
    return said + [" or ".join(map(visible_line, names)) for names in ticked]
