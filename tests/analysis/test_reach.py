"""What never happens is told where it is written, with the reason; what only follows from it is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.scenario.model import SILENCE, Condition
from simulator.scenario.source import Source
from tests.analysis.changing import codes, one
from tests.stories import SlowRules, State, stories

ON_OFFER = "when: {remembers: [owned-up]} # on offer"
FIRST_LINE = "when: {mood_at_most: 3, lacks: [owned-up]}"
LAST_LINE = "      - say: Right. And what can you do about it?"
CELLAR = "  «cellar:\n    customer: Hello?\n    replies:\n      yes: {say: Only me., goto: what-now}\n\nendings:\n"
ATTIC = CELLAR.replace("«cellar", "attic")


def test_a_scene_nobody_comes_to(rubric: Rubric) -> None:
    found = one(rubric, ("endings:\n", CELLAR))
    assert (found.code, found.example) == ("unreachable-scene", None)


def test_scenes_behind_a_scene_nobody_comes_to_are_told_with_it(rubric: Rubric) -> None:
    found = one(rubric, ("endings:\n", CELLAR.replace("goto: what-now", "goto: attic")), ("endings:\n", ATTIC))
    assert "`cellar`, nor, behind it, `attic`" in found.message


def test_two_scenes_that_only_lead_to_each_other_are_told_once(rubric: Rubric) -> None:
    one(
        rubric,
        ("endings:\n", CELLAR.replace("goto: what-now", "goto: attic")),
        ("endings:\n", ATTIC.replace("goto: what-now", "goto: cellar")),
    )


def test_an_ending_nobody_comes_to(rubric: Rubric) -> None:
    ending = "\n  «a-hug:\n    outcome: resolved\n    customer: Come here, you.\n\nwalked-out:"
    assert one(rubric, ("\nwalked-out:", ending)).code == "unreachable-ending"


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ("{mood_at_least: 9}", "the mood is 1 to 7 here"),
        ("{mood_at_least: 6, mood_at_most: 4}", "it asks for a mood of at least 6 and at most 4"),
        ("{remembers: [owned-up], lacks: [owned-up]}", "it wants `owned-up` both remembered and not"),
        ("{remembers: [owned-up], mood_at_most: 2}", "what it asks for never comes together"),
    ],
)
def test_a_reply_never_on_offer(rubric: Rubric, when: str, reason: str) -> None:
    found = one(rubric, (ON_OFFER, f"«when: {when} # on offer"))
    assert found.code == "never-offered"
    assert reason in found.message
    assert found.example == ("forty-guests",)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ((FIRST_LINE, "«when: {mood_at_most: 0, lacks: [owned-up]}"), "the mood is 1 to 7 here"),
        ((LAST_LINE, f"{LAST_LINE}\n      - «when: {{mood_at_least: 7}}\n        say: Well."), "has no `when`"),
        (
            (f"- {FIRST_LINE}", f"- when: {{mood_at_most: 5}}\n        say: Hm.\n      - «{FIRST_LINE}"),
            "a line before it holds too",
        ),
    ],
)
def test_a_line_never_said(rubric: Rubric, change: tuple[str, str], reason: str) -> None:
    found = one(rubric, change)
    assert found.code == "never-said"
    assert reason in found.message


def test_a_way_never_taken(rubric: Rubric) -> None:
    found = one(rubric, ("{when: {mood_at_most: 2}, to: stormed-off}", "{«when: {mood_at_least: 8}, to: stormed-off}"))
    assert (found.code, found.example) == ("never-taken", ("forty-guests", "go-higher"))


@pytest.mark.parametrize(
    "change",
    [
        (ON_OFFER, "«when: {mood_at_most: 9} # on offer"),
        (ON_OFFER, "«when: {} # on offer"),
        (f"- {FIRST_LINE}", "- «when: {mood_at_most: 9}"),
        (f"- {FIRST_LINE}", "- «when: {mood_at_least: 0}"),
        (f"- {FIRST_LINE}", "- «when: {}"),
        ("        goto: what-now\n", "        goto: {«when: {mood_at_least: 3}, to: what-now}\n"),
        ("        goto: what-now\n", "        goto: {«when: {}, to: what-now}\n"),
    ],
)
def test_a_condition_that_always_holds_is_told_and_not_what_it_hides(rubric: Rubric, change: tuple[str, str]) -> None:
    assert one(rubric, change).code == "always-holds"


@pytest.mark.parametrize(
    ("change", "code", "hint"),
    [
        ((ON_OFFER, "when: {remembers: [«owned-it]} # on offer"), "never-remembered", "did you mean `owned-up`"),
        ((ON_OFFER, "when: {lacks: [«zebra]} # on offer"), "never-remembered", "`remember: [zebra]`"),
        (("remember: [owned-up]", "remember: [owned-up, «said-sorry]"), "never-asked", "take it away"),
    ],
)
def test_memory_that_is_only_set_or_only_asked_for(
    rubric: Rubric, change: tuple[str, str], code: str, hint: str
) -> None:
    found = one(rubric, change)
    assert found.code == code
    assert hint in found.hint


def test_two_spellings_of_one_fact_are_one_slip(rubric: Rubric) -> None:
    assert codes(rubric, ("remember: [owned-up]", "remember: [owend-up]")) == ["never-remembered"]


def test_what_lies_behind_a_reply_that_leads_nowhere_is_left_alone(rubric: Rubric) -> None:
    change = ("        goto: what-now\n", "        «goto: {when: {mood_at_least: 8}, to: what-now}\n")
    assert one(rubric, change).code == "no-goto-holds"


def test_in_a_scene_without_a_way_out_only_that_is_told(rubric: Rubric) -> None:
    found = one(
        rubric,
        ("        mood: -3\n", "        mood: -3\n        remember: [shut]\n"),
        ("          - {to: head-office}\n", "          - {to: waiting}\n"),
        (
            "\nendings:",
            "\n  «waiting:\n    customer: Well?\n    replies:\n"
            "      out: {when: {lacks: [shut]}, say: This way., goto: head-office}\n"
            "      moment: {say: One moment., goto: waiting}\n\nendings:",
        ),
    )
    assert found.code == "no-ending-in-reach"


class Seen:
    """Everything that happens in some conversation, by a walk that reads the rules as they are written down."""

    def __init__(self, slow: SlowRules) -> None:
        self.slow = slow
        self.states = {slow.start}
        self.offered: set[tuple[str, str]] = set()
        self.taken: set[tuple[str, str, int]] = set()
        waiting = [slow.start]
        while waiting:
            state = waiting.pop()
            for name in slow.options(state):
                self.offered.add((state.scene, name))
                to = slow.play(state, name)
                if to is None:
                    continue
                self._way(state, name, to)
                if to not in self.states:
                    self.states.add(to)
                    waiting.append(to)

    def _way(self, state: State, name: str, to: State) -> None:
        if to.mood == 0 and self.slow.scenario.walked_out is not None:
            return
        scene = self.slow.scenario.scenes[state.scene]
        said = scene.silence if name == SILENCE else scene.replies[name]
        assert said is not None
        for index, way in enumerate(said.goto):
            if holds(way.when, to):
                self.taken.add((state.scene, name, index))
                return

    @property
    def places(self) -> set[str]:
        return {state.scene for state in self.states}


def holds(when: Condition, state: State) -> bool:
    return (
        when.mood_at_least <= state.mood <= when.mood_at_most
        and set(when.remembers) <= state.memory
        and not set(when.lacks) & state.memory
    )


@settings(max_examples=200)
@given(stories())
def test_what_is_said_to_happen_never_never_does(rubric: Rubric, story: bytes) -> None:
    checked = check(Source("story", story), rubric)
    loaded = checked.loaded
    assert loaded.scenario is not None
    seen = Seen(SlowRules(loaded.scenario))
    told: dict[str, set[Any]] = {}
    for finding in loaded.findings:
        told.setdefault(finding.code, set()).add((finding.line, finding.column))
    for name in seen.places:
        for group, code in (("scenes", "unreachable-scene"), ("endings", "unreachable-ending")):
            if loaded.written(group, name):
                assert loaded.mark(group, name) not in told.get(code, set())
    for scene, reply in seen.offered:
        assert loaded.mark("scenes", scene, "replies", reply, "when") not in told.get("never-offered", set())
    for scene, reply, index in seen.taken:
        place = ("scenes", scene) + ((SILENCE,) if reply == SILENCE else ("replies", reply))
        assert loaded.mark(*place, "goto", index, "when") not in told.get("never-taken", set())


@settings(max_examples=200)
@given(stories())
def test_what_never_happens_is_told_or_follows_from_what_is(rubric: Rubric, story: bytes) -> None:
    checked = check(Source("story", story), rubric)
    loaded = checked.loaded
    assert loaded.scenario is not None
    seen = Seen(SlowRules(loaded.scenario))
    told = {finding.code for finding in loaded.findings}
    unseen = (loaded.scenario.scenes.keys() | loaded.scenario.endings.keys()) - seen.places
    behind = {"always-holds", "never-offered", "never-taken", "never-remembered", "no-goto-holds"}
    assert not unseen or told & ({"unreachable-scene", "unreachable-ending"} | behind), unseen
    for scene, written in loaded.scenario.scenes.items():
        for reply in written.replies.keys() - {name for place, name in seen.offered if place == scene}:
            asks = {"never-offered", "never-remembered", "no-reply-on-offer", "no-ending-in-reach", "no-goto-holds"}
            assert scene not in seen.places or told & asks, (scene, reply)
