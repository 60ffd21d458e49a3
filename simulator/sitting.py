"""A sitting: a conversation whose every reply is on disk before the customer answers it.

This is what every way of playing (app, plain mode, `--replies`) stands on. It joins the conversation, which knows no
disk, with the records, which know no rules.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.analysis.bounds import Bounds
from simulator.checking import Checked
from simulator.conversation.clock import Clock
from simulator.conversation.conversation import Conversation
from simulator.conversation.rules import Position
from simulator.conversation.turns import Mode, Settings, Turn
from simulator.feedback import TurnFeedback, depth_of, feedback_on
from simulator.hints import needs
from simulator.judging import Judged, judge
from simulator.playback import Playback
from simulator.records.attempt import Attempt, Kept, StoreTrouble, new_id
from simulator.scenario.source import Source
from simulator.wording.conversation import hint

if TYPE_CHECKING:
    from simulator.records.store import Records


class Sitting:
    """One attempt under way. `records` is None where nothing is kept."""

    def __init__(
        self, attempt: Attempt, bounds: Bounds, texts: tuple[Source, Source], clock: Clock, records: Records | None
    ) -> None:
        self.attempt = attempt
        self.bounds = bounds
        self.texts = texts
        self.records = records
        self.clock = clock
        self.conversation = Conversation(bounds.graph.rules, attempt.settings, bounds.rubric.pace, clock)
        self._kept_turns = 0
        self._began_here = False
        self._brought = 0
        """How many turns a second try brought along."""

    @property
    def recorded(self) -> bool:
        return self.records is not None

    @property
    def kept(self) -> bool:
        """Whether something was said, and all of it is kept."""
        return self.recorded and self._brought < len(self.conversation.turns) == self._kept_turns

    def begin(self) -> None:
        """Keeps the attempt, then lets the customer speak. Raises `StoreTrouble`, and has not begun."""
        if self.records is not None:
            self.records.begin(self.attempt, self.texts[0].data, self.texts[1].data)
        self._began_here = True
        self.conversation.begin()

    def reply(self, name: str) -> Turn:
        """Says the reply. It is not kept yet: `keep` it before the customer may `hear` it."""
        turn = self.conversation.reply(name)
        if self.conversation.over:
            self.attempt = self.attempt.over(self.clock.now())
        return turn

    def keep(self) -> None:
        """Commits the last turn; can be tried again. Raises `StoreTrouble`."""
        turns = self.conversation.turns
        if self.records is not None and self._kept_turns < len(turns):
            self.records.add_turn(self.attempt.id, turns[-1], self.attempt.ended)
        self._kept_turns = len(turns)

    def hear(self) -> tuple[str, ...]:
        """The customer's answer to a reply that is kept."""
        if self._kept_turns < len(self.conversation.turns):
            raise StoreTrouble("The reply is not kept yet.")
        return self.conversation.hear()

    def go_unrecorded(self) -> None:
        """The trainee chose to go on without a record."""
        self.records = None

    def leave(self) -> None:
        """An attempt in which nothing was said leaves no trace, unless another window may be at it; any other waits to
        be resumed."""
        if self.records is not None and self._began_here and len(self.conversation.turns) == self._brought:
            self.records.drop_if_empty(self.attempt.id, self._brought)

    def take_up(self, turns: tuple[Turn, ...], *, interrupted: bool) -> None:
        """Goes on behind turns that are kept already."""
        self.conversation.take_up(turns, interrupted=interrupted)
        self._kept_turns = len(turns)

    def feedback(self, before: Position, after: Position, reply: str) -> TurnFeedback | None:
        """What practice says after a reply that led from one position to another, at the depth that was chosen."""
        return feedback_on(before, after, reply, self.bounds, depth_of(self.attempt.settings))

    def hint(self) -> str:
        """What the customer still needs, in a sentence; the turn is kept as hinted."""
        shown = {name for item in self.judged().turns for name in item.shows}
        conversation = self.conversation
        words = hint(conversation.rules.scenario.customer.name, needs(self.bounds, conversation.position, shown))
        conversation.take_hint(len(words.split()))
        return words

    def note_change(self, words: str) -> None:
        """Keeps what the trainee says should change; nothing said takes it back. Raises `StoreTrouble`."""
        self.attempt = replace(self.attempt, to_change=words.strip() or None)
        if self.records is not None:
            self.records.note_change(self.attempt.id, self.attempt.to_change)

    def judged(self) -> Judged:
        return judge(self.conversation.turns, self.bounds)


def new_sitting(
    checked: Checked,
    rubric: Source,
    settings: Settings,
    clock: Clock,
    records: Records | None,
    *,
    trainee: str | None = None,
    group: str | None = None,
) -> Sitting:
    """A first reply has not been given yet. `checked` must be sound."""
    if checked.bounds is None:
        raise ValueError(f"{checked.loaded.source.path} cannot be played")
    scenario, source = checked.bounds.graph.rules.scenario, checked.loaded.source
    attempt = Attempt(
        id=new_id(),
        trainee=trainee,
        group=group,
        scenario=scenario.id,
        version=scenario.version,
        scenario_hash=source.hash,
        rubric_hash=rubric.hash,
        settings=settings,
        started=clock.now(),
    )
    return Sitting(attempt, checked.bounds, (source, rubric), clock, records)


def resumed(kept: Kept, playback: Playback, clock: Clock) -> Sitting:
    """An unfinished attempt, where it stopped: from the texts and settings it was begun with. The turn that was under
    way counts as interrupted."""
    attempt = kept.attempt
    sitting = Sitting(attempt, playback.bounds(attempt), playback.texts(attempt), clock, playback.records)
    sitting.take_up(kept.turns, interrupted=True)
    return sitting


def replayed(kept: Kept, turn: int, playback: Playback, clock: Clock) -> Sitting:
    """A new practice attempt that goes back to `turn` (from 1) of another, which stays as it is."""
    attempt = replace(
        kept.attempt,
        id=new_id(),
        settings=replace(kept.attempt.settings, mode=Mode.PRACTICE),
        started=clock.now(),
        ended=None,
        replay_of=kept.attempt.id,
        to_change=None,
    )
    texts, before = playback.texts(attempt), kept.turns[: turn - 1]
    playback.records.begin(attempt, texts[0].data, texts[1].data, before)
    sitting = Sitting(attempt, playback.bounds(attempt), texts, clock, playback.records)
    sitting._began_here, sitting._brought = True, len(before)
    sitting.take_up(before, interrupted=False)
    return sitting
