"""Plain mode from its start: choosing a complaint, then playing it."""

from __future__ import annotations

import shlex
import sys

from simulator import places
from simulator.checking import Checked, check
from simulator.conversation.clock import SystemClock
from simulator.launch import Launch
from simulator.listing import released, row
from simulator.plain.lines import EndOfInput, Lines
from simulator.plain.play import PlainPlay
from simulator.playback import Playback
from simulator.progress import PLAYED, reached
from simulator.records.attempt import Attempt, StoreTrouble
from simulator.records.store import Records
from simulator.sitting import new_sitting, resumed

MISUSE = 2


def run_plain(launch: Launch, checked: Checked | None, name: str | None, go_on: str | None) -> int:
    """Plays over stdin and stdout; `name` is what the scenario was called. Returns the exit code."""
    lines = Lines(sys.stdin, sys.stdout)
    records = _open(launch, lines)
    if records is None and not _unrecorded(lines):
        return 0
    try:
        unfinished = None if go_on == "fresh" else _unfinished(records, launch, checked)
        if checked is None and go_on != "resume":
            checked = _choose(launch, records, lines)
            if checked is None:
                return 0
        if go_on == "resume":
            if unfinished is None or records is None:
                print("There is nothing to resume; leave --resume out to start.", file=sys.stderr)
                return MISUSE
            sitting = resumed(records.kept(unfinished), Playback(records), SystemClock())
        else:
            assert checked is not None
            if (
                unfinished is not None
                and checked.bounds
                and unfinished.scenario == checked.bounds.graph.rules.scenario.id
            ):
                print("(An earlier attempt is unfinished; --resume goes on with it.)", file=sys.stderr)
            settings = launch.settings(timed=False)
            sitting = new_sitting(
                checked,
                launch.rubric_source,
                settings,
                SystemClock(),
                records,
                trainee=launch.trainee,
                group=launch.group,
            )
        PlainPlay(sitting, lines, _again(launch, name if checked is None or name else sitting.attempt.scenario)).run()
    except StoreTrouble as trouble:
        print(trouble, file=sys.stderr)
        return MISUSE
    return 0


def _again(launch: Launch, name: str | None) -> str:
    """The command that goes on with this attempt."""
    words = ["empathy", "play", *([name] if name else []), "--plain", "--resume"]
    if launch.records_url != places.records_url():
        words += ["--records", launch.records_url]
    if launch.trainee:
        words += ["--as", launch.trainee]
    return shlex.join(words)


def _open(launch: Launch, lines: Lines) -> Records | None:
    try:
        return Records(launch.records_url)
    except StoreTrouble as trouble:
        lines.say(str(trouble))
        return None


def _unrecorded(lines: Lines) -> bool:
    """Whether the trainee says that they go on without a record."""
    try:
        answer = lines.ask("Type `unrecorded` to go on without a record; anything else leaves: ")
    except EndOfInput:
        answer = ""
    if answer == "unrecorded":
        return True
    lines.say("Nothing was started.")
    return False


def _unfinished(records: Records | None, launch: Launch, checked: Checked | None) -> Attempt | None:
    """The newest unfinished attempt of this scenario and trainee."""
    if records is None:
        return None
    scenario = checked.bounds.graph.rules.scenario.id if checked is not None and checked.bounds is not None else None
    found = records.attempts(trainee=launch.trainee, scenario=scenario, modes=PLAYED, finished=False)
    return found[-1] if found else None


def _choose(launch: Launch, records: Records | None, lines: Lines) -> Checked | None:
    """Asks which complaint to play; None when the trainee leaves or the input ends."""
    shown, _ = released(places.scenario_folders(), launch.rubric)
    so_far = (
        {} if records is None else reached(Playback(records), records.attempts(trainee=launch.trainee, modes=PLAYED))
    )
    lines.say("Complaints to practise on:")
    for number, loaded in enumerate(shown, start=1):
        lines.say(f"{number}. {row(loaded, so_far)}")
    while True:
        try:
            answer = lines.ask("Which one? (its number, or q to leave) ")
        except EndOfInput:
            lines.say()
            return None
        if answer == "q":
            return None
        if answer and answer.isdecimal() and len(answer) < 6 and 1 <= int(answer) <= len(shown):
            checked = check(shown[int(answer) - 1].source, launch.rubric)
            if checked.bounds is not None:
                return checked
            lines.say("This one has errors, and cannot be played; `empathy check` says which.")
