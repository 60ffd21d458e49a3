"""A released scenario that changes gets a new version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import SAMPLES
from tests.journeys.test_command_line import empathy

CAKE = (SAMPLES / "wrong-cake.yaml").read_text("utf-8")


@pytest.fixture
def file(tmp_path: Path, store_path: Path) -> Path:
    """A scenario that somebody has played."""
    path = tmp_path / "cake.yaml"
    path.write_text(CAKE, "utf-8")
    played = empathy("play", str(path), "--plain", "--as", "Sam", "--records", str(store_path), given="1\n")
    assert played.returncode == 0
    return path


def codes(file: Path, store: Path, *more: str) -> list[tuple[str, int]]:
    done = empathy("check", str(file), "--records", str(store), "--format", "json", *more)
    return [(finding["code"], finding["line"]) for finding in json.loads(done.stdout)["findings"]]


def test_a_changed_scenario_whose_version_did_not_change_is_a_warning(file: Path, store_path: Path) -> None:
    assert codes(file, store_path) == []
    changed = CAKE.replace("Forty candles", "Fifty candles")
    file.write_text(changed, "utf-8")
    assert codes(file, store_path) == [("version-not-raised", 3)]
    assert empathy("check", str(file), "--records", str(store_path), "--strict").returncode == 1
    file.write_text(changed.replace("version: 1", "version: 2"), "utf-8")
    assert codes(file, store_path) == []


def test_a_draft_may_change_as_it_likes(file: Path, store_path: Path) -> None:
    file.write_text(CAKE.replace("Forty candles", "Fifty candles") + "draft: true\n", "utf-8")
    assert codes(file, store_path) == []


def test_scripted_plays_are_not_people(tmp_path: Path, store_path: Path) -> None:
    file = tmp_path / "cake.yaml"
    file.write_text(CAKE, "utf-8")
    empathy("play", str(file), "--replies", "nigel,tonight", "--as", "Sam", "--records", str(store_path))
    file.write_text(CAKE.replace("Forty candles", "Fifty candles"), "utf-8")
    assert codes(file, store_path) == []


def test_without_a_record_store_nothing_is_compared_and_none_is_made(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "cake.yaml"
    file.write_text(CAKE, "utf-8")
    assert empathy("check", str(file)).returncode == 0
    assert not list(tmp_path.rglob("*.db"))
    assert empathy("check", str(file), "--records", str(tmp_path / "none.db")).returncode == 2


def test_a_store_that_cannot_be_read_does_not_keep_check_from_its_work(tmp_path: Path, home: Path) -> None:
    (home / "empathy").mkdir(parents=True)
    (home / "empathy" / "records.db").write_text("this is no database, but long enough to be taken for one" * 40)
    file = tmp_path / "cake.yaml"
    file.write_text(CAKE, "utf-8")
    done = empathy("check", str(file))
    assert done.returncode == 0
    assert "versions were not compared" in done.stderr
