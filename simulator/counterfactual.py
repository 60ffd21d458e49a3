"""What would have happened: every other reply that was on offer in a turn, and what the customer would have said."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.points import Evidence, evidence
from scoring.rubric import Mark
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import NothingHolds, after
from simulator.judging import JudgedTurn
from simulator.scenario.model import SILENCE, Ending


@dataclass(frozen=True)
class Alternative:
    """A reply that was on offer and was not said. `say` is empty for silence. `answer` is what the customer says to it,
    word for word; `ending` is where it leads, None where the conversation goes on. `regret`, `mark` and `evidence` as
    in a judged turn."""

    reply: str
    say: str
    regret: float | None
    mark: Mark | None
    mood_before: int
    mood_after: int
    evidence: tuple[Evidence, ...]
    why: str | None
    answer: tuple[str, ...]
    ending: Ending | None


def alternatives(item: JudgedTurn, bounds: Bounds) -> tuple[Alternative, ...]:
    """All that could have been said instead, and silence where the customer would not have waited for ever: what costs
    least first, equals as `best_replies` has them, then in the order of the file. The reply that was said is not among
    them."""
    rules = bounds.graph.rules
    others = [move.reply for move in rules.moves(item.before) if move.reply != item.turn.reply]
    if item.turn.seconds is None:
        others = [reply for reply in others if reply != SILENCE]
    found = [_alternative(item, reply, bounds) for reply in others]
    best = {reply: place for place, reply in enumerate(item.best_replies)}
    return tuple(sorted(found, key=lambda other: (other.regret or 0.0, best.get(other.reply, len(best)))))


def strongest(item: JudgedTurn, bounds: Bounds) -> Alternative | None:
    """The reply that would have kept most open; None where what was said kept as much, or where nothing is scored."""
    if not item.regret or not item.best_replies:
        return None
    return _alternative(item, item.best_replies[0], bounds)


def _alternative(item: JudgedTurn, reply: str, bounds: Bounds) -> Alternative:
    rules, rubric = bounds.graph.rules, bounds.rubric
    to = after(rules.move(item.before, reply), item.before)
    written = rules.written(item.before, reply)
    said = "" if reply == SILENCE else written.say or ""
    try:
        answer = rules.answer(item.before, reply, to)
    except NothingHolds:
        answer = ()
    regret = bounds.regret(item.before, reply)
    return Alternative(
        reply=reply,
        say=said,
        regret=regret,
        mark=None if regret is None else rubric.mark(regret),
        mood_before=item.before.mood,
        mood_after=to.mood,
        evidence=evidence(rubric, written.shows, said),
        why=written.why,
        answer=answer,
        ending=rules.ending(to),
    )
