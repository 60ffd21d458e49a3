"""Looking through the library: words, facets and orders."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rubric import Points, Skill
from simulator.browsing import Card, Catalogue, Facet, Order, Wanted, fold, ordered, stakes
from simulator.checking import Checked
from simulator.scenario.shelf import DIFFICULTIES, Heading
from simulator.scenario.source import Source

TEXT = st.text(max_size=30)
SHORT = st.sampled_from(["", "refunds", "Refunds", "phone line", "café", "bagage"])


@st.composite
def cards(draw: st.DrawFn) -> list[Card]:
    """A library of complaints that differ in everything that can be looked for."""
    made = []
    for number in range(draw(st.integers(0, 8))):
        heading = Heading(
            id=f"s-{number}",
            title=draw(TEXT),
            touchpoint=draw(SHORT),
            channel=draw(st.sampled_from(["phone", "chat"])),
            difficulty=draw(st.sampled_from([*DIFFICULTIES, ""])),
            language=draw(st.sampled_from(["en", "de", "en-GB"])),
            customer=draw(TEXT),
            about=draw(TEXT),
            draft=False,
        )
        amounts = st.integers(0, 30).map(float)
        known = draw(st.none() | st.builds(Points, amounts, amounts, amounts))
        made.append(Card(Source(f"{number}.yaml", b""), heading, known))
    return made


@st.composite
def wishes(draw: st.DrawFn) -> Wanted:
    values = {
        Facet.TOUCHPOINT: ["refunds", "phone line", "cafe"],
        Facet.SKILL: [skill.value for skill in Skill],
        Facet.DIFFICULTY: list(DIFFICULTIES),
        Facet.LANGUAGE: ["en", "de", "en-gb"],
    }
    ticked = {facet: draw(st.frozensets(st.sampled_from(names), max_size=2)) for facet, names in values.items()}
    return Wanted(draw(st.sampled_from(["", " ", "a", "s-1", "phone"])), ticked, draw(st.sampled_from(Order)))


def card(title: str = "A title", **changed: str) -> Card:
    told = {"id": "an-id", "touchpoint": "", "channel": "phone", "difficulty": "steady", "language": "en"}
    told |= {"customer": "", "about": "", "title": title, **changed}
    return Card(Source("x.yaml", b""), Heading(draft=False, **told))


# --- words


@given(TEXT)
def test_any_word_of_a_title_finds_it(title: str) -> None:
    for word in title.split():
        assert card(title).holds(word)
        assert card(title).holds(word.upper())
        assert card(title).holds(fold(word))


@given(TEXT, TEXT)
def test_several_words_all_have_to_match(one: str, other: str) -> None:
    it = card("A cake for somebody else")
    assert it.holds(f"{one} {other}") == (it.holds(one) and it.holds(other))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cafe", True),
        ("CAFÉ", True),
        ("it's", True),
        ("strasse", True),
        ("hallam ruth", True),
        ("e-mail-id", True),
        ("phone", True),
        ("bagg", True),
        ("[/b] *", True),
        ("engine", True),
        ("engine cake", False),
        ("", True),
        ("   ", True),
    ],
)
def test_it_is_looked_for_in_all_that_is_told_and_case_accents_and_quotes_do_not_matter(
    typed: str, found: bool
) -> None:
    it = card(
        "The Café: it’s closed, Straße 7 [/b] *",
        about="An engine failed.",
        touchpoint="baggage",
        customer="Ruth Hallam",
        id="e-mail-id",
    )
    assert it.holds(typed) is found


# --- narrowing


@given(cards(), wishes())
def test_narrowing_neither_loses_nor_invents_a_row(library: list[Card], wanted: Wanted) -> None:
    catalogue = Catalogue(library)
    left = catalogue.left(wanted)
    assert [c for c in library if c in left] == left, "in the order of the library, none twice"
    for c in library:
        heading, trained = c.heading, {skill.value for skill in catalogue.skills.get(c.id, ())}
        fits = all(
            not values or (trained & values if facet is Facet.SKILL else fold(getattr(heading, facet.value)) in values)
            for facet, values in wanted.ticked.items()
        )
        assert (c in left) == bool(fits and c.holds(wanted.words))
    if not wanted.narrows:
        assert left == library


@given(cards(), wishes(), st.sampled_from(Facet))
def test_a_count_is_what_ticking_it_alone_would_leave(library: list[Card], wanted: Wanted, facet: Facet) -> None:
    catalogue = Catalogue(library)
    values = catalogue.values(facet, wanted)
    assert len({value.key for value in values}) == len(values)
    for value in values:
        alone = Wanted(wanted.words, {**wanted.ticked, facet: frozenset([value.key])})
        assert value.leaves == len(catalogue.left(alone))


def test_ways_to_write_one_touchpoint_are_one_value() -> None:
    catalogue = Catalogue([card(touchpoint="Refunds"), card(touchpoint="refunds"), card()])
    assert catalogue.values(Facet.TOUCHPOINT, Wanted()) == [("refunds", "Refunds", 2)]


@given(wishes(), st.sampled_from(Facet), st.sampled_from(["x", "en"]))
def test_ticking_twice_changes_nothing(wanted: Wanted, facet: Facet, value: str) -> None:
    twice = wanted.toggled(facet, value).toggled(facet, value)
    assert {f: v for f, v in twice.ticked.items() if v} == {f: v for f, v in wanted.ticked.items() if v}
    assert not twice.all.narrows
    assert twice.all.order is wanted.order


# --- skills


@given(cards())
def test_every_complaint_trains_a_skill_and_every_skill_is_trained(library: list[Card]) -> None:
    skills = Catalogue(library).skills
    assert set(skills) == {c.id for c in library if c.stakes is not None}
    assert all(skills.values())
    if skills:
        assert frozenset().union(*skills.values()) == set(Skill)


def test_a_skill_tells_complaints_apart() -> None:
    catalogue = Catalogue(
        [
            Card(Source("a", b""), card(id="a").heading, Points(6, 3, 1)),
            Card(Source("b", b""), card(id="b").heading, Points(3, 6, 1)),
            Card(Source("c", b""), card(id="c").heading, Points(40, 40, 20)),
        ]
    )
    assert catalogue.skills == {
        "a": {Skill.LISTENING},
        "b": {Skill.OWNERSHIP},
        "c": {Skill.SPEED},
    }


def test_what_hangs_on_a_skill_is_how_far_its_replies_are_apart(cake: Checked) -> None:
    scenario, bounds = cake.loaded.scenario, cake.bounds
    assert scenario is not None
    assert bounds is not None
    found = stakes(scenario, bounds.rubric)
    for skill in Skill:
        apart = 0.0
        for scene in scenario.scenes:
            earned = [bounds.points[scene][reply].of(skill) for reply in scenario.scenes[scene].replies]
            apart += max(earned) - min(earned)
        assert found.of(skill) == pytest.approx(apart * bounds.rubric.overall.of(skill))


# --- orders


def names(found: Sequence[Card]) -> list[str]:
    return [c.id for c in found]


@given(cards(), st.sampled_from(Order), st.permutations(range(8)), st.sets(st.integers(0, 7)))
def test_ordering_neither_loses_nor_invents_a_row(
    library: list[Card], order: Order, places: list[int], begun: set[int]
) -> None:
    helps = {f"s-{n}": place for place, n in enumerate(places)}
    found = ordered(library, order, helps, {f"s-{n}" for n in begun})
    assert sorted(names(found)) == sorted(names(library))


def test_each_order_says_what_stands_first() -> None:
    library = [
        card("Brown bread", id="b", difficulty="stretch", touchpoint="refunds"),
        card("äpfel", id="a", difficulty="starter"),
        card("Cake", id="c", difficulty="steady", touchpoint="Baggage"),
    ]
    helps = {"c": 0, "b": 1, "a": 2}

    def order(by: Order, known: dict[str, int] = helps) -> str:
        return "".join(names(ordered(library, by, known, {"c"})))

    assert order(Order.HELPS) == "cba"
    assert order(Order.HELPS, {}) == "acb", "the easiest first, as long as nothing is known"
    assert order(Order.TITLE) == "abc"
    assert order(Order.DIFFICULTY) == "acb"
    assert order(Order.TOUCHPOINT) == "cba", "those without one last"
    assert order(Order.NEW) == "bac"


def test_the_orders_go_round() -> None:
    orders = [Order.HELPS]
    while (following := orders[-1].next) is not Order.HELPS:
        orders.append(following)
    assert orders == list(Order)
