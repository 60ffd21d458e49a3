"""`empathy playtest`."""

from __future__ import annotations

import click

from simulator.commands.bar import progress
from simulator.commands.shared import rubric_option, say
from simulator.opening import open_rubric, open_scenario


@click.command()
@click.argument("scenario")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="The format to print.")
@rubric_option
def playtest(scenario: str, form: str, rubric_file: str | None) -> int:
    """What naive players make of SCENARIO, an id of the library or a file. Exit code 1 where one of them passes 60."""
    from simulator.playtesting import as_json, as_text, model

    _, rubric = open_rubric(rubric_file)
    with progress() as tell:
        checked = open_scenario(scenario, rubric)
        assert checked.bounds is not None
        found = model.playtest(checked.bounds, tell)
    say(as_json.as_json(found) if form == "json" else as_text.as_text(found))
    if form == "json":
        for warning in as_text.warnings(found):
            click.echo(warning, err=True)
    return int(bool(found.passing))
