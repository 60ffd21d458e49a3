"""What an author reads in the preview: its keys, a scene and its replies, what became of the file, what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from scoring.rubric import Mark, Skill
from simulator.wording.common import MARK_WORDS, MARKS, MOODS, OUTCOMES, SKILLS, cost

# --- keys

FINDINGS = "Findings"
FINDINGS_TIP = "To the findings, and back to the conversation"
BACK = "Back"
BACK_TIP = "Backspace: one step back"
START = "Start"
START_TIP = "To the start"
GO_TO = "Go to"
GO_TO_TIP = "To any scene or ending, at any mood"
MOOD = "Mood"
MORE_MOOD_TIP = "More mood, in the same scene"
LESS_MOOD_TIP = "Less mood, in the same scene"
PAGE_ON_TIP = "A page on"
PAGE_BACK_TIP = "A page back"
MEMORY = "Memory"
MEMORY_TIP = "What is remembered, in the same scene"
FILE = "File"
FILE_TIP = "What our own records show"
MAP = "Map"
MAP_TIP = "The map: where each reply leads"
QUIT = "Quit"
QUIT_TIP = "Leave the preview"

HELP = (
    "Each save of the file shows here, at the position where you were. A digit, Enter or a click follows a reply. "
    "Every reply tells what it does from here: its mark and cost, the mood, what is remembered, where it leads, "
    "its points and the behaviours they are for. A finding with “leads there” takes you to where it shows. While "
    "the file has errors, the last version without any stays."
)


def reply_number(number: int) -> str:
    """What a digit's key does."""
    return f"Reply {number}"


# --- the file

CHECKING = "checking …"
WALKTHROUGH_AMISS = "A walkthrough does not go as written."
NO_MAP_YET = "A map needs a version without errors."


def clock(moment: datetime) -> str:
    """The local time, to the second."""
    return moment.astimezone().strftime("%H:%M:%S")


def saved(at: datetime) -> str:
    return f"As saved at {clock(at)}."


def missing(name: str) -> str:
    return f"{name} is not there any more; what you see is from before."


def from_before(at: datetime) -> str:
    """That an older version is shown, as the newest has errors."""
    return f"As of {clock(at)}, before these errors."


def has_errors(*, costed: bool) -> str:
    """That the version shown has errors, and whether costs are told all the same."""
    return f"This version has errors{'.' if costed else '; costs are told when they are mended.'}"


# --- what was found

FOUND = "What check finds"
NOTHING_FOUND = "Nothing to report."
NOTHING_COUNTED = "nothing to report"
SEVERITIES = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "note": ("note", "notes")}
"""Each severity in a word, for one and for more."""

HINT = "hint:"
LEADS_THERE = "leads there:"
AT_THE_VERY_START = "at the very start"


def counts(numbers: Mapping[str, int]) -> str:
    """How many findings there are of each severity: “2 errors, 1 note”."""
    told = [f"{number} {SEVERITIES[name][number != 1]}" for name, number in numbers.items() if number]
    return ", ".join(told) or NOTHING_COUNTED


def at_line(number: int) -> str:
    return f"line {number}"


def about_the_text(line: int, column: int) -> str:
    """That a finding leads to no scene."""
    return f"This one is about the text itself: line {line}, column {column}."


# --- going about

SCENE, ENDING = "scene", "ending"
NOT_REACHED = "no conversation gets here"
REMEMBERED_HERE = "Remembered here"
NOTHING_REMEMBERED = "Nothing is remembered in this scenario."
NO_STEP_BACK = "There is no step back from here; Home goes to the start."


def not_reached(kind: str) -> str:
    return f"{kind}, {NOT_REACHED}"


def at_mood(scene: str) -> str:
    """Asks for a mood."""
    return f"{scene}, at mood"


def way_to(replies: int | None) -> str:
    """How many replies lead there; None: no conversation does."""
    if replies is None:
        return NOT_REACHED
    if replies == 0:
        return "where it starts"
    return "after 1 reply" if replies == 1 else f"after {replies} replies"


def gone(name: str) -> str:
    return f"`{name}` is gone."


def not_on_offer(reply: str) -> str:
    return f"`{reply}` is not on offer here."


