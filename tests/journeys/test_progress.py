"""`empathy progress`, from outside."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.checking import Checked
from simulator.conversation.turns import Mode
from simulator.records.store import Records
from simulator.scenario.source import Source
from tests.journeys.test_command_line import empathy
from tests.progress.kept import NOON, keep

ROOT = Path(__file__).parents[2]


@pytest.fixture
def practised(records: Records, cake: Checked, rubric_text: Source) -> Records:
    for number, replies in enumerate((("receipt", "manager"), ("nigel", "voucher"), ("nigel", "tonight"))):
        mode = Mode.ASSESS if number == 1 else Mode.PRACTICE
        kept = keep(records, cake, rubric_text, replies, NOON + timedelta(days=number), mode=mode)
    keep(records, cake, rubric_text, ("nigel", "tonight"), NOON + timedelta(days=3), replay_of=kept.id)
    keep(records, cake, rubric_text, ("receipt", "manager"), NOON, trainee="Ada")
    keep(records, cake, rubric_text, ("receipt", "manager"), NOON, mode=Mode.SCRIPTED)
    return records


def test_progress_is_told_in_sentences_with_their_numbers(practised: Records, store_path: Path) -> None:
    done = empathy("progress", "--as", "Sam", "--records", str(store_path))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "PROGRESS: Sam"
    assert lines[1] == "3 attempts, 1 of them an assessment; 1 second try, which counts in no number."
    assert "  You act now in 1 of 3 chances." in lines
    assert "  You deflect them elsewhere in 1 of 3 chances." in lines
    assert "  Overall: first 0, last 100, best 100" in lines
    assert any(re.match(r"Practise next: .+", line) for line in lines)


def test_without_a_name_it_is_whoever_practised_last(practised: Records, store_path: Path) -> None:
    assert empathy("progress", "--records", str(store_path)).stdout.startswith("PROGRESS: Sam\n")
    assert "1 attempt.\n" in empathy("progress", "--as", "Ada", "--records", str(store_path)).stdout


def test_json_has_the_documented_keys_and_the_same_numbers(practised: Records, store_path: Path) -> None:
    data = json.loads(empathy("progress", "--as", "Sam", "--format", "json", "--records", str(store_path)).stdout)
    assert list(data) == [
        "schema", "trainee", "counted", "assessments", "second_tries", "skills", "touchpoints", "behaviours",
        "scenarios", "streaks", "next", "attempts",
    ]  # fmt: skip
    assert (data["schema"], data["trainee"], data["counted"], data["second_tries"]) == (1, "Sam", 3, 1)
    acts = next(item for item in data["behaviours"] if item["behaviour"] == "acts-now")
    assert acts == {"behaviour": "acts-now", "doing": "act now", "adds": True, "shown": 1, "chances": 3}
    assert [attempt["replay_of"] is None for attempt in data["attempts"]] == [True, True, True, False]
    assert data["skills"]["overall"]["scores"] == [
        attempt["scores"]["overall"] for attempt in data["attempts"] if attempt["replay_of"] is None
    ]
    page = (ROOT / "docs" / "progress.md").read_text("utf-8")
    assert {key for key in keys(data) if f"`{key}`" not in page} == set()


def keys(data: object) -> set[str]:
    """Every key of documented shape: those of `shown`, `chances`, `means` and `skills` are names."""
    if isinstance(data, list):
        return set().union(*(keys(item) for item in data))
    if not isinstance(data, dict):
        return set()
    inner = (keys(value) for name, value in data.items() if name not in ("shown", "chances", "means", "scores"))
    named = set(data) if "overall" not in data else set()
    return named.union(*inner)


def test_with_nothing_played_it_says_what_to_begin_with_and_makes_no_store(home: Path) -> None:
    done = empathy("progress")
    assert done.returncode == 0
    assert "Nothing to show yet." in done.stdout
    assert "A starter, and a good one to begin with." in done.stdout
    assert not (home / "empathy" / "records.db").exists()


def test_a_store_that_is_not_there_is_misuse() -> None:
    done = empathy("progress", "--records", "nowhere.db")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere.db" in done.stderr
