"""Headings: what the library shows before anything is checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simulator.scenario.findings import Findings
from simulator.scenario.library import heading_of
from simulator.scenario.loading import load_file
from simulator.scenario.shelf import heading, read_headings, scenario_files
from simulator.scenario.source import Source, read_source
from tests.conftest import SAMPLES


def test_a_heading_says_what_the_whole_file_says() -> None:
    loaded = load_file(SAMPLES / "wrong-cake.yaml", ())
    found = heading(loaded.source)
    assert found is not None
    assert (found.id, found.title, found.channel, found.draft) == (
        "wrong-cake",
        "A cake for somebody else",
        "counter",
        False,
    )


@pytest.mark.parametrize("data", [b"", b"[" * 100_000, b"\xff", b"a: b\n", b"scenario: x\n", b"title: 'x\n"])
def test_what_is_no_scenario_has_no_heading(data: bytes) -> None:
    assert heading(Source("x.yaml", data)) is None


def test_headings_agree_with_the_library(rubric: object) -> None:
    from scoring.rubric import Rubric

    assert isinstance(rubric, Rubric)
    folder = Path(__file__).parents[2] / "scenarios"
    for source, found in read_headings([folder]):
        scenario = load_file(Path(source.path), rubric.behaviours).scenario
        assert scenario is not None
        assert found == heading_of(scenario)


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / ".hidden.yaml").write_text("scenario: x")
    assert scenario_files(tmp_path) == []
    findings = Findings("pipe")
    assert read_source(tmp_path / "pipe.yaml", findings) is None
    assert [finding.code for finding in findings] == ["unreadable-file"]
