"""The map tells what can happen: held against a second, slow reading of the rules."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import settings as effort

from scoring.rubric import Rubric
from simulator.analysis.bounds import Bounds
from simulator.checking import check
from simulator.conversation.rules import after
from simulator.mapping.model import MapScene, StoryMap, story_map
from simulator.mapping.order import story_order
from simulator.scenario.model import SILENCE
from simulator.scenario.source import Source
from tests.mapping.forty import forty_scenes
from tests.mapping.maps import mapped
from tests.stories import SlowRules, State, stories


@pytest.fixture(scope="module")
def forty(rubric: Rubric) -> StoryMap:
    return mapped(forty_scenes(), rubric)


def scene(story: StoryMap, name: str) -> MapScene:
    place = story.places[name]
    assert isinstance(place, MapScene)
    return place


def test_each_scene_and_ending_is_on_the_map_once(forty: StoryMap) -> None:
    assert sorted(s.id for s in forty.scenes) == sorted(forty.scenario.scenes)
    assert [s.number for s in forty.scenes] == list(range(1, 41))
    outcomes = [ending.written.outcome for ending in forty.endings]
    assert outcomes == ["resolved", "resolved", "escalated", "escalated", "lost"]


def test_the_best_path_is_one_that_keeps_everything_open(cake_bounds: Bounds) -> None:
    story = story_map(cake_bounds)
    position, earned = cake_bounds.graph.rules.start, 0.0
    for step in story.best:
        assert position.scene == step.scene
        earned += cake_bounds.bests.weighted(cake_bounds.rubric, cake_bounds.earned(position, step.reply))
        position = after(cake_bounds.graph.rules.move(position, step.reply), position)
        assert position.scene == step.to
    assert earned == pytest.approx(cake_bounds.most)
    assert {r.id for s in story.scenes for r in s.replies if r.best} == {"nigel", "tonight"}
    assert [p.id for p in story.places.values() if p.best] == ["counter", "what-now", "six-o-clock"]


def test_ways_lead_forward_but_those_that_really_go_back(forty: StoryMap) -> None:
    back = {
        (s.id, reply.id, way.to)
        for s in forty.scenes
        for reply in s.replies
        for way in reply.ways
        if isinstance(to := forty.places[way.to], MapScene) and to.number < s.number
    }
    assert back == {
        ("missed-train-wary", "tell-me-again", "blue-case-cross"),
        ("the-form-wary", "tell-me-again", "the-tracing-cross"),
    }
    assert all(scene(forty, to).comes_back for _, _, to in back)
    assert not scene(forty, "opening").comes_back


def test_what_nobody_can_reach_stands_last_and_says_so(rubric: Rubric) -> None:
    text = b"""
scenario: lonely
version: 1
title: Lonely
channel: chat
difficulty: starter
language: en
customer: {name: Ann, mood: 5}
start: here
scenes:
  nowhere: {customer: Hm., replies: {go: {say: Go., goto: here}}}
  here:
    customer: Yes?
    replies:
      act: {say: Now., shows: [acts-now], goto: [{when: {mood_at_least: 3}, to: done}, {to: gone}]}
      angry: {say: No., when: {mood_at_most: 4}, goto: gone}
endings:
  done: {outcome: resolved, customer: Thanks.}
  gone: {outcome: lost, customer: Bye.}
"""
    story = mapped(text, rubric)
    assert [(s.id, s.reached) for s in story.scenes] == [("here", True), ("nowhere", False)]
    assert [(e.id, e.reached) for e in story.endings] == [("done", True), ("gone", False)]
    act, angry = scene(story, "here").replies
    assert [(way.to, way.taken) for way in act.ways] == [("done", True), ("gone", False)]
    assert (act.offered, angry.offered) == (True, False)


@effort(max_examples=150)
@given(data=stories())
def test_what_the_map_says_can_happen_does_and_nothing_else(data: bytes, rubric: Rubric) -> None:
    checked = check(Source("story.yaml", data), rubric)
    assume(checked.bounds is not None)
    assert checked.bounds is not None
    story, slow = story_map(checked.bounds), SlowRules(checked.bounds.graph.rules.scenario)
    moves = played(slow)
    assert {(s.id, r.id) for s in story.scenes for r in s.replies if r.offered} == {(a.scene, r) for a, r, _ in moves}
    assert {(s.id, r.id, w.to) for s in story.scenes for r in s.replies for w in r.ways if w.taken} == {
        (a.scene, reply, b.scene) for a, reply, b in moves
    }
    for place in story.scenes:
        met = {state.mood for a, _, b in moves for state in (a, b) if state.scene == place.id}
        assert place.moods == ((min(met), max(met)) if met else None)
        assert place.comes_back == comes_back(place.id, moves)
    assert {e.id for e in story.endings if e.reached} == {b.scene for _, _, b in moves if slow.ended(b)}


def played(slow: SlowRules) -> set[tuple[State, str, State]]:
    """Every move that any conversation makes."""
    found, waiting, met = set(), [slow.start], {slow.start}
    while waiting:
        state = waiting.pop()
        for reply in slow.options(state):
            to = slow.play(state, reply)
            assert to is not None
            found.add((state, reply, to))
            if to not in met:
                met.add(to)
                waiting.append(to)
    return found


def comes_back(scene: str, moves: set[tuple[State, str, State]]) -> bool:
    """Whether some way leaves the scene and returns to it."""
    onward: dict[State, set[State]] = {}
    for a, _, b in moves:
        onward.setdefault(a, set()).add(b)
    waiting = [b for a, _, b in moves if a.scene == scene != b.scene]
    met = set(waiting)
    while waiting:
        state = waiting.pop()
        if state.scene == scene:
            return True
        fresh = onward.get(state, set()) - met
        met |= fresh
        waiting += fresh
    return False


@pytest.mark.parametrize("order", list(itertools.permutations("bcd")))
def test_the_order_of_the_story_puts_a_place_behind_all_that_lead_to_it(order: tuple[str, ...]) -> None:
    leads = {"a": order, "b": ["c"], "c": ["d"], "d": ["b"]}
    assert story_order("a", leads, ["a", "b", "c", "d"]) == ["a", "b", "c", "d"]


def test_a_silence_is_a_reply_of_its_scene_and_stands_last(forty: StoryMap) -> None:
    replies = scene(forty, "opening").replies
    assert [reply.silent for reply in replies] == [False] * 7 + [True]
    assert replies[-1].id == SILENCE
