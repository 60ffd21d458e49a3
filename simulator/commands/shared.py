"""What commands share: options, and the way to stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

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
