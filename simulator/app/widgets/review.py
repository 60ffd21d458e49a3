"""What the debrief says about the whole conversation, and about one turn."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.visual import Visual

from scoring.points import Evidence
from scoring.rubric import Mark
from simulator.analysis.bounds import Bounds
from simulator.app.colours import MARK_COLOURS
from simulator.app.foreign import foreign, foreign_line
from simulator.app.widgets.hanging import Hanging, Stack
from simulator.counterfactual import Alternative, alternatives, strongest
from simulator.debriefing.sentences import standing
from simulator.debriefing.skills import Act, SkillReview, pulls_apart, review_skills
from simulator.judging import Judged, JudgedTurn
from simulator.records.attempt import Attempt
from simulator.wording import debrief as words
from simulator.wording.common import MARKS, SKILLS, cost, mood_move, number, plain_name

_BAR = 16
"""Columns of a skill's bar."""

_INDENT = Content("  ")
_GAP = Content()


def whole(attempt: Attempt, judged: Judged, bounds: Bounds, headline: str) -> Stack:
    """The skills with what earned and lost them, the lesson, the question and its answer."""
    parts: list[Visual] = []
    if judged.ending is not None:
        for review in review_skills(judged, bounds):
            parts += _skill(review, judged, timed=attempt.settings.timed)
        if pulls_apart(bounds):
            parts += [Content.styled(words.PULLED_APART, "dim"), _GAP]
        if judged.ending.lesson:
            parts += [_heading(words.LESSON), _said(foreign(judged.ending.lesson), "$accent"), _GAP]
    parts.append(_heading(words.QUESTION))
    if attempt.to_change:
        parts.append(_said(foreign(attempt.to_change), "$primary"))
    else:
        parts.append(Content.styled(words.PRESS_C, "dim"))
    return Stack([*parts, _GAP, Content.styled(headline, "dim")])


def one_turn(item: JudgedTurn, bounds: Bounds, *, with_customer: bool, with_open: bool) -> Stack:
    """A turn read back: what was said, what it cost and why, and what else there was to say. `with_customer`: also what
    the customer had said; `with_open`: also what was open before and after, which a chart with a title tells."""
    return Stack(list(_turn(item, bounds, with_customer=with_customer, with_open=with_open)))


def _skill(review: SkillReview, judged: Judged, *, timed: bool) -> Iterator[Visual]:
    full = round((review.score or 0.0) / 100 * _BAR)
    remark = ""
    if review.skill.value == "speed":
        pace = words.pace(judged.scores.pace) if timed else words.NOT_TIMED
        remark = f"  {words.resolution(judged.scores.resolution)}, {pace}"
    yield Content.assemble(
        (f"{SKILLS[review.skill]:<10}", "bold"),
        ("━" * full, "$text-primary"),
        ("─" * (_BAR - full), "dim"),
        (f" {number(review.score):>3}", "bold"),
        (remark, "dim"),
    )
    yield Content.styled(words.on_offer(review.earned, review.best), "dim")
    for act in review.gained + review.lost:
        yield _act(act)
    yield _GAP


def _act(act: Act) -> Hanging:
    told = Content.assemble(foreign_line(plain_name(act.behaviour)), (f"  {words.turn_numbers(act.turns)}", "dim"))
    return Hanging(_INDENT + _points(act.points), told)


def _turn(item: JudgedTurn, bounds: Bounds, *, with_customer: bool, with_open: bool) -> Iterator[Visual]:
    turn, better = item.turn, strongest(item, bounds)
    customer = bounds.graph.rules.scenario.customer.name
    yield Content.assemble(
        (words.turn_numbers([turn.number]).capitalize(), "bold"), "  ", _mark(item.mark), "  ", cost(item.regret)
    )
    told = f"{standing(item, opened=with_open)} {words.sentence(mood_move(item.before.mood, item.after.mood))}".strip()
    yield Content.styled(told, "dim")
    yield _GAP
    if with_customer:
        yield foreign_line(customer, "bold $text-accent")
        for line in item.heard:
            yield _said(foreign(line), "$accent")
        yield _GAP
    yield _heading(words.YOU_SAID)
    yield _said(foreign(turn.said) if turn.said else _nothing(), "$primary")
    yield from _evidence(item.evidence, turn.said)
    if item.why:
        yield _labelled(words.WHY, foreign(item.why))
    if turn.seconds is not None:
        taken = words.time_taken(turn.seconds, turn.allowance, interrupted=turn.interrupted)
        yield _labelled(words.TIME, Content(taken))
    if turn.hinted:
        yield _INDENT + Content(words.HINTED)
    yield _GAP
    if better is not None:
        yield _heading(words.STRONGEST)
        yield _said(foreign(better.say) if better.say else _nothing(), "$success")
        yield from _evidence(better.evidence, better.say)
        if tied := words.ties(len(item.best_replies), among=False):
            yield _INDENT + Content.styled(tied, "dim")
        if better.answer:
            yield _INDENT + Content.styled(words.would_have_said(customer), "dim")
        for line in better.answer:
            yield Hanging(Content.assemble(_INDENT, ("▌ ", "$accent")), foreign(line), repeat=True)
        yield _GAP
    elif item.mark is not None:
        yield Content.styled(words.ties(len(item.best_replies), among=True), "bold $text-success")
        yield _GAP
    others = [other for other in alternatives(item, bounds) if better is None or other.reply != better.reply]
    if others:
        yield _heading(words.OTHERS)
    for other in others:
        yield _other(other)


def _other(other: Alternative) -> Hanging:
    outcome = None if other.ending is None else other.ending.outcome
    effect = words.effect(None, other.regret, other.mood_before, other.mood_after, outcome)
    mark = "" if other.mark is None else MARKS[other.mark]
    lead = Content.styled(f"{mark:<3}", f"bold {MARK_COLOURS[other.mark]}" if other.mark else "")
    said = foreign(other.say) if other.say else _nothing()
    named = _mark(other.mark, symbol=False)
    return Hanging(lead, Content.assemble(said, "\n", named, (f", {effect}" if other.mark else effect, "dim")))


def _evidence(items: tuple[Evidence, ...], said: str) -> Iterator[Visual]:
    """The points and what they are for; the words that show it, where they are not all that was said."""
    for index, item in enumerate(items):
        told = Content.assemble(foreign_line(plain_name(item.behaviour)), (f"  {SKILLS[item.skill].lower()}", "dim"))
        yield Hanging(_INDENT + _points(item.points), told)
        last = index + 1 == len(items) or items[index + 1].behaviour != item.behaviour
        if last and item.quote and item.quote != said:
            yield Hanging(Content(" " * 8), foreign(f"“{item.quote}”", "italic"))


def _points(points: float) -> Content:
    return Content.styled(f"{points:<+6g}", "$text-success" if points > 0 else "$text-error")


def _mark(mark: Mark | None, *, symbol: bool = True) -> Content:
    if mark is None:
        return Content()
    return Content.styled(f"{MARKS[mark]} {mark.value}" if symbol else mark.value, f"bold {MARK_COLOURS[mark]}")


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $text-primary")


def _labelled(label: str, text: Content) -> Hanging:
    return Hanging(_INDENT + Content.styled(f"{label:<6}", "bold"), text)


def _said(text: Content, colour: str) -> Hanging:
    return Hanging(Content.styled("▌ ", colour), text, repeat=True)


def _nothing() -> Content:
    return Content.styled(words.SAID_NOTHING, "italic")
