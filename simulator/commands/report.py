"""`empathy report`."""

from __future__ import annotations

from typing import Any

import click

from simulator import places
from simulator.commands.shared import give
from simulator.opening import existing_records, misuse, open_records, person


@click.command()
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
    give(text, out, f"{len(reports)} attempts")
    return 0
