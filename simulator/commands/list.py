"""`empathy list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from simulator import places
from simulator.commands.shared import Command, records_option, rubric_option, say
from simulator.opening import open_records, open_rubric, person

if TYPE_CHECKING:
    from simulator.listing import Listing

CHOICES = {
    "skill": ("listening", "ownership", "speed"),
    "difficulty": ("starter", "steady", "stretch"),
    "channel": ("phone", "chat", "email", "counter"),
}
HELP = {
    "touchpoint": "Only this contact, such as refunds.",
    "skill": "Only what trains this skill: at least as much hangs on it as usual in the library.",
    "difficulty": "Only this difficulty.",
    "channel": "Only this channel.",
    "language": "Only this language, such as en.",
}


def _narrowing_options(command: Command) -> Command:
    for name in reversed(HELP):
        kind = click.Choice(CHOICES[name]) if name in CHOICES else None
        more = f"{HELP[name]} May be given more than once."
        metavar = None if kind else "NAME" if name == "touchpoint" else "TAG"
        command = click.option(f"--{name}", type=kind, metavar=metavar, multiple=True, help=more)(command)
    text = "Only what has all of these words in its title, about, touchpoint, channel, customer's name or id."
    return click.option("--search", "words", metavar="TEXT", default="", help=text)(command)


@click.command(name="list")
@_narrowing_options
@click.option("--as", "trainee", metavar="NAME", help="Only what this trainee reached.")
@rubric_option
@records_option
def list_(
    words: str, trainee: str | None, rubric_file: str | None, records_url: str | None, **ticked: tuple[str, ...]
) -> int:
    """The library: what was reached so far, and what is unfinished."""
    from simulator.browsing import Facet, Wanted, fold
    from simulator.listing import listing
    from simulator.records.attempt import StoreTrouble

    _, rubric = open_rubric(rubric_file)
    records = None
    try:
        records = open_records(places.records_url(records_url))
    except StoreTrouble as trouble:
        click.echo(f"{trouble} So only the library is shown.", err=True)
    wanted = Wanted(words, {Facet(name): frozenset(map(fold, values)) for name, values in ticked.items() if values})
    found = listing(places.scenario_folders(), rubric, records, person(trainee), wanted)
    say(found.text)
    if not found.text and found.count:
        _say_what_there_is(found, ticked)
    if found.broken:
        click.echo(f"{found.broken} more cannot be played; `empathy check` says why.", err=True)
    return 0


def _say_what_there_is(found: Listing, ticked: dict[str, tuple[str, ...]]) -> None:
    """Where nothing is left: what the facets that were given have."""
    from scoring.text import visible_line
    from simulator.browsing import Facet, Wanted

    click.echo(f"None of the {found.count} complaints is like that.", err=True)
    for name in (name for name, values in ticked.items() if values):
        there = found.known.values(Facet(name), Wanted())
        click.echo(f"--{name} has: {visible_line(', '.join(value.name for value in there))}", err=True)
