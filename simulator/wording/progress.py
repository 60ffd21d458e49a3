"""What is said of a trainee's progress, and of what to practise next."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from scoring.rubric import Skill
from scoring.text import visible_line
from simulator.wording.common import SKILLS, ago, number

if TYPE_CHECKING:
    from simulator.progress.next import Need, Suggestion
    from simulator.progress.standing import Doing, Line, Played, Score, Standing, Touchpoint

TITLE = "Progress"
NEXT = "Practise next"
SKILLS_OVER_TIME = "Skills over time"
HELPS = "What helps"
HELPS_REMARK = "more is better"
COSTS = "What costs"
COSTS_REMARK = "fewer is better"
NO_CHANCE = "No chance yet to"
TOUCHPOINTS = "Touchpoints"
ON_AVERAGE = "on average"
SCENARIOS = "Complaints"
NO_TOUCHPOINT = "no touchpoint named"
NO_NAME = "no name"
OVERALL = "Overall"
ASSESSED = "◆"
ASSESSED_LEGEND = "◆ reached in an assessment"
FIRST, LAST, BEST = "first", "last", "best"

READING = "Reading your attempts …"
NOTHING_YET = "Nothing to show yet."
WILL_STAND_HERE = (
    "After your first complaint you find here how your listening, ownership and speed develop, how often you take the "
    "chance to name a feeling or to act now, and which complaint is worth practising next."
)
NO_LIBRARY = "There is no complaint in the library that can be played."
UNRECORDED = "Nothing is kept in this session, so there is no progress to show."
HELP_TOPIC = (
    "Each chart has a column for an attempt, the latest on the right; a full column is 100. A chance is a turn in "
    "which some reply on offer shows the behaviour. Second tries count in none of it, and two versions of a complaint "
    "are never averaged together. What to practise next is chosen from what you miss, what was long ago and what you "
    "have not met."
)

KEY_OPEN = "Progress"
KEY_OPEN_TIP = "How you get on, and what to practise next"
KEY_NEXT = "Practise next"
KEY_NEXT_TIP = "Start what is worth practising next"
KEY_DOWN, KEY_UP, KEY_PAGE_DOWN, KEY_PAGE_UP = "↓", "↑", "PgDn", "PgUp"
KEY_DOWN_TIP, KEY_UP_TIP = "Further down", "Further up"
KEY_PAGE_DOWN_TIP, KEY_PAGE_UP_TIP = "A page down", "A page up"
KEY_BACK = "Library"
KEY_BACK_TIP = "Back to the library"
COMMAND = "How you get on: skills, behaviours, touchpoints, and what to practise next"
NOT_CHOSEN_YET = "What to practise next is not known yet; a moment."


def skill_name(skill: Skill | None) -> str:
    return OVERALL if skill is None else SKILLS[skill]


def count(number_of: int, one: str, many: str = "") -> str:
    return f"{number_of} {one if number_of == 1 else many or one + 's'}"


def key_or_enter(key: str) -> str:
    return f"{key} or Enter"


def charted(shown: int, there_are: int) -> str:
    """How many attempts a chart shows, and of how many where those are more."""
    return count(there_are, "attempt") if shown == there_are else f"{shown} of {there_are}"


def attempts_line(standing: Standing) -> str:
    """What the numbers are made of."""
    line = count(standing.attempts, "attempt")
    if standing.assessed:
        line += f", {standing.assessed} of them {'an assessment' if standing.assessed == 1 else 'assessments'}"
    if standing.second_tries:
        verb = "counts" if standing.second_tries == 1 else "count"
        line += f"; {count(standing.second_tries, 'second try', 'second tries')}, which {verb} in no number"
    return line + "."


def streak_line(standing: Standing) -> str:
    """How long somebody has kept at it, in one sentence."""
    streaks = standing.streaks
    if streaks.days > 1:
        days = f"You practised {streaks.days} days in a row{_at_most(streaks.days, streaks.longest_days)}"
    elif streaks.days and streaks.longest_days == 1:
        days = "You have begun to practise"
    else:
        days = f"Your longest run of practice is {count(streaks.longest_days, 'day')}"
    if not streaks.longest_clean:
        return f"{days}."
    if streaks.clean == 1:
        clean = f"the last attempt held no blunder{_at_most(1, streaks.longest_clean)}"
    elif streaks.clean:
        clean = f"the last {streaks.clean} attempts held no blunder{_at_most(streaks.clean, streaks.longest_clean)}"
    else:
        clean = f"your longest run without a blunder is {count(streaks.longest_clean, 'attempt')}"
    return f"{days}, and {clean}."


def _at_most(now: int, longest: int) -> str:
    return f" ({longest} at most)" if longest > now else ""


def score(value: Score | None) -> str:
    """A score, marked where it was reached in an assessment."""
    return number(None) if value is None else number(value.value) + (ASSESSED if value.assessed else "")


def score_in_words(value: Score | None) -> str:
    return number(None) if value is None else number(value.value) + (" (assessment)" if value.assessed else "")


def first_last_best(line: Line) -> str:
    """The three in words; where there was one attempt, its score alone."""
    if len(line.scores) < 2:
        return score_in_words(line.best)
    first, last, best = (score_in_words(value) for value in (line.scores[0], line.scores[-1], line.best))
    return f"first {first}, last {last}, best {best}"


def tried(played: Played) -> str:
    """How often a scenario was played, and what came of it."""
    scores = first_last_best(played.overall)
    return f"{count(played.attempts, 'attempt')}; {scores if len(played.overall.scores) > 1 else f'score {scores}'}"


def doing_sentence(doing: Doing) -> str:
    """“You name the feeling in 3 of 10 chances.”"""
    return f"You {does(doing)} in {of_chances(doing)} {'chance' if doing.chances == 1 else 'chances'}."


def does(doing: Doing) -> str:
    return visible_line(doing.behaviour.doing)


def of_chances(doing: Doing) -> str:
    return f"{doing.shown} of {doing.chances}"


def touchpoint_name(touchpoint: Touchpoint) -> str:
    return NO_TOUCHPOINT if touchpoint.name is None else visible_line(touchpoint.name)


def touchpoint_count(touchpoint: Touchpoint) -> str:
    line = count(touchpoint.attempts, "attempt")
    if touchpoint.assessed:
        line += f", {touchpoint.assessed} assessed"
    if touchpoint.left_out:
        line += f"; {touchpoint.left_out} at earlier versions left out"
    return line


def version_name(played: Played) -> str:
    """The title, and the version where it is not the one in the library."""
    title = visible_line(played.title)
    return title if played.current else f"{title} (version {played.version}, not in the library now)"


def next_title(suggestion: Suggestion) -> str:
    return visible_line(suggestion.scenario.title)


def when(then: datetime, now: datetime) -> str:
    """How long ago; a date where that is longer than people count days."""
    told = ago(then, now)
    return told if told.endswith(("ago", "now", "yesterday")) else f"on {told}"


def reasons(suggestion: Suggestion, now: datetime) -> tuple[str, ...]:
    """Why a scenario is worth practising, in sentences; there is at least one."""
    found = []
    if suggestion.first_ever:
        level = suggestion.scenario.difficulty
        found.append("A starter, and a good one to begin with." if level == "starter" else "You have not begun yet.")
    elif suggestion.last is None:
        found.append("You have not met this one yet.")
    if suggestion.needs and not suggestion.first_ever:
        found.append(_need(suggestion.needs[0], now))
    if suggestion.last is not None:
        found.append(f"You last began it {when(suggestion.last, now)}.")
    return tuple(found)


def _need(need: Need, now: datetime) -> str:
    doing, here = visible_line(need.behaviour.doing), f"this one has {need.scenes}"
    if need.last is None or not need.chances:
        return f"You have had no chance yet to {doing}; {here}."
    if need.forgotten > need.weak:
        return f"You last had a chance to {doing} {when(need.last, now)}; {here}."
    if need.chances == 1:
        took = "took" if need.shown else "missed"
        return f"You {took} your one chance to {doing}; {here}."
    return f"You {doing} in {need.shown} of your last {need.chances} chances; {here}."


def latest_scores(scores: str) -> str:
    """The latest scores of a skill."""
    return f"the latest, oldest first: {scores}"


def on_average(means: str, best: Score | None) -> str:
    """The means of a touchpoint's skills and its best attempt."""
    return f"on average {means}; best {score_in_words(best)}"


def to_play(scenario: str) -> str:
    """The command that starts a scenario."""
    return f"empathy play {scenario}"
