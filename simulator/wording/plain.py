"""The words of plain mode. A screen reader reads each line aloud, so a line says one thing, and is short."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from scoring.text import visible_line
from simulator.wording.common import OUTCOMES, ago, mood_word, number

PROMPT = ">"

# --- before the first reply

FILE_SHOWS = "Our file shows:"
FILE_SHOWS_NOTHING = "Our file shows nothing."
UNTIMED = "Nothing is timed."
NO_FEEDBACK = "After a reply nothing is explained, as you asked; the debrief explains it all."
ASSESSMENT = (
    "This is an assessment: no feedback before the end, no hint, no looking back, no pause, and no second try after it."
)
FOR_HELP = "Type ? for help."
FOR_WHAT_WAS_SAID = "Type b to look back over the talk so far."
BEGIN = "Press Enter to begin."

# --- during the conversation

SAID_NOTHING = "(You said nothing.)"
ON = "Press Enter to go on."
TO_THE_REPLIES = "Press Enter for your replies."
PAUSED = "Paused. Press Enter to go on."
NOTHING_TO_PAUSE = "Nothing is timed; take all the time you want."
NOTHING_SAID_YET = "You have not said anything yet."
LOOKING_BACK = "The talk so far:"
NO_PAUSE = "An assessment cannot be paused."
NO_HINT = "An assessment has no hint."
NO_LOOKING_BACK = "An assessment has no looking back."

# --- stopping and keeping

INPUT_ENDED = "The input has ended."
YOU_LEFT = "You left."
STOPPED = "Stopped."
UNKEPT_FROM_HERE = "From here on nothing is kept."
KEEP_OR_NOT = "Type `again` to try again, `unrecorded` to go on without a record, or `q` to leave:"
UNRECORDED_OR_LEAVE = "Type `unrecorded` to go on without a record; anything else leaves:"
NOT_STARTED = "Nothing was started."

# --- after the debrief

WHAT_TO_CHANGE = "What should we change so that this does not happen again?"
IN_A_LINE = "(In a line of your own; Enter skips.)"
IN_WORDS = "(In words, please; Enter skips.) "
CHANGE_KEPT = "Kept, for whoever can change it. Thank you."
CHANGE_AGAIN = "Type `again` to try again; Enter goes on without keeping your answer:"
NO_SECOND_TRY_HERE = "An assessment has no second try."
NO_SECOND_TRY_UNKEPT = "Nothing was kept of this attempt, so there is no second try."

# --- the start

COMPLAINTS = "Complaints to practise on:"
NO_COMPLAINTS = "There are no complaints to practise on. `empathy where` names the folders they are looked for in."
AT_FAULT = "This one has errors, and cannot be played; `empathy check` says which."
NOTHING_TO_RESUME = "There is nothing to resume; leave --resume out to start."
ONE_IS_UNFINISHED = "(An earlier attempt is unfinished; --resume goes on with it.)"
UNFINISHED = "Unfinished:"
EARLIER_DEBRIEFS = "Earlier debriefs, newest first:"
WHICH_OF_THESE = "Which one? (its number; Enter goes back)"
NEW = "new"
CHOOSE_ONE = "Choose one by its number, or type q to leave."
ALL_AGAIN = "Type / to hear all of them again."


def help_lines(*, assessed: bool, timed: bool, recorded: bool) -> list[str]:
    """What can be typed, and nothing that is not there."""
    lines = [
        "Type the number of a reply and press Enter to say it. Other things you can type:",
        "  f  what our file shows",
        "  m  the customer's mood",
        "  r  the replies again",
    ]
    if not assessed:
        lines += [
            "  h  a hint: what the customer still needs; the debrief tells that you asked",
            "  b  back over the talk so far",
        ]
    if timed:
        lines.append("  t  the time left")
    if timed and not assessed:
        lines.append("  p  pause")
    lines.append("  ?  this help")
    lines.append("  q  leave" + ("; what you said is kept, and you can go on later" if recorded else ""))
    if assessed:
        lines.append(ASSESSMENT)
    return lines


def heading(title: str, channel: str, difficulty: str) -> str:
    return f"{visible_line(title)} ({channel}, {difficulty})"


def customer_is(name: str) -> str:
    return f"The customer is {name}."


def file_line(words: str) -> str:
    return f"- {words}"


def timed(factor: float) -> str:
    stretch = f", with extra time × {factor:g}" if factor != 1 else ""
    return f"Each reply is timed{stretch}: reading time, and a while to think. t tells the time left."


def says(name: str, words: str) -> str:
    return f"{name}: {words}"


def you(words: str) -> str:
    return f"You: {words}"


def aside(words: str) -> str:
    return f"({words})"


def choice(place: int, words: str) -> str:
    return f"{place}. {words}"


def turn_number(turn: int) -> str:
    return f"Turn {turn}"


def now_at(turn: int) -> str:
    return f"Now you are at turn {turn}."


def goes_on(turn: int) -> str:
    return f"You go on where you stopped, at turn {turn}."


def second_try(turn: int) -> str:
    return f"A second try, from turn {turn}. The attempt it goes back to stays as it is."


def mood_now(name: str, mood: int) -> str:
    return f"{name} is {mood_word(mood)}: mood {mood} of 10."


def _seconds(count: float) -> str:
    return "1 second" if round(count) == 1 else f"{count:.0f} seconds"


def time_to_answer(allowance: float, name: str, silence: float | None) -> str:
    """What a timed turn is told at its start; `silence` is when the customer speaks again."""
    limit = "" if silence is None else f" {name} speaks again after {_seconds(silence)} of silence."
    return f"({_seconds(allowance)} to answer.{limit})"


def time_left(left: float, allowance: float, name: str, silence: float | None) -> str:
    """The time left for full marks, and until the customer speaks again."""
    if left >= 0.5:
        words = f"{_seconds(left)} left of {allowance:.0f}."
    else:
        words = f"The {_seconds(allowance)} for this reply are over; you can still answer."
    return words if silence is None else f"{words} {name} speaks again in {_seconds(max(0.0, silence))}."


def type_a_number(most: int) -> str:
    return f"Type {_numbers(most)}, or ? for help."


def _numbers(most: int) -> str:
    return "the number 1" if most == 1 else f"a number from 1 to {most}"


def nothing_kept(reason: str) -> str:
    return f"{reason} Nothing was kept."


def nothing_said(reason: str) -> str:
    return f"{reason} You had not said anything yet."


def kept(reason: str, replies: int, command: str) -> str:
    words = "Your reply is kept" if replies == 1 else f"Your {replies} replies are kept"
    return f"{reason} {words}. To go on: {command}"


def debrief_prompt(most: int | None) -> str:
    """The prompt after the debrief; `most` None: there is no second try here."""
    rest = "d: the debrief again. s: save it as text. Enter: end."
    if most is None:
        return rest
    return f"{'r1' if most == 1 else f'r1 to r{most}'}: a second try from that turn. {rest}"


def not_a_turn(most: int | None) -> str:
    """`most` None: there is no second try here."""
    return "Type d, s or Enter." if most is None else f"Type r and {_numbers(most)}, d, s or Enter."


def saved(path: str) -> str:
    return f"Saved as {path}"


def not_saved(problem: str, where: str | None) -> str:
    place = "" if where is None else f" as {where}"
    return f"It could not be saved{place}: {problem}. Type d to read it here, and copy it."


def complaint(title: str, facts: Iterable[str], best: float | None, unfinished: int) -> str:
    """A row of the start menu: the title, what kind it is, what was reached."""
    so_far = [] if best is None else [f"best {number(best)}"]
    so_far += [f"{unfinished} unfinished"] if unfinished else []
    return f"{visible_line(title)} ({visible_line(', '.join(facts))}): {', '.join(so_far) or NEW}"


def found(wanted: str, left: int, total: int) -> str:
    """Above the complaints that hold the words that were wanted."""
    return f"{left} of {total} with “{visible_line(wanted.strip())}”:"


def none_with(wanted: str) -> str:
    return f"No complaint has “{visible_line(wanted.strip())}” in it. {ALL_AGAIN}"


def unfinished(title: str, started: datetime, now: datetime) -> str:
    return f"{visible_line(title)}, begun {ago(started, now)}"


def earlier(title: str, overall: float | None, outcome: str, again: bool, started: datetime, now: datetime) -> str:
    """A row of the earlier debriefs."""
    second = ", second try" if again else ""
    return f"{visible_line(title)}: {number(overall)}, {OUTCOMES[outcome]}{second}, {ago(started, now)}"


def which_one(*, unfinished: bool, earlier: bool) -> str:
    """The prompt of the start menu, with what is there."""
    ways = ["its number", "/ and a word to search"]
    ways += ["r to resume one"] if unfinished else []
    ways += ["d for earlier debriefs"] if earlier else []
    return f"Which one? ({', '.join(ways)}, or q to leave)"
