"""The conversation: the talk as it grows, the customer's mood, the time left, and the replies on offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Footer, Static

from simulator.app.foreign import foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.screens.modals import FileScreen, PauseScreen
from simulator.app.widgets.feedback import feedback_content
from simulator.app.widgets.mood import MoodGauge
from simulator.app.widgets.replies import Replies
from simulator.app.widgets.talk import Talk
from simulator.app.widgets.time_bar import TimeBar
from simulator.conversation.conversation import Phase
from simulator.conversation.turns import Feedback
from simulator.records.attempt import PlayedElsewhere
from simulator.scenario.model import SILENCE
from simulator.sitting import Sitting
from simulator.wording import conversation as words

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
            "enter", "go_on", words.GO_ON, key_display="Enter", show=False, id="talk.on", tooltip=words.GO_ON_TOOLTIP
        ),
        Binding("p", "pause", words.PAUSE, id="talk.pause", tooltip=words.PAUSE_TOOLTIP),
        Binding("h", "hint", words.HINT, id="talk.hint", tooltip=words.HINT_TOOLTIP),
        Binding("b", "look_back", words.LOOK_BACK, id="talk.look", tooltip=words.LOOK_BACK_TOOLTIP),
        Binding("f", "file", words.FILE, id="talk.file", tooltip=words.FILE_TOOLTIP),
        Binding("t", "time", words.TIME, id="talk.time", tooltip=words.TIME_TOOLTIP),
        Binding("q,escape", "leave", words.LEAVE, key_display="q", id="talk.leave", tooltip=words.LEAVE_TOOLTIP),
        Binding("pageup,shift+up", "back", words.SCROLL_BACK, show=False, id="talk.back", priority=True),
        Binding("pagedown,shift+down", "forth", words.SCROLL_ON, show=False, id="talk.forth", priority=True),
        *(
            Binding(str(n), f"choose({n})", words.reply_number(n), show=False, id=f"talk.reply{n}")
            for n in range(1, 10)
        ),
    ]

    app: EmpathyApp
    waiting_for_enter: reactive[bool] = reactive(False)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.conversation = sitting.conversation
        self.customer = self.conversation.rules.scenario.customer.name
        self._saying = False
        self._next = ""
        self._hinted = -1
        """The turn, counted from 0, in which a hint was given last; it stands in the talk as `_hint_entry`."""
        self._hint_entry = 0
        self._newest = 0
        """Where what the customer said last stands in the talk."""
        self.painted_offers = 0
        """How often replies have come on screen."""

    def compose(self) -> ComposeResult:
        scenario = self.conversation.rules.scenario
        assessed = f" · {words.ASSESSMENT}" if self.conversation.assessed else ""
        with Horizontal(classes="bar"):
            yield Static(
                Content.assemble(foreign_line(self.customer, "bold"), (f" · {scenario.channel}{assessed}", "dim")),
                id="who",
            )
            yield MoodGauge()
        yield Talk()
        yield TimeBar()
        yield Replies()
        yield Static(id="below")
        yield Button(words.ON, id="go-on", variant="primary", compact=True)
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        talk = self.query_one(Talk)
        if self.conversation.turns:
            turns = self.sitting.judged().turns
            talk.so_far(self.sitting, turns[-1:] if self.conversation.assessed else turns)
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
        self._say_below(words.say_it(event.number))

    def action_choose(self, number: int) -> None:
        if self._on_offer and not self.too_small and not self.query_one(Replies).press(number):
            self._say_below(words.no_such_reply(number))

    def action_go_on(self) -> None:
        if not self.waiting_for_enter:
            return
        talk = self.query_one(Talk)
        if talk.more_below:
            talk.page(1)
            self.call_after_refresh(self._name_button)
            return
        self.waiting_for_enter = False
        if self.conversation.state is Phase.ENDED:
            self._finish()
        else:
            self._offer()

    def _finish(self) -> None:
        self.conversation.look_back()
        sitting = self.sitting
        self.app.debrief(sitting.attempt, sitting.judged(), sitting.bounds, kept=sitting.recorded)

    @on(Button.Pressed, "#go-on")
    def _pressed(self) -> None:
        self.action_go_on()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An assessment has no pause, no hint and no looking back; whoever asks is told so."""
        return not (self.conversation.assessed and action in words.NOT_ASSESSED)

    def on_key(self, event: events.Key) -> None:
        if self.conversation.assessed:
            missing = next((action for action in words.NOT_ASSESSED if event.key in self._keys_of(action)), None)
            if missing is not None:
                self._say_below(words.NOT_ASSESSED[missing])

    def _keys_of(self, action: str) -> tuple[str, ...]:
        """The keys of one of this screen's actions, as they are set now."""
        changed = self.app.preferences.keys
        bindings = [b for b in self.BINDINGS if isinstance(b, Binding) and b.action == action and b.id is not None]
        return tuple(key for b in bindings for key in changed.get(b.id or "", b.key).split(","))

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
        topic = words.HELP_IN_ASSESSMENT if self.conversation.assessed else words.HELP
        self.app.push_screen(HelpScreen(self, topic), lambda _: self._run_clock())

    def action_hint(self) -> None:
        """Says what the customer still needs, below what they said; once a turn."""
        talk = self.query_one(Talk)
        if self._on_offer and self._hinted != len(self.conversation.turns):
            self._hinted = len(self.conversation.turns)
            self._hint_entry = talk.hint(self.sitting.hint())
        if self._on_offer:
            talk.show_from(self._hint_entry)

    def action_look_back(self) -> None:
        """The talk from its beginning, which hides the replies; the clock stops."""
        from simulator.app.screens.look_back import LookBackScreen

        self.conversation.stopwatch.stop()
        self.app.push_screen(LookBackScreen(self.sitting), lambda _: self._run_clock())

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
            self._say_below(words.KEEPING)
            return
        self.conversation.stopwatch.stop()
        self.app.leave(self.sitting)

    def stay(self) -> None:
        """The trainee did not leave after all."""
        self._run_clock()

    def action_back(self) -> None:
        self.query_one(Talk).page(-1)

    def action_forth(self) -> None:
        self.query_one(Talk).page(1)

    # --- what happens then

    @work(exclusive=True, group="say")
    async def say(self, reply: str) -> None:
        """Says a reply (or keeps silent): on disk first, then the customer answers."""
        self._saying = True
        before = self.conversation.position
        turn = self.sitting.reply(reply)
        try:
            if not await self.app.insist(self.sitting.keep, self.sitting.go_unrecorded, leave=words.LEAVE_IT):
                self.app.leave(self.sitting)
                return
        except PlayedElsewhere as trouble:
            self.app.notify(str(trouble), severity="error", markup=False, timeout=12)
            self.app.to_library()
            return
        finally:
            self._saying = False
        news = self.sitting.hear()
        talk = self.query_one(Talk)
        if self.conversation.assessed:
            talk.clear()  # there is no looking back
        shown = talk.you(turn.said)
        self._mood()
        told = self.sitting.feedback(before, self.conversation.position, reply)
        if told is not None:
            why = talk.why(feedback_content(told))
            shown = why if self.has_class("-low") else shown
        self._hear(news, since=shown)
        if self.conversation.state is Phase.ENDED:
            self._wait(words.OVER)
        elif told is not None and self.conversation.settings.feedback is Feedback.FULL:
            self._wait(words.ON)
        else:
            self._offer_when_read()

    def _hear(self, news: tuple[str, ...], since: int | None = None) -> None:
        talk = self.query_one(Talk)
        entries = [talk.customer(self.customer, line) for line in news]
        if entries:
            self._newest = entries[0]
        if since is not None or entries:
            talk.show_from(entries[0] if since is None else since)

    def _wait(self, label: str) -> None:
        """Until the trainee has read; no clock runs."""
        self.waiting_for_enter = True
        self.query_one(TimeBar).left = None
        self._say_below("")
        self._next = label
        button = self.query_one("#go-on", Button)
        button.focus()
        self.call_after_refresh(self.call_after_refresh, self._name_button)

    def _name_button(self) -> None:
        """Where the talk does not fit, Enter reads on first."""
        more = self.query_one(Talk).more_below
        button = self.query_one("#go-on", Button)
        button.label = Content(words.MORE if more else self._next)
        button.refresh(layout=True)

    def _offer_when_read(self) -> None:
        """Where the screen is too low for the customer's words and the replies together, the words come first."""
        if self.has_class("-low"):
            self._wait(words.ANSWER)
        else:
            self._offer()

    def _offer(self) -> None:
        """Shows the replies; the clock starts once they are painted."""
        if not self.has_class("-low"):
            self.query_one(Talk).show_from(self._newest)
        offered = self.conversation.rules.scenario.scenes[self.conversation.position.scene].replies
        replies = self.query_one(Replies)
        replies.offer([(name, offered[name].say) for name in self.conversation.offered])
        if not replies.has_focus:
            replies.focus()
        self._say_below(words.CHOOSE)
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

    def _say_below(self, line: str) -> None:
        self.query_one("#below", Static).update(Content(line), layout=False)
