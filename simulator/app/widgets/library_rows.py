"""The rows of the library: what to go on with, what to practise, what to read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator import places
from simulator.app.foreign import foreign, foreign_line
from simulator.app.shelf import Shelf
from simulator.app.widgets.hanging import Hanging
from simulator.records.attempt import Attempt
from simulator.scenario.source import Source
from simulator.wording import library as words
from simulator.wording import welcome
from simulator.wording.common import OUTCOMES, ago, number

if TYPE_CHECKING:
    from simulator.progress.history import Finished
    from simulator.progress.reached import Reached

_LEAD = Content("  ")

SHOWN_DEBRIEFS = 12
"""How many earlier debriefs stand in the library."""


@dataclass(frozen=True)
class Entry:
    """A row's meaning: a complaint to begin, an attempt to resume, or a debrief to open."""

    source: Source | None = None
    attempt: Attempt | None = None
    finished: Finished | None = None


class LibraryRows(OptionList):
    """`entry` tells what a row means."""

    def __init__(self) -> None:
        super().__init__(id="rows")
        self._entries: dict[str, Entry] = {}

    def entry(self, option_id: str | None) -> Entry:
        return self._entries.get(option_id or "", Entry())

    def show(
        self, shelf: Shelf, reached: Mapping[str, Reached], now: datetime, left: str | None, unplayed: str | None
    ) -> bool:
        """Draws all rows anew; the highlighted one stays, unless the attempt that was `left` is among them (True).
        `unplayed` stands in place of debriefs where there are none."""
        kept = self.get_option_at_index(self.highlighted).id if self.highlighted is not None else None
        self._entries = {}
        options: list[Option] = []
        unfinished = [a for place in reached.values() for a in place.unfinished]
        finished = [f for place in reached.values() for f in place.finished]
        if unfinished:
            options.append(_heading(words.UNFINISHED))
            for attempt in sorted(unfinished, key=lambda a: a.started, reverse=True):
                options.append(self._option(f"resume {attempt.id}", Entry(attempt=attempt), _left(attempt, shelf, now)))
            options.append(_heading(words.COMPLAINTS))
        for path, (source, _) in shelf.shown.items():
            options.append(self._option(f"play {path}", Entry(source=source), _complaint(path, shelf, reached)))
        if not shelf and shelf.ready.is_set():
            options.append(_empty(welcome.no_complaints(str(places.data_folder() / "scenarios"))))
        if finished or unplayed:
            options.append(_heading(welcome.DEBRIEFS))
        if not finished and unplayed:
            options.append(_empty(unplayed))
        if finished:
            for done in sorted(finished, key=lambda f: f.attempt.started, reverse=True)[:SHOWN_DEBRIEFS]:
                options.append(
                    self._option(f"debrief {done.attempt.id}", Entry(finished=done), _debrief(done, shelf, now))
                )
        self.set_options(options)
        numbers = {option.id: index for index, option in enumerate(options) if not option.disabled}
        returned = numbers.get(f"resume {left}")
        if options:
            first = next((i for o, i in numbers.items() if o and o.startswith("play")), 0)
            self.highlighted = returned if returned is not None else numbers.get(kept, first)
        return returned is not None

    def _option(self, name: str, entry: Entry, row: Hanging) -> Option:
        self._entries[name] = entry
        return Option(row, id=name)


def _left(attempt: Attempt, shelf: Shelf, now: datetime) -> Hanging:
    title, when = foreign_line(shelf.title(attempt.scenario)), ago(attempt.started, now)
    return Hanging(_LEAD, Content.assemble(title, (f"  {words.begun(when)}", "dim")))


def _debrief(done: Finished, shelf: Shelf, now: datetime) -> Hanging:
    attempt = done.attempt
    facts = [number(done.scores.overall), OUTCOMES[done.outcome]]
    facts += [words.SECOND_TRY] if attempt.replay_of else []
    told = "  ".join(["", *facts, ago(attempt.started, now)])
    return Hanging(_LEAD, Content.assemble(foreign_line(shelf.title(attempt.scenario)), (told, "dim")))


def _complaint(path: str, shelf: Shelf, reached: Mapping[str, Reached]) -> Hanging:
    _, heading = shelf.shown[path]
    facts = [heading.touchpoint or heading.channel, heading.channel, heading.difficulty]
    checked, place = shelf.checked.get(path), reached.get(heading.id)
    best = None
    if checked is not None and checked.bounds is not None:
        rules = checked.bounds.graph.rules
        facts.append(words.replies(len(checked.bounds.best_way(rules.start))))
        best = None if place is None else place.best(rules.scenario.version)
    known = (
        Content.styled(words.NEW, "dim") if best is None else Content.styled(words.best(number(best)), "$text-success")
    )
    told = foreign_line(" · ".join(dict.fromkeys(filter(None, facts))) + " · ", "dim")
    return Hanging(_LEAD, Content.assemble(foreign_line(heading.title, "bold"), "\n", told, known))


def _empty(told: str) -> Option:
    return Option(Hanging(_LEAD, foreign(told, "dim")), disabled=True)


def _heading(told: str) -> Option:
    return Option(Content.styled(told, "bold"), disabled=True)
