"""`empathy check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator import places
from simulator.commands.bar import progress
from simulator.commands.shared import records_option, rubric_option, say
from simulator.opening import existing_records, misuse, open_rubric, records_exist

if TYPE_CHECKING:
    from simulator.scenario.loading import Loaded


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
@records_option
@rubric_option
def check(paths: tuple[str, ...], strict: bool, form: str, rubric_file: str | None, records_url: str | None) -> int:
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
        name = visible_line(str(error.args[0]))
        meant = f" Did you mean {name}.yaml?" if Path(f"{error.args[0]}.yaml").is_file() else ""
        misuse(f"There is no file or folder {name}.{meant}")
    for path in (path for path, inside in found.items() if not inside):
        click.echo(f"{visible_line(path)} holds no scenario: no file in it ends in .yaml or .yml.", err=True)
    files = [file for inside in found.values() for file in inside]
    if not paths:
        files = library_files(places.scenario_folders())
    with progress() as tell:

        def checked_file(file: Path) -> Loaded:
            name = visible_line(file.name)
            tell(f"checking {name}")
            return check_file(file, rubric, lambda count: tell(f"checking {name}: {count:,} positions")).loaded

        checked = list(mark_duplicates(map(checked_file, dict.fromkeys(files))))
    _compare_versions(checked, places.records_url(records_url), named=records_url is not None)
    say(FORMATS[form](checked))
    if checked:
        click.echo(f"{'' if paths else 'The library: '}{summary(checked)}", err=True)
    severities = {finding.severity for loaded in checked for finding in loaded.findings}
    return int(Severity.ERROR in severities or (strict and Severity.WARNING in severities))


def _compare_versions(checked: list[Loaded], url: str, *, named: bool) -> None:
    """Where people have played, a released scenario that changed has to have a new version."""
    if not (named or records_exist(url)):
        return
    from simulator.records.attempt import StoreTrouble
    from simulator.released import compare_versions

    try:
        records = existing_records(url)
        for loaded in checked:
            compare_versions(loaded, records)
        records.close()
    except StoreTrouble as trouble:
        if named:
            misuse(str(trouble))
        click.echo(f"{trouble} So versions were not compared with what was played.", err=True)
