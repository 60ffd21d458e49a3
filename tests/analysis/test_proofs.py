"""What cannot be played or scored is proved, with the shortest replies that lead there."""

from __future__ import annotations

import pytest

from scoring.rubric import Rubric
from simulator.analysis.proofs import prove
from simulator.checking import check
from simulator.scenario.findings import Finding
from simulator.scenario.loading import load
from simulator.scenario.source import Source
from tests.conftest import SAMPLES

SAMPLE = (SAMPLES / "wrong-cake.yaml").read_text("utf-8")


def findings(rubric: Rubric, *changes: tuple[str, str]) -> list[Finding]:
    text = SAMPLE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return list(check(Source("x.yaml", text.encode()), rubric).loaded.findings)


def one(rubric: Rubric, *changes: tuple[str, str]) -> Finding:
    found = findings(rubric, *changes)
    assert len(found) == 1, found
    return found[0]


def line_of(text: str) -> int:
    return SAMPLE[: SAMPLE.index(text)].count("\n") + 1


def test_a_sound_file_has_no_findings(rubric: Rubric) -> None:
    assert findings(rubric) == []


def test_a_position_without_a_line(rubric: Rubric) -> None:
    found = one(rubric, ("- say: Thank you. What", "- when: {mood_at_least: 6}\n        say: Thank you. What"))
    assert (found.code, found.line) == ("no-line-holds", line_of("    customer:\n      - when"))
    assert found.example == ("silence", "silence", "nigel")
    assert "what-now" in found.message


def test_a_reply_without_a_way(rubric: Rubric) -> None:
    found = one(rubric, ("- {to: head-office}", "- {when: {mood_at_least: 9}, to: head-office}"))
    assert (found.code, found.example) == ("no-goto-holds", ("nigel", "manager"))


def test_a_scene_without_a_reply_on_offer(rubric: Rubric) -> None:
    found = findings(
        rubric,
        ("      tonight:\n", "      tonight:\n        when: {mood_at_least: 4}\n"),
        ("      manager:\n", "      manager:\n        when: {mood_at_least: 4}\n"),
    )
    assert [f.code for f in found] == ["no-reply-on-offer"]
    assert found[0].example == ("receipt",)


def test_no_ending_in_reach_is_told_once_where_the_trap_is(rubric: Rubric) -> None:
    found = one(
        rubric,
        (
            "      voucher:\n",
            "      again:\n        say: Hold on.\n        mood: -1\n        goto: back-room\n      voucher:\n",
        ),
        (
            "endings:\n",
            "  back-room:\n    customer: Hello?\n    replies:\n"
            "      wait: {say: One moment., goto: back-room}\nendings:\n",
        ),
    )
    assert (found.code, found.example) == ("no-ending-in-reach", ("nigel", "again"))


def test_silence_alone_is_no_way_out(rubric: Rubric) -> None:
    scene = (
        "  back-room:\n    customer: Hello?\n    replies:\n      wait: {say: One moment., goto: back-room}\n"
        "    silence: {after: 9, goto: stormed-off}\nendings:\n"
    )
    found = one(rubric, ("endings:\n", scene), ("goto: six-o-clock\n      voucher", "goto: back-room\n      voucher"))
    assert found.code == "no-ending-in-reach"


def test_a_loop_that_earns_is_told_once_with_its_gain(rubric: Rubric) -> None:
    found = one(
        rubric,
        ("say: Let me just see what Ade wrote.\n", "say: Mo's cake, then.\n        shows: [names-the-specifics]\n"),
    )
    assert found.code == "loop-earns"
    assert found.line == line_of("      ask-ade:")
    assert "2 points for listening" in found.message
    assert found.example == ("ask-ade",)


def test_a_loop_that_costs_or_is_neutral_is_legal(rubric: Rubric) -> None:
    assert not findings(rubric, ("say: Let me just see what Ade wrote.\n", "say: Hm.\n        shows: [stalls]\n"))


def test_nothing_to_earn(rubric: Rubric) -> None:
    text = "\n".join(
        line for line in SAMPLE.split("\n") if "shows" not in line and "-the-" not in line and "remembers-" not in line
    )
    text = text[: text.index("walkthroughs")]
    found = list(check(Source("x.yaml", text.encode()), rubric).loaded.findings)
    assert [f.code for f in found] == ["nothing-to-earn"]


def test_starting_at_mood_0_with_walked_out(rubric: Rubric) -> None:
    assert one(rubric, ("mood: 5}", "mood: 0}")).code == "starts-walked-out"


def test_the_bound_is_named(rubric: Rubric) -> None:
    loaded = load(Source("x.yaml", SAMPLE.encode()), rubric.behaviours)
    assert prove(loaded, rubric, bound=3).bounds is None
    (found,) = loaded.findings
    assert found.code == "too-many-positions"
    assert "more than 3 positions" in found.message


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[nigel, tonight]", "[nigel, tonihgt]"), "cannot say `tonihgt` in `what-now`"),
        (("[nigel, tonight]", "[nigel]"), "stops in `what-now`"),
        (("[nigel, tonight]", "[nigel, tonight, nigel]"), "left over"),
        (("ends: six-o-clock, overall: 100", "ends: head-office, overall: 100"), "ends in `six-o-clock`"),
        (("overall: 100", "overall: 99.98"), "scores 100.00, not 99.98"),
        (("overall_at_most: 10", "overall_at_least: 10"), "less than 10"),
        (
            (
                "best: {replies: [nigel, tonight], ends: six-o-clock, overall: 100}",
                "best: {replies: [receipt, tonight]}",
            ),
            "named `best`",
        ),
    ],
)
def test_a_walkthrough_that_does_not_play_as_written(rubric: Rubric, change: tuple[str, str], words: str) -> None:
    found = one(rubric, change)
    assert found.code == "walkthrough-fails"
    assert words in found.message


def test_text_and_story_are_both_told_in_one_pass(rubric: Rubric) -> None:
    found = findings(
        rubric,
        ("title: A cake", "titel: A cake"),
        ("say: Have you got the receipt", "say: Order #88, the receipt"),
        ("- {to: head-office}", "- {when: {mood_at_least: 9}, to: head-office}"),
    )
    assert sorted(f.code for f in found) == ["no-goto-holds", "text-cut", "unknown-key"]
