"""How far each behaviour is forgotten, by FSRS, the schedule of spaced repetition.

A behaviour is a card. Every attempt that counts and held a chance for it reviews the card, by the share of chances
taken: none is Again, less than half Hard, at least half Good, all Easy.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from simulator.progress.history import Finished

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler


class Recall:
    """The cards of one trainee. Importing FSRS waits until the first card is reviewed."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._cards: dict[str, Card] = {}
        self._reviewed: list[str] = []
        self._scheduler: Scheduler | None = None

    def review(self, finished: Sequence[Finished]) -> None:
        """Brings the cards up to these attempts, oldest first. Only what is new is reviewed, where it came last."""
        counted = [item for item in finished if item.counts]
        ids = [item.attempt.id for item in counted]
        if ids[: len(self._reviewed)] != self._reviewed:
            self._begin()
        for item in counted[len(self._reviewed) :]:
            self._review(item)
        self._reviewed = ids

    def forgotten(self, behaviour: str, now: datetime) -> float:
        """From 0, as fresh as can be, to 1: there never was a chance for it."""
        card = self._cards.get(behaviour)
        return 1.0 if card is None else 1.0 - self._with().get_card_retrievability(card, now)

    def last(self, behaviour: str) -> datetime | None:
        """When there last was a chance for it."""
        card = self._cards.get(behaviour)
        return None if card is None else card.last_review

    def _review(self, item: Finished) -> None:
        from fsrs import Card

        when = item.attempt.started.astimezone(UTC)
        for name, chances in item.chances.items():
            card = self._cards.get(name) or Card(card_id=0, due=when)
            rating = _rating(item.shown.get(name, 0), chances)
            self._cards[name], _ = self._with().review_card(card, rating, when)

    def _with(self) -> Scheduler:
        if self._scheduler is None:
            from fsrs import Scheduler

            self._scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        return self._scheduler


def _rating(shown: int, chances: int) -> Rating:
    from fsrs import Rating

    if shown == 0:
        return Rating.Again
    if shown == chances:
        return Rating.Easy
    return Rating.Good if 2 * shown >= chances else Rating.Hard
