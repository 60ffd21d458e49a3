"""What a command names, opened: a rubric, a scenario, a record store, a person. What cannot be opened ends the command
with words that say what to do (exit code 2)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from simulator import places

if TYPE_CHECKING:
    from scoring.rubric import Rubric
    from simulator.checking import Checked
    from simulator.records.store import Records
    from simulator.scenario.source import Source


def misuse(message: str) -> NoReturn:
    raise click.UsageError(message)


def open_rubric(named: str | None) -> tuple[Source, Rubric]:
    from simulator.scenario.rendering import one_as_text
    from simulator.scenario.rubrics import BadRubric, load_rubric, rubric_source

    try:
        source = rubric_source(places.rubric_path(named))
        return source, load_rubric(source)
    except BadRubric as error:
        for finding in error.findings:
            click.echo(one_as_text(finding), err=True, nl=False)
        misuse(str(error))


def open_scenario(name: str, rubric: Rubric) -> Checked:
    """The scenario of this id or file, sound."""
    from simulator.checking import check_file
    from simulator.scenario.rendering import as_text

    path = _scenario_path(name, rubric)
    if not path.is_file():
        misuse(f"There is no file {name}.")
    checked = check_file(path, rubric)
    if not checked.sound:
        click.echo(as_text([checked.loaded]), err=True, nl=False)
        misuse(f"{name} has errors, so it cannot be played; they are listed above.")
    return checked


def _scenario_path(name: str, rubric: Rubric) -> Path:
    """The file that `name` means: an id of the library first, else a path."""
    from simulator.scenario.loading import load_file
    from simulator.scenario.shelf import library_files
    from simulator.scenario.suggest import one_of

    path = Path(name)
    if path.suffix in (".yaml", ".yml") or os.sep in name:
        return path
    ids: dict[str, Path] = {}
    for file in library_files(places.scenario_folders()):
        scenario = load_file(file, rubric.behaviours).scenario
        ids.setdefault(file.stem if scenario is None else scenario.id, file)
    if name not in ids and not path.is_file():
        misuse(f"There is no scenario `{name}` in the library; {one_of(name, ids)}")
    return ids.get(name, path)


def open_records(url: str) -> Records:
    """Raises `StoreTrouble`."""
    from simulator.records.store import Records

    return Records(url)


def existing_records(url: str) -> Records:
    """A store that was named to be read, so a wrong name must not make a new one. Raises `StoreTrouble`."""
    from simulator.records.attempt import StoreTrouble

    if not records_exist(url):
        raise StoreTrouble(f"There is no record store {url.removeprefix('sqlite:///')}.")
    return open_records(url)


def records_exist(url: str) -> bool:
    """Whether a store is there; of one on a server only opening it can tell, so it counts as there."""
    path = url.removeprefix("sqlite:///")
    return "://" in path or Path(path).is_file()


def person(text: str | None) -> str | None:
    """A name as it is kept; None for none."""
    from scoring.text import tidy_name

    try:
        return (tidy_name(text) or None) if text is not None else None
    except UnicodeEncodeError:
        misuse("This name holds bytes that are no text in this terminal's encoding (UTF-8 is wanted).")
