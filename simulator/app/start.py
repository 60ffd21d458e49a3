"""Runs the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.app.app import EmpathyApp
from simulator.launch import Launch

if TYPE_CHECKING:
    from simulator.checking import Checked


def run_app(launch: Launch, checked: Checked | None, go_on: str | None) -> int:
    """Opens the app. Returns the exit code."""
    return _run(EmpathyApp(launch, checked, resume=go_on == "resume", fresh=go_on == "fresh"))


def run_map(launch: Launch, checked: Checked) -> int:
    """Opens the app on the map of a scenario, and nothing else. Returns the exit code."""
    from simulator.app.screens.map import MapScreen

    return _run(EmpathyApp(launch, opening=lambda: MapScreen(checked)))


def _run(app: EmpathyApp) -> int:
    app.run()
    return app.return_code or 0
