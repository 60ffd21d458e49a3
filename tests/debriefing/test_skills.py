"""What earned and lost each skill's points adds up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rubric import Rubric, Skill
from simulator.analysis.bounds import Bounds
from simulator.checking import check
from simulator.debriefing.skills import pulls_apart, review_skills
from simulator.scenario.source import Source
from tests.debriefing.test_insights import played
from tests.test_judging import judged_stories


@settings(max_examples=100)
@given(st.data())
def test_what_was_gained_and_lost_adds_up_to_what_was_earned(rubric: Rubric, data: st.DataObject) -> None:
    judged, bounds = data.draw(judged_stories(rubric))
    for review in review_skills(judged, bounds):
        acts = review.gained + review.lost
        assert sum(act.points for act in acts) == pytest.approx(review.earned)
        assert review.earned == judged.earned.of(review.skill)
        assert review.best == bounds.bests.points.of(review.skill)
        assert list(review.gained) == sorted(review.gained, key=lambda act: -act.points)
        assert list(review.lost) == sorted(review.lost, key=lambda act: act.points)
        for act in acts:
            assert list(act.turns) == [i.turn.number for i in judged.turns if act.behaviour in i.shows]


def test_each_skill_names_its_behaviours_and_turns(cake_bounds: Bounds) -> None:
    reviews = {r.skill: r for r in review_skills(played(cake_bounds, "receipt", "tonight"), cake_bounds)}
    listening = reviews[Skill.LISTENING]
    assert (listening.score, listening.earned, listening.best) == (0, -2, 3.5)
    assert [(act.behaviour, act.points, act.turns) for act in listening.lost] == [("makes-them-repeat", -2, (1,))]
    assert [act.behaviour for act in reviews[Skill.OWNERSHIP].gained] == ["offers-a-remedy", "acts-in-the-first-person"]


APART = """
scenario: apart
version: 1
title: One or the other
channel: phone
difficulty: starter
language: en
customer: {name: Ann, mood: 5}
start: one
scenes:
  one:
    customer: Well?
    replies:
      heard: {say: That was a month of worry., shows: [names-the-feeling], goto: end}
      owned: {say: "That was our fault, all of it.", shows: [owns-the-failure], goto: end}
endings:
  end: {outcome: resolved, customer: Right.}
"""


def test_skills_that_pull_apart_are_told(cake_bounds: Bounds, rubric: Rubric) -> None:
    apart = check(Source("apart.yaml", APART.encode()), rubric).bounds
    assert apart is not None
    assert pulls_apart(apart)
    assert not pulls_apart(cake_bounds)
