"""`empathy check`."""

from __future__ import annotations

from pathlib import Path

import click

from simulator import places
from simulator.commands.shared import rubric_option, say
from simulator.opening import misuse, open_rubric


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="Text with the lines, JSON, annotations of GitHub, or SARIF for code scanning.",
)
@rubric_option
def check(paths: tuple[str, ...], strict: bool, form: str, rubric_file: str | None) -> int:
    """Find every fault of scenario files. PATH is a file or a folder; none means the library."""
    from scoring.text import visible_line
    from simulator.checking import check_file
    from simulator.scenario.findings import Severity
    from simulator.scenario.library import mark_duplicates
    from simulator.scenario.rendering import FORMATS, summary
    from simulator.scenario.shelf import library_files, scenario_files

    _, rubric = open_rubric(rubric_file)
    try:
        found = {path: scenario_files(Path(path)) for path in paths}
    except FileNotFoundError as error:
        misuse(f"There is no file or folder {error.args[0]}.")
    for path in (path for path, inside in found.items() if not inside):
        click.echo(f"{visible_line(path)} holds no scenario: no file in it ends in .yaml or .yml.", err=True)
    files = [file for inside in found.values() for file in inside]
    if not paths:
        files = library_files(places.scenario_folders())
    checked = list(mark_duplicates(check_file(file, rubric).loaded for file in dict.fromkeys(files)))
    say(FORMATS[form](checked))
    if checked:
        click.echo(summary(checked), err=True)
    severities = {finding.severity for loaded in checked for finding in loaded.findings}
    return int(Severity.ERROR in severities or (strict and Severity.WARNING in severities))
