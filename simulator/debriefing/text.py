"""The debrief as text: for plain mode, `--replies`, and the file a trainee saves."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.text import visible, visible_line
from simulator.analysis.bounds import Bounds
from simulator.conversation.turns import Mode
from simulator.counterfactual import Alternative, alternatives, strongest
from simulator.debriefing.insights import insights
from simulator.debriefing.sentences import insight_lines, standing
from simulator.debriefing.skills import pulls_apart, review_skills
from simulator.judging import Judged, JudgedTurn
from simulator.records.attempt import Attempt
from simulator.wording import debrief as words
from simulator.wording.common import points, score_lines


def debrief_text(attempt: Attempt, judged: Judged, bounds: Bounds, *, first: float | None = None) -> str:
    """The whole debrief, a line a thought, foreign text to the letter. `first` is the overall score of the first try,
    where this is a later one."""
    return "\n".join(_hanging(line) for line in _lines(attempt, judged, bounds, first)) + "\n"


def _hanging(line: str) -> str:
    """Later paragraphs of a foreign text stand deeper than its first line: none can pass for a line of the debrief."""
    return line.replace("\n", "\n" + " " * (len(line) - len(line.lstrip(" ")) + 2))


def _lines(attempt: Attempt, judged: Judged, bounds: Bounds, first: float | None) -> Iterator[str]:
    scenario = bounds.graph.rules.scenario
    name = visible_line(scenario.customer.name)
    yield words.debrief_of(scenario.title)
    yield headline(attempt, judged)
    yield ""
    if judged.ending is None:
        yield words.NOT_FINISHED
    else:
        yield words.ended_as(judged.ending.outcome)
    if first is not None and judged.scores.overall is not None:
        yield words.first_try(first, judged.scores.overall)
    if judged.turns:
        yield ""
        for label, sentence in insight_lines(insights(judged, bounds), judged):
            yield f"{label}: {sentence}"
    if judged.ending is not None:
        yield ""
        yield from _scores(attempt, judged, bounds)
    for item in judged.turns:
        yield ""
        yield from _turn(item, bounds, name)
    if judged.ending is not None:
        if judged.turns:
            yield ""
            for line in judged.turns[-1].answer:
                yield f"{name}: {visible(line)}"
        if judged.ending.lesson:
            yield ""
            yield f"{words.LESSON}: {visible(judged.ending.lesson)}"
    if attempt.to_change:
        yield ""
        yield words.QUESTION
        yield f"  {visible(attempt.to_change)}"


def headline(attempt: Attempt, judged: Judged) -> str:
    """Who, when and how, in a line."""
    settings = attempt.settings
    hinted = sum(item.turn.hinted for item in judged.turns)
    parts = [
        visible_line(attempt.trainee or ""),
        attempt.started.strftime("%d %b %Y %H:%M UTC"),
        words.MODES[settings.mode.value],
        words.SECOND_TRY if attempt.replay_of is not None else "",
        words.settings_words(timed=settings.timed, factor=settings.factor),
        words.FEEDBACK[settings.feedback.value] if settings.mode is Mode.PRACTICE else "",
        words.hints(hinted) if hinted else "",
        words.version(attempt.version),
    ]
    return ", ".join(part for part in parts if part)


def _scores(attempt: Attempt, judged: Judged, bounds: Bounds) -> Iterator[str]:
    reviews = [None, *review_skills(judged, bounds)]  # the overall score has none
    for (name, score, remark), review in zip(
        score_lines(judged.scores, timed=attempt.settings.timed), reviews, strict=True
    ):
        yield f"{name}: {words.of_100(score)}" + (f" ({remark})" if remark else "")
        if review is not None:
            yield f"  {words.on_offer(review.earned, review.best)}"
            for act in review.gained + review.lost:
                yield f"    {words.act(act.behaviour, act.points, act.turns)}"
    if pulls_apart(bounds):
        yield words.PULLED_APART


def _turn(item: JudgedTurn, bounds: Bounds, name: str) -> Iterator[str]:
    turn, better = item.turn, strongest(item, bounds)
    effect = words.effect(item.mark, item.regret, item.before.mood, item.after.mood, None)
    yield f"{words.turn_number(turn.number)}: {effect}"
    if told := standing(item):
        yield f"  {told}"
    for line in item.heard:
        yield f"  {name}: {visible(line)}"
    yield f"  {words.YOU}: {visible(turn.said)}" if turn.said else f"  {words.YOU_SAID_NOTHING}"
    for line in points(item.evidence):
        yield f"    {line}"
    if item.why:
        yield f"    {words.WHY}: {visible(item.why)}"
    if turn.seconds is not None:
        taken = words.time_taken(turn.seconds, turn.allowance, interrupted=turn.interrupted)
        yield f"    {words.TIME}: {taken}"
    if turn.hinted:
        yield f"    {words.HINTED}"
    if better is None:
        if item.mark is not None:
            yield f"  {words.ties(len(item.best_replies), among=True)}"
    else:
        yield f"  {words.STRONGEST}: {_said(better)}"
        for line in points(better.evidence):
            yield f"    {line}"
        if tied := words.ties(len(item.best_replies), among=False):
            yield f"    {tied}"
        for line in better.answer:
            yield f"    {words.would_have_said(name)}: {visible(line)}"
    others = [other for other in alternatives(item, bounds) if better is None or other.reply != better.reply]
    if others:
        yield f"  {words.OTHERS}:"
    for other in others:
        yield f"    {_effect(other)}: {_said(other)}"


def _said(other: Alternative) -> str:
    return words.quoted(other.say) if other.say else words.SAID_NOTHING


def _effect(other: Alternative) -> str:
    outcome = None if other.ending is None else other.ending.outcome
    return words.effect(other.mark, other.regret, other.mood_before, other.mood_after, outcome)
