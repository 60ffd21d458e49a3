"""What each scenario of the library promises to those who practise with it."""

from __future__ import annotations

import pytest

from scoring.rubric import Mark, Skill
from simulator.analysis.bounds import Bounds
from simulator.analysis.graph import NOWHERE
from simulator.playtesting.model import playtest
from tests.scenarios.library import NAMES, bounds, checked, own_rubric, scenario

each = pytest.mark.parametrize("name", NAMES)

SHORTER = {"monday-inbox", "after-the-complaint"}
"""Triage and a follow-up ask for fewer scenes than the twelve of a whole complaint."""


def best_positions(found: Bounds) -> list[int]:
    """The numbers of the positions along the best way, the ending left out."""
    return [number for number, _ in found.best_steps()]


def outcomes_ahead(found: Bounds, number: int) -> set[str]:
    """How a conversation may still end from a position."""
    graph, waiting, seen, outcomes = found.graph, [number], {number}, set[str]()
    while waiting:
        here = waiting.pop()
        ending = graph.rules.scenario.endings.get(graph.positions[here].scene)
        outcomes |= set() if ending is None else {ending.outcome}
        for _, to in graph.moves[here]:
            if to != NOWHERE and to not in seen:
                seen.add(to)
                waiting.append(to)
    return outcomes


@each
def test_check_has_nothing_at_all_to_report(name: str) -> None:
    assert not list(checked(name).loaded.findings)


@each
def test_no_habit_gets_through_and_what_was_learned_shows(name: str) -> None:
    found = playtest(bounds(name))
    assert not found.passing
    assert all(score is not None and score >= 90 for score in found.best_path.values())
    assert scenario(name).endings[found.best_ending].outcome == "resolved"
    reached = {learner.share: overall for learner, overall in found.learned.items()}
    assert reached[0] < 20
    assert reached[0] + 30 < reached[0.5] < reached[0.7] - 10
    assert reached[0.7] > own_rubric().passed


@each
def test_it_has_the_scenes_the_endings_and_the_length_of_a_whole_complaint(name: str) -> None:
    story = scenario(name)
    assert len(story.scenes) >= (8 if name in SHORTER else 12)
    assert {ending.outcome for ending in story.endings.values()} == {"resolved", "escalated", "lost"}
    assert all(ending.lesson for ending in story.endings.values())
    assert 6 <= len(bounds(name).best_way(bounds(name).graph.rules.start)) <= 14


@each
def test_a_bad_start_can_be_made_good_and_a_good_one_lost(name: str) -> None:
    found = bounds(name)
    way = best_positions(found)
    slips = [
        to
        for reply, to in found.graph.moves[0]
        if own_rubric().mark(found.cost(0, reply, to)) not in (Mark.BEST, Mark.GOOD)
    ]
    assert slips
    for to in slips:
        assert "resolved" in outcomes_ahead(found, to)
    assert {"lost", "escalated"} & outcomes_ahead(found, way[len(way) // 2])


@each
def test_somewhere_a_decent_quick_reply_costs_being_heard(name: str) -> None:
    """On the best way, a reply earns more for speed than the best one and less for listening, and costs from an
    inaccuracy to a mistake."""
    found = bounds(name)
    pulls = [
        reply
        for number in best_positions(found)
        for reply, to in found.graph.moves[number]
        for best in [found.points[found.graph.positions[number].scene][found.best_moves(number)[0][0]]]
        for earned in [found.points[found.graph.positions[number].scene][reply]]
        if earned.of(Skill.SPEED) > best.of(Skill.SPEED)
        and earned.of(Skill.LISTENING) < best.of(Skill.LISTENING)
        and own_rubric().mark(found.cost(number, reply, to)) in (Mark.INACCURACY, Mark.MISTAKE)
    ]
    assert pulls


@each
def test_a_promise_comes_due(name: str) -> None:
    shown = {behaviour for s in scenario(name).scenes.values() for r in s.replies.values() for behaviour in r.shows}
    assert {"keeps-the-promise", "breaks-the-promise"} <= shown


@each
def test_its_walkthroughs_tell_the_best_the_worst_and_a_middling_story(name: str) -> None:
    tests = scenario(name).walkthroughs
    assert {"best", "worst"} <= set(tests)
    assert [w for w in tests.values() if w.overall is not None and 30 <= w.overall <= 80]


@each
def test_every_reply_has_feedback(name: str) -> None:
    replies = [reply for scene in scenario(name).scenes.values() for reply in scene.replies.values()]
    assert all(reply.why for reply in replies)
