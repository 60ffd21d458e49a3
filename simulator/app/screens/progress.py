"""Progress: how the trainee gets on, and what to practise next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.app.foreign import foreign, foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.widgets.next_up import NextCard
from simulator.app.widgets.standing import Part, parts
from simulator.records.attempt import StoreTrouble
from simulator.wording import progress as words

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp
    from simulator.progress.overview import Overview

PATIENCE = 0.3
"""Seconds after which a wait is told."""


def _scroll(keys: str, action: str, shown: str, name: str, tip: str) -> Binding:
    """A key that scrolls, wherever the focus is."""
    return Binding(keys, action, show=False, key_display=shown, priority=True, id=name, tooltip=tip)


class ProgressScreen(BaseScreen):
    """What is known already is shown at once; then it is read anew, for what another window may have added."""

    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = ""  # the card gets it where it stands, without scrolling
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "next", words.KEY_NEXT, id="progress.next", tooltip=words.KEY_NEXT_TIP),
        _scroll("down,j", "scroll(1)", words.KEY_DOWN, "progress.down", words.KEY_DOWN_TIP),
        _scroll("up,k", "scroll(-1)", words.KEY_UP, "progress.up", words.KEY_UP_TIP),
        _scroll("pagedown,space", "page(1)", words.KEY_PAGE_DOWN, "progress.page-down", words.KEY_PAGE_DOWN_TIP),
        _scroll("pageup", "page(-1)", words.KEY_PAGE_UP, "progress.page-up", words.KEY_PAGE_UP_TIP),
        Binding(
            "escape,q,p", "back", words.KEY_BACK, key_display="Esc", id="progress.back", tooltip=words.KEY_BACK_TIP
        ),
    ]
    HELP_TOPIC = words.HELP_TOPIC

    app: EmpathyApp

    def __init__(self) -> None:
        super().__init__()
        self.shown: Overview | None = None
        """What stands on the screen; None while nothing was read."""

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(Content.styled(words.TITLE, "bold"), id="title")
            name = self.app.trainee
            yield Static(foreign_line(name) if name else Content.styled(words.NO_NAME, "dim"), id="trainee")
        with VerticalScroll(can_focus=False):
            yield Static(id="summary")
            yield NextCard()
            with Horizontal(id="columns"):
                yield Vertical(id="left")
                yield Vertical(id="right")
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        known = self.app.progressing.latest
        if known is not None:
            self._show(known)
        else:
            self.query_one(NextCard).display = False
            self.set_timer(PATIENCE, self._tell_waiting)
        self.call_after_refresh(self._read)

    def _tell_waiting(self) -> None:
        if self.shown is None:
            self.query_one("#summary", Static).update(Content.styled(words.READING, "dim"))

    @work(exclusive=True)
    async def _read(self) -> None:
        try:
            overview = await self.app.progressing.read()
        except StoreTrouble as trouble:
            self.query_one("#summary", Static).update(foreign(str(trouble)))
        else:
            if self.shown is None or _told(self.shown) != _told(overview):
                self._show(overview)

    def _show(self, overview: Overview) -> None:
        self.shown = overview
        standing = overview.standing
        if overview.finished:
            lines = [words.attempts_line(standing), words.streak_line(standing)]
            summary = Content("\n").join(Content(line) for line in lines)
        else:
            nothing = words.NOTHING_YET if self.app.has_records else words.UNRECORDED
            summary = Content.assemble((nothing, "bold"), "\n", words.WILL_STAND_HERE)
        self.query_one("#summary", Static).update(summary)
        card = self.query_one(NextCard)
        card.display = True
        card.show(overview, self.app.clock.now())
        if self.focused is None:
            card.focus(scroll_visible=False)
        for side, drawn in zip(("#left", "#right"), parts(standing), strict=True):
            column = self.query_one(side, Vertical)
            column.remove_children(Part)
            if standing.attempts:
                column.mount_all(drawn)

    @on(NextCard.Chosen)
    def action_next(self) -> None:
        self.app.practise_next()

    def action_scroll(self, step: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=2 * step, animate=False)

    def action_page(self, step: int) -> None:
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_relative(y=step * max(1, scroll.size.height - 1), animate=False)

    def action_back(self) -> None:
        self.app.to_library()


def _told(overview: Overview) -> tuple[object, ...]:
    """What a drawing of an overview hangs on, but for the time of day."""
    return overview.standing, [(item.scenario.id, item.needs[:1]) for item in overview.next[:1]]
