"""A slip hides nothing behind it: what was meant is read, and the rest of the file is proved."""

from __future__ import annotations

import pytest

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.scenario.examples import example_scenario
from simulator.scenario.findings import Finding
from simulator.scenario.source import Source

EXAMPLE = example_scenario().data.decode()

CELLAR = (
    "\nendings:\n",
    "\n  cellar:\n    customer: Down here?\n    replies:\n      yes: {say: Only me., goto: cellar}\n\nendings:\n",
)
"""A scene that nothing leads to."""

STORMS = ("- {to: head-office}", "- {when: {mood_at_least: 9}, to: head-office}")
"""Nothing holds after `go-higher`, at any mood above 2."""

FARM = (
    "        say: One second, let me ask Ade.\n",
    "        say: Mo's lemon sponge. One second.\n        shows: [names-the-specifics]\n        why: She hears it.\n",
)
"""A loop that earns."""


def codes(rubric: Rubric, *changes: tuple[str, str]) -> list[str]:
    return [finding.code for finding in findings(rubric, *changes)]


def findings(rubric: Rubric, *changes: tuple[str, str]) -> list[Finding]:
    text = EXAMPLE
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return list(check(Source("x.yaml", text.encode()), rubric).loaded.findings)


@pytest.mark.parametrize(
    ("slip", "code"),
    [
        (("goto: what-now", "goto: what-nwo"), "unknown-target"),
        (("goto: what-now", "goto: What Now"), "unknown-target"),
        (("start: at-the-counter", "start: at-the-countr"), "unknown-target"),
        (("walked-out: stormed-off", "walked-out: stormd-off"), "unknown-target"),
        (("    replies:\n      forty", "    replys:\n      forty"), "unknown-key"),
        (("        mood: +2\n", "        modo: +2\n"), "unknown-key"),
        (("remember: [owned-up]", "rember: [owned-up]"), "unknown-key"),
        (("why: She came", "wyh: She came"), "unknown-key"),
        (("endings:\n", "endngs:\n"), "unknown-key"),
    ],
)
def test_what_was_meant_is_read_so_the_rest_is_told_and_nothing_else(
    rubric: Rubric, slip: tuple[str, str], code: str
) -> None:
    assert codes(rubric, slip) == [code]
    assert sorted(codes(rubric, FARM, slip)) == sorted([code, "loop-earns"])


def test_a_fault_behind_a_misspelt_key_is_told_in_the_same_pass(rubric: Rubric) -> None:
    found = findings(rubric, ("    replies:\n      forty", "    replys:\n      forty"), ("[stalls]", "[stals]"))
    assert [finding.code for finding in found] == ["unknown-key", "unknown-behaviour"]


@pytest.mark.parametrize("slip", [("goto: what-now", "goto: the-moon"), ("        goto: what-now\n", "")])
def test_behind_a_way_that_nobody_knows_only_what_is_sure_is_told(rubric: Rubric, slip: tuple[str, str]) -> None:
    lost = "unknown-target" if slip[1] else "missing-key"
    assert codes(rubric, slip) == [lost]
    assert sorted(codes(rubric, FARM, slip)) == sorted([lost, "loop-earns"])
    assert codes(rubric, slip, CELLAR) == [lost], "the way may have led to the cellar"


def test_a_dead_end_elsewhere_is_told_beside_a_way_that_nobody_knows(rubric: Rubric) -> None:
    away = ("        goto: corner-piece\n      voucher", "        goto: the-moon\n      voucher")
    assert codes(rubric, away, STORMS) == ["unknown-target", "no-goto-holds"]


def test_a_mood_that_cannot_be_read_leaves_nothing_to_prove(rubric: Rubric) -> None:
    assert codes(rubric, ("mood: -3", "mood: less"), CELLAR) == ["wrong-type"]


def test_an_unscored_file_is_told_nothing_about_scores(rubric: Rubric) -> None:
    assert codes(rubric, ("[stalls]", "[stallz]"), ("overall: 78.22", "overall: 12")) == ["unknown-behaviour"]
