"""Attempts read back from the texts they were played from, which are kept beside them.

Bounds are worked out once for each pair of texts, however many attempts were made of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.reports.model import AttemptReport, StrongestReport, TurnReport
from simulator.analysis.bounds import Bounds
from simulator.checking import check
from simulator.conversation.turns import Mode
from simulator.counterfactual import strongest
from simulator.judging import Judged, JudgedTurn, judge
from simulator.records.attempt import Attempt, Kept, NoSuchAttempt, StoreTrouble, iso
from simulator.scenario.rubrics import load_rubric
from simulator.scenario.source import Source

if TYPE_CHECKING:
    from simulator.records.store import Records


class Playback:
    """Reads the attempts of one store."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._bounds: dict[tuple[str, str], Bounds] = {}

    def texts(self, attempt: Attempt) -> tuple[Source, Source]:
        """The scenario and the rubric, to the byte as they were when the attempt began."""
        return (
            Source(f"{attempt.scenario} (as it was played)", self.records.text(attempt.scenario_hash)),
            Source("rubric (as it was then)", self.records.text(attempt.rubric_hash)),
        )

    def bounds(self, attempt: Attempt) -> Bounds:
        """Raises `StoreTrouble` where the kept texts cannot be read any more."""
        key = attempt.scenario_hash, attempt.rubric_hash
        if key not in self._bounds:
            scenario, rubric = self.texts(attempt)
            bounds = check(scenario, load_rubric(rubric)).bounds
            if bounds is None:
                raise StoreTrouble(f"{scenario.path} cannot be read any more by this version of the program.")
            self._bounds[key] = bounds
        return self._bounds[key]

    def judged(self, kept: Kept) -> Judged:
        return judge(kept.turns, self.bounds(kept.attempt))

    def first_try(self, attempt: Attempt) -> float | None:
        """The overall score of the attempt that a second try, or one after it, goes back to; None where there is none,
        it was not finished, or it was forgotten."""
        if attempt.replay_of is None:
            return None
        try:
            while attempt.replay_of is not None:
                attempt = self.records.attempt(attempt.replay_of)
        except NoSuchAttempt:
            return None
        return self.judged(self.records.kept(attempt)).scores.overall

    def report(self, attempt: Attempt) -> AttemptReport:
        return report(attempt, self.judged(self.records.kept(attempt)), self.bounds(attempt))


def report(attempt: Attempt, judged: Judged, bounds: Bounds, *, recorded: bool = True) -> AttemptReport:
    """A judged attempt in the shape that reports render."""
    return AttemptReport(
        attempt=attempt.id if recorded else None,
        trainee=attempt.trainee,
        scenario=attempt.scenario,
        version=attempt.version,
        scenario_hash=attempt.scenario_hash,
        rubric_hash=attempt.rubric_hash,
        mode=attempt.settings.mode.value,
        started=iso(attempt.started),
        ended=None if attempt.ended is None else iso(attempt.ended),
        outcome=None if judged.ending is None else judged.ending.outcome,
        finished=judged.ending is not None,
        timed=attempt.settings.timed,
        factor=attempt.settings.factor,
        group=attempt.group,
        replay_of=attempt.replay_of,
        feedback=attempt.settings.feedback.value if attempt.settings.mode is Mode.PRACTICE else None,
        to_change=attempt.to_change,
        scores=judged.scores,
        turns=tuple(_turn(item, bounds) for item in judged.turns),
    )


def _turn(item: JudgedTurn, bounds: Bounds) -> TurnReport:
    better = strongest(item, bounds)
    return TurnReport(
        scene=item.turn.scene,
        reply=item.turn.reply,
        shown=item.turn.shown,
        said=item.turn.said,
        shows=item.shows,
        mood_before=item.before.mood,
        mood_after=item.after.mood,
        seconds=item.turn.seconds,
        allowance=item.turn.allowance,
        interrupted=item.turn.interrupted,
        hinted=item.turn.hinted,
        open_before=item.open_before,
        open_after=item.open_after,
        regret=item.regret,
        regrets=item.regrets,
        mark=item.mark,
        best_replies=item.best_replies,
        strongest=None if better is None else StrongestReport(better.reply, better.say, better.answer),
        evidence=item.evidence,
    )
