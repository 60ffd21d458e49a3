"""The scenarios that come with the program, each checked once a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.checking import Checked, check_file
from simulator.scenario.model import Scenario
from simulator.scenario.rubrics import load_rubric, rubric_source

FOLDER = Path(__file__).parents[2] / "scenarios"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


@cache
def own_rubric() -> Rubric:
    return load_rubric(rubric_source())


@cache
def checked(name: str) -> Checked:
    return check_file(FOLDER / f"{name}.yaml", own_rubric())


def scenario(name: str) -> Scenario:
    found = checked(name).loaded.scenario
    assert found is not None
    return found


def bounds(name: str) -> Bounds:
    found = checked(name).bounds
    assert found is not None
    return found
