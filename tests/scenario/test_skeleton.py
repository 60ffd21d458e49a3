"""What `empathy new` writes is a good scenario, whatever an author puts into it."""

from __future__ import annotations

import random
import re
import typing
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.rubric import Points, Rubric
from scoring.scores import scores
from simulator.analysis.writing import LONGEST_TURN
from simulator.checking import Checked, check
from simulator.commands.new import CHOICES, QUESTIONS
from simulator.conversation.rules import Move, Position, after
from simulator.scenario.loading import load
from simulator.scenario.model import SILENCE, Scenario
from simulator.scenario.schema import HEADER
from simulator.scenario.skeleton import Answers, meant_id, skeleton, told
from simulator.scenario.source import Source

ANSWERS = [
    Answers(),
    Answers(channel="email", difficulty="stretch", customer="Dr. Ada Okafor"),
    Answers(channel="chat", customer="王芳", title='"No": 10 #1', about="It's {broken}, [again]: a, b"),
    Answers(channel="counter", customer="O'Neil, Pat", first_words="Well?", touchpoint="- returns"),
    Answers(first_words="Nobody came. " * 250, customer="Bartholomew Featherstonehaugh"),
]


def checked(answers: Answers, rubric: Rubric) -> Checked:
    return check(Source("new.yaml", skeleton("late-parcel", answers, rubric).encode()), rubric)


def scenario(answers: Answers, rubric: Rubric) -> Scenario:
    found = load(Source("new.yaml", skeleton("late-parcel", answers, rubric).encode()), rubric.behaviours).scenario
    assert found is not None
    return found


@pytest.mark.parametrize("answers", ANSWERS, ids=[answers.customer for answers in ANSWERS])
def test_check_has_nothing_to_report_and_the_best_way_earns_everything(answers: Answers, rubric: Rubric) -> None:
    found = checked(answers, rubric)
    rambling = len(answers.first_words.split()) > LONGEST_TURN
    assert [finding.code for finding in found.loaded.findings] == (["long-line"] if rambling else [])
    assert found.sound
    assert found.loaded.scenario is not None
    assert found.loaded.scenario.walkthroughs["best"].overall == 100  # which check has compared


def test_the_first_line_tells_editors_where_the_schema_is(rubric: Rubric) -> None:
    assert skeleton("late-parcel", Answers(), rubric).startswith(f"{HEADER}\n")


# U+10FF85, 28 and 29 are how the reader hides three rare line breaks.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\U0010ff85\U0010ff28\U0010ff29"))
awkward = st.lists(
    st.sampled_from([*"\"'\\:#-?{}[],&*!|>%@`$ \n\t\r", "\n\n", ": ", " #", "$title", "${id}", "say: ", "\x00"])
).map("".join)


@settings(max_examples=300)
@given(st.fixed_dictionaries({key: (texts | awkward).filter(told) for key in QUESTIONS if key not in CHOICES}))
def test_any_text_is_read_back_exactly(rubric: Rubric, given: dict[str, str]) -> None:
    loaded = load(Source("x.yaml", skeleton("x", Answers(**given), rubric).encode()), rubric.behaviours)
    assert loaded.sound, list(loaded.findings)
    read = loaded.scenario
    assert read is not None
    assert read.title == told(given["title"])
    assert read.about == told(given["about"])
    assert read.touchpoint == told(given["touchpoint"])
    assert read.customer.name == told(given["customer"])
    assert read.scenes[read.start].customer[0].say == told(given["first_words"])


@pytest.mark.parametrize(
    "text", ["no", "12:30", "'", "a\u2028b\x85c", "\x1b[31mred", "\ufeffx", "x" * 5000, "é̂ 👩‍👧 مرحبا"]
)
def test_a_text_without_line_breaks_is_kept_to_the_letter(rubric: Rubric, text: str) -> None:
    assert scenario(Answers(title=text), rubric).title == text


def test_line_breaks_fold_and_a_blank_line_stays(rubric: Rubric) -> None:
    read = scenario(Answers(first_words="One\nline.\n\n  Another\r\nparagraph. "), rubric)
    assert read.scenes[read.start].customer[0].say == "One line.\n\nAnother paragraph."


