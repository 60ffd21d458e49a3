"""The habits of naive players, on replies that can be read."""

from __future__ import annotations

import pytest

from scoring.rubric import Rubric
from simulator.analysis.players import PLAYERS
from tests.analysis.test_chances import bounds_of, reply
from tests.looping import story

BY_NAME = {player.name: player for player in PLAYERS}


def says(name: str, *replies: str, heard: str = "Well?") -> list[str]:
    """What a player says, offered these replies after what was `heard`."""
    measure = BY_NAME[name].measure
    ranks = [measure(words, heard) for words in replies]
    return [words for words, rank in zip(replies, ranks, strict=True) if rank == max(ranks)]


@pytest.mark.parametrize(
    ("name", "chosen", "other"),
    [
        ("longest", "That was our fault.", "No."),
        ("shortest", "No.", "That was our fault."),
        ("sorry", "I'm sorry, so sorry.", "Sorry."),
        ("sorry", "We apologise.", "Sorrow and apathy."),
        ("sorry", "Do forgive us; I regret it.", "SORRY"),
        ("i", "I know, I'll ring.", "I know it is in Iceland."),
        ("i", "I’ll ring, I’m sure.", "I see."),
        ("i", "“I” is what I say.", "it is what i say, in it"),
        ("polite", "Please, if you wouldn’t mind.", "Give me the number."),
        ("polite", "Thank you kindly.", "Thanks."),
        ("money", "A voucher for £20.", "A voucher."),
        ("money", "Here is € 20.", "Here are twenty of them."),
        ("money", "20 € on your account.", "20 on your account."),
        ("money", "$5 and half-price chips.", "$5 and chips."),
        ("money", "Twenty pounds.", "Read me your credit card, and feel free to ring."),
        ("plain", "We missed it.", "Oh, we missed it."),
        ("plain", "It is a surety, and they welled up.", "Let’s be sure, of course."),
        ("times", "By 12.30 on Friday.", "By Friday."),
        ("times", "Two minutes.", "Some time on a sundial."),
        ("times", "At 4 o’clock, today.", "At 4.30."),
    ],
)
def test_each_habit_prefers_what_it_should(name: str, chosen: str, other: str) -> None:
    assert says(name, other, chosen) == [chosen]


def test_an_echo_is_the_share_of_longer_words_that_the_customer_used() -> None:
    heard = "My boiler broke on Friday, and nobody came."
    whole = "Nobody came on FRIDAY."
    assert says("echo", whole, "Nobody came on Friday, for which there is no excuse whatever.", heard=heard) == [whole]
    assert says("echo", "On my.", "It is so.", heard=heard) == ["On my.", "It is so."]


def test_an_apostrophe_may_be_straight_or_curly() -> None:
    for player in PLAYERS:
        assert len(says(player.name, "I'm sure you wouldn't mind.", "I’m sure you wouldn’t mind.")) == 2


def test_no_word_at_all_is_a_tie() -> None:
    for name in ("sorry", "i", "polite", "money", "times", "plain", "echo"):
        assert says(name, "Yes.", "No, not now.") == ["Yes.", "No, not now."]


@pytest.mark.parametrize(
    ("name", "chosen", "others"),
    [
        ("polite", "Not a problem. Is there anything else I can help you with at all?", ["What was it?"]),
        (
            "polite",
            "Oh no, I'm ever so sorry to hear that, Ruth. I completely understand how frustrating that must be, and I'll "
            "do my very best for you.",
            ["Thanks for ringing, Ruth."],
        ),
        (
            "polite",
            "Good afternoon, Mr Pask, and noon it is! It's now resolved, and we do apologise for any inconvenience.",
            ["Noon, as I said. And it was us."],
        ),
        (
            "money",
            "As a gesture of goodwill I've just put sixty pounds on your account.",
            [
                "So Friday hangs on money we should have paid you by now.",
                "It hasn't gone, and I know it's Friday's money.",
            ],
        ),
    ],
)
def test_replies_of_the_library_are_judged_as_they_sound(name: str, chosen: str, others: list[str]) -> None:
    assert says(name, chosen, *others) == [chosen]


def test_talk_of_money_is_no_offer_of_money() -> None:
    assert BY_NAME["money"].measure("So Friday hangs on money we should have paid you by now.", "Well?") == 0


def test_who_is_silent_speaks_only_where_nothing_else_is_possible(rubric: Rubric) -> None:
    scenes = {
        "a": {
            "customer": "Well?",
            "replies": {"yes": reply("Yes.", "good", "acts-now"), "no": reply("No.", "bad")},
            "silence": {"after": 20, "goto": "b"},
        },
        "b": {"customer": "Well?", "replies": {"x": reply("Yes.", "good", "acts-now"), "y": reply("No.", "bad")}},
    }
    graph = bounds_of(story(scenes), rubric).graph
    first, second = (next(n for n, p in enumerate(graph.positions) if p.scene == name) for name in ("a", "b"))
    silent = BY_NAME["silent"]
    assert [(name, chance) for name, _, chance in silent.choices(graph, first)] == [("silence", 1.0)]
    assert [(name, chance) for name, _, chance in silent.choices(graph, second)] == [("x", 0.5), ("y", 0.5)]
    assert [name for name, _, _ in BY_NAME["random"].choices(graph, first)] == ["yes", "no"]


def test_a_player_chooses_among_what_is_on_offer_alone(rubric: Rubric) -> None:
    scenes = {
        "a": {
            "customer": "Well?",
            "replies": {
                "long": {**reply("A very long reply indeed.", "good", "acts-now"), "when": {"mood_at_least": 9}},
                "short": reply("Yes.", "b"),
            },
        },
        "b": {"customer": "Well?", "replies": {"x": {**reply("No.", "a"), "mood": 5}, "y": reply("I.", "bad")}},
    }
    graph = bounds_of(story(scenes), rubric).graph
    choices = [BY_NAME["longest"].choices(graph, n) for n, p in enumerate(graph.positions) if p.scene == "a"]
    assert [[name for name, _, _ in moves] for moves in choices] == [["short"], ["long"]]
