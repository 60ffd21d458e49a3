"""The conversation: the talk as it grows, the customer's mood, the time left, and the replies on offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Footer, Static

from simulator.app.foreign import foreign, foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.screens.modals import FileScreen, PauseScreen
from simulator.app.widgets.mood import MoodGauge
from simulator.app.widgets.replies import Replies
from simulator.app.widgets.talk import Talk
from simulator.app.widgets.time_bar import TimeBar
from simulator.conversation.conversation import Phase
from simulator.conversation.turns import Mode
from simulator.records.attempt import PlayedElsewhere
from simulator.scenario.model import SILENCE
from simulator.sitting import Sitting
from simulator.wording.common import mood_move

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp

TICK = 0.25
"""Seconds between looks at the clock."""

QUIET = 10
"""The customer's patience is shown when so many seconds of it are left."""


class ConversationScreen(BaseScreen):
    """Plays one sitting. A reply is kept before the customer's answer is shown."""

    CSS_PATH = "conversation.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "go_on",
            "Go on",
            key_display="Enter",
            show=False,
            id="talk.on",
            tooltip="Say the chosen reply; go on",
        ),
        Binding("p", "pause", "Pause", id="talk.pause", tooltip="Stop the clock and hide the replies (practice)"),
        Binding("f", "file", "File", id="talk.file", tooltip="What our own records show"),
        Binding("t", "time", "Time", id="talk.time", tooltip="Hide or show the time left"),
        Binding(
            "q,escape",
            "leave",
            "Leave",
            key_display="q",
            id="talk.leave",
            tooltip="Leave; resume it later from the library",
        ),
        Binding("pageup,shift+up", "back", "Scroll back", show=False, id="talk.back", priority=True),
        Binding("pagedown,shift+down", "forth", "Scroll on", show=False, id="talk.forth", priority=True),
        *(Binding(str(n), f"choose({n})", f"Reply {n}", show=False, id=f"talk.reply{n}") for n in range(1, 10)),
    ]
    HELP_TOPIC = (
        "Choose a reply with its digit, the arrows or a click; say it with Enter, the same digit, or a second click. "
        "Nothing is said by a single key. Page Up and Page Down read back. The clock stops while you read this."
    )

    app: EmpathyApp
    waiting_for_enter: reactive[bool] = reactive(False)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.conversation = sitting.conversation
        self.customer = self.conversation.rules.scenario.customer.name
        self._saying = False
        self._next = ""
        self.painted_offers = 0
        """How often replies have come on screen."""

    def compose(self) -> ComposeResult:
        scenario = self.conversation.rules.scenario
        with Horizontal(classes="bar"):
            yield Static(
                Content.assemble(foreign_line(self.customer, "bold"), (f" · {scenario.channel}", "dim")),
                id="who",
            )
            yield MoodGauge()
        yield Talk()
        yield TimeBar()
        yield Replies()
        yield Static(id="hint")
        yield Button("Go on  ⏎", id="go-on", variant="primary", compact=True)
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        talk = self.query_one(Talk)
        if self.conversation.turns:
            for item in self.sitting.judged().turns:
                for line in item.heard:
                    talk.customer(self.customer, line)
                talk.you(item.turn.said)
        self.query_one(TimeBar).visible = self.app.preferences.show_time
        self._mood()
        self._hear(self.conversation.news)
        self.call_after_refresh(self._offer_when_read)
        self.set_interval(TICK, self._tick)

    def watch_waiting_for_enter(self, waiting: bool) -> None:
        """Reading: the replies give way to a button. Done by style, so that a terminal too small still hides both."""
        self.set_class(waiting, "-reading")

    # --- what the trainee does

    @on(Replies.Said)
    def _said(self, event: Replies.Said) -> None:
        if not self._saying and self.conversation.state is Phase.WAITING and event.reply in self.conversation.offered:
            self.say(event.reply)

    @on(Replies.Chosen)
    def _chosen(self, event: Replies.Chosen) -> None:
        self._hint(f"Enter, {event.number} again, or a second click says it.")

    def action_choose(self, number: int) -> None:
        if self._on_offer and not self.too_small and not self.query_one(Replies).press(number):
            self._hint(f"There is no reply {number} here.")

    def action_go_on(self) -> None:
        if not self.waiting_for_enter:
            return
        talk = self.query_one(Talk)
        if talk.more_below:
            talk.scroll_page_down(animate=False)
            self.call_after_refresh(self._name_button)
            return
        self.waiting_for_enter = False
        if self.conversation.state is Phase.ENDED:
            self._finish()
        else:
            self._offer()

    def _finish(self) -> None:
        self.conversation.look_back()
        self.app.debrief(self.sitting.attempt, self.sitting.judged(), self.conversation.rules)

    @on(Button.Pressed, "#go-on")
    def _pressed(self) -> None:
        self.action_go_on()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An assessment has no pause to offer."""
        return not (action == "pause" and self.conversation.assessed)

    def action_pause(self) -> None:
        if self._on_offer:
            self.conversation.pause()
            self.app.push_screen(PauseScreen(), lambda _: self._carry_on())

    def _carry_on(self) -> None:
        self.conversation.carry_on()
        self._run_clock()

    def action_help(self) -> None:
        """The clock stops while help is shown, which hides the replies."""
        from simulator.app.screens.help import HelpScreen

        self.conversation.stopwatch.stop()
        self.app.push_screen(HelpScreen(self, self.HELP_TOPIC), lambda _: self._run_clock())

    def action_file(self) -> None:
        if self._on_offer:
            self.conversation.open_file()
        self.app.push_screen(FileScreen(self.conversation.rules.scenario.file))

    def action_time(self) -> None:
        bar = self.query_one(TimeBar)
        bar.visible = not bar.visible

    def action_leave(self) -> None:
        if self.conversation.state is Phase.ENDED:
            self._finish()
            return
        if self._saying:
            self._hint("Keeping what you said; then you can leave.")
            return
        self.conversation.stopwatch.stop()
        self.app.leave(self.sitting)

    def stay(self) -> None:
        """The trainee did not leave after all."""
        self._run_clock()

    def action_back(self) -> None:
        self.query_one(Talk).scroll_page_up(animate=False)

    def action_forth(self) -> None:
        self.query_one(Talk).scroll_page_down(animate=False)

    # --- what happens then

    @work(exclusive=True, group="say")
    async def say(self, reply: str) -> None:
        """Says a reply (or keeps silent): on disk first, then the customer answers."""
        self._saying = True
        before = self.conversation.position
        turn = self.sitting.reply(reply)
        try:
            if not await self.app.insist(self.sitting.keep, self.sitting.go_unrecorded, leave="Leave it here"):
                self.app.leave(self.sitting)
                return
        except PlayedElsewhere as trouble:
            self.app.notify(str(trouble), severity="error", markup=False, timeout=12)
            self.app.to_library()
            return
        finally:
            self._saying = False
        news = self.sitting.hear()
        said = self.query_one(Talk).you(turn.said)
        self._mood()
        explained = self.conversation.settings.mode is Mode.PRACTICE
        if explained:
            why = self.conversation.rules.written(before, reply).why
            moved = self._explain(mood_move(before.mood, self.conversation.position.mood), why)
            said = moved if self.has_class("-low") else said
        self._hear(news, since=said)
        if self.conversation.state is Phase.ENDED:
            self._wait("The conversation is over. See what it was worth  ⏎")
        elif explained:
            self._wait("Go on  ⏎")
        else:
            self._offer_when_read()

    def _explain(self, moved: str, why: str | None) -> int:
        words = Content.styled(moved[0].upper() + moved[1:] + ".", "bold")
        return self.query_one(Talk).why(words + foreign(f" {why}") if why else words)

    def _hear(self, news: tuple[str, ...], since: int | None = None) -> None:
        talk = self.query_one(Talk)
        entries = [talk.customer(self.customer, line) for line in news]
        if since is not None or entries:
            talk.show_from(entries[0] if since is None else since)

    def _wait(self, words: str) -> None:
        """Until the trainee has read; no clock runs."""
        self.waiting_for_enter = True
        self.query_one(TimeBar).left = None
        self._hint("")
        self._next = words
        button = self.query_one("#go-on", Button)
        button.focus()
        self.call_after_refresh(self.call_after_refresh, self._name_button)

    def _name_button(self) -> None:
        """Where the talk does not fit, Enter reads on first."""
        more = self.query_one(Talk).more_below
        button = self.query_one("#go-on", Button)
        button.label = Content("More  ⏎" if more else self._next)
        button.refresh(layout=True)

    def _offer_when_read(self) -> None:
        """Where the screen is too low for the customer's words and the replies together, the words come first."""
        if self.has_class("-low"):
            self._wait("Answer  ⏎")
        else:
            self._offer()

    def _offer(self) -> None:
        """Shows the replies; the clock starts once they are painted."""
        offered = self.conversation.rules.scenario.scenes[self.conversation.position.scene].replies
        replies = self.query_one(Replies)
        replies.offer([(name, offered[name].say) for name in self.conversation.offered])
        if not replies.has_focus:
            replies.focus()
        self._hint("A digit, the arrows or a click choose a reply.")
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        self.painted_offers += 1
        self._run_clock()

    @property
    def _on_offer(self) -> bool:
        return self.conversation.state is Phase.WAITING and not self.waiting_for_enter and not self._saying

    def _run_clock(self) -> None:
        if self.conversation.settings.timed and self._on_offer and not self.too_small:
            self.conversation.stopwatch.start()
            self._tick()

    def on_resize(self) -> None:
        """While the replies cannot be seen, no time runs."""
        self.call_after_refresh(self._run_clock)
        if self.too_small:
            self.conversation.stopwatch.stop()

    def _tick(self) -> None:
        """Draws the time left, and lets the customer speak when the silence has lasted long enough."""
        watch = self.conversation.stopwatch
        if not (watch.running and self._on_offer):
            return
        bar = self.query_one(TimeBar)
        bar.allowance = self.conversation.allowance
        bar.left = int(bar.allowance - watch.seconds)
        limit = self.conversation.silence_after
        left = None if limit is None else limit - watch.seconds
        bar.patience = int(left) if left is not None and left < QUIET else None
        if left is not None and left <= 0:
            if isinstance(self.app.screen, FileScreen):
                self.app.pop_screen()
            self.say(SILENCE)

    def _mood(self) -> None:
        self.query_one(MoodGauge).mood = self.conversation.position.mood

    def _hint(self, words: str) -> None:
        self.query_one("#hint", Static).update(Content(words), layout=False)