@pytest.mark.parametrize(
    ("customer", "address"),
    [("Nora Fenn", "Nora"), ("Mr Len Pask", "Mr Len Pask"), ("Dr. Ada Okafor", "Dr. Ada Okafor"), ("Cher", "Cher")],
)
def test_the_best_reply_speaks_to_the_customer_by_name(rubric: Rubric, customer: str, address: str) -> None:
    read = scenario(Answers(customer=customer), rubric)
    assert read.scenes["opening"].replies["monday"].say.endswith(f"We let you down, {address}.")


@pytest.mark.parametrize("answers", ANSWERS, ids=[answers.customer for answers in ANSWERS])
def test_a_silence_leaves_time_to_read_everything_twice(rubric: Rubric, answers: Answers) -> None:
    scene = scenario(answers, rubric).scenes["opening"]
    words = [*(line.say for line in scene.customer), *(reply.say for reply in scene.replies.values())]
    assert scene.silence is not None
    assert scene.silence.after >= 2 * rubric.pace.allowance(len(" ".join(words).split()))


# --- it is worth playing

NAIVE: dict[str, Callable[[str], float]] = {
    "the longest": len,
    "the shortest": lambda said: -len(said),
    "the sorriest": lambda said: len(re.findall("sorry|apolog", said, re.I)),
    "most about itself": lambda said: len(re.findall(r"\bI\b", said)),
    "the most polite": lambda said: len(re.findall("please|thank", said, re.I)),
    "money": lambda said: "£" in said,
}


def score(found: Checked, rubric: Rubric, choose: Callable[[Position, list[Move]], Move]) -> float:
    bounds = found.bounds
    assert bounds is not None
    rules, earned = bounds.graph.rules, Points()
    position = rules.start
    while not rules.ended(position):
        move = choose(position, [move for move in rules.moves(position) if move.reply != SILENCE])
        earned, position = earned.plus(bounds.earned(position, move.reply)), after(move, position)
    return scores(rubric, bounds.bests, bounds.most, earned, ()).decided or 0.0


@pytest.mark.parametrize("choice", NAIVE)
def test_no_simple_habit_does_well(rubric: Rubric, choice: str) -> None:
    found = checked(Answers(), rubric)
    read = found.loaded.scenario
    assert read is not None

    def choose(position: Position, moves: list[Move]) -> Move:
        return max(moves, key=lambda move: NAIVE[choice](read.scenes[position.scene].replies[move.reply].say))

    assert score(found, rubric, choose) < 30


def test_choosing_at_random_does_badly(rubric: Rubric) -> None:
    found, chance = checked(Answers(), rubric), random.Random(1)
    played = [score(found, rubric, lambda _, moves: chance.choice(moves)) for _ in range(400)]
    assert sum(played) / len(played) < 25


def test_a_bad_start_can_be_made_good_but_not_undone(rubric: Rubric) -> None:
    found = checked(Answers(), rubric)
    for start in ("form", "so-sorry", "from-the-start"):
        way = {"opening": start, "again": "here-it-is", "what-now": "today"}
        reached = score(found, rubric, lambda at, moves, w=way: next(m for m in moves if m.reply == w[at.scene]))  # type: ignore[misc]
        assert 30 < reached <= rubric.passed


def test_the_best_reply_is_never_the_longest_or_shortest_and_not_always_in_one_place(rubric: Rubric) -> None:
    places = set()
    for scene, best in (("opening", "monday"), ("again", "here-it-is"), ("what-now", "today")):
        replies = scenario(Answers(), rubric).scenes[scene].replies
        by_length = sorted(replies, key=lambda reply: len(replies[reply].say))
        assert best not in (by_length[0], by_length[-1])
        assert all(reply.why for reply in replies.values())
        places.add(list(replies).index(best))
    assert len(places) == 3


# --- ids, and what the command offers


@pytest.mark.parametrize(
    ("name", "id"),
    [("What Now", "what-now"), ("late.yaml", "late"), ("Café_Späti", "cafe-spati"), ("a--b", "a-b"), ("東京", "")],
)
def test_a_name_that_is_no_id_is_mended(name: str, id: str) -> None:
    assert meant_id(name) == id


def test_the_choices_are_the_formats_and_every_answer_is_asked_for() -> None:
    for key, choices in CHOICES.items():
        assert typing.get_args(Scenario.model_fields[key].annotation) == choices
    assert list(QUESTIONS) == list(Answers.__dataclass_fields__)
    assert replace(Answers(), channel="email") != Answers()
