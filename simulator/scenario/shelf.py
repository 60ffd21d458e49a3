"""What stands on the shelf: the files of the library, and the heading of each.

A heading is read from the first lines alone and without the model, so that the library's rows are on screen before
anything slow is imported. Whether the file is sound, only `check` can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from simulator.scenario.findings import Findings
from simulator.scenario.parser import Parser
from simulator.scenario.source import MAX_BYTES, MAX_DEPTH, Source, read_source

ENDINGS = (".yaml", ".yml")

DIFFICULTIES = ("starter", "steady", "stretch")
"""From easy to hard, as scenario files say it."""


@dataclass(frozen=True)
class Heading:
    """What the library tells of a scenario, and what is looked for in it. `customer` is their name."""

    id: str
    title: str
    touchpoint: str
    channel: str
    difficulty: str
    language: str
    customer: str
    about: str
    draft: bool


def scenario_files(path: Path) -> list[Path]:
    """The scenario files a path means: itself, or all in a folder and below, hidden ones left out. Raises
    `FileNotFoundError`."""
    if path.is_dir():
        return sorted(
            file
            for file in path.rglob("*")
            if file.suffix in ENDINGS
            and file.is_file()
            and not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
    if not path.exists():
        raise FileNotFoundError(path)
    return [path]


def library_files(folders: Iterable[Path]) -> list[Path]:
    """All files of the library, in order; a folder that is not there holds none."""
    return [file for folder in folders if folder.is_dir() for file in scenario_files(folder)]


def read_headings(folders: Iterable[Path]) -> Iterator[tuple[Source, Heading | None]]:
    """Each file of the library with its heading; None where the first lines hold none."""
    for file in library_files(folders):
        source = read_source(file, Findings(str(file)))
        if source is not None:
            yield source, heading(source)


def heading(source: Source) -> Heading | None:
    """The heading of a scenario file, as far as it stands before the scenes."""
    if len(source.data) > MAX_BYTES:
        return None
    values: dict[str, str] = {}
    try:
        for key, value in _first_values(source.data.decode("utf-8-sig")):
            values.setdefault(key, " ".join(value.split()))
    except (UnicodeDecodeError, yaml.YAMLError):
        return None
    if not (values.get("scenario") and values.get("title")):
        return None
    return Heading(
        id=values["scenario"],
        title=values["title"],
        touchpoint=values.get("touchpoint", ""),
        channel=values.get("channel", ""),
        difficulty=values.get("difficulty", ""),
        language=values.get("language", ""),
        customer=values.get("customer.name", ""),
        about=values.get("about", ""),
        draft=values.get("draft", "").lower() == "true",
    )


def _first_values(text: str) -> Iterator[tuple[str, str]]:
    """The top level's keys with text behind them, up to the scenes, and those of the customer, as `customer.name`."""
    depth, key, above = 0, None, ""
    for event in yaml.parse(text, Loader=Parser):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if depth == 1:
                above = key or ""
            depth += 1
            key = None
            if depth > MAX_DEPTH:
                return
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
            key = None
        elif isinstance(event, yaml.ScalarEvent) and (depth == 1 or (depth == 2 and above == "customer")):
            if key is None:
                key = _text(event)
                if depth == 1 and key == "scenes":
                    return
            else:
                yield key if depth == 1 else f"{above}.{key}", _text(event)
                key = None


def _text(event: Any) -> str:
    return str(event.value)
