"""What to practise next follows from what was missed, what was long ago and what is new, and says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, timedelta
from functools import cache
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scoring.rubric import Rubric
from simulator.progress import Finished
from simulator.progress.next import Suggestion, chances_in, suggestions
from simulator.progress.recall import Recall
from simulator.scenario.loading import load
from simulator.scenario.model import Scenario
from simulator.scenario.rubrics import load_rubric, rubric_source
from simulator.scenario.shelf import DIFFICULTIES
from simulator.scenario.source import Source
from simulator.wording.progress import reasons
from tests.progress.kept import NOON, finished

ADDING = ("names-the-feeling", "owns-the-failure", "acts-now", "states-a-time")


@cache
def frontline() -> Rubric:
    return load_rubric(rubric_source())


@cache
def story(name: str, difficulty: str = "starter", shows: tuple[str, ...] = ("acts-now",), scenes: int = 2) -> Scenario:
    """A scenario of so many scenes, in each of which one reply shows all of these behaviours and one stalls."""
    lines = [f"scenario: {name}\nversion: 1\ntitle: Story {name}\nchannel: phone\ndifficulty: {difficulty}"]
    lines.append("language: en\ncustomer: {name: Ann, mood: 6}\nstart: scene-0\nscenes:")
    for number in range(scenes):
        to = f"scene-{number + 1}" if number + 1 < scenes else "done"
        lines.append(f"  scene-{number}:\n    customer: Well {number}?\n    replies:")
        lines.append(f"      a:\n        say: Words of mine.\n        shows: [{', '.join(shows)}]\n        goto: {to}")
        lines.append(f"      b:\n        say: Other words.\n        shows: [stalls]\n        goto: {to}")
    lines.append("endings:\n  done:\n    outcome: resolved\n    customer: Bye.")
    loaded = load(Source("x.yaml", "\n".join(lines).encode()), frontline().behaviours)
    assert loaded.scenario is not None, list(loaded.findings)
    return loaded.scenario


def suggest(
    library: Sequence[Scenario], items: Sequence[Finished] = (), after: timedelta = timedelta()
) -> tuple[Suggestion, ...]:
    recall = Recall()
    recall.review(items)
    return suggestions(library, [i.attempt for i in items], items, frontline(), recall, NOON + after)


def order(found: Sequence[Suggestion]) -> list[str]:
    return [suggestion.scenario.id for suggestion in found]


libraries = st.lists(
    st.tuples(st.sampled_from(DIFFICULTIES), st.sets(st.sampled_from(ADDING), min_size=1), st.integers(1, 4)),
    min_size=1,
    max_size=6,
).map(lambda rows: [story(f"s-{n}", d, tuple(sorted(shows)), scenes) for n, (d, shows, scenes) in enumerate(rows)])


@st.composite
def histories(draw: st.DrawFn) -> list[Finished]:
    items = []
    for number in range(draw(st.integers(0, 8))):
        chances = {name: draw(st.integers(1, 4)) for name in ADDING if draw(st.booleans())}
        items.append(
            finished(
                f"s-{draw(st.integers(0, 5))}",
                NOON - timedelta(days=draw(st.integers(0, 20)) + 21 * (8 - number)),
                overall=draw(st.integers(0, 100).map(float)),
                chances=chances,
                shown={name: draw(st.integers(0, most)) for name, most in chances.items()},
                id=f"attempt-{number}",
            )
        )
    return items


@given(library=libraries)
def test_somebody_new_begins_with_the_easiest_and_equals_stay_in_order(library: list[Scenario]) -> None:
    wanted = sorted(library, key=lambda scenario: DIFFICULTIES.index(scenario.difficulty))
    assert order(suggest(library)) == [scenario.id for scenario in wanted]


@given(library=libraries, items=histories())
def test_the_value_is_what_the_formula_says(library: list[Scenario], items: list[Finished]) -> None:
    rubric, found = frontline(), suggest(library, items)
    steps = {scenario.id: DIFFICULTIES.index(scenario.difficulty) for scenario in library}
    passed = max((steps[i.attempt.scenario] for i in items if i.attempt.scenario in steps and (i.scores.overall or 0) >= rubric.passed), default=-1)  # fmt: skip
    recall = Recall()
    recall.review(items)
    for suggestion in found:
        needs, weights = 0.0, 0
        for name, scenes in chances_in(suggestion.scenario).items():
            if name == "stalls":
                continue
            shown = chances = 0
            for item in items[::-1]:
                if chances < 10:
                    shown, chances = shown + item.shown.get(name, 0), chances + item.chances.get(name, 0)
            weak = 0.5 if chances == 0 else (chances - shown) / chances
            needs += scenes * (weak + recall.forgotten(name, NOON)) / 2
            weights += scenes
        begun = [i.attempt.started for i in items if i.attempt.scenario == suggestion.scenario.id]
        value = needs / weights
        if begun:
            value -= 0.5 * 2 ** -((NOON - begun[-1]).total_seconds() / 86400 / 7)
        else:
            value += 0.25 / 2 ** max(0, steps[suggestion.scenario.id] - passed - 1)
        assert abs(suggestion.value - value) < 1e-9
    assert all(a.value >= b.value - 1e-9 for a, b in pairwise(found))


@given(library=libraries, items=histories())
def test_the_same_history_gives_the_same_answer_with_a_reason_of_true_numbers(
    library: list[Scenario], items: list[Finished]
) -> None:
    found = suggest(library, items)
    assert found == suggest(library, items)
    for suggestion in found:
        told = reasons(suggestion, NOON)
        assert told
        for sentence in told:
            said = re.search(r"in (\d+) of your last (\d+) chances; this one has (\d+)", sentence)
            if said is not None:
                need = suggestion.needs[0]
                assert tuple(map(int, said.groups())) == (need.shown, need.chances, need.scenes)
                assert need.scenes == sum(
                    any(need.behaviour.name in reply.shows for reply in scene.replies.values())
                    for scene in suggestion.scenario.scenes.values()
                )


def test_what_is_missed_is_practised_before_what_is_done() -> None:
    library = [story("s-0", shows=("acts-now",)), story("s-1", shows=("names-the-feeling",))]
    chances = {"acts-now": 10, "names-the-feeling": 10}
    items = [finished("elsewhere", chances=chances, shown={"acts-now": 10, "names-the-feeling": 3})]
    first = suggest(library, items)[0]
    assert first.scenario.id == "s-1"
    assert reasons(first, NOON) == (
        "You have not met this one yet.",
        "You name the feeling in 3 of your last 10 chances; this one has 2.",
    )


def test_only_the_latest_chances_tell_how_weak_somebody_is() -> None:
    poor = finished("elsewhere", NOON - timedelta(days=9), chances={"acts-now": 40})
    good = finished("elsewhere", NOON, chances={"acts-now": 11}, shown={"acts-now": 11})
    need = suggest([story("s-0")], [poor, good])[0].needs[0]
    assert (need.shown, need.chances, need.weak) == (11, 11, 0)


@given(days=st.integers(0, 300), later=st.integers(1, 300), shown=st.integers(0, 4))
def test_what_was_longer_ago_is_forgotten_further(days: int, later: int, shown: int) -> None:
    recall = Recall()
    recall.review([finished(chances={"acts-now": 4}, shown={"acts-now": shown})])
    near, far = (recall.forgotten("acts-now", NOON + timedelta(days=d)) for d in (days, days + later))
    assert 0 <= near < far < 1
    assert recall.forgotten("states-a-time", NOON) == 1


def test_whoever_takes_more_chances_forgets_more_slowly() -> None:
    found = []
    for shown in (0, 1, 2, 4):
        recall = Recall()
        recall.review([finished(chances={"acts-now": 4}, shown={"acts-now": shown})])
        found.append(recall.forgotten("acts-now", NOON + timedelta(days=10)))
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 4


@given(items=histories(), cut=st.integers(0, 8))
def test_cards_are_the_same_whether_reviewed_at_once_or_as_attempts_come(items: list[Finished], cut: int) -> None:
    once, bit_by_bit = Recall(), Recall()
    once.review(items)
    bit_by_bit.review(items[:cut])
    bit_by_bit.review(items)
    other = Recall()
    other.review(items[1:])
    other.review(items)
    now = NOON.astimezone(UTC)
    for name in ADDING:
        assert once.forgotten(name, now) == bit_by_bit.forgotten(name, now) == other.forgotten(name, now)


def test_a_second_try_reviews_no_card() -> None:
    recall = Recall()
    recall.review([finished(chances={"acts-now": 4}, replay_of="another")])
    assert recall.last("acts-now") is None


def test_what_was_just_played_waits_and_comes_back() -> None:
    library = [story("s-0"), story("s-1")]
    played = finished("s-0", overall=90.0, chances={"acts-now": 2}, shown={"acts-now": 1})
    both = [played, finished("s-1", NOON - timedelta(days=30), chances={"acts-now": 2}, shown={"acts-now": 1})]
    both.sort(key=lambda item: item.attempt.started)
    assert order(suggest(library, both)) == ["s-1", "s-0"]
    recent = [suggest(library, both, timedelta(days=d))[1].recent for d in (0, 7, 14)]
    assert recent == [0.5, 0.25, 0.125]


def test_what_was_long_ago_is_the_reason_where_it_weighs_more() -> None:
    items = [finished("s-0", chances={"acts-now": 4}, shown={"acts-now": 4})]
    (found,) = suggest([story("s-0")], items, timedelta(days=40))
    assert (
        reasons(found, NOON + timedelta(days=40))[0] == "You last had a chance to act now 40 days ago; this one has 2."
    )
