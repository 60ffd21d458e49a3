"""`empathy schema`."""

from __future__ import annotations

import click

from simulator.commands.shared import give, rubric_option
from simulator.opening import open_rubric


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, writable=True), help="Write to this file.")
@rubric_option
def schema(out: str | None, rubric_file: str | None) -> int:
    """Print the JSON Schema of scenario files, for editors."""
    from simulator.scenario.schema import schema_text

    _, rubric = open_rubric(rubric_file)
    give(schema_text(rubric.behaviours.values()), out, "The schema was")
    return 0
