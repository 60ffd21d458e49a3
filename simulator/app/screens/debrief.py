"""The debrief: the attempt read back turn by turn, each number traced to the words that earned it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Footer, OptionList, Static

from simulator.analysis.bounds import Bounds
from simulator.app.foreign import foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.widgets.hanging import Hanging, Stack
from simulator.app.widgets.open_chart import Course, OpenChart
from simulator.app.widgets.review import one_turn, whole
from simulator.app.widgets.turns import Turns
from simulator.conversation.turns import Mode
from simulator.debriefing.insights import costliest, insights
from simulator.debriefing.sentences import insight_lines
from simulator.debriefing.text import debrief_text, headline
from simulator.judging import Judged
from simulator.records.attempt import Attempt, StoreTrouble
from simulator.saving import save_debrief
from simulator.wording import debrief as words
from simulator.wording.common import OUTCOMES, number

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp

QUOTED = 72
"""Characters of a quote at the top of the screen; all of it stands beside its turn."""

NARROW, LOW = 70, 20
"""The style sheet's breakpoints: below them the talk and the insights give way to the detail."""


class DebriefScreen(BaseScreen):
    """What it was worth, and why; from any turn one key goes back to it. `kept`: whether the attempt is in the record
    store."""

    CSS_PATH = "debrief.tcss"
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [*BaseScreen.VERTICAL_BREAKPOINTS, (34, "-roomy")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", words.NEXT_KEY, show=False, id="debrief.next", tooltip=words.NEXT_TIP),
        Binding("up,k", "move(-1)", words.PREVIOUS_KEY, show=False, id="debrief.previous", tooltip=words.PREVIOUS_TIP),
        Binding("home", "first", words.FIRST_KEY, show=False, id="debrief.first", tooltip=words.FIRST_TIP),
        Binding("end", "last", words.LAST_KEY, show=False, id="debrief.last", tooltip=words.LAST_TIP),
        Binding("pagedown,space", "scroll(1)", words.ON_KEY, show=False, id="debrief.on", tooltip=words.ON_TIP),
        Binding("pageup", "scroll(-1)", words.BACK_KEY, show=False, id="debrief.up", tooltip=words.BACK_TIP),
        Binding("r", "replay", words.AGAIN_FROM_HERE, id="debrief.replay", tooltip=words.REPLAY_TIP),
        Binding(
            "enter,escape,q",
            "back",
            words.LIBRARY_KEY,
            key_display="Enter",
            id="debrief.back",
            tooltip=words.LIBRARY_TIP,
        ),
        Binding("c", "to_change", words.CHANGE_KEY, id="debrief.change", tooltip=words.CHANGE_TIP),
        Binding("s", "save", words.SAVE_KEY, id="debrief.save", tooltip=words.SAVE_TIP),
    ]
    HELP_TOPIC = words.HELP_TOPIC

    app: EmpathyApp
    chosen: reactive[int | None] = reactive(None)
    """The number of the chosen turn; None for the whole conversation."""

    def __init__(self, attempt: Attempt, judged: Judged, bounds: Bounds, *, kept: bool) -> None:
        super().__init__()
        self.attempt = attempt
        self.judged = judged
        self.bounds = bounds
        self.kept = kept
        self.first: float | None = None
        """The overall score of the first try, where this is a later one."""
        self._cramped = (False, False)
        found = insight_lines(insights(judged, bounds), judged, most=QUOTED)
        self._insights = Stack(
            [Hanging(Content.styled(f"{label:<10}", "bold $text-primary"), Content(told)) for label, told in found]
        )

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(foreign_line(self.bounds.graph.rules.scenario.title, "bold"), id="title")
        yield Static(id="outcome")
        yield Static(self._insights, id="insights")
        with Horizontal(id="panes"):
            yield Turns()
            with VerticalScroll(id="side", can_focus=False):
                yield OpenChart(_course(self.judged, self.bounds))
                yield Static(id="detail")
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        turns = self.judged.turns
        ended = self.judged.ending is not None and bool(turns)
        rows = self.query_one(Turns)
        rows.show(turns, turns[-1].answer[-1] if ended else None)
        rows.highlighted = 0
        self._show_outcome()
        self._show_detail()
        if self.attempt.replay_of is not None and self.kept:
            self._look_up_first()

    # --- what stands where

    def _show_outcome(self) -> None:
        ending, overall = self.judged.ending, self.judged.scores.overall
        if ending is None:
            self.query_one("#outcome", Static).update(Content(words.NOT_FINISHED))
            return
        scores = self.judged.scores
        unpaced = None if scores.pace is None else number(scores.decided)
        told = [Content.styled(OUTCOMES[ending.outcome], "bold"), Content(words.overall(number(overall), unpaced))]
        if self.first is not None and overall is not None:
            told.append(Content(words.first_try(self.first, overall)))
        elif self.attempt.replay_of is not None:
            told.append(Content(words.SECOND_TRY))
        self.query_one("#outcome", Static).update(Content.styled("  ·  ", "dim").join(told))

    def _show_detail(self) -> None:
        """Built for what is chosen alone: the other turns may be many."""
        narrow, low = self._cramped = self._is_cramped()
        if self.chosen is not None:
            item = self.judged.turns[self.chosen - 1]
            detail = one_turn(item, self.bounds, with_customer=narrow, with_open=low)
        else:
            detail = whole(self.attempt, self.judged, self.bounds, headline(self.attempt, self.judged))
            if narrow or low:
                detail = Stack([self._insights, Content(), detail])
        self.query_one("#detail", Static).update(detail)

    def watch_chosen(self, chosen: int | None) -> None:
        self.set_class(chosen is not None, "-turn")
        self.query_one(OpenChart).chosen = chosen
        self._show_detail()
        self.query_one("#side", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def _is_cramped(self) -> tuple[bool, bool]:
        """Whether the screen is too narrow for the talk, and too low for the insights, to stand beside the detail."""
        return self.app.size.width < NARROW, self.app.size.height < LOW

    def on_resize(self, event: events.Resize) -> None:
        if self._cramped != self._is_cramped():
            self._show_detail()

    # --- keys

    @on(OptionList.OptionHighlighted)
    def _chosen(self, event: OptionList.OptionHighlighted) -> None:
        self.chosen = self.query_one(Turns).chosen

    def action_move(self, step: int) -> None:
        rows = self.query_one(Turns)
        rows.highlighted = max(0, min(len(self.judged.turns), (rows.highlighted or 0) + step))

    def action_first(self) -> None:
        self.query_one(Turns).highlighted = 0

    def action_last(self) -> None:
        self.query_one(Turns).highlighted = len(self.judged.turns)

    def action_scroll(self, step: int) -> None:
        """A page is what stands below the chart, where that stays in place."""
        side, chart = self.query_one("#side", VerticalScroll), self.query_one(OpenChart)
        stays = chart.styles.dock != "none"
        page = side.size.height - (chart.outer_size.height if stays else 0) - 1
        side.scroll_relative(y=step * max(1, page), animate=False)

    @property
    def _goes_back_to(self) -> int:
        """Where a second try starts: at the chosen turn, or the one that cost most, or the first."""
        worst = costliest(self.judged)
        return self.chosen or (1 if worst is None else worst.turn.number)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The footer says what `r` would do now."""
        found = super().active_bindings
        for key, active in found.items():
            if active.binding.id == "debrief.replay":
                offered = self.attempt.settings.mode is not Mode.ASSESS and self.kept and bool(self.judged.turns)
                found[key] = active._replace(
                    binding=replace(active.binding, show=offered, description=self._replay_words())
                )
        return found

    def _replay_words(self) -> str:
        if self.chosen is not None:
            return words.AGAIN_FROM_HERE
        return words.AGAIN_FROM_START if costliest(self.judged) is None else words.again_from(self._goes_back_to)

    def action_replay(self) -> None:
        if self.attempt.settings.mode is Mode.ASSESS:
            self.notify(words.NO_SECOND_TRY)
        elif not self.kept or not self.app.has_records:
            self.notify(words.NOTHING_TO_REPLAY)
        elif self.judged.turns:
            self.app.replay(self.attempt, self._goes_back_to)

    @work(exclusive=True, group="change")
    async def action_to_change(self) -> None:
        from simulator.app.screens.to_change import ToChangeScreen

        answer = await self.app.push_screen_wait(ToChangeScreen(self.attempt.to_change))
        if answer is None or answer == (self.attempt.to_change or ""):
            return
        changed = replace(self.attempt, to_change=answer or None)
        playback = await self.app.playback() if self.kept else None
        try:
            if playback is not None:
                await asyncio.to_thread(playback.records.note_change, changed.id, changed.to_change)
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
            return
        self.attempt = changed
        self._show_detail()
        if playback is None:
            self.notify(words.NOT_KEPT, severity="warning")
        else:
            self.notify(words.KEPT if answer else words.TAKEN_BACK)

    @work(exclusive=True, group="first")
    async def _look_up_first(self) -> None:
        """A second try is told beside the first."""
        playback = await self.app.playback()
        if playback is None:
            return
        try:
            self.first = await asyncio.to_thread(playback.first_try, self.attempt)
        except StoreTrouble as trouble:
            self.notify(str(trouble), severity="error", markup=False)
        else:
            self._show_outcome()

    @work(exclusive=True, group="save")
    async def action_save(self) -> None:
        text = debrief_text(self.attempt, self.judged, self.bounds, first=self.first)
        try:
            path = await asyncio.to_thread(save_debrief, self.attempt, text)
        except OSError as error:
            self.notify(words.not_saved(error), severity="error", markup=False)
        else:
            self.notify(words.saved_as(path), markup=False, timeout=10)

    def action_back(self) -> None:
        self.app.to_library()


def _course(judged: Judged, bounds: Bounds) -> Course:
    """What the chart draws."""
    start = bounds.graph.rules.start.mood
    opens = [item.open_after for item in judged.turns if item.open_after is not None]
    return Course(
        opens=(100.0, *opens) if bounds.most > 0 else (),
        moods=(start, *(item.after.mood for item in judged.turns)),
        marks=tuple(item.mark for item in judged.turns),
        paced=judged.scores.pace is not None,
    )
