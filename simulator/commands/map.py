"""`empathy map`."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from simulator.commands.shared import give, rubric_option
from simulator.opening import misuse, open_rubric, open_scenario
from simulator.screen import has_screen

if TYPE_CHECKING:
    from simulator.checking import Checked


@click.command(name="map")
@click.argument("scenario")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "mermaid", "dot", "svg"]),
    default="text",
    help="Text; Mermaid or DOT for other programs; or a picture, which needs Graphviz.",
)
@click.option("--out", type=click.Path(dir_okay=False, writable=True), help="Write to this file.")
@click.option("--screen", is_flag=True, help="Walk through the map in the app.")
@rubric_option
@click.pass_context
def map_(
    context: click.Context, scenario: str, form: str, out: str | None, screen: bool, rubric_file: str | None
) -> int:
    """Show where each reply of SCENARIO leads: for authors, since it tells a trainee everything."""
    _, rubric = open_rubric(rubric_file)
    if screen:
        chosen = context.get_parameter_source("form") is click.core.ParameterSource.COMMANDLINE
        if out is not None or chosen:
            misuse("--screen shows the map in the app, so it goes without --format and --out.")
        if not has_screen():
            misuse("--screen needs a terminal; without it, the map is printed as text.")
        from simulator.app.map import run_map

        return run_map(open_scenario(scenario, rubric))
    text = _drawn(open_scenario(scenario, rubric), form, to_file=out is not None)
    give(text, out, "The map was")
    return 0


def _drawn(checked: Checked, form: str, *, to_file: bool) -> str:
    from simulator.mapping.as_dot import as_dot
    from simulator.mapping.as_mermaid import as_mermaid
    from simulator.mapping.as_svg import NoPicture, as_svg
    from simulator.mapping.as_text import USUAL_WIDTH, as_text
    from simulator.mapping.model import story_map

    assert checked.bounds is not None
    story = story_map(checked.bounds)
    if form == "mermaid":
        return as_mermaid(story)
    if form == "dot":
        return as_dot(story)
    if form == "svg":
        try:
            return as_svg(story)
        except NoPicture as trouble:
            misuse(str(trouble))
    on_screen = sys.stdout.isatty() and not to_file
    return as_text(story, shutil.get_terminal_size().columns if on_screen else USUAL_WIDTH)
