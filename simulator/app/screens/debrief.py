"""The debrief: the attempt read back turn by turn, each number traced to the words that earned it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.app.colours import MARK_COLOURS
from simulator.app.foreign import foreign, foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.widgets.scores import ScoreLine
from simulator.conversation.rules import Rules
from simulator.conversation.turns import Mode
from simulator.debrief import debrief_text, headline
from simulator.judging import Judged, JudgedTurn
from simulator.records.attempt import Attempt
from simulator.saving import save_debrief
from simulator.scenario.model import SILENCE
from simulator.wording.common import MARKS, OUTCOMES, cost, mood_move, points, score_lines

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp


class TurnCard(Static, can_focus=True):
    """One turn read back."""

    def __init__(self, item: JudgedTurn, rules: Rules) -> None:
        super().__init__(_card(item, rules))
        self.item = item


class DebriefScreen(BaseScreen):
    """What it was worth, and why; from any turn one key goes back to it."""

    CSS_PATH = "debrief.tcss"
    AUTO_FOCUS = ""  # the scores first, not the first turn
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down,j", "next_turn", "Next turn", show=False, priority=True, id="debrief.next", tooltip="The next turn"
        ),
        Binding(
            "up,k",
            "previous_turn",
            "Turn before",
            show=False,
            priority=True,
            id="debrief.previous",
            tooltip="The turn before",
        ),
        Binding("r", "replay", "Try again from here", id="debrief.replay", tooltip="A second try from the chosen turn"),
        Binding("s", "save", "Save as text", id="debrief.save", tooltip="Write this debrief to a file"),
        Binding(
            "enter,escape,q", "back", "Library", key_display="Enter", id="debrief.back", tooltip="Back to the library"
        ),
    ]
    HELP_TOPIC = (
        "A trainee starts with 100; each turn says what it cost. ★ best, ✓ good, ?! inaccuracy, ? mistake, ?? blunder. "
        "Choose a turn with the arrows; r tries again from there, as a new attempt that leaves this one as it is."
    )

    app: EmpathyApp

    def __init__(self, attempt: Attempt, judged: Judged, rules: Rules) -> None:
        super().__init__()
        self.attempt = attempt
        self.judged = judged
        self.rules = rules

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(foreign_line(self.rules.scenario.title, "bold"), id="title")
        with VerticalScroll(can_focus=False):
            yield Static(foreign_line(headline(self.attempt), "dim"))
            ending = self.judged.ending
            if ending is not None:
                yield Static(Content.styled(OUTCOMES[ending.outcome], "bold"), id="ending")
                for name, score, remark in score_lines(self.judged.scores, timed=self.attempt.settings.timed):
                    yield ScoreLine(name, score, remark)
                if ending.lesson:
                    yield Static(foreign(ending.lesson), id="lesson")
            yield Static(Content.styled("Turn by turn", "bold $text-primary"), id="turns")
            for item in self.judged.turns:
                yield TurnCard(item, self.rules)
            if ending is not None and self.judged.turns:
                last = self.judged.turns[-1].answer[-1]
                speaker = foreign_line(self.rules.scenario.customer.name, "bold $text-accent")
                yield Static(Content.assemble(speaker, "  ", foreign(last)), id="last")
        yield Footer()
        yield TooSmall()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An assessment gives no second try; what is not recorded cannot be replayed."""
        if action == "replay":
            return self.attempt.settings.mode is not Mode.ASSESS and self.app.has_records
        return True

    def action_next_turn(self) -> None:
        self._move(1)

    def action_previous_turn(self) -> None:
        self._move(-1)

    def _move(self, step: int) -> None:
        cards = list(self.query(TurnCard))
        if not cards:
            return
        now = next((i for i, card in enumerate(cards) if card.has_focus), -1 if step > 0 else 0)
        if now == 0 and step < 0:
            self.set_focus(None)
            self.query_one(VerticalScroll).scroll_home(animate=False)
            return
        card = cards[max(0, min(len(cards) - 1, now + step))]
        card.focus(scroll_visible=False)
        card.scroll_visible(top=True, animate=False)

    def action_replay(self) -> None:
        card = next((card for card in self.query(TurnCard) if card.has_focus), None)
        if card is None:
            self.notify("Choose a turn with ↑ and ↓ or a click; r tries again from there.", markup=False)
        else:
            self.app.replay(self.attempt, card.item.turn.number)

    def action_save(self) -> None:
        try:
            path = save_debrief(self.attempt, debrief_text(self.attempt, self.judged, self.rules))
        except OSError as error:
            self.notify(f"It could not be saved: {error}", severity="error", markup=False)
        else:
            self.notify(f"Saved as {path}", markup=False, timeout=10)

    def action_back(self) -> None:
        self.app.to_library()


def _card(item: JudgedTurn, rules: Rules) -> Content:
    mark = item.mark
    parts: list[Content] = [
        Content.assemble(
            (f"{item.turn.number}  ", "bold"),
            (f"{MARKS[mark]} {mark.value}", f"bold {MARK_COLOURS[mark]}") if mark else "",
            (f"  {cost(item.regret)}  ·  {mood_move(item.before.mood, item.after.mood)}", "dim"),
        )
    ]
    name = foreign_line(rules.scenario.customer.name, "$text-accent")
    parts += [Content.assemble(name, "  ", foreign(line, "dim")) for line in item.heard]
    said = foreign(item.turn.said) if item.turn.said else Content.styled("(nothing)", "italic")
    parts.append(Content.assemble(("You  ", "$text-primary"), said))
    parts += [
        Content.styled("  " + line, "$text-success" if line[0] == "+" else "$text-error")
        for line in points(item.evidence)
    ]
    if item.why:
        parts.append(Content.assemble(("Why  ", "bold"), foreign(item.why)))
    if item.turn.seconds is not None:
        counted = ", interrupted, so not counted" if item.turn.interrupted else ""
        parts.append(Content.styled(f"Time  {item.turn.seconds:.0f} s of {item.turn.allowance:.0f} s{counted}", "dim"))
    best = item.best_replies[0] if item.best_replies else SILENCE
    if item.regret and best not in (SILENCE, item.turn.reply):
        words = rules.written(item.before, best).say or ""
        parts.append(Content.assemble(("Strongest  ", "bold"), foreign(f"“{words}”")))
    return Content("\n").join(parts)
