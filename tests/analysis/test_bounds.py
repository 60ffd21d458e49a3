"""Exact bests over the whole position graph, against a slow search that shares no code."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings

from scoring.rubric import Rubric, Skill
from simulator.analysis.bounds import Bounds
from simulator.analysis.components import components
from simulator.analysis.graph import search
from simulator.checking import check
from simulator.conversation.rules import Position, after
from simulator.conversation.turns import Turn
from simulator.judging import judge
from simulator.scenario.source import Source
from tests.stories import SlowRules, gains, stories


@settings(max_examples=120)
@given(stories())
def test_bests_and_what_is_still_open_are_exact(rubric: Rubric, story: bytes) -> None:
    checked = check(Source("story", story), rubric)
    assume(checked.bounds is not None)
    assert checked.bounds is not None
    bounds = checked.bounds
    slow = SlowRules(bounds.graph.rules.scenario)
    values = {skill: slow.best(gains(slow, rubric, skill)) for skill in Skill}
    rules = bounds.graph.rules
    for state in values[Skill.SPEED]:
        number = bounds.graph.number(Position(state.scene, state.mood, rules.remembering(state.memory)))
        for skill in Skill:
            assert bounds.open_in[skill][number] == pytest.approx(values[skill][state])
    weighted = {
        key: sum(bounds.bests.weight(rubric, skill) * gains(slow, rubric, skill)[key] for skill in Skill)
        for key in gains(slow, rubric, Skill.SPEED)
    }
    assert bounds.most == pytest.approx(slow.best(weighted)[slow.start])


@settings(max_examples=100)
@given(stories())
def test_the_best_way_costs_nothing_and_scores_100(rubric: Rubric, story: bytes) -> None:
    bounds = check(Source("story", story), rubric).bounds
    assume(bounds is not None)
    assert bounds is not None
    rules = bounds.graph.rules
    way = bounds.best_way(rules.start)
    judged = judge([_turn(number, reply) for number, reply in enumerate(way, start=1)], bounds)
    assert judged.ending is not None
    assert judged.scores.decided == pytest.approx(100)
    assert all(item.regret == 0 for item in judged.turns)


@settings(max_examples=100)
@given(stories())
def test_regrets_add_up_to_what_is_missing_from_100(rubric: Rubric, story: bytes) -> None:
    bounds = check(Source("story", story), rubric).bounds
    assume(bounds is not None)
    assert bounds is not None
    rules, position, turns = bounds.graph.rules, bounds.graph.rules.start, list[Turn]()
    while not rules.ended(position) and len(turns) < 40:
        move = rules.offered(position)[-1]
        turns.append(_turn(len(turns) + 1, move.reply))
        position = after(move, position)
    assume(rules.ended(position))
    judged = judge(turns, bounds)
    decided = 100 * bounds.bests.weighted(rubric, judged.earned) / bounds.most
    assert sum(item.regret or 0 for item in judged.turns) == pytest.approx(100 - decided)


def _turn(number: int, reply: str) -> Turn:
    return Turn(number, "", reply, "", (), None, 1.0)


def test_a_neutral_look_costs_nothing_but_is_not_the_shortest_way(cake_bounds: Bounds) -> None:
    start = cake_bounds.graph.rules.start
    assert cake_bounds.regret(start, "ask-ade") == 0
    assert cake_bounds.best_replies(start) == ("nigel", "ask-ade")


def test_the_search_visits_each_position_once_and_stops_at_its_bound(cake_bounds: Bounds) -> None:
    rules = cake_bounds.graph.rules
    graph = search(rules)
    assert graph.complete
    assert len(set(graph.positions)) == len(graph.positions)
    assert not search(rules, bound=3).complete


def test_the_way_to_a_position_is_a_shortest_one(cake_bounds: Bounds) -> None:
    graph = cake_bounds.graph
    for number, position in enumerate(graph.positions):
        reached = graph.rules.start
        for reply in graph.way_to(number):
            reached = after(graph.rules.move(reached, reply), reached)
        assert position == graph.rules.settled(reached)


def test_components_come_with_what_leads_nowhere_else_first() -> None:
    assert [sorted(c) for c in components([[1], [2], [1, 3], []])] == [[3], [1, 2], [0]]


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    count = 50_000
    assert len(components([[n + 1] for n in range(count)] + [[]])) == count + 1
