"""`empathy playtest`, from outside, and what it prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_snapshot.plugin import Snapshot

from scoring.rubric import Rubric
from scoring.text import visible_line
from simulator.analysis.bounds import Bounds
from simulator.mapping.columns import cells
from simulator.playtesting.as_json import as_json
from simulator.playtesting.as_text import as_text
from simulator.playtesting.model import playtest
from tests.analysis.test_chances import bounds_of, reply
from tests.hostile.test_foreign_text import HOSTILE
from tests.journeys.test_command_line import CAKE, empathy
from tests.looping import story

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "playtest"
LOOKS = ("cake.txt", "cake.json")

FAIR: dict[str, Any] = {
    "s": {
        "customer": "Well?",
        "replies": {"help": reply("I will help.", "good", "acts-now"), "wont": reply("I cannot do.", "bad")},
    }
}
"""Nobody can tell the two replies apart."""


def written(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def text_of(data: bytes, rubric: Rubric) -> str:
    return as_text(playtest(bounds_of(data, rubric)))


def test_text_and_json_change_only_on_purpose(cake_bounds: Bounds, snapshot: Snapshot) -> None:
    snapshot.snapshot_dir = SNAPSHOTS
    found = playtest(cake_bounds)
    snapshot.assert_match(as_text(found), "cake.txt")
    snapshot.assert_match(as_json(found), "cake.json")


def test_it_exits_with_0_where_no_habit_pays(tmp_path: Path) -> None:
    done = empathy("playtest", written(tmp_path / "fair.yaml", story(FAIR)))
    assert (done.returncode, done.stderr) == (0, "")
    assert "warning" not in done.stdout


def test_it_exits_with_1_where_a_naive_player_passes() -> None:
    done = empathy("playtest", CAKE)
    assert (done.returncode, done.stderr) == (1, "")
    assert "\n! longest " in done.stdout
    assert "whoever always says the longest reply scores 100.0" in done.stdout


def test_json_goes_to_stdout_and_warnings_to_stderr() -> None:
    done = empathy("playtest", CAKE, "--format", "json")
    data = json.loads(done.stdout)
    assert done.returncode == 1
    assert list(data) == [
        "schema",
        "scenario",
        "version",
        "pass_above",
        "players",
        "random_scores",
        "learners",
        "best",
        "positions",
    ]
    assert [player["player"] for player in data["players"] if player["passes"]] == ["longest", "echo", "times"]
    assert [learner["best_share"] for learner in data["learners"]] == [0, 0.5, 0.7]
    assert done.stderr.startswith("warning: whoever always says the longest reply")


@pytest.mark.parametrize(
    ("argument", "word"),
    [
        ("nobody", "There is no scenario `nobody`"),
        ("{broken}", "has errors"),
        ("missing.yaml", "There is no file missing.yaml"),
    ],
)
def test_misuse_exits_with_2_and_a_word_on_stderr(argument: str, word: str, tmp_path: Path) -> None:
    broken = written(tmp_path / "broken.yaml", story(FAIR).replace(b'"bad"}}}', b'"nowhere"}}}'))
    done = empathy("playtest", argument.replace("{broken}", broken))
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr


def test_another_language_is_told_which_habits_look_for_english(rubric: Rubric) -> None:
    for language, told in (("de", True), ("fr-CA", True), ("en", False), ("en-GB", False)):
        assert ("look for English words" in text_of(story(FAIR, language=language), rubric)) == told


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_is_shown_to_the_letter(name: str, rubric: Rubric) -> None:
    shown = text_of(story(FAIR, title=HOSTILE[name]), rubric)
    assert not [c for c in shown if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066"]
    assert "".join(visible_line(HOSTILE[name]).split()) in "".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 80


def test_long_ids_stay_within_80_columns(rubric: Rubric) -> None:
    scene, ending = "a-scene-" + "with-a-long-name-" * 5 + "x", "an-ending-" + "with-a-long-name-" * 5 + "x"
    replies = {"help": reply("I will help.", ending, "acts-now"), "wont": reply("I cannot do.", "bad")}
    endings = {
        ending: {"outcome": "escalated", "customer": "Thank you."},
        "bad": {"outcome": "lost", "customer": "No."},
    }
    shown = text_of(story({scene: {"customer": "Well?", "replies": replies}}, endings=endings), rubric)
    assert max(map(cells, shown.splitlines())) <= 80
    assert "an-ending-with-a-long…" in shown


def test_one_scene_is_enough(rubric: Rubric) -> None:
    shown = text_of(story({"s": {"customer": "Well?", "replies": {"a": reply("Yes.", "good", "acts-now")}}}), rubric)
    assert "! any reply      100.0" in shown
    assert "–: nothing can be earned in this skill." in shown


def test_a_learner_says_the_best_reply_in_a_share_of_the_turns(rubric: Rubric) -> None:
    """Of two replies one is best: half the turns best and half anything is three quarters best."""
    found = playtest(bounds_of(story(FAIR), rubric))
    assert {learner.share: overall for learner, overall in found.learned.items()} == pytest.approx(
        {0: 50, 0.5: 75, 0.7: 85}
    )
    assert "+       50%       75.0   should be 55 to 65" in as_text(found)


def test_a_player_who_never_ends_is_told_so(rubric: Rubric) -> None:
    replies = {"help": reply("I will help.", "good", "acts-now"), "wait": reply("Wait.", "s")}
    data = story({"s": {"customer": "Well?", "replies": replies}})
    assert "(never ends) 100%" in text_of(data, rubric)
    shortest = next(
        p for p in json.loads(as_json(playtest(bounds_of(data, rubric))))["players"] if p["player"] == "shortest"
    )
    assert (shortest["overall"], shortest["endless"], shortest["likeliest"]) == (0, 1, [])


def test_what_is_possible_but_rare_is_not_shown_as_never(rubric: Rubric) -> None:
    scenes = {
        f"s{n}": {
            "customer": "Well?",
            "replies": {
                "help": reply("I will help.", f"s{n + 1}" if n < 17 else "good", "acts-now"),
                "wont": reply("I cannot do.", "bad"),
            },
        }
        for n in range(18)
    }
    assert "up to 100   <0.01%" in text_of(story(scenes), rubric)
