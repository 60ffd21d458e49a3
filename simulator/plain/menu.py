"""The start menu of plain mode: what to practise, what to go on with, what to read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from simulator import places
from simulator.browsing import Order, ordered
from simulator.checking import Checked, check
from simulator.conversation.clock import SystemClock
from simulator.launch import Launch
from simulator.listing import catalogue, released
from simulator.plain.lines import Lines, number_in
from simulator.playback import Playback
from simulator.progress import PLAYED, Finished, Reached, reached
from simulator.records.attempt import UNNAMED, Attempt
from simulator.wording import plain as words

EARLIER = 12
"""How many earlier debriefs are listed."""

_T = TypeVar("_T")


class Menu:
    """Reads the library and what was reached in it. Raises `StoreTrouble`."""

    def __init__(self, launch: Launch, playback: Playback | None, lines: Lines) -> None:
        self.launch = launch
        self.lines = lines
        shown, _ = released(places.scenario_folders(), launch.rubric)
        self._complaints = ordered(catalogue(shown, launch.rubric).cards, Order.DIFFICULTY, {}, ())
        self._versions = {loaded.scenario.id: loaded.scenario.version for loaded in shown if loaded.scenario}
        self._reached: dict[str, Reached] = {}
        if playback is not None:
            self._reached = reached(
                playback, playback.records.attempts(trainee=launch.trainee or UNNAMED, modes=PLAYED)
            )
        self._unfinished = sorted(
            (attempt for place in self._reached.values() for attempt in place.unfinished),
            key=lambda attempt: attempt.started,
            reverse=True,
        )
        self._finished = sorted(
            (done for place in self._reached.values() for done in place.finished),
            key=lambda done: done.attempt.started,
            reverse=True,
        )[:EARLIER]
        self._now = SystemClock().now()

    def has(self, scenario: str) -> bool:
        """Whether the library has a scenario of this id."""
        return scenario in self._versions

    def choose(self) -> Checked | Attempt | None:
        """A complaint to begin, an attempt to resume or, where it has ended, to read again; None to leave. Raises
        `EndOfInput`."""
        if not self._complaints:
            self.lines.say(words.NO_COMPLAINTS)
        self._list()
        prompt = words.which_one(unfinished=bool(self._unfinished), earlier=bool(self._finished))
        while True:
            answer = self.lines.answer(prompt).lower()
            chosen: Checked | Attempt | None = None
            if answer == "q":
                return None
            if answer.startswith("/"):
                self._list(answer[1:])
                continue
            if answer == "r" and self._unfinished:
                chosen = self._pick(words.UNFINISHED, self._unfinished, self._resumable)
            elif answer == "d" and self._finished:
                done = self._pick(words.EARLIER_DEBRIEFS, self._finished, self._readable)
                chosen = None if done is None else done.attempt
            else:
                place = number_in(answer, len(self._complaints))
                if place is None:
                    self.lines.say(words.CHOOSE_ONE)
                    continue
                chosen = self._checked(place)
            if chosen is not None:
                return chosen

    def _list(self, wanted: str = "") -> None:
        """The complaints that hold the words that are wanted; each keeps its number."""
        left = [(place, card) for place, card in enumerate(self._complaints, start=1) if card.holds(wanted)]
        if self._complaints and not left:
            self.lines.say(words.none_with(wanted))
            return
        self.lines.say(words.found(wanted, len(left), len(self._complaints)) if wanted.strip() else words.COMPLAINTS)
        for place, card in left:
            heading, so_far = card.heading, self._reached.get(card.id, Reached())
            facts = dict.fromkeys(filter(None, (heading.touchpoint, heading.channel, heading.difficulty)))
            row = words.complaint(heading.title, facts, so_far.best(self._versions[card.id]), len(so_far.unfinished))
            self.lines.say(words.choice(place, row))

    def _checked(self, place: int) -> Checked | None:
        checked = check(self._complaints[place - 1].source, self.launch.rubric)
        if checked.bounds is None:
            self.lines.say(words.AT_FAULT)
            return None
        return checked

    def _pick(self, heading: str, rows: Sequence[_T], in_words: Callable[[_T], str]) -> _T | None:
        """One of `rows`, by its number; None to go back to the menu."""
        self.lines.say(heading)
        for place, row in enumerate(rows, start=1):
            self.lines.say(words.choice(place, in_words(row)))
        while answer := self.lines.answer(words.WHICH_OF_THESE).lower():
            chosen = number_in(answer, len(rows))
            if chosen is not None:
                return rows[chosen - 1]
        return None

    def _resumable(self, attempt: Attempt) -> str:
        return words.unfinished(self._title(attempt), attempt.started, self._now)

    def _readable(self, done: Finished) -> str:
        attempt = done.attempt
        return words.earlier(
            self._title(attempt),
            done.scores.overall,
            done.outcome,
            attempt.replay_of is not None,
            attempt.started,
            self._now,
        )

    def _title(self, attempt: Attempt) -> str:
        titles = (card.heading.title for card in self._complaints if card.id == attempt.scenario)
        return next(titles, attempt.scenario)
