"""The rows of the library: what to go on with, what to practise, what to read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator import places
from simulator.app.foreign import foreign, foreign_line
from simulator.app.shelf import Shelf
from simulator.app.widgets.hanging import Hanging
from simulator.browsing import Card
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


@dataclass(frozen=True)
class Shown:
    """What the rows are drawn of: `cards` are the complaints, in their order. `narrowed` tells in words why some are
    left out, None where none is; then nothing else is shown of those either. `left` is the attempt that was left last;
    `unplayed` stands in place of debriefs where there are none."""

    shelf: Shelf
    cards: Sequence[Card]
    reached: Mapping[str, Reached]
    now: datetime
    narrowed: str | None = None
    left: str | None = None
    unplayed: str | None = None


class LibraryRows(OptionList):
    """`entry` tells what a row means."""

    def __init__(self) -> None:
        super().__init__(id="rows")
        self._entries: dict[str, Entry] = {}
        self._drawing = False
        self._moved = False
        """Whether a person has moved the highlight; until then it stays on the first complaint."""

    def entry(self, option_id: str | None) -> Entry:
        return self._entries.get(option_id or "", Entry())

    def show(self, shown: Shown, *, from_top: bool = False) -> bool:
        """Draws all rows anew. The highlighted one stays, and stays where it is on the screen, unless it is gone, a
        look `from_top` is wanted, or the attempt that was left is among the rows (True)."""
        moved = (self._moved or self.scroll_y > 0) and not from_top
        kept = self.get_option_at_index(self.highlighted).id if self.highlighted is not None and moved else None
        line, scrolled = self._line(kept), self.scroll_y
        self._entries = {}
        options = list(self._options_of(shown))
        self._drawing = True
        self.set_options(options)
        numbers = {option.id: index for index, option in enumerate(options) if not option.disabled}
        returned = numbers.get(f"resume {shown.left}")
        if numbers:
            first = next((i for o, i in numbers.items() if o and o.startswith("play")), min(numbers.values()))
            self.highlighted = returned if returned is not None else numbers.get(kept, first)
        self._moved = returned is not None or kept in numbers
        self._drawing = False
        if returned is None and kept in numbers:
            self._scroll(scrolled + self._line(kept) - line)
        return returned is not None

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        self._moved = self._moved or not self._drawing

    def action_select(self) -> None:
        self._moved = True
        super().action_select()

    def to_debriefs(self) -> bool:
        """To the latest debrief, with its heading on top; from there back to the first complaint. False where there is
        none."""
        here = None if self.highlighted is None else self.get_option_at_index(self.highlighted).id
        if (here or "").startswith("debrief "):
            return self._to("play ")
        return self._to("debrief ")

    def _to(self, kind: str) -> bool:
        index = next((i for i, option in enumerate(self.options) if (option.id or "").startswith(kind)), None)
        if index is not None:
            self.highlighted = index
            self._scroll(self._index_to_line[index] - 1)
        return index is not None

    def _line(self, name: str | None) -> int:
        """The line on which an option begins."""
        return 0 if name is None else self._index_to_line.get(self.get_option_index(name), 0)

    def _scroll(self, line: float) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def _options_of(self, shown: Shown) -> Iterator[Option]:
        shelf, reached, now = shown.shelf, shown.reached, shown.now
        ids = {card.id for card in shown.cards}
        places_of = [place for name, place in reached.items() if shown.narrowed is None or name in ids]
        unfinished = sorted((a for p in places_of for a in p.unfinished), key=lambda a: a.started, reverse=True)
        finished = sorted((f for p in places_of for f in p.finished), key=lambda f: f.attempt.started, reverse=True)
        if unfinished:
            yield _heading(words.UNFINISHED)
            for attempt in unfinished:
                yield self._option(f"resume {attempt.id}", Entry(attempt=attempt), _left(attempt, shelf, now))
            yield _heading(words.COMPLAINTS)
        for card in shown.cards:
            entry = Entry(source=card.source)
            yield self._option(f"play {card.source.path}", entry, _complaint(card, shelf, reached.get(card.id)))
        if not shown.cards and shown.narrowed is not None:
            yield _empty(shown.narrowed)
        elif not shelf and shelf.ready.is_set():
            yield _empty(welcome.no_complaints(str(places.data_folder() / "scenarios")))
        if finished:
            yield _heading(welcome.DEBRIEFS)
            for done in finished[:SHOWN_DEBRIEFS]:
                yield self._option(f"debrief {done.attempt.id}", Entry(finished=done), _debrief(done, shelf, now))
        elif shown.unplayed and shown.narrowed is None:
            yield _heading(welcome.DEBRIEFS)
            yield _empty(shown.unplayed)

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


def _complaint(card: Card, shelf: Shelf, place: Reached | None) -> Hanging:
    heading, known = card.heading, shelf.known.get(card.source.path)
    facts = [heading.touchpoint or heading.channel, heading.channel, heading.difficulty]
    best = None
    if known is not None:
        facts.append(words.replies(known.replies))
        best = None if place is None else place.best(known.scenario.version)
    told = " · ".join(dict.fromkeys(filter(None, facts)))
    return _row(heading.title, f"{told} · ", None if best is None else number(best))


@lru_cache(maxsize=1024)
def _row(title: str, told: str, best: str | None) -> Hanging:
    """A row that did not change is the same, and knows how high it is: a long library is drawn anew with every letter
    that is typed."""
    known = Content.styled(words.NEW, "dim") if best is None else Content.styled(words.best(best), "$text-success")
    return Hanging(_LEAD, Content.assemble(foreign_line(title, "bold"), "\n", foreign_line(told, "dim"), known))


def _empty(told: str) -> Option:
    return Option(Hanging(_LEAD, foreign(told, "dim")), disabled=True)


def _heading(told: str) -> Option:
    return Option(Content.styled(told, "bold"), disabled=True)
