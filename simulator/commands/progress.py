"""`empathy progress`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from simulator import places
from simulator.commands.bar import progress as telling
from simulator.commands.shared import records_option, rubric_option, say
from simulator.opening import existing_records, misuse, open_records, open_rubric, person, records_exist

if TYPE_CHECKING:
    from simulator.records.store import Records


@click.command()
@click.option("--as", "trainee", metavar="NAME", help="Whose progress (else of the name in your settings).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="The format to print.")
@rubric_option
@records_option
def progress(trainee: str | None, form: str, rubric_file: str | None, records_url: str | None) -> int:
    """How you get on: skills, behaviours, touchpoints, and what to practise next."""
    from simulator.conversation.clock import SystemClock
    from simulator.listing import released
    from simulator.playback import Playback
    from simulator.preferences_file import own_preferences
    from simulator.progress.as_json import as_json
    from simulator.progress.as_text import as_text
    from simulator.progress.overview import Progress, Shelved, latest_trainee
    from simulator.records.attempt import StoreTrouble

    source, rubric = open_rubric(rubric_file)
    shown, _ = released(places.scenario_folders(), rubric)
    library = [Shelved(loaded.scenario, loaded.source.hash) for loaded in shown if loaded.scenario is not None]
    now, who = SystemClock().now(), person(trainee)
    try:
        records = _store(records_url)
        playback = None if records is None else Playback(records)
        if who is None and playback is not None:
            who = own_preferences().preferences.name or latest_trainee(playback)
        with telling() as tell:
            overview = Progress(playback, rubric, source.hash).overview(
                who, library, now, lambda count: tell(f"reading attempt {count:,}")
            )
    except StoreTrouble as trouble:
        misuse(str(trouble))
    say(as_json(overview, now) if form == "json" else as_text(overview, now))
    return 0


def _store(named: str | None) -> Records | None:
    """The store; None where there is none yet, and nobody said there was. Raises `StoreTrouble`."""
    if named:
        return existing_records(named)
    url = places.records_url()
    return open_records(url) if records_exist(url) else None
