"""When a file counts as saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simulator.previewing.watch import PATIENCE, News, Watch


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text("one")
    return path


@pytest.fixture
def watch(file: Path) -> Watch:
    watch = Watch(file)
    assert watch.look() is News.SAVED
    assert watch.look() is News.NONE
    return watch


def test_a_save_is_told_once(file: Path, watch: Watch) -> None:
    file.write_text("another")
    assert [watch.look() for _ in range(3)] == [News.SAVED, News.NONE, News.NONE]


def test_a_save_of_the_same_length_in_the_same_instant_is_told_where_it_renames(file: Path, watch: Watch) -> None:
    before = file.stat()
    other = file.with_suffix(".tmp")
    other.write_text("two")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.rename(file)
    assert watch.look() is News.SAVED


def test_a_file_that_is_away_for_a_moment_is_no_news(file: Path, watch: Watch) -> None:
    text = file.read_text()
    file.unlink()
    assert {watch.look() for _ in range(PATIENCE - 1)} == {News.NONE}
    file.write_text(text)
    assert watch.look() is News.SAVED


def test_a_file_that_stays_away_is_told_once_and_again_when_it_is_back(file: Path, watch: Watch) -> None:
    file.unlink()
    looks = [watch.look() for _ in range(PATIENCE * 2)]
    assert looks.count(News.MISSING) == 1
    assert looks[PATIENCE - 1] is News.MISSING
    file.write_text("back")
    assert watch.look() is News.SAVED


def test_a_file_that_is_emptied_to_be_filled_is_told_when_it_is_full(file: Path, watch: Watch) -> None:
    file.write_text("")
    assert watch.look() is News.NONE
    file.write_text("full")
    assert watch.look() is News.SAVED


def test_a_file_that_stays_empty_was_saved_empty(file: Path, watch: Watch) -> None:
    file.write_text("")
    assert [watch.look() for _ in range(PATIENCE + 1)] == [News.NONE] * (PATIENCE - 1) + [News.SAVED, News.NONE]


def test_what_could_not_be_read_is_told_again(watch: Watch) -> None:
    watch.again()
    assert watch.look() is News.SAVED
