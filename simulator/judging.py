"""Joins an attempt's turns with its scenario's bounds: what the debrief and every report are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.points import Evidence, evidence
from scoring.rubric import Mark, Pace, Points, Skill
from scoring.scores import Scores, scores
from simulator.analysis.bounds import Bounds
from simulator.conversation.rules import Position, after
from simulator.conversation.turns import Turn
from simulator.scenario.model import Ending


@dataclass(frozen=True)
class JudgedTurn:
    """A turn and what it was worth. `chances` are the behaviours that some reply on offer shows. `open_before` and
    `open_after` are the best overall score that was still to be had, pace left out; `regret` is what the turn cost of
    it, `regrets` the same for each skill by itself; `best_replies` are all that would have cost nothing."""

    turn: Turn
    before: Position
    after: Position
    heard: tuple[str, ...]
    answer: tuple[str, ...]
    shows: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    chances: frozenset[str]
    why: str | None
    open_before: float | None
    open_after: float | None
    regret: float | None
    regrets: dict[Skill, float | None]
    mark: Mark | None
    best_replies: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """An attempt read back. `ending` is None, and every score too, while it is not finished."""

    turns: tuple[JudgedTurn, ...]
    ending: Ending | None
    scores: Scores
    earned: Points


def judge(turns: Sequence[Turn], bounds: Bounds) -> Judged:
    """Plays `turns` over again and judges each. Raises `NotOnOffer` where they do not fit the scenario."""
    rules, rubric = bounds.graph.rules, bounds.rubric
    position, earned = rules.start, Points()
    heard: tuple[str, ...] = (rules.line(position),)
    judged: list[JudgedTurn] = []
    still_open = bounds.still_open(position, earned)
    for turn in turns:
        to = after(rules.move(position, turn.reply), position)
        written = rules.written(position, turn.reply)
        answer = rules.answer(position, turn.reply, to)
        cost = bounds.regret(position, turn.reply)
        earned = earned.plus(bounds.earned(position, turn.reply))
        open_before, still_open = still_open, bounds.still_open(to, earned)
        judged.append(
            JudgedTurn(
                turn=turn,
                before=position,
                after=to,
                heard=heard,
                answer=answer,
                shows=tuple(written.shows),
                evidence=evidence(rubric, written.shows, turn.said),
                chances=rules.chances(position),
                why=written.why,
                open_before=open_before,
                open_after=still_open,
                regret=cost,
                regrets=bounds.regrets(position, turn.reply),
                mark=None if cost is None else rubric.mark(cost),
                best_replies=bounds.best_replies(position),
            )
        )
        position, heard = to, answer
    ending = rules.ending(position)
    return Judged(
        turns=tuple(judged),
        ending=ending,
        scores=Scores()
        if ending is None
        else scores(
            rubric, bounds.bests, bounds.most, earned, paces(((j.before, j.turn) for j in judged), rubric.pace)
        ),
        earned=earned,
    )


def paces(played: Iterable[tuple[Position, Turn]], pace: Pace) -> list[float]:
    """The pace of each timed turn, the first in each position only; a silence has none, an interrupted turn no say."""
    met: set[Position] = set()
    found = []
    for before, turn in played:
        first = before not in met
        met.add(before)
        if first and turn.seconds is not None and not turn.interrupted:
            found.append(0.0 if turn.said == "" else pace.score(turn.seconds, turn.allowance))
    return found
