"""The library: what to practise, what to go on with, what to read again."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simulator import places
from simulator.app.foreign import foreign, foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.widgets.hanging import Hanging
from simulator.records.attempt import UNNAMED, Attempt, StoreTrouble
from simulator.scenario.shelf import Heading, read_headings
from simulator.scenario.source import Source
from simulator.wording import settings, welcome
from simulator.wording.common import OUTCOMES, ago, number

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp
    from simulator.checking import Checked
    from simulator.progress import Finished, Reached

REDRAW = 0.25
"""Seconds between two drawings of the rows while a long library is read."""

DIFFICULTIES = ("starter", "steady", "stretch")
"""From easy to hard, as scenario files say it."""

_HEADING = "Complaints to practise"
_LEAD = Content("  ")

SHOWN_DEBRIEFS = 12
"""How many earlier debriefs stand in the library."""


@dataclass(frozen=True)
class Entry:
    """A row's meaning: a complaint to begin, an attempt to resume, or a debrief to open."""

    source: Source | None = None
    attempt: Attempt | None = None
    finished: Finished | None = None


class LibraryScreen(BaseScreen):
    """Rows appear as the files are read; what was reached fills in behind them."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open", "Open", key_display="Enter", id="library.open", tooltip="Begin, resume or read the row"
        ),
        Binding("n", "rename", "Name", id="library.name", tooltip="The name your attempts are kept under"),
        Binding("s", "app.settings", settings.SETTINGS, id="library.settings", tooltip=settings.SETTINGS_MEANS),
        Binding("q", "app.quit", "Quit", id="library.quit", tooltip="Leave the program"),
    ]
    HELP_TOPIC = (
        "Choose a complaint with the arrows and Enter, or by mouse. You answer the customer, see what each reply does, "
        "and read afterwards what it cost and why. An attempt you leave waits here to be resumed."
    )

    app: EmpathyApp

    class Renamed(Message):
        """The trainee plays under another name now."""

    def __init__(self) -> None:
        super().__init__()
        self._shelf: dict[str, tuple[Source, Heading]] = {}
        """What can be played, by path; a file at fault leaves it once that is known."""
        self._broken = 0
        self._read_through = False
        """Whether it is known what can be played."""
        self._unplayed: str | None = None
        """What stands in place of debriefs, once it is known that there are none."""
        self._checked: dict[str, Checked] = {}
        self._reached: dict[str, Reached] = {}
        self._rows: dict[str, Entry] = {}

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(Content.styled(_HEADING, "bold"), id="heading")
            yield Static(id="trainee")
        yield OptionList(id="rows")
        yield Static(id="about")
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        self._show_name()
        self._read()

    @on(Renamed)
    def _renamed(self) -> None:
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Shows what may have changed while another screen was open."""
        self._show_name()
        if self._shelf:
            self._look_up()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        """Reads the headings and paints them; then checks each file, so that its length can be told."""
        sources, known, drawn = [], set[str](), time.monotonic()
        for source, heading in read_headings(places.scenario_folders()):
            sources.append(source)
            if heading is not None and not heading.draft and heading.id not in known:
                known.add(heading.id)
                self._shelf[source.path] = source, heading
            if time.monotonic() - drawn > REDRAW:
                self._fill()
                drawn = await self._drawn()
        self._fill()
        self.app.call_after_refresh(self.app.painted.set)
        await self.app.painted.wait()
        self._look_up()
        if self.app.newcomer:
            self.app.welcome()
        for source in sources:
            checked = await asyncio.to_thread(self._check, source)
            self._checked[source.path] = checked
            self._shelve(source, checked)
            if time.monotonic() - drawn > REDRAW:
                self._fill()
                drawn = await self._drawn()
        self._read_through = True
        self._fill()

    async def _drawn(self) -> float:
        """Lets the screen draw; the moment after."""
        await asyncio.sleep(0)
        return time.monotonic()

    def _shelve(self, source: Source, checked: Checked) -> None:
        """Puts right what a heading could not tell: faults, drafts, and which of two files with one id is played."""
        from simulator.scenario.library import heading_of

        scenario = checked.loaded.scenario
        if not checked.sound or scenario is None:
            self._broken += 1
            self._shelf.pop(source.path, None)
        elif scenario.draft:
            self._shelf.pop(source.path, None)
        elif scenario.id not in {shown.id for path, (_, shown) in self._shelf.items() if path != source.path}:
            self._shelf[source.path] = source, heading_of(scenario)

    def _check(self, source: Source) -> Checked:
        from simulator.checking import check

        return check(source, self.app.launch.rubric)

    @work(exclusive=True, group="look up")
    async def _look_up(self) -> None:
        """What was reached so far, from the records."""
        playback = await self.app.playback()
        if playback is None:
            self._reached = {}
        else:
            from simulator.progress import PLAYED, reached

            try:
                whose, records = self.app.trainee or UNNAMED, playback.records
                attempts = await asyncio.to_thread(records.attempts, trainee=whose, modes=PLAYED)
                self._reached = await asyncio.to_thread(reached, playback, attempts)
                others = whose == UNNAMED and await asyncio.to_thread(lambda: bool(records.attempts(modes=PLAYED)))
                self._unplayed = welcome.UNDER_NAMES if others else welcome.NO_DEBRIEFS
            except StoreTrouble as trouble:
                self.notify(str(trouble), severity="error", markup=False)
        self._show_name()
        self._fill()

    def _fill(self) -> None:
        """Draws all rows anew; the highlighted one stays."""
        rows = self.query_one("#rows", OptionList)
        kept = rows.get_option_at_index(rows.highlighted).id if rows.highlighted is not None else None
        self._rows = {}
        options: list[Option] = []
        unfinished = [a for place in self._reached.values() for a in place.unfinished]
        finished = [f for place in self._reached.values() for f in place.finished]
        if unfinished:
            options.append(_heading("Unfinished"))
            for attempt in sorted(unfinished, key=lambda a: a.started, reverse=True):
                options.append(self._option(f"resume {attempt.id}", Entry(attempt=attempt)))
            options.append(_heading("Complaints"))
        for path, (source, _) in self._shelf.items():
            options.append(self._option(f"play {path}", Entry(source=source)))
        if not self._shelf and self._read_through:
            options.append(_empty(welcome.no_complaints(str(places.data_folder() / "scenarios"))))
        if finished or self._unplayed:
            options.append(_heading(welcome.DEBRIEFS))
        if not finished and self._unplayed:
            options.append(_empty(self._unplayed))
        if finished:
            for done in sorted(finished, key=lambda f: f.attempt.started, reverse=True)[:SHOWN_DEBRIEFS]:
                options.append(self._option(f"debrief {done.attempt.id}", Entry(finished=done)))
        rows.set_options(options)
        if options:
            numbers = {option.id: index for index, option in enumerate(options) if not option.disabled}
            first = next((i for o, i in numbers.items() if o and o.startswith("play")), 0)
            left = numbers.get(f"resume {self.app.left}")
            if left is not None:
                self.app.left = None
            rows.highlighted = left if left is not None else numbers.get(kept, first)
        if self._broken:
            words = f" · {self._broken} at fault: see empathy check"
            self.query_one("#heading", Static).update(Content.assemble((_HEADING, "bold"), (words, "dim")))

    def _option(self, name: str, entry: Entry) -> Option:
        self._rows[name] = entry
        if entry.source is not None:
            return Option(self._complaint(entry.source.path), id=name)
        if entry.attempt is not None:
            title, when = self._title(entry.attempt), ago(entry.attempt.started, self.app.clock.now())
            return Option(Hanging(_LEAD, Content.assemble(title, (f"  begun {when}", "dim"))), id=name)
        assert entry.finished is not None
        attempt = entry.finished.attempt
        words = f"  {number(entry.finished.scores.overall)}  {OUTCOMES[entry.finished.outcome]}"
        words += "  second try" if attempt.replay_of else ""
        words += f"  {ago(attempt.started, self.app.clock.now())}"
        return Option(Hanging(_LEAD, Content.assemble(self._title(attempt), (words, "dim"))), id=name)

    def _complaint(self, path: str) -> Hanging:
        _, heading = self._shelf[path]
        facts = [heading.touchpoint or heading.channel, heading.channel, heading.difficulty]
        checked, place = self._checked.get(path), self._reached.get(heading.id)
        best = None
        if checked is not None and checked.bounds is not None:
            rules = checked.bounds.graph.rules
            facts.append(f"about {len(checked.bounds.best_way(rules.start))} replies")
            best = None if place is None else place.best(rules.scenario.version)
        known = (
            Content.styled("new", "dim") if best is None else Content.styled(f"best {number(best)}", "$text-success")
        )
        told = foreign_line(" · ".join(dict.fromkeys(filter(None, facts))) + " · ", "dim")
        return Hanging(_LEAD, Content.assemble(foreign_line(heading.title, "bold"), "\n", told, known))

    def _title(self, attempt: Attempt) -> Content:
        titles = {heading.id: heading.title for _, heading in self._shelf.values()}
        return foreign_line(titles.get(attempt.scenario, attempt.scenario))

    def _show_name(self) -> None:
        name = self.app.trainee
        key = self.app.key_shown("library.name", "n")
        playing = foreign_line(name) if name else Content.styled(f"no name ({key})", "dim")
        self.query_one("#trainee", Static).update(playing)

    @on(OptionList.OptionHighlighted, "#rows")
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        """What the highlighted row is about."""
        entry = self._rows.get(event.option_id or "", Entry())
        about = self.query_one("#about", Static)
        if entry.source is not None:
            about.update(foreign(self._shelf[entry.source.path][1].about))
        elif entry.attempt is not None:
            about.update(Content("You left this one; Enter goes on where you stopped."))
        else:
            about.update(Content("Read it again, turn by turn."))

    @on(OptionList.OptionSelected, "#rows")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        entry = self._rows.get(event.option_id or "", Entry())
        if entry.source is not None:
            self._brief(entry.source)
        elif entry.attempt is not None:
            self.app.resume_attempt(entry.attempt)
        elif entry.finished is not None:
            self.app.open_debrief(entry.finished.attempt)

    @work
    async def _brief(self, source: Source) -> None:
        checked = self._checked.get(source.path)
        if checked is None:
            checked = await asyncio.to_thread(self._check, source)
        if checked.sound:
            self.app.brief(checked)
        else:
            self.notify("This one has errors and cannot be played; `empathy check` says which.", markup=False)

    def action_open(self) -> None:
        self.query_one("#rows", OptionList).action_select()

    def action_rename(self) -> None:
        self.app.ask_name()

    def begin_easiest(self) -> None:
        """To the briefing of the first of the easiest complaints."""
        ranks = {difficulty: rank for rank, difficulty in enumerate(DIFFICULTIES)}
        easiest = min(self._shelf.values(), key=lambda row: ranks.get(row[1].difficulty, len(ranks)), default=None)
        if easiest is not None:
            self._brief(easiest[0])


def _empty(words: str) -> Option:
    return Option(Hanging(_LEAD, foreign(words, "dim")), disabled=True)


def _heading(words: str) -> Option:
    return Option(Content.styled(words, "bold"), disabled=True)
