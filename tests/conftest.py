"""Shared by all tests: one environment, whatever the machine's."""

from __future__ import annotations

import os

for _name in (
    "NO_COLOR",
    "TEXTUAL_THEME",
    "TEXTUAL_FILTERS",
    "TEXTUAL_COLOR_SYSTEM",
    "TEXTUAL_DIM_FACTOR",
    "COLORTERM",
    "EMPATHY_RECORDS",
    "EMPATHY_RUBRIC",
    "EMPATHY_SCENARIOS",
    "EMPATHY_SETTINGS",
):
    os.environ.pop(_name, None)
os.environ |= {"TEXTUAL_ANIMATIONS": "none", "TERM": "xterm-256color", "TZ": "UTC"}

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.checking import Checked, check_file
from simulator.launch import Launch
from simulator.records.store import Records
from simulator.scenario.rubrics import load_rubric, rubric_source
from simulator.scenario.source import Source
from tests.clock import SteppedClock

settings.register_profile("all", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("all")

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def rubric_text() -> Source:
    return rubric_source()


@pytest.fixture(scope="session")
def rubric(rubric_text: Source) -> Rubric:
    return load_rubric(rubric_text)


@pytest.fixture(scope="session")
def cake(rubric: Rubric) -> Checked:
    """The sample scenario, sound."""
    checked = check_file(SAMPLES / "wrong-cake.yaml", rubric)
    assert checked.sound, list(checked.loaded.findings)
    return checked


@pytest.fixture(scope="session")
def cake_bounds(cake: Checked) -> Bounds:
    assert cake.bounds is not None
    return cake.bounds


@pytest.fixture
def clock() -> SteppedClock:
    return SteppedClock()


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "records.db"


@pytest.fixture
def records(store_path: Path) -> Iterator[Records]:
    store = Records(str(store_path))
    yield store
    store.close()


@pytest.fixture
def launch(store_path: Path, rubric_text: Source) -> Launch:
    return Launch(str(store_path), rubric_text, trainee="Sam", seed=3)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's own data and settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
