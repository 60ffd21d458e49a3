"""The library: every scenario of a list of folders. The first of an id wins, and a broken file hides no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from simulator.scenario import faults
from simulator.scenario.loading import Loaded, load_file

ENDINGS = (".yaml", ".yml")


def scenario_files(path: Path) -> list[Path]:
    """The scenario files a path means: itself, or all in a folder and below, hidden ones left out. Raises
    `FileNotFoundError`."""
    if path.is_dir():
        return sorted(
            file
            for file in path.rglob("*")
            if file.suffix in ENDINGS
            and file.is_file()
            and not any(p.startswith(".") for p in file.relative_to(path).parts)
        )
    if not path.exists():
        raise FileNotFoundError(path)
    return [path]


def library_files(folders: Iterable[Path]) -> list[Path]:
    """All files of the library, in order; a folder that is not there holds none."""
    return [file for folder in folders if folder.is_dir() for file in scenario_files(folder)]


def read_library(folders: Iterable[Path], behaviours: Collection[str]) -> Iterator[Loaded]:
    """Loads every file of the library, one after the other. A second file with the same id gets a finding."""
    yield from mark_duplicates(load_file(file, behaviours) for file in library_files(folders))


def mark_duplicates(files: Iterable[Loaded]) -> Iterator[Loaded]:
    """Passes files on, and adds a finding to each whose id another had before it."""
    first: dict[str, str] = {}
    for loaded in files:
        if loaded.scenario is not None:
            taken = first.setdefault(loaded.scenario.id, loaded.source.path)
            if taken != loaded.source.path:
                mark = loaded.value_mark("scenario")
                loaded.findings.add(faults.DUPLICATE_ID, mark, id=loaded.scenario.id, where=f"in {taken}, which wins")
        yield loaded
