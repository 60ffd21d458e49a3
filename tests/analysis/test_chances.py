"""What naive players can expect, against a slow count in exact fractions that shares no code."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.rubric import Rubric, Skill
from simulator.analysis import chances
from simulator.analysis.bounds import Bounds
from simulator.analysis.chances import Spread, ending_chances, likeliest_way, spread
from simulator.analysis.elimination import eliminate
from simulator.analysis.players import PLAYERS, RANDOM, Choices, Player
from simulator.checking import check, check_file
from simulator.playtesting.model import Played, playtest
from simulator.scenario.source import Source
from tests.looping import SlowPlayers, looping_stories, story
from tests.stories import stories

LIBRARY = Path(__file__).parents[2] / "scenarios"


def bounds_of(data: bytes, rubric: Rubric) -> Bounds:
    checked = check(Source("story", data), rubric)
    assert checked.sound, [finding.message for finding in checked.loaded.findings]
    assert checked.bounds is not None
    return checked.bounds


def played(name: str, data: bytes, rubric: Rubric) -> Played:
    return next(p for p in playtest(bounds_of(data, rubric)).players if p.player.name == name)


def choices_of(player: Player, bounds: Bounds) -> list[Choices]:
    return [player.choices(bounds.graph, number) for number in range(len(bounds.graph.positions))]


def spread_of(player: Player, bounds: Bounds) -> Spread:
    return spread(bounds.graph, choices_of(player, bounds), bounds.cost, bounds.parts())


def reply(say: str, goto: str, *shows: str) -> dict[str, object]:
    return {"say": say, "shows": list(shows), "goto": goto}


@settings(max_examples=60)
@given(st.one_of(looping_stories(), stories()))
def test_expectations_are_exact_over_loops(rubric: Rubric, data: bytes) -> None:
    checked = check(Source("story", data), rubric)
    assume(checked.sound)
    assert checked.bounds is not None
    slow = SlowPlayers(checked.bounds.graph.rules.scenario, rubric)
    for found in playtest(checked.bounds).players:
        wanted = slow.play(found.player)
        assert found.overall.mean == pytest.approx(float(wanted.mean), abs=1e-9)
        assert found.overall.tens() == pytest.approx([float(chance) for chance in wanted.tens], abs=1e-9)
        for ending, chance in found.endings.items():
            assert chance == pytest.approx(float(wanted.endings.get(ending, 0)), abs=1e-9)
        for skill in Skill:
            if found.skills[skill] is not None:
                assert found.skills[skill] == pytest.approx(float(slow.play(found.player, skill).mean), abs=1e-9)


@settings(max_examples=100)
@given(st.one_of(looping_stories(), stories()))
def test_the_best_in_reach_of_each_ending_is_exact(rubric: Rubric, data: bytes) -> None:
    checked = check(Source("story", data), rubric)
    assume(checked.sound)
    assert checked.bounds is not None
    slow = SlowPlayers(checked.bounds.graph.rules.scenario, rubric)
    found = playtest(checked.bounds).attainable
    for ending in checked.bounds.graph.rules.scenario.endings:
        for skill in (None, *Skill):
            most, wanted = slow.best_in(skill), slow.best_in(skill, ending)
            assert (wanted == float("-inf")) == (ending not in found)
            if ending in found and most > 0:
                overall, skills = found[ending]
                shown = overall if skill is None else skills[skill]
                assert shown == pytest.approx(max(0, 100 * wanted / most))


@settings(max_examples=150)
@given(looping_stories())
def test_chances_add_up_to_one(rubric: Rubric, data: bytes) -> None:
    checked = check(Source("story", data), rubric)
    assume(checked.sound)
    assert checked.bounds is not None
    for found in playtest(checked.bounds).players:
        assert sum(found.overall.chances.values()) == pytest.approx(1)
        assert sum(found.endings.values()) + found.endless == pytest.approx(1)


@settings(max_examples=200)
@given(st.integers(2, 7), st.randoms(use_true_random=False))
def test_no_order_of_elimination_changes_a_chance(count: int, rng: random.Random) -> None:
    onward: dict[int, dict[int, float]] = {}
    for place in range(count):
        leads = {(place + 1) % count, *(rng.randrange(count + 2) for _ in range(rng.randrange(3)))}
        weights = {to: rng.random() + 0.01 for to in leads}
        onward[place] = {to: weight / sum(weights.values()) for to, weight in weights.items()}
    onward[0] = {to: chance / 2 for to, chance in onward[0].items()}
    onward[0][count] = onward[0].get(count, 0) + 0.5
    results = []
    for _ in range(3):
        order = rng.sample(range(count), count)
        chance_of = {0: 0.25, 1: 0.75}
        eliminate({place: dict(onward[place]) for place in order}, chance_of)
        results.append(chance_of)
    assert sum(results[0].values()) == pytest.approx(1)
    for result in results[1:]:
        assert result == pytest.approx(results[0])


def test_a_conversation_that_never_ends_scores_nothing(rubric: Rubric) -> None:
    data = story(
        {
            "s": {
                "customer": "Well?",
                "replies": {"help": reply("I will.", "good", "acts-now"), "wait": reply("Wait.", "s")},
            }
        }
    )
    shortest = played("shortest", data, rubric)
    assert (shortest.overall.mean, shortest.endless, shortest.way) == (0, 1, ())
    assert played("random", data, rubric).overall.mean == pytest.approx(100), "in the end somebody who waits will help"


def test_who_never_ends_is_told_even_where_it_has_cost_all(rubric: Rubric) -> None:
    data = story(
        {
            "s": {
                "customer": "Well?",
                "replies": {"help": reply("I will help.", "good", "acts-now"), "no": reply("No.", "s", "stalls")},
            }
        }
    )
    shortest = played("shortest", data, rubric)
    assert (shortest.overall.chances, shortest.endless) == ({0.0: 1.0}, 1)


def test_ties_are_averaged(rubric: Rubric) -> None:
    replies = {
        "own": reply("Our fault.", "good", "owns-the-failure"),
        "pass": reply("Not ours..", "bad"),
        "short": reply("Tut.", "bad"),
    }
    longest = played("longest", story({"s": {"customer": "Well?", "replies": replies}}), rubric)
    assert longest.overall.chances == {0: 0.5, 100: 0.5}
    assert longest.endings == {"good": 0.5, "bad": 0.5}


def test_sums_that_are_equal_are_one_however_they_came_about(rubric: Rubric) -> None:
    """Thirds of a score: added up in decimals they would miss 0 by a little, and count as more than nothing."""
    scenes = {
        f"s{n}": {
            "customer": "Well?",
            "replies": {
                "own": reply("Ours.", f"s{n + 1}" if n < 2 else "good", "owns-the-failure"),
                "nod": reply("Hm.", f"s{n + 1}" if n < 2 else "bad"),
            },
        }
        for n in range(3)
    }
    assert played("shortest", story(scenes), rubric).overall.chances == {0: 1}
    spread = played("random", story(scenes), rubric).overall
    assert list(spread.chances.values()) == pytest.approx([1 / 8, 3 / 8, 3 / 8, 1 / 8])


HALF = 0.5
"""Points. Tenths that are left out of ten turns add up to no more."""


def chance_of_at_most(spread: Spread, score: float) -> float:
    return sum(chance for reached, chance in spread.chances.items() if reached <= score + 1e-9)


@pytest.mark.parametrize("name", ["delayed-refund", "unreachable-phone"])
def test_tenths_of_a_point_change_no_mean_by_a_thousandth(
    name: str, rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounds = check_file(LIBRARY / f"{name}.yaml", rubric).bounds
    assert bounds is not None
    fine = {player.name: spread_of(player, bounds) for player in PLAYERS}
    monkeypatch.setattr(chances, "MOST_SUMS", 1)
    for player in PLAYERS:
        coarse = spread_of(player, bounds)
        assert (fine[player.name].exact, coarse.exact) == (True, False)
        assert coarse.mean == pytest.approx(fine[player.name].mean, abs=0.001)
        for score in range(0, 101, 10):
            at_most = chance_of_at_most(coarse, score)
            low, high = (chance_of_at_most(fine[player.name], score + off) for off in (-HALF, HALF))
            assert low - 0.001 <= at_most <= high + 0.001


def test_thousands_of_positions_are_played_whole(rubric: Rubric) -> None:
    """Facts that the last words ask for keep every way apart, and there are more sums than are followed exactly."""
    shown = ["names-the-feeling", "owns-the-failure", "acts-now", "canned-line", "deflects", "states-a-time"]
    draw = random.Random(5)
    scenes = {}
    for n in range(12):
        replies = {
            f"r{m}": reply(f"Reply {m}.", f"s{n + 1}" if n < 11 else "good", *draw.sample(shown, 2)) for m in range(4)
        }
        for m in range(2 if n < 5 else 0):
            replies[f"r{m}"]["remember"] = [f"f{n}-{m}"]
        for answer in replies.values():
            answer["mood"] = draw.choice((-2, -1, 0, 1, 2))
        scenes[f"s{n}"] = {"customer": "Well?", "replies": replies}
    lines = [{"when": {"remembers": [f"f{n}-{m}"]}, "say": "So."} for n in range(5) for m in range(2)] + [
        {"say": "Yes."}
    ]
    endings = {"good": {"outcome": "resolved", "customer": lines}, "bad": {"outcome": "lost", "customer": "No."}}
    bounds = bounds_of(story(scenes, endings=endings, **{"walked-out": "bad"}), rubric)
    assert len(bounds.graph.positions) > 4000
    found = spread_of(RANDOM, bounds)
    assert not found.exact
    assert sum(found.chances.values()) == pytest.approx(1)


def test_the_likeliest_way_is_one_that_can_be_played(cake_bounds: Bounds) -> None:
    for player in PLAYERS:
        choices = choices_of(player, cake_bounds)
        number = 0
        for said in likeliest_way(cake_bounds.graph, choices):
            number = next(to for name, to, _ in choices[number] if name == said)
        ended = cake_bounds.graph.rules.ended(cake_bounds.graph.positions[number])
        assert ended == (sum(ending_chances(cake_bounds.graph, choices).values()) > 0)
