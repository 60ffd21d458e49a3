"""The briefing: who complains, what our file shows, and what is timed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Footer, Static

from simulator.app.foreign import foreign, foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.widgets.hanging import Hanging
from simulator.checking import Checked
from simulator.conversation.turns import Feedback, Mode, Settings
from simulator.preferences import EXTRA_TIMES
from simulator.sitting import new_sitting
from simulator.wording import briefing as words

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp


class BriefingScreen(BaseScreen):
    """Read as long as you like; nothing runs before you begin."""

    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.BEGIN, id="briefing.begin", tooltip=words.BEGIN_MEANS),
        Binding("f", "feedback", words.FEEDBACK, id="briefing.feedback", tooltip=words.FEEDBACK_MEANS),
        Binding("t", "timed", words.TIMED, id="briefing.timed", tooltip=words.TIMED_MEANS),
        Binding("x", "extra", words.EXTRA, id="briefing.extra", tooltip=words.EXTRA_MEANS),
        Binding("a", "assess", words.ASSESSMENT, id="briefing.assess", tooltip=words.ASSESSMENT_MEANS),
        Binding("escape,q", "back", words.BACK, id="briefing.back", tooltip=words.BACK_MEANS),
    ]
    HELP_TOPIC = words.HELP

    app: EmpathyApp

    def __init__(self, checked: Checked, settings: Settings) -> None:
        super().__init__()
        assert checked.bounds is not None
        self._checked = checked
        self._scenario = checked.bounds.graph.rules.scenario
        self.settings = settings

    def compose(self) -> ComposeResult:
        scenario = self._scenario
        facts = " · ".join(filter(None, (scenario.touchpoint, scenario.channel, scenario.difficulty)))
        with Horizontal(classes="bar"):
            yield Static(foreign_line(scenario.title, "bold"), id="title")
        with VerticalScroll(can_focus=False):
            yield Static(foreign_line(facts, "dim"))
            if scenario.about:
                yield Static(foreign(scenario.about))
            yield Static(id="settings")
            yield Static(Content.assemble((f"{words.CUSTOMER}  ", "dim"), foreign_line(scenario.customer.name, "bold")))
            if scenario.file:
                yield Static(Content.styled(words.FILE, "dim"), classes="head")
            for line in scenario.file:
                yield Static(Hanging(Content("• "), foreign(line)), classes="file")
        with Horizontal(id="buttons"):
            yield Button(words.BEGIN, id="begin", variant="primary")
            yield Button(words.BACK, id="back")
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        self._tell()
        self.query_one("#begin").focus()

    def _tell(self) -> None:
        settings = self.settings
        mode = words.mode(settings.feedback.value, assessed=settings.mode is Mode.ASSESS)
        time = words.time(settings.factor, timed=settings.timed)
        self.query_one("#settings", Static).update(Content(f"{mode}\n{time}"))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An assessment has no feedback to choose."""
        return not (action == "feedback" and self.settings.mode is Mode.ASSESS)

    def action_feedback(self) -> None:
        depths = (Feedback.FULL, Feedback.WORD, Feedback.OFF)
        self.settings = replace(self.settings, feedback=depths[depths.index(self.settings.feedback) - 2])
        self._tell()

    def action_timed(self) -> None:
        self.settings = replace(self.settings, timed=not self.settings.timed)
        self._tell()

    def action_extra(self) -> None:
        longer = next((factor for factor in EXTRA_TIMES if factor > self.settings.factor), 1.0)
        self.settings = replace(self.settings, timed=True, factor=longer)
        self._tell()

    def action_assess(self) -> None:
        other = Mode.PRACTICE if self.settings.mode is Mode.ASSESS else Mode.ASSESS
        self.settings = replace(self.settings, mode=other)
        self._tell()

    def action_back(self) -> None:
        self.app.to_library()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()

    @on(Button.Pressed, "#begin")
    def _begin(self) -> None:
        self.action_begin()

    @work(exclusive=True)
    async def action_begin(self) -> None:
        """Keeps the attempt, then lets the customer speak."""
        playback = await self.app.playback()
        sitting = new_sitting(
            self._checked,
            self.app.launch.rubric_source,
            self.settings,
            self.app.clock,
            None if playback is None else playback.records,
            trainee=self.app.trainee,
            group=self.app.launch.group,
        )
        if await self.app.insist(sitting.begin, sitting.go_unrecorded):
            self.app.converse(sitting)
