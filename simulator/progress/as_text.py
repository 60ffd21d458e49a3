"""Progress as text: for `empathy progress`, and for whoever reads without a screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import datetime

from scoring.text import visible_line
from simulator.progress.overview import Overview
from simulator.progress.standing import Doing, Standing
from simulator.wording import progress as words
from simulator.wording.common import SKILLS, number

WIDTH = 80
LATEST = 10
"""How many of the latest scores stand behind a skill."""


def as_text(overview: Overview, now: datetime) -> str:
    """A line a thought, foreign text to the letter."""
    return "\n".join(_lines(overview, now)) + "\n"


def _lines(overview: Overview, now: datetime) -> Iterator[str]:
    standing = overview.standing
    yield f"PROGRESS: {words.NO_NAME if overview.trainee is None else visible_line(overview.trainee)}"
    if overview.finished:
        yield words.attempts_line(standing)
        yield words.streak_line(standing)
    else:
        yield words.NOTHING_YET
        yield from textwrap.wrap(words.WILL_STAND_HERE, WIDTH)
    yield ""
    yield from _next(overview, now)
    if standing.attempts:
        yield from _standing(standing)


def _next(overview: Overview, now: datetime) -> Iterator[str]:
    if not overview.next:
        yield words.NO_LIBRARY
        return
    first = overview.next[0]
    yield f"{words.NEXT}: {words.next_title(first)}"
    for reason in words.reasons(first, now):
        yield f"  {reason}"
    yield f"  {words.to_play(first.scenario.id)}"


def _standing(standing: Standing) -> Iterator[str]:
    yield ""
    yield words.SKILLS_OVER_TIME
    for line in standing.lines:
        latest = " ".join(number(score.value) for score in line.scores[-LATEST:])
        yield f"  {words.skill_name(line.skill)}: {words.first_last_best(line)}"
        if len(line.scores) > 1:
            yield f"    {words.latest_scores(latest)}"
    met = [doing for doing in standing.doings if doing.chances]
    yield from _doings(f"{words.HELPS} ({words.HELPS_REMARK})", [doing for doing in met if doing.adds])
    yield from _doings(f"{words.COSTS} ({words.COSTS_REMARK})", [doing for doing in met if not doing.adds])
    unmet = [words.does(doing) for doing in standing.doings if doing.adds and not doing.chances]
    if unmet:
        yield from textwrap.wrap(f"{words.NO_CHANCE} {'; '.join(unmet)}.", WIDTH, subsequent_indent="  ")
    yield ""
    yield words.TOUCHPOINTS
    for touchpoint in standing.touchpoints:
        means = ", ".join(f"{SKILLS[skill].lower()} {number(mean)}" for skill, mean in touchpoint.means.items())
        yield f"  {words.touchpoint_name(touchpoint)}: {words.touchpoint_count(touchpoint)}"
        yield f"    {words.on_average(means, touchpoint.best)}"
    yield ""
    yield words.SCENARIOS
    for played in standing.scenarios:
        yield f"  {words.version_name(played)}: {words.tried(played)}"


def _doings(head: str, doings: list[Doing]) -> Iterator[str]:
    if doings:
        yield ""
        yield head
        for doing in doings:
            yield f"  {words.doing_sentence(doing)}"
