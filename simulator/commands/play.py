"""`empathy play`, and `empathy` without a command."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from simulator import places
from simulator.commands.shared import Command, records_option, rubric_option, say
from simulator.opening import misuse, open_records, open_rubric, open_scenario, person
from simulator.screen import has_screen

if TYPE_CHECKING:
    from typing import Any

    from simulator.checking import Checked
    from simulator.launch import Launch


def _finite(_context: click.Context, _option: click.Parameter, value: float | None) -> float | None:
    if value is not None and not math.isfinite(value):
        raise click.BadParameter("a number from 1 to 10 is wanted")
    return value


def play_options(command: Command) -> Command:
    for option in (
        click.option("--plain", is_flag=True, help="Line by line: for screen readers and pipes."),
        click.option(
            "--extra-time",
            "factor",
            type=click.FloatRange(1, 10),
            callback=_finite,
            metavar="FACTOR",
            help="Stretches every time, such as 1.5 (else as in your settings).",
        ),
        click.option(
            "--timed/--untimed",
            "timed",
            default=None,
            help="Whether replies are timed (else as in your settings; the app: yes; plain: no).",
        ),
        click.option(
            "--feedback",
            type=click.Choice(["off", "word", "full"]),
            default=None,
            help="How much practice explains after each reply: nothing, a word, or all (usual).",
        ),
        click.option("--assess", is_flag=True, help="No feedback before the end, no hint, no pause, no second try."),
        click.option("--group", metavar="NAME", help="The group the attempt is kept with."),
        click.option(
            "--as", "trainee", metavar="NAME", help="The name to play under this once (else the one in your settings)."
        ),
    ):
        command = option(command)
    return records_option(rubric_option(command))


@click.command()
@click.argument("scenario", required=False)
@play_options
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Decides the order in which replies are shown.")
@click.option("--resume", "go_on", flag_value="resume", help="Go on with an unfinished attempt.")
@click.option("--fresh", "go_on", flag_value="fresh", help="Start anew, whatever is unfinished.")
@click.option("--replies", metavar="A,B,C", help="Play these replies without a screen, and print the debrief.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How --replies prints.")
def play(scenario: str | None, **options: Any) -> int:
    """Play SCENARIO, an id of the library or a file."""
    return start(scenario, **options)


def start(
    name: str | None,
    *,
    records_url: str | None,
    rubric_file: str | None,
    trainee: str | None,
    group: str | None,
    assess: bool,
    plain: bool,
    timed: bool | None,
    factor: float | None,
    feedback: str | None = None,
    seed: int | None = None,
    go_on: str | None = None,
    replies: str | None = None,
    form: str = "text",
) -> int:
    from simulator.conversation.turns import Feedback, Mode
    from simulator.launch import Launch
    from simulator.preferences_file import PreferencesFile, own_preferences

    rubric_source, rubric = open_rubric(rubric_file)
    kept = own_preferences() if replies is None else PreferencesFile()  # a script plays the same for everybody
    launch = Launch(
        records_url=places.records_url(records_url),
        rubric_source=rubric_source,
        trainee=person(trainee) or kept.preferences.name,
        group=person(group),
        mode=Mode.ASSESS if assess else Mode.PRACTICE,
        timed=timed,
        factor=factor,
        seed=seed,
        feedback=None if feedback is None else Feedback(feedback),
        kept=kept,
    )
    if replies is None and form == "json":
        misuse("--format json goes with --replies: empathy play SCENARIO --replies a,b,c --format json")
    if replies is not None:
        if name is None:
            misuse("--replies needs a scenario: empathy play SCENARIO --replies a,b,c")
        return _scripted(
            launch, open_scenario(name, rubric), [r.strip() for r in replies.split(",") if r.strip()], form
        )
    checked = None if name is None else open_scenario(name, rubric)
    if plain or not has_screen():
        from simulator.plain.start import run_plain

        for fault in kept.faults:
            click.echo(fault, err=True)
        return run_plain(launch, checked, name, go_on)
    from simulator.app.start import run_app

    return run_app(launch, checked, go_on)


def _scripted(launch: Launch, checked: Checked, replies: list[str], form: str) -> int:
    from scoring.reports import as_json
    from simulator.debriefing.text import debrief_text
    from simulator.playback import report
    from simulator.records.attempt import StoreTrouble
    from simulator.scripted import NotPlayable, play_replies

    try:
        sitting = play_replies(launch, checked, replies)
        if launch.trainee is not None:
            records = open_records(launch.records_url)
            scenario, used = sitting.texts
            records.begin(sitting.attempt, scenario.data, used.data, sitting.conversation.turns)
            records.close()
    except NotPlayable as error:
        misuse(str(error))
    except StoreTrouble as trouble:
        misuse(str(trouble))
    judged = sitting.judged()
    if form == "json":
        say(as_json.one(report(sitting.attempt, judged, sitting.bounds, recorded=launch.trainee is not None)))
    else:
        say(debrief_text(sitting.attempt, judged, sitting.bounds))
    return 0
