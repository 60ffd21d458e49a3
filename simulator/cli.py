"""The command line: picks and wires. stdout is data, stderr is narration.

Each command imports what it needs when it runs, so that none pays for another's libraries.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from simulator.commands.check import check
from simulator.commands.explain import explain
from simulator.commands.list import list_
from simulator.commands.map import map_
from simulator.commands.new import new
from simulator.commands.play import play, play_options, start
from simulator.commands.playtest import playtest
from simulator.commands.preview import preview
from simulator.commands.progress import progress
from simulator.commands.report import report
from simulator.commands.schema import schema
from simulator.commands.where import where
from simulator.opening import misuse

MISUSE = 2


def run() -> int:
    """Runs a command; returns its exit code: 0 done, 1 faults found, 2 misuse."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter still shows the rest
    try:
        code = empathy.main(prog_name="empathy", standalone_mode=False)
    except click.exceptions.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        error.show()
        return MISUSE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        click.echo(f"This could not be written: {error.strerror or error}.", err=True)
        return MISUSE
    return code if isinstance(code, int) else 0


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="empathy-simulator")
@play_options
@click.pass_context
def empathy(context: click.Context, /, **options: Any) -> int | None:
    """Practise answering complaints: what each reply cost, and why. Without a command, opens the app."""
    if context.invoked_subcommand is None:
        return start(None, **options)
    for name in options:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            misuse(f"Options go behind the command: empathy {context.invoked_subcommand} …")
    return None


for _command in (play, list_, check, explain, map_, new, playtest, preview, progress, report, schema, where):
    empathy.add_command(_command)
