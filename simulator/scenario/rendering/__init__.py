"""What `check` prints: findings in each of its formats, a module a format."""

from __future__ import annotations

from simulator.scenario.rendering.github import as_github
from simulator.scenario.rendering.json import as_json
from simulator.scenario.rendering.sarif import as_sarif
from simulator.scenario.rendering.text import as_text, one_as_text, summary

FORMATS = {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
"""From files with their findings to what is printed, by the name of the format."""

__all__ = ["FORMATS", "as_github", "as_json", "as_sarif", "as_text", "one_as_text", "summary"]
