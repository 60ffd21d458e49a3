"""The command line: picks and wires. stdout is data, stderr is narration.

Each command imports what it needs when it runs, so that none pays for another's libraries.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from simulator import places
from simulator.opening import existing_records, misuse, open_records, open_rubric, open_scenario, person
from simulator.screen import has_screen

if TYPE_CHECKING:
    from simulator.checking import Checked
    from simulator.launch import Launch

MISUSE = 2
Command = TypeVar("Command", bound=Callable[..., Any])


def run() -> int:
    """Runs a command; returns its exit code: 0 done, 1 faults found, 2 misuse."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter still shows the rest
    try:
        code = empathy.main(prog_name="empathy", standalone_mode=False)
    except click.exceptions.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        error.show()
        return MISUSE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        click.echo(f"This could not be written: {error.strerror or error}.", err=True)
        return MISUSE
    return code if isinstance(code, int) else 0


def _finite(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if not math.isfinite(value):
        raise click.BadParameter("a number from 1 to 10 is wanted")
    return value


def _records_option(command: Command) -> Command:
    text = "The record store: a file, or a URL (else EMPATHY_RECORDS, else your data folder)."
    return click.option("--records", "records_url", metavar="URL", help=text)(command)


def _rubric_option(command: Command) -> Command:
    text = "Another rubric (else EMPATHY_RUBRIC, else the program's own)."
    return click.option("--rubric", "rubric_file", metavar="FILE", help=text)(command)


def _play_options(command: Command) -> Command:
    for option in (
        click.option("--plain", is_flag=True, help="Line by line: for screen readers and pipes."),
        click.option(
            "--extra-time",
            "factor",
            type=click.FloatRange(1, 10),
            callback=_finite,
            default=1.0,
            metavar="FACTOR",
            help="Stretches every time, such as 1.5.",
        ),
        click.option(
            "--timed/--untimed", "timed", default=None, help="Whether replies are timed (the app: yes; plain: no)."
        ),
        click.option("--assess", is_flag=True, help="No feedback before the end, no pause."),
        click.option("--group", metavar="NAME", help="The group the attempt is kept with."),
        click.option("--as", "trainee", metavar="NAME", help="The name the attempt is kept under."),
    ):
        command = option(command)
    return _records_option(_rubric_option(command))


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="empathy-simulator")
@_play_options
@click.pass_context
def empathy(context: click.Context, /, **options: Any) -> int | None:
    """Practise answering complaints: what each reply cost, and why. Without a command, opens the app."""
    if context.invoked_subcommand is None:
        return _play(None, **options)
    for name in options:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            misuse(f"Options go behind the command: empathy {context.invoked_subcommand} …")
    return None


@empathy.command()
@click.argument("scenario", required=False)
@_play_options
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), help="Decides the order in which replies are shown.")
@click.option("--resume", "go_on", flag_value="resume", help="Go on with an unfinished attempt.")
@click.option("--fresh", "go_on", flag_value="fresh", help="Start anew, whatever is unfinished.")
@click.option("--replies", metavar="A,B,C", help="Play these replies without a screen, and print the debrief.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How --replies prints.")
def play(scenario: str | None, **options: Any) -> int:
    """Play SCENARIO, an id of the library or a file."""
    return _play(scenario, **options)


