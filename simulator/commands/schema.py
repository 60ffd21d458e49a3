"""`empathy schema`."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.commands.shared import rubric_option, say
from simulator.opening import misuse, open_rubric


@click.command()
@click.option("--out", type=click.Path(dir_okay=False, writable=True), help="Write to this file.")
@rubric_option
def schema(out: str | None, rubric_file: str | None) -> int:
    """Print the JSON Schema of scenario files, for editors."""
    from simulator.scenario.schema import schema_text

    _, rubric = open_rubric(rubric_file)
    text = schema_text(rubric.behaviours.values())
    if out is None:
        say(text)
        return 0
    try:
        Path(out).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        misuse(f"{out} cannot be written: {error.strerror or error}.")
    click.echo(f"The schema was written to {out}.", err=True)
    return 0
