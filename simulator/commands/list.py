"""`empathy list`."""

from __future__ import annotations

import click

from simulator import places
from simulator.commands.shared import records_option, rubric_option, say
from simulator.opening import open_records, open_rubric, person


@click.command(name="list")
@click.option("--as", "trainee", metavar="NAME", help="Only what this trainee reached.")
@rubric_option
@records_option
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
    say(text)
    if broken:
        click.echo(f"{broken} more cannot be played; `empathy check` says why.", err=True)
    return 0
