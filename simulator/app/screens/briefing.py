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
from simulator.checking import Checked
from simulator.conversation.turns import Mode, Settings
from simulator.sitting import new_sitting

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp

_EXTRA = (1.0, 1.25, 1.5, 2.0, 3.0)


class BriefingScreen(BaseScreen):
    """Read as long as you like; nothing runs before you begin."""

    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", key_display="Enter", id="briefing.begin", tooltip="Let the customer speak"),
        Binding("t", "timed", "Timed", id="briefing.timed", tooltip="Time the replies, or not"),
        Binding("x", "extra", "Extra time", id="briefing.extra", tooltip="Stretch every time"),
        Binding("a", "assess", "Assessment", id="briefing.assess", tooltip="Practice or assessment"),
        Binding("escape,q", "back", "Back", id="briefing.back", tooltip="Back to the library"),
    ]
    HELP_TOPIC = (
        "This is what you know before the customer speaks; the file can be opened again at any time. Timed replies "
        "have the time that reading takes, and a while to think. Practice explains each reply; an assessment waits "
        "until the end, and cannot be paused."
    )

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
            yield Static(Content.assemble(("Customer  ", "dim"), foreign_line(scenario.customer.name, "bold")))
            if scenario.file:
                yield Static(Content.styled("What our file shows", "dim"), classes="head")
            for line in scenario.file:
                yield Static(Content("• ") + foreign(line), classes="file")
        with Horizontal(id="buttons"):
            yield Button("Begin", id="begin", variant="primary")
            yield Button("Back", id="back")
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        self._tell()
        self.query_one("#begin").focus()

    def _tell(self) -> None:
        settings = self.settings
        if not settings.timed:
            time = "Nothing is timed, and the customer waits as long as you like."
        elif settings.factor == 1:
            time = (
                "Each reply is timed: reading time and a while to think. Where you say nothing, the customer goes on."
            )
        else:
            time = f"Each reply is timed, with extra time × {settings.factor:g}."
        if settings.mode is Mode.ASSESS:
            mode = "Assessment: no feedback before the end, no pause, no second try."
        else:
            mode = "Practice: after each reply you read what it did and why."
        self.query_one("#settings", Static).update(Content(f"{mode}\n{time}"))

    def action_timed(self) -> None:
        self.settings = replace(self.settings, timed=not self.settings.timed)
        self._tell()

    def action_extra(self) -> None:
        longer = next((factor for factor in _EXTRA if factor > self.settings.factor), 1.0)
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
