"""The debrief as text: for plain mode, `--replies`, and the file a trainee saves."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.text import visible, visible_line
from simulator.conversation.rules import Rules
from simulator.conversation.turns import Mode
from simulator.judging import Judged, JudgedTurn
from simulator.records.attempt import Attempt
from simulator.wording.common import MARKS, OUTCOMES, cost, mood_move, number, points, score_lines


def debrief_text(attempt: Attempt, judged: Judged, rules: Rules) -> str:
    """The whole debrief, a line a thought, foreign text to the letter."""
    return "\n".join(_lines(attempt, judged, rules)) + "\n"


def _lines(attempt: Attempt, judged: Judged, rules: Rules) -> Iterator[str]:
    scenario = rules.scenario
    yield f"DEBRIEF: {visible_line(scenario.title)}"
    yield headline(attempt)
    yield ""
    if judged.ending is None:
        yield "Not finished, so not scored."
    else:
        yield f"Ending: {OUTCOMES[judged.ending.outcome]}"
        if judged.ending.lesson:
            yield f"Lesson: {visible(judged.ending.lesson)}"
        yield ""
        for name, score, remark in score_lines(judged.scores, timed=attempt.settings.timed):
            yield f"{name}: {number(score)} of 100" + (f" ({remark})" if remark else "")
    name = visible_line(scenario.customer.name)
    for item in judged.turns:
        yield ""
        yield from _turn(item, rules, name)
    if judged.ending is not None and judged.turns:
        yield ""
        yield f"{name}: {visible(judged.turns[-1].answer[-1])}"


def headline(attempt: Attempt) -> str:
    """Who, when and how, in a line."""
    settings = attempt.settings
    timed = "timed" if settings.timed else "untimed"
    if settings.timed and settings.factor != 1:
        timed += f", extra time × {settings.factor:g}"
    mode = {Mode.PRACTICE: "practice", Mode.ASSESS: "assessment", Mode.SCRIPTED: "scripted"}[settings.mode]
    parts = [attempt.started.strftime("%d %b %Y %H:%M UTC"), mode, timed, f"version {attempt.version}"]
    if attempt.replay_of is not None:
        parts.insert(2, "second try")
    if attempt.trainee:
        parts.insert(0, visible_line(attempt.trainee))
    return ", ".join(parts)


def _turn(item: JudgedTurn, rules: Rules, name: str) -> Iterator[str]:
    mark = "" if item.mark is None else f"{MARKS[item.mark]} {item.mark.value}, "
    yield f"Turn {item.turn.number}: {mark}{cost(item.regret)}, {mood_move(item.before.mood, item.after.mood)}"
    for line in item.heard:
        yield f"  {name}: {visible(line)}"
    yield f"  You: {visible(item.turn.said)}" if item.turn.said else "  You said nothing."
    for line in points(item.evidence):
        yield f"    {line}"
    if item.why:
        yield f"    Why: {visible(item.why)}"
    if item.turn.seconds is not None:
        late = " (interrupted, not counted)" if item.turn.interrupted else ""
        yield f"    Time: {item.turn.seconds:.0f} s of {item.turn.allowance:.0f} s{late}"
    if item.regret and item.best_replies and item.best_replies[0] != item.turn.reply:
        best = rules.written(item.before, item.best_replies[0])
        if best.say and item.best_replies[0] != "silence":
            yield f"    Strongest: “{visible(best.say)}”"
