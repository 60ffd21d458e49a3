"""`empathy preview`."""

from __future__ import annotations

from pathlib import Path

import click

from simulator.commands.shared import rubric_option
from simulator.opening import misuse, open_rubric
from simulator.screen import has_screen


@click.command()
@click.argument("file", metavar="FILE")
@rubric_option
def preview(file: str, rubric_file: str | None) -> int:
    """Watch the scenario in FILE while you write it: what each reply does, and what `check` finds."""
    from scoring.text import visible_line

    path, name = Path(file), visible_line(file)
    if not path.exists():
        meant = f" Did you mean {name}.yaml?" if Path(f"{file}.yaml").is_file() else ""
        misuse(f"There is no file {name}.{meant}")
    if not path.is_file():
        misuse(f"{name} is no file; preview shows one scenario file.")
    if not has_screen():
        misuse(f"preview needs a terminal. Without one, this tells what is wrong: empathy check {name}")
    _, rubric = open_rubric(rubric_file)
    from simulator.app.preview import run_preview

    return run_preview(path, rubric)
