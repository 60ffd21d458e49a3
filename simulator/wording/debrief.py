"""The words of the debrief, on the screen and as text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scoring.rubric import Behaviour, Mark, Skill
from scoring.text import visible, visible_line
from simulator.wording.common import MARKS, OUTCOMES, SKILLS, cost, mood_move, number, plain_name

# --- what the parts are called

KEEP, CHANGE, TRY_NEXT = "Keep", "Change", "Try next"
WHOLE = "The whole conversation"
LESSON, WHY, TIME = "Lesson", "Why", "Time"
YOU = "You"
YOU_SAID, STRONGEST, OTHERS = "You said", "The strongest reply", "What else you could have said"
SAID_NOTHING = "(saying nothing)"
YOU_SAID_NOTHING = "You said nothing."
QUESTION = "What should we change so that this does not happen again?"
NOT_FINISHED = "Not finished, so not scored."
HINTED = "You asked for a hint first."
MOOD = "mood"
PULLED_APART = "No conversation gets all three; 100 overall is the best there is."

# --- what stands on the screen alone

SECOND_TRY = "second try"
PRESS_C = "Press c to answer. Your trainer reads it with this attempt."
ANSWER_PLACEHOLDER = "one thing, in your own words"
KEPT, TAKEN_BACK = "Your answer is kept with this attempt.", "Your answer was taken back."
NOT_KEPT = "Nothing is recorded, so your answer stays on this screen alone."
NO_SECOND_TRY = "An assessment gives no second try."
NOTHING_TO_REPLAY = "This attempt was not recorded, so there is nothing to go back to."
AGAIN_FROM_HERE, AGAIN_FROM_START = "Retry from here", "Retry it all"
CHANGE_KEY, SAVE_KEY, LIBRARY_KEY = "What to change", "Save", "Library"
ANSWER_KEY, CANCEL_KEY = "Keep the answer", "Cancel"
ANSWER_TIP = "Keep the answer with the attempt"
CANCEL_TIP = "Leave the answer as it was"
ANSWER_HELP = (
    "Every complaint tells us something. What you write here, in a line of your own, is kept with the attempt and "
    "stands in your trainer's report. You can change it later; an empty line takes it back."
)
NEXT_KEY, PREVIOUS_KEY, ON_KEY, BACK_KEY = "Next turn", "Turn before", "Read on", "Read back"
FIRST_KEY, LAST_KEY = "Whole conversation", "Last turn"
NEXT_TIP, PREVIOUS_TIP, ON_TIP, BACK_TIP = "The next turn", "The turn before", "Scroll on", "Scroll back"
FIRST_TIP, LAST_TIP = "The whole conversation", "The last turn"
REPLAY_TIP = "A second try from the chosen turn, or from the one that cost most"
CHANGE_TIP = "Say what should change, so that this does not happen again"
SAVE_TIP, LIBRARY_TIP = "Write this debrief to a file", "Back to the library"
HELP_TOPIC = (
    "A trainee starts with 100; each turn says what it cost. ★ best, ✓ good, ?! inaccuracy, ? mistake, ?? blunder. "
    "The picture shows the best score that was still open after each turn, pace left out, and the customer's mood. "
    "Choose a turn with the arrows or a click; r tries again from there, as a new attempt that leaves this one alone."
)


def again_from(turn: int) -> str:
    return f"Retry turn {turn}"


def saved_as(path: object) -> str:
    return f"Saved as {path}"


def not_saved(error: object) -> str:
    return f"It could not be saved: {error}"


# --- the head

MODES = {"practice": "practice", "assess": "assessment", "scripted": "scripted"}


def debrief_of(title: str) -> str:
    return f"DEBRIEF: {visible_line(title)}"


def ended_as(outcome: str) -> str:
    return f"Ending: {OUTCOMES[outcome]}"


def version(number: int) -> str:
    return f"version {number}"


def of_100(score: float | None) -> str:
    return f"{number(score)} of 100"


def turn_number(turn: int) -> str:
    return f"Turn {turn}"


# --- small parts of sentences


def amount(points: float) -> str:
    """Points of the overall score, as they are told: one decimal where it matters."""
    words = f"{points:.1f}".removesuffix(".0") if abs(points) < 9.95 else f"{points:.0f}"
    return f"{words} point" if words == "1" else f"{words} points"


def of_overall(points: float) -> str:
    """Points of the overall score against all that it has: “19 of the 100 points”."""
    return f"{amount(points).split()[0]} of the 100 points"


def quoted(words: str, most: int = 0) -> str:
    """Foreign words in quotes; at most `most` characters of them (0: all), cut behind a word."""
    shown = visible(words)
    if most and len(shown) > most:
        shown = shown[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return f"“{shown}”"


def ended(words: str) -> str:
    """A sentence that ends in foreign words in quotes: with a full stop, unless they bring a stop of their own."""
    return words if words[-2:-1] in {".", "!", "?", "…"} else words + "."


def sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def listed(parts: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def turn_numbers(turns: Sequence[int]) -> str:
    """“turn 2”, “turns 1, 4 and 7–9”."""
    numbers = sorted(set(turns))
    breaks = [0, *(i for i, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1), len(numbers)]
    runs = [numbers[a:b] for a, b in pairwise(breaks)]
    parts = [part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))]
    return f"turn{'s' if len(numbers) > 1 else ''} {listed(parts)}"


def few_turns(turns: Sequence[int]) -> str:
    """The same, and no more than their number where they are many: “12 turns”."""
    return turn_numbers(turns) if len(turns) <= 3 else f"{len(turns)} turns"


def doing(behaviour: Behaviour) -> str:
    """The act as an advice: “Name the feeling”."""
    words = visible_line(behaviour.doing)
    return words[:1].upper() + words[1:]


# --- keep, change, try next


def keep(behaviour: Behaviour, turn: int, quote: str, turns: Sequence[int], worth: float, most: int = 0) -> str:
    """What to keep; `most` characters of the quote, here and below."""
    words = quoted(quote, most) if quote else "you said nothing"
    earned = "It earned" if len(turns) == 1 else f"In {few_turns(turns)} it earned"
    return f"{doing(behaviour)}, as in turn {turn}: {ended(words)} {earned} {of_overall(worth)}; nothing earned more."


def no_keep() -> str:
    return "Nothing you said earned points this time."


def change(
    turn: int, quote: str, regret: float, behaviour: Behaviour | None, strongest: str, *, shown: bool, most: int = 0
) -> str:
    words = quoted(quote, most) if quote else "you said nothing"
    if behaviour is None:
        better = quoted(strongest, most) if strongest else "Saying nothing"
        advice = f"{better} would have left more open."
    elif shown:
        advice = f"Next time, do not {visible_line(behaviour.doing)}."
    else:
        advice = f"It did not {visible_line(behaviour.doing)}."
    return f"Turn {turn} {cost(regret)}: {ended(words)} {advice}"


def no_change(pace: float | None) -> str:
    if pace is None or pace >= 100:
        return "Nothing: no reply cost you anything."
    return f"No reply cost you anything. What is missing to 100 is pace, which was {number(pace)}."


def try_next(behaviour: Behaviour, turn: int, quote: str, turns: Sequence[int], most: int = 0) -> str:
    words = quoted(quote, most) if quote else "it said nothing"
    if len(turns) == 1:
        return f"{doing(behaviour)}. The strongest reply to turn {turn} did: {ended(words)}"
    return f"{doing(behaviour)}. The strongest replies to {few_turns(turns)} did; to turn {turn}: {ended(words)}"


def no_try(*, costly: bool, hinted: Sequence[int]) -> str:
    if costly:
        return "You showed all that the strongest replies show. What they did better was to leave more open."
    if hinted:
        return f"The same without a hint: you asked for one in {turn_numbers(hinted)}."
    return "Nothing was left out: each reply kept all that was open."


# --- scores and skills


def on_offer(earned: float, best: float) -> str:
    """What was earned of the best: “7 of the 11 points this complaint offers”."""
    if best <= 0:
        return "this complaint offers no points for it"
    if earned < 0:
        return f"{earned:g} points; this complaint offers {best:g}"
    return f"{earned:g} of the {best:g} points this complaint offers"


def act(behaviour: str, points: float, turns: Sequence[int]) -> str:
    """What earned or lost points: “+5 names the facts, twice (turns 1 and 3)”."""
    times = {1: "once", 2: "twice"}.get(len(turns), f"{len(turns)} times")
    return f"{points:+g}: {plain_name(visible_line(behaviour))}, {times} ({turn_numbers(turns)})"


NOT_TIMED = "not timed"


def resolution(score: float | None) -> str:
    return f"resolution {number(score)}"


def pace(score: float | None) -> str:
    return f"pace {number(score)}"


def overall(score: str, decided: str | None = None) -> str:
    """`decided` is the score without pace, where there is one."""
    return f"overall {score} of 100" + ("" if decided is None else f", {decided} without pace")


def first_try(first: float, this: float) -> str:
    return f"First try {number(first)}, this one {number(this)}."


# --- a turn


def open_move(before: float, after: float) -> str:
    """How the best score still open moved: held within 0 and 100, as scores are."""
    held = [number(min(100.0, max(0.0, value))) for value in (before, after)]
    return f"best score still open {held[0]}" if held[0] == held[1] else f"best score still open {held[0]} → {held[1]}"


def chart_title(before: float, after: float, *, paced: bool) -> str:
    """`paced`: the overall score has a pace in it too, which what was open leaves out."""
    title = sentence(open_move(before, after)).removesuffix(".")
    return title.replace("Best score still open", "Still open, without pace") if paced else title


def skill_costs(regrets: Sequence[tuple[Skill, float | None]]) -> str:
    """What a turn cost in each skill by itself; empty where it cost nothing in any."""
    parts = [f"{SKILLS[skill].lower()} {cost(value).removeprefix('cost ')}" for skill, value in regrets if value]
    return f"of each skill's own 100: {listed(parts)}" if parts else ""


def ties(best: int, *, among: bool) -> str:
    """How many replies cost nothing; `among`: the trainee's was one of them."""
    if among:
        return "Nothing on offer was stronger." if best == 1 else f"One of {best} replies that cost nothing."
    return "" if best == 1 else f"One of {best} that would have cost nothing."


def effect(mark: Mark | None, regret: float | None, before: int, after: int, outcome: str | None) -> str:
    """What a reply does: mark, cost, mood, and the ending where it leads to one."""
    parts = [] if mark is None else [f"{MARKS[mark]} {mark.value}"]
    parts += [cost(regret), mood_move(before, after)]
    if outcome is not None:
        parts.append(f"leads to {OUTCOMES[outcome]}")
    return ", ".join(parts)


def would_have_said(customer: str) -> str:
    return f"{visible_line(customer)} would have said"


def time_taken(seconds: float, allowance: float, *, interrupted: bool) -> str:
    counted = " (interrupted, not counted)" if interrupted else ""
    return f"{seconds:.0f} s of {allowance:.0f} s{counted}"


# --- the headline


def settings_words(*, timed: bool, factor: float) -> str:
    stretched = f", extra time × {factor:g}" if timed and factor != 1 else ""
    return ("timed" if timed else "untimed") + stretched


FEEDBACK = {"off": "no feedback after replies", "word": "a word of feedback after replies", "full": ""}
"""Feedback, where it is not the usual."""


def hints(turns: int) -> str:
    return "1 hint" if turns == 1 else f"{turns} hints"
