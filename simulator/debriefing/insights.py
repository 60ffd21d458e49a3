"""One thing to keep, one to change, one to try next: each drawn from a turn and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.points import Evidence
from scoring.rubric import Behaviour, Mark
from scoring.scores import TINY
from simulator.analysis.bounds import Bounds
from simulator.counterfactual import strongest
from simulator.judging import Judged, JudgedTurn


@dataclass(frozen=True)
class Keep:
    """The behaviour that earned most in good turns: `worth` in points of the overall score, pace left out, over the
    `turns` that show it. `quote` are the words that show it in `turn`, where it earned most; empty where nothing was
    said."""

    behaviour: Behaviour
    turn: int
    quote: str
    turns: tuple[int, ...]
    worth: float


@dataclass(frozen=True)
class Change:
    """The turn that cost most, in points of the overall score. `behaviour` is what took most away there, where
    something did (`shown`); otherwise what was missing most against the `strongest` reply; None where nothing was, and
    the strongest reply only led somewhere better. `quote` are words of the trainee; empty where nothing was said."""

    turn: int
    quote: str
    cost: float
    behaviour: Behaviour | None
    shown: bool
    strongest: str


@dataclass(frozen=True)
class TryNext:
    """The behaviour that the strongest replies showed most, by weight, in turns where the trainee's did not. `quote`
    are the strongest reply's words in `turn`, where it would have earned most."""

    behaviour: Behaviour
    turn: int
    quote: str
    turns: tuple[int, ...]


@dataclass(frozen=True)
class Insights:
    """None stands for: there is no such thing in this attempt."""

    keep: Keep | None
    change: Change | None
    try_next: TryNext | None


def insights(judged: Judged, bounds: Bounds) -> Insights:
    """What the evidence of an attempt says to its trainee."""
    keep = _keep(judged, bounds)
    return Insights(keep, _change(judged, bounds), _try_next(judged, bounds, keep))


@dataclass(frozen=True)
class _Shown:
    """A behaviour in one reply, with what it is worth in points of the overall score."""

    behaviour: str
    turn: int
    quote: str
    worth: float


def _shown(turn: int, items: Iterable[Evidence], bounds: Bounds) -> list[_Shown]:
    """Each behaviour once, whatever the number of skills it counts for."""
    worth: dict[str, float] = {}
    quotes: dict[str, str] = {}
    for item in items:
        points = 100 / bounds.most * bounds.bests.weight(bounds.rubric, item.skill) * item.points
        worth[item.behaviour] = worth.get(item.behaviour, 0.0) + points
        quotes[item.behaviour] = item.quote
    return [_Shown(name, turn, quotes[name], points) for name, points in worth.items()]


def _most(found: Iterable[_Shown]) -> list[_Shown]:
    """All that show the behaviour which is worth most together; none where nothing is worth anything. Of equals, the
    first to be shown."""
    by_name: dict[str, list[_Shown]] = {}
    for item in found:
        if item.worth > TINY:
            by_name.setdefault(item.behaviour, []).append(item)
    return max(by_name.values(), key=lambda items: sum(item.worth for item in items), default=[])


def _keep(judged: Judged, bounds: Bounds) -> Keep | None:
    """From turns that were good where there are any: nobody should keep the words of a mistake."""
    if bounds.most <= 0:
        return None
    good = [item for item in judged.turns if item.mark in (Mark.BEST, Mark.GOOD)]
    most = _earned_most(good, bounds) or _earned_most(judged.turns, bounds)
    if not most:
        return None
    best = max(most, key=lambda item: item.worth)
    behaviour, turns = bounds.rubric.behaviours[best.behaviour], tuple(item.turn for item in most)
    return Keep(behaviour, best.turn, best.quote, turns, sum(item.worth for item in most))


def _earned_most(turns: Iterable[JudgedTurn], bounds: Bounds) -> list[_Shown]:
    return _most(found for item in turns for found in _shown(item.turn.number, item.evidence, bounds))


def _change(judged: Judged, bounds: Bounds) -> Change | None:
    costly = costliest(judged)
    better = None if costly is None else strongest(costly, bounds)
    if costly is None or better is None:
        return None
    turn = costly.turn
    worst = min(_shown(turn.number, costly.evidence, bounds), key=lambda item: item.worth, default=None)
    if worst is not None and worst.worth < -TINY:
        behaviour = bounds.rubric.behaviours[worst.behaviour]
        return Change(turn.number, worst.quote, costly.regret or 0.0, behaviour, True, better.say)
    missing = _most(_missing(costly, bounds))
    behaviour_or_none = bounds.rubric.behaviours[missing[0].behaviour] if missing else None
    return Change(turn.number, turn.said, costly.regret or 0.0, behaviour_or_none, False, better.say)


def costliest(judged: Judged) -> JudgedTurn | None:
    """The turn that cost most, of equals the first; None where nothing did."""
    costly = [item for item in judged.turns if item.regret]
    return max(costly, key=lambda item: item.regret or 0.0, default=None)


def _try_next(judged: Judged, bounds: Bounds, keep: Keep | None) -> TryNext | None:
    """Something other than what is to be kept, where there is anything else: who does it already need not try it."""
    missing = [found for item in judged.turns for found in _missing(item, bounds)]
    kept = None if keep is None else keep.behaviour.name
    most = _most(found for found in missing if found.behaviour != kept) or _most(missing)
    if not most:
        return None
    best = max(most, key=lambda item: item.worth)
    behaviour = bounds.rubric.behaviours[best.behaviour]
    return TryNext(behaviour, best.turn, best.quote, tuple(item.turn for item in most))


def _missing(item: JudgedTurn, bounds: Bounds) -> list[_Shown]:
    """What the strongest reply shows and what was said does not."""
    better = strongest(item, bounds)
    if better is None:
        return []
    return [found for found in _shown(item.turn.number, better.evidence, bounds) if found.behaviour not in item.shows]
