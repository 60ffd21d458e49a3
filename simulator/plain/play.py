"""A conversation in plain mode."""

from __future__ import annotations

from scoring.text import visible_line
from simulator.conversation.conversation import Phase
from simulator.conversation.turns import Mode
from simulator.debriefing.text import debrief_text
from simulator.plain.lines import EndOfInput, Lines
from simulator.records.attempt import PlayedElsewhere, StoreTrouble
from simulator.scenario.model import SILENCE
from simulator.sitting import Sitting
from simulator.wording.common import mood_move, mood_word

HELP = """\
Type the number of a reply and press Enter. Other things you can type:
  f  what our file shows        m  the customer's mood
  r  the replies again          p  pause (in timed practice)
  ?  this help                  q  leave; what you said is kept, and you can resume"""


class Leave(Exception):
    """The trainee wants to stop here."""


class PlainPlay:
    """Plays one sitting over `Lines`. `again` is the command that goes on with it later."""

    def __init__(self, sitting: Sitting, lines: Lines, again: str) -> None:
        self.sitting = sitting
        self.conversation = sitting.conversation
        self.lines = lines
        self.again = again
        self.name = visible_line(sitting.bounds.graph.rules.scenario.customer.name)

    def run(self) -> bool:
        """From the briefing, or from where it was resumed, to the debrief. False where it stopped before the end, with
        what is kept and how to go on already said."""
        try:
            if self.conversation.state is Phase.BRIEFING:
                self._brief()
                if not self._begin():
                    return False
            else:
                self.lines.say(f"You go on where you stopped, at turn {len(self.conversation.turns) + 1}.")
            self._hear(self.conversation.news)
            while self.conversation.state is not Phase.ENDED:
                self._turn()
        except EndOfInput:
            self._stopped("The input has ended.")
            return False
        except Leave:
            self._stopped("You left.")
            return False
        except KeyboardInterrupt:
            self._stopped("Stopped.")
            raise
        except PlayedElsewhere as trouble:
            self.lines.say(str(trouble))
            return False
        self.conversation.look_back()
        self.lines.say()
        judged = self.sitting.judged()
        self.lines.say(debrief_text(self.sitting.attempt, judged, self.sitting.bounds).rstrip("\n"))
        return True

    def _brief(self) -> None:
        scenario, settings = self.conversation.rules.scenario, self.conversation.settings
        self.lines.say(f"{visible_line(scenario.title)} ({scenario.channel}, {scenario.difficulty})")
        if scenario.about:
            self.lines.say(scenario.about)
        self.lines.say(f"The customer is {self.name}.")
        self._file()
        if settings.timed:
            stretch = f", with extra time × {settings.factor:g}" if settings.factor != 1 else ""
            self.lines.say(f"Each reply is timed{stretch}: reading time, and a while to think.")
        else:
            self.lines.say("Nothing is timed.")
        if settings.mode is Mode.ASSESS:
            self.lines.say("This is an assessment: no feedback before the end, no pause, no second try.")
        self.lines.say("Type ? for help.")

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
            answer = self.lines.ask(
                "Type `again` to try again, `unrecorded` to go on without a record, or `q` to leave: "
            )
            match (answer or "").lower():
                case "again":
                    return True
                case "unrecorded":
                    self.sitting.go_unrecorded()
                    self.lines.say("From here on nothing is kept.")
                    return True
                case "q":
                    return False

    def _hear(self, news: tuple[str, ...]) -> None:
        self.lines.say()
        for line in news:
            self.lines.say(f"{self.name}: {line}")

    def _turn(self) -> None:
        """One reply, or the silence that stands in for it, and the customer's answer."""
        reply = self._choose()
        before = self.conversation.position
        turn = self.sitting.reply(reply)
        self.lines.say()
        self.lines.say(f"You: {turn.said}" if turn.said else "(You said nothing.)")
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
        if self.conversation.settings.mode is Mode.PRACTICE:
            why = self.conversation.rules.written(before, reply).why
            moved = mood_move(before.mood, self.conversation.position.mood)
            self.lines.say(f"({moved[0].upper()}{moved[1:]}.{' ' + why if why else ''})")
        if not self.conversation.over:
            self._hear(news)

    def _choose(self) -> str:
        """The id of the reply chosen, or silence when the customer's patience ran out first."""
        offered = self.conversation.offered
        self._replies()
        watch, limit = self.conversation.stopwatch, self.conversation.silence_after
        if self.conversation.settings.timed:
            self.lines.say(f"({self.conversation.allowance:.0f} seconds to answer.)")
            watch.start()
        while True:
            left = None if limit is None else max(0.0, limit - watch.seconds)
            answer = self.lines.ask("> ", left)
            if answer is None:
                return SILENCE
            if answer.isdecimal() and len(answer) < 4 and 1 <= int(answer) <= len(offered):
                return offered[int(answer) - 1]
            watch.stop()
            self._other(answer.lower())
            if self.conversation.settings.timed:
                watch.start()

    def _replies(self) -> None:
        replies = self.conversation.rules.scenario.scenes[self.conversation.position.scene].replies
        self.lines.say()
        for number, name in enumerate(self.conversation.offered, start=1):
            self.lines.say(f"{number}. {replies[name].say}")

    def _other(self, answer: str) -> None:
        match answer:
            case "f":
                self.conversation.open_file()
                self._file()
            case "m":
                mood = self.conversation.position.mood
                self.lines.say(f"{self.name} is {mood_word(mood)}: mood {mood} of 10.")
            case "r":
                self._replies()
            case "?":
                self.lines.say(HELP)
            case "q":
                raise Leave
            case "p":
                self._pause()
            case _:
                self.lines.say(f"Type a number from 1 to {len(self.conversation.offered)}, or ? for help.")

    def _pause(self) -> None:
        if self.conversation.assessed:
            self.lines.say("An assessment cannot be paused.")
        elif not self.conversation.settings.timed:
            self.lines.say("Nothing is timed; take all the time you want.")
        else:
            self.conversation.pause()
            self.lines.ask("Paused. Press Enter to go on. ")
            self.conversation.carry_on()

    def _file(self) -> None:
        file = self.conversation.rules.scenario.file
        self.lines.say("Our file shows:" if file else "Our file shows nothing.")
        for line in file:
            self.lines.say(f"- {line}")

    def _stopped(self, reason: str) -> None:
        said = len(self.conversation.turns)
        self.sitting.leave()
        self.lines.say()
        if not self.sitting.recorded:
            self.lines.say(f"{reason} Nothing was kept.")
        elif said == 0:
            self.lines.say(f"{reason} You had not said anything yet.")
        else:
            replies = "Your reply is kept" if said == 1 else f"Your {said} replies are kept"
            self.lines.say(f"{reason} {replies}. To go on: {self.again}")