def _play(
    name: str | None,
    *,
    records_url: str | None,
    rubric_file: str | None,
    trainee: str | None,
    group: str | None,
    assess: bool,
    plain: bool,
    timed: bool | None,
    factor: float,
    seed: int | None = None,
    go_on: str | None = None,
    replies: str | None = None,
    form: str = "text",
) -> int:
    from simulator.conversation.turns import Mode
    from simulator.launch import Launch

    rubric_source, rubric = open_rubric(rubric_file)
    launch = Launch(
        records_url=places.records_url(records_url),
        rubric_source=rubric_source,
        trainee=person(trainee),
        group=person(group),
        mode=Mode.ASSESS if assess else Mode.PRACTICE,
        timed=timed,
        factor=factor,
        seed=seed,
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

        return run_plain(launch, checked, name, go_on)
    from simulator.app.start import run_app

    return run_app(launch, checked, go_on)


def _scripted(launch: Launch, checked: Checked, replies: list[str], form: str) -> int:
    from scoring.reports import as_json
    from simulator.debrief import debrief_text
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
        _print(as_json.one(report(sitting.attempt, judged, recorded=launch.trainee is not None)))
    else:
        _print(debrief_text(sitting.attempt, judged, sitting.conversation.rules))
    return 0


@empathy.command(name="list")
@click.option("--as", "trainee", metavar="NAME", help="Only what this trainee reached.")
@_rubric_option
@_records_option
def list_(trainee: str | None, rubric_file: str | None, records_url: str | None) -> int:
    """The library: what was reached so far, and what is unfinished."""
    from simulator.listing import listing
    from simulator.records.attempt import StoreTrouble

    _, rubric = open_rubric(rubric_file)
    records = None
    try:
        records = open_records(places.records_url(records_url))
    except StoreTrouble as trouble:
        click.echo(f"{trouble} So only the library is shown.", err=True)
    text, broken = listing(places.scenario_folders(), rubric, records, person(trainee))
    _print(text)
    if broken:
        click.echo(f"{broken} more cannot be played; `empathy check` says why.", err=True)
    return 0


@empathy.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Text with the lines, or JSON."
)
@_rubric_option
def check(paths: tuple[str, ...], strict: bool, form: str, rubric_file: str | None) -> int:
    """Find every fault of scenario files. PATH is a file or a folder; none means the library."""
    from simulator.checking import check_file
    from simulator.scenario.findings import Severity
    from simulator.scenario.library import mark_duplicates
    from simulator.scenario.rendering import as_json, as_text, summary
    from simulator.scenario.shelf import library_files, scenario_files

    _, rubric = open_rubric(rubric_file)
    try:
        files = [f for path in paths for f in scenario_files(Path(path))]
    except FileNotFoundError as error:
        misuse(f"There is no file or folder {error.args[0]}.")
    if not paths:
        files = library_files(places.scenario_folders())
    checked = list(mark_duplicates(check_file(file, rubric).loaded for file in dict.fromkeys(files)))
    _print(as_json(checked) if form == "json" else as_text(checked))
    click.echo(summary(checked), err=True)
    severities = {finding.severity for loaded in checked for finding in loaded.findings}
    return int(Severity.ERROR in severities or (strict and Severity.WARNING in severities))


@empathy.command()
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", help="The format to print.")
@click.option(
    "--rows", type=click.Choice(["attempts", "turns"]), default="attempts", help="CSV: one row an attempt, or a turn."
)
@click.option("--out", type=click.Path(dir_okay=False, writable=True), help="Write to this file.")
@click.option("--scenario", metavar="ID", help="Only this scenario.")
@click.option("--trainee", metavar="NAME", help="Only this trainee.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only attempts begun on this day (UTC) or later.")
@click.option(
    "--mode",
    type=click.Choice(["practice", "assess", "scripted", "all"]),
    help="Only this mode (else practice and assess).",
)
@click.option("--records", "urls", multiple=True, metavar="URL", help="A record store; may be given more than once.")
def report(form: str, rows: str, out: str | None, urls: tuple[str, ...], **chosen: Any) -> int:
    """Export attempts, each number traceable to a quoted reply."""
    from scoring.reports import as_csv, as_json
    from simulator.records.attempt import StoreTrouble
    from simulator.reporting import Choice, chosen_reports

    try:
        stores = [existing_records(url) for url in urls] if urls else [open_records(places.records_url())]
        reports = chosen_reports(stores, Choice(**chosen | {"trainee": person(chosen["trainee"])}))
    except StoreTrouble as trouble:
        misuse(str(trouble))
    if form == "json":
        text = as_json.many(reports)
    else:
        text = as_csv.turns(reports) if rows == "turns" else as_csv.attempts(reports)
    if out is None:
        _print(text)
    else:
        try:
            Path(out).write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            misuse(f"{out} cannot be written: {error.strerror or error}.")
        click.echo(f"{len(reports)} attempts written to {out}.", err=True)
    return 0


@empathy.command()
def where() -> int:
    """Where things are kept on this machine."""
    _print(f"records    {places.records_url()}\n")
    _print(f"rubric     {places.rubric_path() or 'the program’s own'}\n")
    for folder in places.scenario_folders():
        _print(f"scenarios  {folder}{'' if folder.is_dir() else '  (not there yet)'}\n")
    return 0


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
