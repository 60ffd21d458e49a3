"""Runs the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.app.app import EmpathyApp
from simulator.launch import Launch

if TYPE_CHECKING:
    from simulator.checking import Checked


def run_app(launch: Launch, checked: Checked | None, go_on: str | None) -> int:
    """Opens the app. Returns the exit code."""
    return EmpathyApp(launch, checked, resume=go_on == "resume", fresh=go_on == "fresh").run_to_the_end()
