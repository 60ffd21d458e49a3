"""What the library as a whole promises: nothing that can go wrong on a working day is left out of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.scenarios.library import FOLDER, NAMES, own_rubric, scenario

SCENARIOS = [scenario(name) for name in NAMES]
README = (FOLDER / "README.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([^|]+) \| `([a-z-]+)` \((\w+), (\w+)\) \| ([^|]+) \|", README, re.MULTILINE)


def test_there_are_fourteen_complaints_or_more() -> None:
    assert len(SCENARIOS) >= 14
    assert not [story.id for story in SCENARIOS if story.draft]


def test_all_channels_difficulties_and_outcomes_are_met() -> None:
    assert {story.channel for story in SCENARIOS} == {"phone", "chat", "email", "counter"}
    assert Counter(story.difficulty for story in SCENARIOS).keys() == {"starter", "steady", "stretch"}
    assert {e.outcome for story in SCENARIOS for e in story.endings.values()} == {"resolved", "escalated", "lost"}


def test_no_two_complaints_share_a_touchpoint_or_a_customer() -> None:
    assert max(Counter(story.touchpoint for story in SCENARIOS).values()) == 1
    assert max(Counter(story.customer.name for story in SCENARIOS).values()) == 1


@pytest.mark.parametrize("behaviour", sorted(own_rubric().behaviours))
def test_every_behaviour_can_be_shown_and_missed_in_several_complaints(behaviour: str) -> None:
    """In one scene, a reply shows it and another does not."""
    where = {
        story.id
        for story in SCENARIOS
        for scene in story.scenes.values()
        if {behaviour in reply.shows for reply in scene.replies.values()} == {True, False}
    }
    assert len(where) >= 3


def test_no_feedback_is_said_twice() -> None:
    said = Counter(r.why for story in SCENARIOS for s in story.scenes.values() for r in s.replies.values())
    assert not [why for why, times in said.items() if times > 1]


def test_the_table_of_the_library_tells_of_each_complaint_what_its_file_says() -> None:
    told = {row[:4] for row in ROWS}
    assert told == {(story.touchpoint, story.id, story.difficulty, story.channel) for story in SCENARIOS}
    for story in SCENARIOS:
        assert [who for _, name, _, _, who in ROWS if name == story.id and story.customer.name in who], story.id


def test_the_programme_takes_every_complaint_once() -> None:
    weeks = re.findall(r"^\| \d+ \| `([a-z-]+)`, `([a-z-]+)` \|", README, re.MULTILINE)
    assert sorted(name for week in weeks for name in week) == NAMES
