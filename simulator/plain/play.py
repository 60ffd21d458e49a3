"""A conversation in plain mode."""

from __future__ import annotations

from scoring.text import visible_line
from simulator.conversation.conversation import Phase
from simulator.conversation.rules import Position
from simulator.conversation.turns import Feedback, Turn
from simulator.feedback import depth_of, feedback_on
from simulator.plain.lines import EndOfInput, Lines, number_in
from simulator.records.attempt import PlayedElsewhere, StoreTrouble
from simulator.scenario.model import SILENCE
from simulator.sitting import Sitting
from simulator.wording import plain as words


class Leave(Exception):
    """The trainee wants to stop here."""


class PlainPlay:
    """Plays one sitting over `Lines`. `again` is the command that goes on with it later; `second_try`: it has just been
    made from another."""

    def __init__(self, sitting: Sitting, lines: Lines, again: str, *, second_try: bool = False) -> None:
        self.sitting = sitting
        self.conversation = sitting.conversation
        self.lines = lines
        self.again = again
        self.second_try = second_try
        self.name = visible_line(sitting.bounds.graph.rules.scenario.customer.name)
        self.timed = self.conversation.settings.timed
        self.depth = depth_of(self.conversation.settings)

    def run(self) -> bool:
        """From the briefing, or from where it was resumed, to the customer's last words. False where it stopped before
        them, with what is kept and how to go on already said."""
        try:
            if not self._start():
                return False
            while self.conversation.state is not Phase.ENDED:
                self._turn()
        except EndOfInput:
            self._stopped(words.INPUT_ENDED)
            return False
        except Leave:
            self._stopped(words.YOU_LEFT)
            return False
        except KeyboardInterrupt:
            self._stopped(words.STOPPED)
            raise
        except PlayedElsewhere as trouble:
            self.lines.say(str(trouble))
            return False
        self.conversation.look_back()
        return True

    # --- the start

    def _start(self) -> bool:
        if self.conversation.state is Phase.BRIEFING:
            self._brief()
            self._until_read(words.BEGIN)
            if not self._begin():
                return False
        else:
            turn = len(self.conversation.turns) + 1
            self.lines.say(words.second_try(turn) if self.second_try else words.goes_on(turn))
            if self.conversation.turns and not self.conversation.assessed:
                self.lines.say(words.FOR_WHAT_WAS_SAID)
            self._until_read(words.ON)
        self._hear(self.conversation.news)
        return True

    def _brief(self) -> None:
        scenario, settings = self.conversation.rules.scenario, self.conversation.settings
        self.lines.say(words.heading(scenario.title, scenario.channel, scenario.difficulty))
        if scenario.about:
            self.lines.say(scenario.about)
        self.lines.say(words.customer_is(self.name))
        self._file()
        self.lines.say(words.timed(settings.factor) if self.timed else words.UNTIMED)
        if self.conversation.assessed:
            self.lines.say(words.ASSESSMENT)
        elif self.depth is Feedback.OFF:
            self.lines.say(words.NO_FEEDBACK)
        self.lines.say(words.FOR_HELP)

    def _begin(self) -> bool:
        """Keeps the attempt. Where that fails, the trainee says whether to go on without a record."""
        while True:
            try:
                self.sitting.begin()
                return True
            except StoreTrouble as trouble:
                if not self._without_record(trouble):
                    return False

    def _without_record(self, trouble: StoreTrouble) -> bool:
        self.lines.say(str(trouble))
        while True:
            match self.lines.answer(words.KEEP_OR_NOT).lower():
                case "again":
                    return True
                case "unrecorded":
                    self.sitting.go_unrecorded()
                    self.lines.say(words.UNKEPT_FROM_HERE)
                    return True
                case "q":
                    return False

    # --- a turn

    def _hear(self, news: tuple[str, ...]) -> None:
        self.lines.say()
        for line in news:
            self.lines.say(words.says(self.name, line))

    def _turn(self) -> None:
        """One reply, or the silence that stands in for it, and the customer's answer."""
        reply = self._choose()
        before = self.conversation.position
        turn = self.sitting.reply(reply)
        self.lines.say()
        self._said(turn)
        while True:
            try:
                self.sitting.keep()
                break
            except PlayedElsewhere:
                raise
            except StoreTrouble as trouble:
                if not self._without_record(trouble):
                    raise Leave from trouble
        news = self.sitting.hear()
        explained = self._explain(before, self.conversation.position, reply)
        self._hear(news)
        if explained and not self.conversation.over:
            self._until_read(words.TO_THE_REPLIES)

    def _said(self, turn: Turn) -> None:
        self.lines.say(words.you(turn.said) if turn.said else words.SAID_NOTHING)

    def _explain(self, before: Position, after: Position, reply: str) -> bool:
        """Says what the trainee chose to be told of a reply; whether that was anything."""
        feedback = feedback_on(before, after, reply, self.sitting.bounds, self.depth)
        if feedback is not None:
            self.lines.say(words.aside(feedback.text))
        return feedback is not None

    def _choose(self) -> str:
        """The id of the reply chosen, or silence when the customer's patience ran out first."""
        offered = self.conversation.offered
        self._replies()
        watch, limit = self.conversation.stopwatch, self.conversation.silence_after
        if self.timed:
            self.lines.say(words.time_to_answer(self.conversation.allowance, self.name, limit))
            watch.start()
        while True:
            left = None if limit is None else max(0.0, limit - watch.seconds)
            answer = self.lines.ask(words.PROMPT, left)
            if answer is None:
                return SILENCE
            place = number_in(answer, len(offered))
            if place is not None:
                return offered[place - 1]
            watch.stop()
            self._other(answer.lower())
            if self.timed:
                watch.start()

    def _replies(self) -> None:
        replies = self.conversation.rules.scenario.scenes[self.conversation.position.scene].replies
        self.lines.say()
        for place, name in enumerate(self.conversation.offered, start=1):
            self.lines.say(words.choice(place, replies[name].say))

    # --- what else can be typed

    def _other(self, answer: str) -> None:
        """Anything but a reply. The clock stands while this runs."""
        match answer:
            case "f":
                self.conversation.open_file()
                self._file()
            case "m":
                self.lines.say(words.mood_now(self.name, self.conversation.position.mood))
            case "r":
                self._replies()
            case "h":
                self.lines.say(words.NO_HINT if self.conversation.assessed else self.sitting.hint())
            case "b":
                self._look_back()
            case "t":
                self._time()
            case "p":
                self._pause()
            case "?":
                self._help()
                if not self.conversation.assessed:  # what was printed cannot be hidden: it would be a pause
                    self._until_read(words.ON)
            case "q":
                raise Leave
            case _:
                self.lines.say(words.type_a_number(len(self.conversation.offered)))

    def _help(self) -> None:
        for line in words.help_lines(
            assessed=self.conversation.assessed, timed=self.timed, recorded=self.sitting.recorded
        ):
            self.lines.say(line)

    def _look_back(self) -> None:
        """The talk so far, each reply explained as it was; nothing changes."""
        if self.conversation.assessed:
            self.lines.say(words.NO_LOOKING_BACK)
            return
        turns = self.sitting.judged().turns
        self.lines.say(words.LOOKING_BACK if turns else words.NOTHING_SAID_YET)
        for item in turns:
            self.lines.say()
            self.lines.say(words.turn_number(item.turn.number))
            for line in item.heard:
                self.lines.say(words.says(self.name, line))
            self._said(item.turn)
            self._explain(item.before, item.after, item.turn.reply)
        if turns:
            self.lines.say()
            self.lines.say(words.now_at(len(turns) + 1))
        for line in self.conversation.news:
            self.lines.say(words.says(self.name, line))
        self._until_read(words.TO_THE_REPLIES)
        self._replies()

    def _time(self) -> None:
        if not self.timed:
            self.lines.say(words.UNTIMED)
            return
        gone, limit = self.conversation.stopwatch.seconds, self.conversation.silence_after
        allowance = self.conversation.allowance
        patience = None if limit is None else limit - gone
        self.lines.say(words.time_left(allowance - gone, allowance, self.name, patience))

    def _pause(self) -> None:
        if self.conversation.assessed:
            self.lines.say(words.NO_PAUSE)
        elif not self.timed:
            self.lines.say(words.NOTHING_TO_PAUSE)
        else:
            self.conversation.pause()
            self.lines.answer(words.PAUSED)
            self.conversation.carry_on()

    def _until_read(self, prompt: str) -> None:
        """Where time counts, no clock runs until the trainee has read what stands there. A pipe is not asked."""
        if not (self.timed and self.lines.live):
            return
        while True:
            match self.lines.answer(prompt).lower():
                case "?":
                    self._help()
                case "q":
                    raise Leave
                case _:
                    return

    def _file(self) -> None:
        file = self.conversation.rules.scenario.file
        self.lines.say(words.FILE_SHOWS if file else words.FILE_SHOWS_NOTHING)
        for line in file:
            self.lines.say(words.file_line(line))

    def _stopped(self, reason: str) -> None:
        said = len(self.conversation.turns)
        self.lines.say()
        try:
            self.sitting.leave()
        except StoreTrouble as trouble:
            self.lines.say(str(trouble))
        if not self.sitting.recorded:
            self.lines.say(words.nothing_kept(reason))
        elif not self.sitting.kept:
            self.lines.say(words.nothing_said(reason))
        else:
            self.lines.say(words.kept(reason, said, self.again))