def leads_nowhere(reply: str) -> str:
    return f"`{reply}` leads nowhere from here."


def no_goto_holds(reply: str) -> str:
    return f"`{reply}` leads nowhere from here: none of its `goto` holds."


# --- where a save has taken the author

_NEAREST = "nearest is"


def back_at_start(kind: str, name: str) -> str:
    """That the scene or ending is gone."""
    return f"The {kind} `{name}` is gone; back at the start."


def forgotten(facts: Sequence[str]) -> str:
    """That the file mentions these facts no more."""
    names = ", ".join(f"`{fact}`" for fact in facts)
    return f"{names} {'is' if len(facts) == 1 else 'are'} neither remembered nor asked for any more."


def scene_lost(scene: str) -> str:
    return f"No conversation reaches `{scene}` any more."


def lost(scene: str, mood: int, facts: Sequence[str]) -> str:
    """The beginning of a sentence that one of the next three ends."""
    known = f" {with_memory(facts)}" if facts else ""
    return f"No conversation reaches `{scene}` at mood {mood}{known} any more"


def by_the_same_replies(begun: str, mood: int) -> str:
    return f"{begun}; the same replies lead to mood {mood}."


def at_the_nearest(begun: str, mood: int) -> str:
    return f"{begun}; {_NEAREST} {mood}."


def with_other_memory(begun: str, facts: Sequence[str]) -> str:
    return f"{begun}; {_NEAREST} the same {with_memory(facts)}."


# --- a position

AT_MOOD = "mood"
CUSTOMER = "the customer:"
NO_LINE_HOLDS = "(no line holds here)"
NO_CONVERSATION = "No conversation gets here."


def with_memory(facts: Sequence[str]) -> str:
    """“with owned-up remembered”."""
    return f"with {', '.join(facts) or 'nothing'} remembered"


def one_with_memory(facts: Sequence[str]) -> str:
    """What would have to be remembered for a conversation to get here."""
    return f"No conversation gets here; {with_memory(facts)} one does."


def remembered(facts: Sequence[str]) -> str:
    return f"remembered: {', '.join(facts)}"


def way_here(replies: Sequence[str]) -> str:
    return f"way here: {', '.join(replies)}"


# --- a reply

LEADS_NOWHERE = "leads nowhere, as none of its `goto` holds"
SHOWS_NOTHING = "shows no behaviour"
NO_POINTS = "no points"


def condition(low: int, high: int, remembers: Sequence[str], lacks: Sequence[str]) -> str:
    """When a reply is on offer: “only at mood 4 or more, with owned-up remembered”; nothing where it always is."""
    parts = _moods(low, high)
    if remembers:
        parts.append(f"with {' and '.join(remembers)} remembered")
    if lacks:
        parts.append(f"without {' or '.join(lacks)} remembered")
    return f"only {', '.join(parts)}" if parts else ""


def _moods(low: int, high: int) -> list[str]:
    least, most = 0, len(MOODS) - 1
    if (low, high) == (least, most):
        return []
    if low == high:
        return [f"at mood {low}"]
    if high == most:
        return [f"at mood {low} or more"]
    return [f"at mood {high} or less" if low == least else f"at mood {low} to {high}"]


def after(seconds: float) -> str:
    """When a silence ends."""
    return f"after {seconds:g} s"


def marked(mark: Mark, regret: float | None) -> str:
    """A reply's mark and cost: “✓ good, cost 2.5”."""
    return f"{MARKS[mark]} {MARK_WORDS[mark]}, {cost(regret)}"


def now_remembered(facts: Sequence[str]) -> str:
    """What a reply adds to the memory."""
    return f"now {remembered(facts)}"


def leads(to: str, outcome: str, *, walks_out: bool) -> str:
    """Where a reply leads; `outcome` is "" for a scene."""
    ends = f" ({OUTCOMES[outcome]})" if outcome else ""
    return f"{'walks out to' if walks_out else 'to'} {to}{ends}"


def earned(value: float, skill: Skill) -> str:
    """Points for a skill: “+3 listening”, “-1 speed”."""
    return f"{value:+g} {SKILLS[skill].lower()}"
