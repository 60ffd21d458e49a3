"""`empathy where`."""

from __future__ import annotations

import click

from simulator import places
from simulator.commands.shared import say


@click.command()
def where() -> int:
    """Where things are kept on this machine."""
    say(f"records    {places.records_url()}\n")
    say(f"rubric     {places.rubric_path() or 'the program’s own'}\n")
    settings = places.settings_path()
    say(f"settings   {settings}{'' if settings.exists() else '  (not there yet)'}\n")
    for folder in places.scenario_folders():
        say(f"scenarios  {folder}{'' if folder.is_dir() else '  (not there yet)'}\n")
    return 0
