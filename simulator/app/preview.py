"""The app of `empathy preview`: one scenario file, beside the editor it is written in."""

from __future__ import annotations

from pathlib import Path

from scoring.rubric import Rubric
from simulator.app.base import BaseApp
from simulator.app.screens.preview import PreviewScreen
from simulator.conversation.clock import Clock, SystemClock
from simulator.preferences_file import PreferencesFile, own_preferences


class PreviewApp(BaseApp):
    """Shows `path` as it was saved last, and again after each save."""

    def __init__(
        self, path: Path, rubric: Rubric, clock: Clock | None = None, kept: PreferencesFile | None = None
    ) -> None:
        super().__init__(kept)
        self.path = path
        self.rubric = rubric
        self.clock: Clock = clock or SystemClock()

    def on_mount(self) -> None:
        self.catch_signals()
        self.push_screen(PreviewScreen(self.path, self.rubric, self.clock))


def run_preview(path: Path, rubric: Rubric) -> int:
    """Opens the app. Returns the exit code."""
    return PreviewApp(path, rubric, kept=own_preferences()).run_to_the_end()
