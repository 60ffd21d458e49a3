"""What follows a conversation in plain mode: the debrief, a question, and a second try."""

from __future__ import annotations

from simulator.analysis.bounds import Bounds
from simulator.conversation.clock import Clock
from simulator.conversation.turns import Mode
from simulator.debriefing.text import debrief_text
from simulator.judging import Judged
from simulator.plain.lines import Lines, number_in
from simulator.playback import Playback
from simulator.records.attempt import Attempt, StoreTrouble
from simulator.saving import save_debrief
from simulator.sitting import Sitting, replayed
from simulator.wording import plain as words


def ask_what_to_change(sitting: Sitting, lines: Lines) -> None:
    """The complaint as a gift: what the trainee answers is kept with the attempt. Not asked where nothing is kept."""
    if not sitting.recorded:
        return
    lines.say()
    lines.say(words.WHAT_TO_CHANGE)
    answer = lines.answer(words.IN_A_LINE)
    while answer and not any(letter.isalpha() for letter in answer):  # a number that was meant for a reply, say
        answer = lines.answer(words.IN_WORDS)
    while answer:
        try:
            sitting.note_change(answer)
        except StoreTrouble as trouble:
            lines.say(str(trouble))
            if lines.answer(words.CHANGE_AGAIN).lower() != "again":
                return
        else:
            lines.say(words.CHANGE_KEPT)
            return


class PlainDebrief:
    """One attempt read back. `playback` is None where the attempt was not kept."""

    def __init__(
        self, attempt: Attempt, judged: Judged, bounds: Bounds, lines: Lines, playback: Playback | None, clock: Clock
    ) -> None:
        self.attempt = attempt
        self.judged = judged
        self.bounds = bounds
        self.lines = lines
        self.playback = playback
        self.clock = clock

    @property
    def text(self) -> str:
        first = None if self.playback is None else self.playback.first_try(self.attempt)
        return debrief_text(self.attempt, self.judged, self.bounds, first=first)

    def tell(self) -> None:
        self.lines.say()
        self.lines.say(self.text.rstrip("\n"))

    def prompt(self) -> Sitting | None:
        """What the trainee wants next: a second try, or None to end. Raises `EndOfInput`."""
        refusal, most = self._refusal(), len(self.judged.turns)
        self.lines.say()
        if refusal is not None:
            self.lines.say(refusal)
        while True:
            answer = self.lines.answer(words.debrief_prompt(None if refusal else most)).lower()
            match answer:
                case "" | "q":
                    return None
                case "d":
                    self.tell()
                    self.lines.say()
                case "s":
                    self._save()
                case _:
                    sitting = self._second_try(answer, refusal, most)
                    if sitting is not None:
                        return sitting

    def _refusal(self) -> str | None:
        """Why there is no second try of this attempt; None where there is one."""
        if self.attempt.settings.mode is Mode.ASSESS:
            return words.NO_SECOND_TRY_HERE
        return words.NO_SECOND_TRY_UNKEPT if self.playback is None else None

    def _second_try(self, answer: str, refusal: str | None, most: int) -> Sitting | None:
        turn = number_in(answer[1:].strip(), most) if answer.startswith("r") else None
        if turn is not None and refusal is not None:
            self.lines.say(refusal)
        elif turn is None or self.playback is None:
            self.lines.say(words.not_a_turn(None if refusal else most))
        else:
            try:
                return replayed(self.playback.records.kept(self.attempt), turn, self.playback, self.clock)
            except StoreTrouble as trouble:
                self.lines.say(str(trouble))
        return None

    def _save(self) -> None:
        try:
            path = save_debrief(self.attempt, self.text)
        except OSError as error:
            self.lines.say(words.not_saved(error.strerror or str(error), error.filename))
        else:
            self.lines.say(words.saved(str(path)))
