"""What commands share: options, and the way to stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from simulator.opening import misuse

Command = TypeVar("Command", bound=Callable[..., Any])


def records_option(command: Command) -> Command:
    text = "The record store: a file, or a URL (else EMPATHY_RECORDS, else your data folder)."
    return click.option("--records", "records_url", metavar="URL", help=text)(command)


def rubric_option(command: Command) -> Command:
    text = "Another rubric (else EMPATHY_RUBRIC, else the program's own)."
    return click.option("--rubric", "rubric_file", metavar="FILE", help=text)(command)


def say(text: str) -> None:
    """Data goes to stdout, at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def give(text: str, out: str | None, what: str) -> None:
    """Data goes to stdout, or to the file `out`, which is told."""
    if out is None:
        say(text)
        return
    try:
        Path(out).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        misuse(f"{out} cannot be written: {error.strerror or error}.")
    click.echo(f"{what} written to {out}.", err=True)
