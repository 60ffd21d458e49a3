"""Plain mode from its start: choosing a complaint, then playing it."""

from __future__ import annotations

import io
import sys

from simulator.checking import Checked
from simulator.launch import Launch
from simulator.plain.lines import EndOfInput, Lines
from simulator.plain.menu import Menu
from simulator.plain.session import Session
from simulator.playback import Playback
from simulator.progress import PLAYED
from simulator.records.attempt import Attempt, StoreTrouble
from simulator.records.store import Records
from simulator.wording import plain as words

MISUSE = 2


def run_plain(launch: Launch, checked: Checked | None, name: str | None, go_on: str | None) -> int:
    """Plays over stdin and stdout; `name` is what the scenario was called. Returns the exit code."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # bytes that are no text would end the input
    lines = Lines(sys.stdin, sys.stdout)
    try:
        records = _open(launch, lines)
        if records is None and not _unrecorded(lines):
            return 0
        return _start(Session(launch, lines, None if records is None else Playback(records), name), checked, go_on)
    except EndOfInput:
        lines.say()
        return 0
    except StoreTrouble as trouble:
        print(trouble, file=sys.stderr)
        return MISUSE


def _start(session: Session, checked: Checked | None, go_on: str | None) -> int:
    unfinished = None if go_on == "fresh" else _unfinished(session, checked)
    if go_on == "resume":
        if unfinished is None:
            print(words.NOTHING_TO_RESUME, file=sys.stderr)
            return MISUSE
        session.resume(unfinished)
    elif checked is None:
        _choose(session)
    else:
        if unfinished is not None:
            print(words.ONE_IS_UNFINISHED, file=sys.stderr)
        session.begin(checked)
    return 0


def _choose(session: Session) -> None:
    menu = Menu(session.launch, session.playback, session.lines)
    match menu.choose():
        case None:
            return
        case Attempt() as attempt:
            session.name = attempt.scenario if menu.has(attempt.scenario) else None
            if attempt.ended is None:
                session.resume(attempt)
            else:
                session.read_again(attempt)
        case chosen:
            session.name = chosen.loaded.scenario.id if chosen.loaded.scenario is not None else None
            session.begin(chosen)


def _open(launch: Launch, lines: Lines) -> Records | None:
    try:
        return Records(launch.records_url)
    except StoreTrouble as trouble:
        lines.say(str(trouble))
        return None


def _unrecorded(lines: Lines) -> bool:
    """Whether the trainee says that they go on without a record."""
    try:
        answer = lines.answer(words.UNRECORDED_OR_LEAVE)
    except EndOfInput:
        answer = ""
        lines.say()
    if answer == "unrecorded":
        return True
    lines.say(words.NOT_STARTED)
    return False


def _unfinished(session: Session, checked: Checked | None) -> Attempt | None:
    """The newest unfinished attempt of this scenario and trainee."""
    if session.playback is None:
        return None
    scenario = checked.bounds.graph.rules.scenario.id if checked is not None and checked.bounds is not None else None
    found = session.playback.records.attempts(
        trainee=session.launch.trainee, scenario=scenario, modes=PLAYED, finished=False
    )
    return found[-1] if found else None
