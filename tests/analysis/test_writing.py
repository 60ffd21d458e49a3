"""What does not read like people is told where it is written; what cannot be known is left alone."""

from __future__ import annotations

import pytest

from scoring.rubric import Rubric
from simulator.analysis.writing import lix
from tests.analysis.changing import codes, one

SECOND_LINE = "say: Right. And what can you do about it?"
VOUCHER = "say: Let me put twenty pounds on a voucher for you today, to say sorry properly."
LIFTED = " I had the candles and the guests and the knife, and then I lifted the lid."
OFFICIAL = (
    "Notwithstanding previous circumstances I formally request immediate clarification regarding the compensation "
    "arrangements applicable following incorrect personalisation of celebratory confectionery."
)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            ("shows: [deflects]\n        mood: -3", "shows: [doubts-the-customer]\n        mood: «+1"),
            "blame-lifts-the-mood",
        ),
        (("after: 30", "after: «5"), "silence-too-short"),
        ((VOUCHER, "say: «I'm baking Mo's now, Tessa, and it is at your door by six, promised."), "near-twins"),
        ((SECOND_LINE, f"say: «Right.{5 * LIFTED}"), "long-line"),
        ((SECOND_LINE, f"say: «{OFFICIAL}"), "hard-to-read"),
        (("name: Tessa Boyle, mood: 5}", "name: «Nora Fenn, mood: 5}"), "never-named"),
        (
            ("        why: Kind, and the party is still without a cake.\n        goto: corner", "        goto: corner"),
            "no-why",
        ),
    ],
)
def test_each_rule_is_told_once_and_where_it_is_written(rubric: Rubric, change: tuple[str, str], code: str) -> None:
    assert one(rubric, change).code == code


def test_a_kept_promise_that_sours_the_mood(rubric: Rubric) -> None:
    change = (
        "shows: [offers-a-remedy, states-a-time]\n        mood: +1",
        "shows: [keeps-the-promise]\n        mood: «-1",
    )
    scores = ("  voucher: {replies: [forty-guests, voucher], ends: corner-piece, overall: 78.22}\n", "")
    assert one(rubric, change, scores).code == "promise-sours-the-mood"


def test_in_writing_a_line_may_be_long(rubric: Rubric) -> None:
    assert not codes(rubric, ("channel: counter", "channel: email"), (SECOND_LINE, f"say: Right.{5 * LIFTED}"))


def test_a_line_too_long_is_not_told_as_hard_to_read_too(rubric: Rubric) -> None:
    endless = " and I had the candles and the guests" * 12
    assert codes(rubric, (SECOND_LINE, f"say: Right{endless}.")) == ["long-line"]


@pytest.mark.parametrize("say", ["", "[a, b]", "{a: {b: c}}"])
def test_a_name_is_not_missed_while_a_reply_cannot_be_read(rubric: Rubric, say: str) -> None:
    found = codes(rubric, ("say: I'm baking Mo's now, Tessa, and it is at your door by six.", f"say: {say}"))
    assert len(found) == 1
    assert found[0] in ("empty-text", "wrong-type")


@pytest.mark.parametrize("why", ["", '""', "[a]", "Order #88"])
def test_a_why_that_cannot_be_read_is_not_missing(rubric: Rubric, why: str) -> None:
    found = codes(rubric, ("why: Kind, and the party is still without a cake.", f"why: {why}"))
    assert len(found) == 1
    assert found[0] != "no-why"


def test_a_silence_whose_seconds_cannot_be_read_is_not_too_short(rubric: Rubric) -> None:
    long = ("let me ask Ade.", "let me ask Ade." + " So it is." * 60)
    assert codes(rubric, ("channel: counter", "channel: email"), long) == ["silence-too-short"]
    assert codes(rubric, ("channel: counter", "channel: email"), long, ("after: 30", "after: soon")) == ["wrong-type"]


def test_typographic_quotes_around_a_whole_text_are_told_and_those_within_are_not(rubric: Rubric) -> None:
    line = "Right. And what can you do about it?"
    assert codes(rubric, (line, f"“{line}”")) == ["curly-quotes"]
    assert codes(rubric, (line, f"„{line}“")) == ["curly-quotes"]
    assert codes(rubric, (line, f"He said “six”. {line}")) == []
    assert codes(rubric, (line, "“Six,” he said, “and the corner piece.”")) == []


def test_the_reading_level_is_words_in_a_sentence_and_long_words_in_a_hundred() -> None:
    assert lix("One two three four. Five six.") == 3
    assert lix("Four hundred celebratory words.") == pytest.approx(4 + 50)
    assert lix("…") == 0
