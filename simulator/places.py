"""Where things are kept on this machine."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import platformdirs

RECORDS = "EMPATHY_RECORDS"
RUBRIC = "EMPATHY_RUBRIC"
SCENARIOS = "EMPATHY_SCENARIOS"
SETTINGS = "EMPATHY_SETTINGS"


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


def settings_path() -> Path:
    """The settings file: `EMPATHY_SETTINGS`, else one in the user's configuration folder."""
    named = os.environ.get(SETTINGS)
    return Path(named) if named else Path(platformdirs.user_config_dir("empathy", appauthor=False)) / "settings.yaml"


def private_folder(path: Path) -> None:
    """Makes a folder, and those above it that are missing, for the user's eyes only."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)


def write_private(path: Path, text: str) -> None:
    """Writes a file that only the user can read. Raises `OSError`."""
    private_folder(path.parent)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def scenario_folders() -> list[Path]:
    """The library: the package's own folder, the user's, then those of `EMPATHY_SCENARIOS`."""
    more = os.environ.get(SCENARIOS, "").split(os.pathsep)
    return [Path(str(files("scenarios"))), data_folder() / "scenarios", *(Path(folder) for folder in more if folder)]
