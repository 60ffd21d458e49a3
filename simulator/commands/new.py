"""`empathy new`."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from simulator.commands.shared import rubric_option
from simulator.opening import misuse, open_rubric

if TYPE_CHECKING:
    from simulator.scenario.skeleton import Answers

CHOICES = {"channel": ("phone", "chat", "email", "counter"), "difficulty": ("starter", "steady", "stretch")}

QUESTIONS = {
    "title": "Title",
    "customer": "Customer's name",
    "about": "What happened, in a sentence",
    "touchpoint": "Touchpoint, the contact this trains",
    "channel": "Channel",
    "difficulty": "Difficulty",
    "first_words": "The customer's first words",
}


@click.command()
@click.argument("name", metavar="NAME")
@click.option("--title", metavar="TEXT", help="The title trainees choose it by.")
@click.option("--customer", metavar="NAME", help="The customer's name.")
@click.option("--about", metavar="TEXT", help="What happened, in a sentence.")
@click.option("--touchpoint", metavar="TEXT", help="The contact this trains, such as refunds.")
@click.option("--channel", type=click.Choice(CHOICES["channel"]), help="How the customer reaches us.")
@click.option("--difficulty", type=click.Choice(CHOICES["difficulty"]), help="How hard it is.")
@click.option("--first-words", metavar="TEXT", help="What the customer says first.")
@click.option("--yes", is_flag=True, help="Ask nothing: what is not given takes its default.")
@click.option("--out", metavar="PATH", help="Write to this file or folder (else NAME.yaml, here).")
@rubric_option
def new(name: str, out: str | None, yes: bool, rubric_file: str | None, **given: str | None) -> int:
    """Write NAME.yaml: a small scenario that can be played at once, to be made your own."""
    from simulator.scenario.schema import NAME, schema_text
    from simulator.scenario.skeleton import skeleton

    _, rubric = open_rubric(rubric_file)
    path = _path(_checked_id(name), out)
    try:
        answers = _answers({key: _text(key, text) for key, text in given.items() if text is not None}, yes)
    except click.Abort:
        click.echo("\nNothing was written.", err=True)
        raise
    _create(path, skeleton(name, answers, rubric))
    beside = path.with_name(NAME)
    if not beside.exists():
        _create(beside, schema_text(rubric.behaviours.values()))
    file = shlex.quote(str(path))
    click.echo(
        f"{path} is written, and can be played as it stands.\n"
        "Open it in your editor: its notes say what to change.\n"
        f"  empathy check {file}     says what is wrong, if anything\n"
        f"  empathy preview {file}   shows it while you write\n"
        f"  empathy play {file}      plays it",
        err=True,
    )
    return 0


def _checked_id(name: str) -> str:
    from scoring.text import visible_line
    from simulator.scenario.skeleton import meant_id
    from simulator.scenario.values import ID

    if not ID.fullmatch(name):
        meant = meant_id(name)
        misuse(
            f"“{visible_line(name)}” cannot be an id: lower-case letters and digits, words joined by one hyphen."
            f" {'Did you mean' if meant else 'Try'}: empathy new {meant or 'late-flowers'}"
        )
    return name


def _path(name: str, out: str | None) -> Path:
    path = Path(out or ".")
    if path.is_dir():
        path = path / f"{name}.yaml"
    if path.exists():
        misuse(f"{path} is there already, and is left as it is. Choose another name, or another place with --out.")
    return path


def _text(key: str, text: str) -> str:
    """An answer that can stand in a file."""
    from simulator.scenario.skeleton import told

    try:
        text.encode()
    except UnicodeEncodeError:
        _no_text(key)
    if not told(text):
        misuse(f"{_option(key)} is empty. Give it a text, or leave it away.")
    return text


def _no_text(key: str) -> NoReturn:
    misuse(f"{_option(key)} holds bytes that are no text in this terminal's encoding (UTF-8 is wanted).")


def _option(key: str) -> str:
    return "--" + key.replace("_", "-")


def _answers(given: dict[str, str], yes: bool) -> Answers:
    """What was given, what is asked for on a terminal, and defaults for the rest."""
    from simulator.scenario.skeleton import Answers

    lacking = [key for key in QUESTIONS if key not in given]
    if not lacking or yes:
        return Answers(**given)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        options = ", ".join(map(_option, lacking))
        click.echo(f"There is no terminal to ask on, so these take their defaults: {options}.", err=True)
        return Answers(**given)
    click.echo("A few questions. Enter alone takes what stands in brackets.\nAll of it can be changed later.", err=True)
    return Answers(**given | {key: _asked(key, getattr(Answers, key)) for key in lacking})


def _asked(key: str, default: str) -> str:
    """The answer to a question; blanks alone are none."""
    from simulator.scenario.skeleton import told

    kind = click.Choice(CHOICES[key]) if key in CHOICES else str
    try:
        answer = str(click.prompt(QUESTIONS[key], default=default, type=kind, err=True))
    except UnicodeDecodeError:
        _no_text(key)
    return _text(key, answer if told(answer) else default)


def _create(path: Path, text: str) -> None:
    """Writes a file that is not there yet, whole or not at all."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
                file.flush()
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        misuse(f"{path} cannot be written: {error.strerror or error}.")
