"""Each format holds the whole map, and nothing that people wrote is read as anything but words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from pytest_snapshot.plugin import Snapshot

from scoring.rubric import Rubric
from scoring.text import visible_line
from simulator.analysis.bounds import Bounds
from simulator.checking import check
from simulator.mapping.as_dot import as_dot, quoted
from simulator.mapping.as_mermaid import APART, as_mermaid, escaped
from simulator.mapping.as_svg import NoPicture, as_svg
from simulator.mapping.as_text import as_text
from simulator.mapping.columns import cells, cut, packed, padded, piece, wrapped
from simulator.mapping.model import StoryMap, story_map
from simulator.mapping.words import condition
from simulator.scenario.model import Condition
from simulator.scenario.source import Source
from tests.mapping.forty import forty_scenes
from tests.mapping.maps import TRAPS, hostile_story, mapped
from tests.stories import stories

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "map"


@pytest.fixture(scope="module")
def forty(rubric: Rubric) -> StoryMap:
    return mapped(forty_scenes(), rubric)


@pytest.fixture(scope="module")
def hostile(rubric: Rubric) -> StoryMap:
    return mapped(hostile_story(), rubric)


def test_the_map_of_the_cake_in_every_written_format(cake_bounds: Bounds, snapshot: Snapshot) -> None:
    snapshot.snapshot_dir = SNAPSHOTS
    story = story_map(cake_bounds)
    snapshot.assert_match(as_text(story, 80), "cake-80.txt")
    snapshot.assert_match(as_text(story, 40), "cake-40.txt")
    snapshot.assert_match(as_mermaid(story), "cake.mmd")
    snapshot.assert_match(as_dot(story), "cake.dot")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_forty_scenes_fit_every_width_each_told_once(forty: StoryMap, width: int) -> None:
    lines = as_text(forty, width).splitlines()
    assert max(map(cells, lines)) <= width
    headings = [line for line in lines if re.match(r"[★ ] \d+ \S+ .*─", line)]
    assert [heading.lstrip("★ ").split()[1] for heading in headings] == [scene.id for scene in forty.scenes]


@effort(max_examples=60)
@given(data=stories(), width=st.integers(40, 120))
def test_no_line_of_any_map_is_wider_than_the_terminal(data: bytes, width: int, rubric: Rubric) -> None:
    checked = check(Source("story.yaml", data), rubric)
    assume(checked.bounds is not None)
    assert checked.bounds is not None
    assert max(map(cells, as_text(story_map(checked.bounds), width).splitlines())) <= width


@pytest.mark.parametrize("text", TRAPS)
def test_text_shows_hostile_words_to_the_letter(hostile: StoryMap, text: str) -> None:
    shown = as_text(hostile, 120)
    assert f"“{visible_line(text)}”" in shown
    assert not {c for c in shown if (c < " " and c != "\n") or c in "\x7f\x9b\u202e"}


@pytest.mark.parametrize("text", [*TRAPS, "--", "-", "3.", "a--b", "3.5", ""])
def test_what_mermaid_could_read_is_written_by_number(text: str) -> None:
    written = escaped(text)
    assert decoded(written).replace(APART, "") == text.replace(APART, "")
    bare = re.sub(r"#\d+;", "", written)
    assert not set(bare) & set('"#;:%<>[](){}|&`*_~$\\/=+@^')
    assert "--" not in bare


@effort(max_examples=500)
@given(text=st.text())
def test_no_text_breaks_out_of_a_label_of_mermaid(text: str) -> None:
    written = escaped(text)
    assert decoded(written).replace(APART, "") == text.replace(APART, "")
    assert not set(re.sub(r"#\d+;", "", written)) & set('"#;:%<>[](){}|&`*_~$\\/=+@^\n')


def decoded(written: str) -> str:
    return re.sub(r"#(\d+);", lambda number: chr(int(number[1])), written)


@effort(max_examples=500)
@given(lines=st.lists(st.text(), min_size=1, max_size=3))
def test_no_text_breaks_out_of_a_string_of_dot(lines: list[str]) -> None:
    written = quoted(lines)
    assert re.fullmatch(r'"(?:[^"\\]|\\.)*"', written, re.DOTALL), "the only bare quotation marks are the two outside"
    read = re.sub(r"\\(.)", lambda pair: "\n" if pair[1] == "n" else pair[1], written[1:-1])
    assert read.replace("&amp;", "&") == "\n".join(lines)
    assert not re.search(r"&(?!amp;)", written)


@given(text=st.text(), width=st.integers(1, 60))
def test_columns_hold_what_they_promise(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
    assert cells(piece(text, width)) <= width
    assert cells(padded(text, width)) == width
    assert all(cells(line) <= width for line in wrapped(text, width))
    assert all(cells(line) <= width for line in packed([text, text], width, "; "))


def test_a_wide_letter_takes_two_cells_and_a_mark_above_another_none() -> None:
    assert (cells("家族"), cells("e\u0301"), cells("abc")) == (4, 1, 3)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({}, ""),
        ({"mood_at_least": 3}, "mood at least 3"),
        ({"mood_at_most": 3}, "mood at most 3"),
        ({"mood_at_least": 3, "mood_at_most": 5}, "mood 3 to 5"),
        ({"mood_at_least": 4, "mood_at_most": 4}, "mood 4"),
        ({"remembers": ["a", "b"], "lacks": ["c"]}, "remembers a, b and lacks c"),
        ({"mood_at_most": 3, "lacks": ["a"]}, "mood at most 3 and lacks a"),
    ],
)
def test_a_condition_is_told_in_the_words_of_the_format(when: dict[str, Any], words: str) -> None:
    assert condition(Condition.model_construct(None, **when)) == words


def test_without_graphviz_there_are_words_on_what_to_do(forty: StoryMap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoPicture, match=r"apt install graphviz.*--format mermaid or text: they need nothing more"):
        as_svg(forty)
