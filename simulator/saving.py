"""Saving a debrief as text, for the app and plain mode alike."""

from __future__ import annotations

from pathlib import Path

from simulator import places
from simulator.records.attempt import Attempt


def save_debrief(attempt: Attempt, text: str) -> Path:
    """Writes the debrief of `attempt` into the user's own folder, for their eyes only; where it lies now. Raises
    `OSError`."""
    stamp = attempt.started.strftime("%Y-%m-%d-%H%M%S")
    path = places.data_folder() / "debriefs" / f"{attempt.scenario}-{stamp}.txt"
    places.write_private(path, text)
    return path
