"""Where things are kept on this machine."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import platformdirs

RECORDS = "EMPATHY_RECORDS"
RUBRIC = "EMPATHY_RUBRIC"
SCENARIOS = "EMPATHY_SCENARIOS"


def data_folder() -> Path:
    """The user's own data folder for this program."""
    return Path(platformdirs.user_data_dir("empathy", appauthor=False))


def records_url(named: str | None = None) -> str:
    """The record store: the one named, else `EMPATHY_RECORDS`, else a file in the data folder."""
    return named or os.environ.get(RECORDS) or f"sqlite:///{data_folder() / 'records.db'}"


def rubric_path(named: str | None = None) -> Path | None:
    """The rubric named, else `EMPATHY_RUBRIC`; None for the program's own."""
    path = named or os.environ.get(RUBRIC)
    return Path(path) if path else None


def scenario_folders() -> list[Path]:
    """The library: the package's own folder, the user's, then those of `EMPATHY_SCENARIOS`."""
    more = os.environ.get(SCENARIOS, "").split(os.pathsep)
    return [Path(str(files("scenarios"))), data_folder() / "scenarios", *(Path(folder) for folder in more if folder)]
