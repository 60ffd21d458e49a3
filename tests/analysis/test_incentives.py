"""What a scenario rewards: the full score is for the short, honest way to a customer who was helped."""

from __future__ import annotations

import pytest

from scoring.rubric import Rubric
from tests.analysis.changing import codes, findings, one
from tests.mapping.forty import forty_scenes

ASK = "        say: One second, let me ask Ade.\n        goto: at-the-counter\n"
SILENCE_SHOWS = "      shows: [stalls]\n      mood: -1\n"


def test_a_mistake_on_a_best_way(rubric: Rubric) -> None:
    found = one(rubric, ("acts-now, states-a-time]", "acts-now, states-a-time, «deflects]"))
    assert (found.code, found.example) == ("mistake-pays", ("forty-guests", "by-six"))
    assert "`by-six` shows `deflects`" in found.message


def test_a_longer_way_that_earns_more(rubric: Rubric) -> None:
    text = (
        "        say: One second, I'm ringing Ade now.\n        shows: [acts-now]\n        why: He answers.\n"
        "        when: {lacks: [asked]}\n        remember: [asked]\n        goto: at-the-counter\n"
    )
    assert "dawdling-pays" in codes(rubric, (ASK, text))


def test_a_look_that_earns_nothing_is_no_detour(rubric: Rubric) -> None:
    assert not codes(rubric, (ASK, ASK.replace("goto: at-the-counter", "goto: [{to: at-the-counter}]")))


def test_a_full_score_for_a_customer_who_was_not_helped(rubric: Rubric) -> None:
    found = one(rubric, ("outcome: resolved ", "outcome: «escalated "))
    assert (found.code, found.example) == ("best-not-resolved", ("forty-guests", "by-six"))


@pytest.mark.parametrize("outcome", ["", "rsolved", "[resolved]"])
def test_an_outcome_that_cannot_be_read_is_no_reason_to_doubt_the_best_way(rubric: Rubric, outcome: str) -> None:
    assert codes(rubric, ("outcome: resolved ", f"outcome: {outcome} ")) == ["unknown-word"]


def test_a_silence_that_costs_nothing(rubric: Rubric) -> None:
    found = one(rubric, ("    silence:      ", "    «silence:      "), (SILENCE_SHOWS, "      mood: -1\n"))
    assert (found.code, found.example) == ("silence-on-best-path", ("silence",))


def test_a_silence_that_changes_nothing_is_a_breath(rubric: Rubric) -> None:
    assert "silence-on-best-path" not in codes(rubric, (SILENCE_SHOWS, ""))


def test_a_skill_in_which_nothing_can_be_earned(rubric: Rubric) -> None:
    changes = (
        ("          names-the-specifics: Forty guests, and it said Nigel\n", ""),
        ("  voucher: {replies: [forty-guests, voucher], ends: corner-piece, overall: 78.22}\n", ""),
        ("scenes:\n", "«scenes:\n"),
    )
    found = one(rubric, *changes)
    assert found.code == "skill-untested"
    assert "listening is never put to the test: nothing can be earned in it" in found.message


def test_loops_that_lose_or_are_neutral_are_left_alone(rubric: Rubric) -> None:
    assert not codes(rubric, (ASK, ASK.replace("goto", "shows: [stalls]\n        why: She waits.\n        goto")))


def test_few_scenes_tell_nothing_of_habits(rubric: Rubric) -> None:
    assert not codes(rubric, ("say: I'm baking Mo's now, Tessa,", "say: I'm baking Mo's now, Tessa, I promise you so,"))


def test_habits_are_told_at_most_once_a_file(rubric: Rubric) -> None:
    found = [finding.code for finding in findings(rubric, forty_scenes().decode())]
    assert found.count("longest-is-best") <= 1
    assert found.count("one-beats-all") <= 1
