from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.points import evidence, points
from scoring.rubric import Mark, Points, Rubric, Skill
from scoring.scores import Bests, regret, scores


def test_points_are_the_sum_over_the_behaviours_shown(rubric: Rubric) -> None:
    assert points(rubric, {"names-the-feeling": None, "acts-now": None, "deflects": None}) == Points(3, -3, 2.5)


def test_speed_without_listening_counts_half(rubric: Rubric) -> None:
    assert points(rubric, {"acts-now": None, "states-a-time": None}).speed == (2.5 + 2) / 2


def test_only_gains_are_halved_and_each_by_itself(rubric: Rubric) -> None:
    assert points(rubric, {"acts-now": None, "stalls": None}).speed == 1.25 - 2


def test_a_behaviour_that_takes_from_listening_is_no_listening(rubric: Rubric) -> None:
    assert points(rubric, {"canned-line": None, "acts-now": None}).speed == 1.25


def test_evidence_quotes_the_words_or_the_whole_reply(rubric: Rubric) -> None:
    found = evidence(
        rubric, {"owns-the-failure": "our mistake", "makes-them-repeat": None}, "It was our mistake. Name?"
    )
    assert [(e.skill, e.points, e.quote) for e in found] == [
        (Skill.OWNERSHIP, 3, "our mistake"),
        (Skill.LISTENING, -2, "It was our mistake. Name?"),
        (Skill.SPEED, -3, "It was our mistake. Name?"),
    ]


def test_a_skill_in_which_nothing_can_be_earned_drops_out(rubric: Rubric) -> None:
    bests = Bests(Points(10, 0, 5))
    result = scores(rubric, bests, bests.weighted(rubric, Points(10, 0, 5)), Points(10, -8, 5), [])
    assert (result.listening, result.ownership, result.decided) == (100, None, 100)


def test_scores_are_held_before_they_are_mixed(rubric: Rubric) -> None:
    bests = Bests(Points(10, 10, 10))
    result = scores(rubric, bests, 100, Points(-5, -5, -5), [50.0, 100.0])
    assert (result.resolution, result.decided, result.pace) == (0, 0, 75)
    assert result.speed == 37.5
    assert result.overall == 7.5


def test_without_pace_resolution_and_decided_stand_alone(rubric: Rubric) -> None:
    bests = Bests(Points(10, 10, 10))
    result = scores(rubric, bests, 100, Points(5, 5, 5), [])
    assert (result.pace, result.speed, result.overall) == (None, result.resolution, result.decided)


@pytest.mark.parametrize(("seconds", "pace"), [(0, 100), (20, 100), (40, 50), (60, 0), (600, 0)])
def test_pace_is_full_up_to_the_allowance_and_gone_at_three_times(rubric: Rubric, seconds: float, pace: float) -> None:
    assert rubric.pace.score(seconds, 20) == pace


def test_the_allowance_is_reading_and_thinking_stretched_by_extra_time(rubric: Rubric) -> None:
    assert rubric.pace.allowance(238) == 68
    assert rubric.pace.allowance(238, 1.5) == 102


def test_a_tiny_regret_is_none_and_a_real_one_is_scaled(rubric: Rubric) -> None:
    assert regret(80, 30, 50 - 1e-12, 80) == 0
    assert regret(80, 10, 50, 80) == 25
    assert regret(1, 0, 1, 0) is None


@pytest.mark.parametrize(
    ("cost", "mark"),
    [
        (0, Mark.BEST),
        (0.5, Mark.BEST),
        (0.51, Mark.GOOD),
        (3, Mark.GOOD),
        (8, Mark.INACCURACY),
        (15, Mark.MISTAKE),
        (15.1, Mark.BLUNDER),
    ],
)
def test_marks_reach_up_to_and_including_their_threshold(rubric: Rubric, cost: float, mark: Mark) -> None:
    assert rubric.mark(cost) is mark


def test_the_rubric_orders_its_behaviours_by_weight(rubric: Rubric) -> None:
    for skill in (Skill.LISTENING, Skill.OWNERSHIP):
        gains = [
            b.points.of(skill)
            for b in rubric.behaviours.values()
            if b.points.of(skill) > 0 and b.name != "keeps-the-promise"
        ]
        assert gains == sorted(gains, reverse=True)
    assert all(b.source and b.like and b.unlike for b in rubric.behaviours.values())
    assert len(rubric.behaviours) == 24


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from([0.5, 3.0, 8.0, 15.0, 100.0]))
def test_a_regret_that_is_exactly_at_a_threshold_is_not_above_it(most: int, points: int, threshold: float) -> None:
    """As sums of floats it may come out a hair above: 15.000000000000005."""
    best = most / 17
    lost = best * threshold / 100
    cost = regret(best + points / 7, points / 7 + best - lost, 0.0, best)
    assert cost == threshold
