"""A session in plain mode: conversations and debriefs, one after the other, until the trainee ends it."""

from __future__ import annotations

import shlex

from simulator import places
from simulator.checking import Checked
from simulator.conversation.clock import Clock, SystemClock
from simulator.launch import Launch
from simulator.plain.debrief import PlainDebrief, ask_what_to_change
from simulator.plain.lines import EndOfInput, Lines
from simulator.plain.play import PlainPlay
from simulator.playback import Playback
from simulator.records.attempt import Attempt
from simulator.sitting import Sitting, new_sitting, resumed


class Session:
    """Leads from a conversation to its debrief and on to a second try. `name` is what the scenario was called on the
    command line; `playback` is None where nothing is kept. What it does raises `StoreTrouble` where an attempt that
    is kept cannot be read."""

    def __init__(self, launch: Launch, lines: Lines, playback: Playback | None, name: str | None) -> None:
        self.launch = launch
        self.lines = lines
        self.playback = playback
        self.name = name
        self.clock: Clock = SystemClock()

    def begin(self, checked: Checked) -> None:
        launch = self.launch
        self._play(
            new_sitting(
                checked,
                launch.rubric_source,
                launch.settings(timed=False),
                self.clock,
                None if self.playback is None else self.playback.records,
                trainee=launch.trainee,
                group=launch.group,
            )
        )

    def resume(self, attempt: Attempt) -> None:
        """Goes on with an attempt that is kept."""
        assert self.playback is not None
        self._play(resumed(self.playback.records.kept(attempt), self.playback, self.clock))

    def read_again(self, attempt: Attempt) -> None:
        """The debrief of an earlier attempt."""
        assert self.playback is not None
        playback = self.playback
        judged = playback.judged(playback.records.kept(attempt))
        debrief = PlainDebrief(attempt, judged, playback.bounds(attempt), self.lines, playback, self.clock)
        debrief.tell()
        self._play(self._after(debrief), second_try=True)

    def _play(self, sitting: Sitting | None, *, second_try: bool = False) -> None:
        """A conversation and its debrief, and so on with each second try that is asked for there."""
        while sitting is not None:
            if not PlainPlay(sitting, self.lines, self._again(), second_try=second_try).run():
                return
            playback = self.playback if sitting.recorded else None
            debrief = PlainDebrief(sitting.attempt, sitting.judged(), sitting.bounds, self.lines, playback, self.clock)
            debrief.tell()
            sitting, second_try = self._after(debrief, sitting), True

    def _after(self, debrief: PlainDebrief, sitting: Sitting | None = None) -> Sitting | None:
        """What the trainee wants after a debrief: a second try, or None to end. Whoever has just played, in `sitting`,
        is asked what should change first."""
        try:
            if sitting is not None:
                ask_what_to_change(sitting, self.lines)
                debrief.attempt = sitting.attempt
            return debrief.prompt()
        except EndOfInput:
            self.lines.say()
            return None

    def _again(self) -> str:
        """The command that goes on with the attempt under way."""
        launch = self.launch
        command = ["empathy", "play", *([self.name] if self.name else []), "--plain", "--resume"]
        if launch.records_url != places.records_url():
            command += ["--records", launch.records_url]
        if launch.trainee:
            command += ["--as", launch.trainee]
        return shlex.join(command)
