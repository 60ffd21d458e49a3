"""The state machine that runs one conversation on the rules of play.

    briefing ─begin→ waiting ─reply→ answering ─hear→ waiting … ─hear→ ended ─look_back→ debrief
                        └─pause→ paused ─carry_on→ waiting

Between `reply` and `hear` the turn exists and the customer has not answered yet: that is where it is written to disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from transitions import Machine, MachineError

from scoring.rubric import Pace
from simulator.conversation.clock import Clock, Stopwatch
from simulator.conversation.rules import Move, Position, Rules, after
from simulator.conversation.turns import Mode, Settings, Turn, shuffled
from simulator.scenario.model import Reply, Silence


class Phase(StrEnum):
    """The states of a conversation."""

    BRIEFING = "briefing"
    WAITING = "waiting"
    ANSWERING = "answering"
    PAUSED = "paused"
    ENDED = "ended"
    DEBRIEF = "debrief"


class NotNow(RuntimeError):
    """Something that this phase does not allow. Nothing has changed."""


class _Phases(Machine):
    """Which phase follows which."""

    def __init__(self, conversation: Conversation) -> None:
        def over() -> bool:
            return conversation.over

        def assessed() -> bool:
            return conversation.assessed

        transitions: list[dict[str, Any]] = [
            {"trigger": "begin", "source": Phase.BRIEFING, "dest": Phase.WAITING},
            {"trigger": "reply", "source": Phase.WAITING, "dest": Phase.ANSWERING},
            {"trigger": "hear", "source": Phase.ANSWERING, "dest": Phase.ENDED, "conditions": over},
            {"trigger": "hear", "source": Phase.ANSWERING, "dest": Phase.WAITING},
            {"trigger": "pause", "source": Phase.WAITING, "dest": Phase.PAUSED, "unless": assessed},
            {"trigger": "carry on", "source": Phase.PAUSED, "dest": Phase.WAITING},
            {"trigger": "look back", "source": Phase.ENDED, "dest": Phase.DEBRIEF},
        ]
        super().__init__(states=Phase, initial=Phase.BRIEFING, transitions=transitions, auto_transitions=False)


class Conversation:
    """One conversation under way.

    It changes only through its methods, each of which does all of its work or raises `NotNow` or `NotOnOffer` and does
    nothing. It owns the trainee's stopwatch, which whoever paints the replies starts and stops.
    """

    def __init__(self, rules: Rules, settings: Settings, pace: Pace, clock: Clock) -> None:
        self.rules = rules
        self.settings = settings
        self.position: Position = rules.start
        self.turns: list[Turn] = []
        self.news: tuple[str, ...] = (rules.line(rules.start),)
        """What the customer said last."""
        self.stopwatch = Stopwatch(clock)
        self._pace = pace
        self._file_words = 0
        self._hint_words = 0
        self._file_opened = False
        self._hinted = False
        self._interrupted = False
        self._heading: Position | None = None
        self._phases = _Phases(self)

    @property
    def state(self) -> Phase:
        return Phase(self._phases.state)

    @property
    def over(self) -> bool:
        return self.rules.ended(self.position if self._heading is None else self._heading)

    @property
    def assessed(self) -> bool:
        return self.settings.mode is Mode.ASSESS

    @property
    def offered(self) -> tuple[str, ...]:
        """The ids of the replies on offer, in the order they are shown."""
        ids = [move.reply for move in self.rules.offered(self.position)]
        return tuple(shuffled(ids, self.settings.seed, len(self.turns)))

    @property
    def silence(self) -> Silence | None:
        """The silence of this scene, where time runs at all."""
        return self.rules.scenario.scenes[self.position.scene].silence if self.settings.timed else None

    @property
    def silence_after(self) -> float | None:
        """Seconds until the customer speaks again, None where they wait for ever."""
        return None if self.silence is None else self.silence.after * self.settings.factor

    @property
    def allowance(self) -> float:
        """Seconds this turn may take: reading what is new, the replies, the file if it was opened, a hint if one was
        asked for, and thinking."""
        replies = self.rules.scenario.scenes[self.position.scene].replies
        words = sum(len(text.split()) for text in (*self.news, *(replies[name].say for name in self.offered)))
        return self._pace.allowance(words + self._file_words + self._hint_words, self.settings.factor)

    def begin(self) -> None:
        """From the briefing to the customer's first words."""
        self._go("begin")

    def reply(self, name: str) -> Turn:
        """Says the reply `name`, or `silence`. The turn is made, and the customer has not answered it yet. Raises
        `NotNow`, or `NotOnOffer`, and changes nothing."""
        if self.state is not Phase.WAITING:
            raise NotNow(f"a reply cannot be given while the conversation is {self.state.value}")
        move = self._move(name)
        self._heading = after(move, self.position)
        turn = self._turn(name)
        self._go("reply")
        self.stopwatch.stop()
        self.turns.append(turn)
        return turn

    def hear(self) -> tuple[str, ...]:
        """What the customer answers; the conversation moves on, or ends."""
        if self.state is not Phase.ANSWERING or self._heading is None:
            raise NotNow("nothing has been said that the customer could answer")
        before, self.position = self.position, self._heading
        self.news = self.rules.answer(before, self.turns[-1].reply, self.position)
        self._go("hear")
        self._heading = None
        self._next_turn()
        return self.news

    def pause(self) -> None:
        """Stops the time. Not in an assessment."""
        self._go("pause")
        self.stopwatch.stop()

    def carry_on(self) -> None:
        self._go("carry on")

    def look_back(self) -> None:
        self._go("look back")

    def open_file(self) -> None:
        """The trainee looks into the file again; its reading time is added to this turn's allowance, once."""
        if not self._file_opened:
            self._file_opened = True
            self._file_words = sum(len(line.split()) for line in self.rules.scenario.file)

    def take_hint(self, words: int) -> None:
        """The trainee asks for a hint of so many `words`; it is kept with the turn, and reading it takes time, once.
        Raises `NotNow` in an assessment, which has none."""
        if self.assessed or self.state is not Phase.WAITING:
            raise NotNow("there is no hint now")
        if not self._hinted:
            self._hinted = True
            self._hint_words = words

    def take_up(self, turns: Iterable[Turn], *, interrupted: bool) -> None:
        """Goes on where an attempt stopped: plays its turns again, from the briefing, and waits for the next reply.
        `interrupted`: the program stopped during that turn, so its time will say nothing. Raises `NotOnOffer` where the
        turns do not fit the scenario."""
        self.begin()
        for turn in turns:
            self._heading = after(self._move(turn.reply), self.position)
            self._go("reply")
            self.turns.append(turn)
            self.hear()
        self._interrupted = interrupted

    def _move(self, name: str) -> Move:
        return self.rules.move(self.position, name)

    def _turn(self, name: str) -> Turn:
        written: Reply | Silence = self.rules.written(self.position, name)
        return Turn(
            number=len(self.turns) + 1,
            scene=self.position.scene,
            reply=name,
            said=written.say if isinstance(written, Reply) else "",
            shown=self.offered,
            seconds=self.stopwatch.seconds if self.settings.timed else None,
            allowance=self.allowance,
            interrupted=self._interrupted,
            hinted=self._hinted,
        )

    def _next_turn(self) -> None:
        self.stopwatch.reset()
        self._file_words, self._file_opened, self._interrupted = 0, False, False
        self._hint_words, self._hinted = 0, False

    def _go(self, name: str) -> None:
        try:
            moved = bool(self._phases.trigger(name))
        except MachineError:
            moved = False
        if not moved:
            raise NotNow(f"“{name}” is not possible while the conversation is {self.state.value}")
