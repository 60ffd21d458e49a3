"""`empathy list`, narrowed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shelves import fill


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return fill(tmp_path / "shelf", 30)


def listed(library: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simulator.entry", "list", *options],
        env={**os.environ, "EMPATHY_SCENARIOS": str(library)},
        capture_output=True,
        text=True,
    )


def rows(library: Path, *options: str) -> list[str]:
    done = listed(library, *options)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_all_is_listed_where_nothing_is_asked_for(library: Path) -> None:
    assert sum(row.startswith("complaint-") for row in rows(library)) == 30


def test_words_are_looked_for_without_case_and_accents(library: Path) -> None:
    found = rows(library, "--search", "PHONE zoe")
    assert found
    assert set(found) < set(rows(library, "--search", "zoë"))


def test_one_value_of_each_facet_and_any_of_those_given_of_one(library: Path) -> None:
    starters = rows(library, "--difficulty", "starter")
    steady = rows(library, "--difficulty", "steady")
    both = rows(library, "--difficulty", "starter", "--difficulty", "steady")
    assert starters
    assert sorted(both) == sorted(starters + steady)
    narrower = rows(library, "--difficulty", "starter", "--channel", "phone")
    assert narrower == [row for row in starters if "  phone  starter" in row]
    assert rows(library, "--touchpoint", "CAFE") == [row for row in rows(library) if "  café  " in row]
    assert len(rows(library, "--language", "de")) < 30


def test_every_complaint_trains_a_skill(library: Path) -> None:
    by_skill = [rows(library, "--skill", skill) for skill in ("listening", "ownership", "speed")]
    assert all(by_skill)
    assert set().union(*by_skill) == set(rows(library))


def test_where_nothing_is_left_it_says_what_there_is(library: Path) -> None:
    done = listed(library, "--touchpoint", "refund", "--search", "zoe")
    assert (done.returncode, done.stdout) == (0, "")
    assert "complaints is like that" in done.stderr
    assert "--touchpoint has: appointments, baggage" in done.stderr
    assert listed(library, "--difficulty", "hard").returncode == 2
