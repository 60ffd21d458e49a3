"""The app of `empathy map --screen`: the map of one scenario."""

from __future__ import annotations

from simulator.app.base import BaseApp
from simulator.app.screens.map import MapScreen
from simulator.checking import Checked
from simulator.preferences_file import PreferencesFile, own_preferences


class MapApp(BaseApp):
    """Shows the map of a scenario, which has to be sound."""

    def __init__(self, checked: Checked, kept: PreferencesFile | None = None) -> None:
        super().__init__(kept)
        self._checked = checked

    def on_mount(self) -> None:
        self.catch_signals()
        self.push_screen(MapScreen(self._checked))


def run_map(checked: Checked) -> int:
    """Opens the app. Returns the exit code."""
    return MapApp(checked, own_preferences()).run_to_the_end()
