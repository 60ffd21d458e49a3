"""The chart of what was still open, drawn from numbers alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rubric import Mark
from simulator.app.widgets.open_chart import Course, drawn

WIDTHS, HEIGHTS = st.integers(6, 120), st.integers(4, 20)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    turns = draw(st.integers(0, 200))
    opens = draw(st.lists(st.floats(-500, 130), min_size=turns + 1, max_size=turns + 1))
    moods = draw(st.lists(st.integers(0, 10), min_size=turns + 1, max_size=turns + 1))
    marks = draw(st.lists(st.sampled_from([*Mark, None]), min_size=turns, max_size=turns))
    scored = draw(st.booleans())
    return Course(tuple(sorted(opens, reverse=True)) if scored else (), tuple(moods), tuple(marks))


def texts(course: Course, chosen: int | None, width: int, height: int) -> list[str]:
    return [line.plain for line in drawn(course, chosen, width, height)]


@given(courses(), WIDTHS, HEIGHTS, st.data())
def test_it_fills_its_room_and_no_more(course: Course, width: int, height: int, data: st.DataObject) -> None:
    turns = len(course.marks)
    chosen = data.draw(st.integers(1, turns)) if turns else None
    lines = drawn(course, chosen, width, height)
    assert len(lines) == height
    drawing = lines[1:] if height >= 7 else lines  # the title is cut by whoever shows it
    assert all(line.cell_length <= width for line in drawing)
    if course.opens:
        assert all(line.cell_length == width for line in drawing)


@given(courses(), st.integers(20, 120), HEIGHTS, st.data())
def test_the_chosen_turn_is_marked(course: Course, width: int, height: int, data: st.DataObject) -> None:
    if course.marks:
        chosen = data.draw(st.integers(1, len(course.marks)))
        assert f"▲{chosen}" in texts(course, chosen, width, height)[-3]
    assert "▲" not in "".join(texts(course, None, width, height))


@given(courses(), WIDTHS, HEIGHTS)
def test_the_area_only_shrinks(course: Course, width: int, height: int) -> None:
    if not course.opens:
        return
    rows = [line[5:] for line in texts(course, None, width, height)[1 if height >= 7 else 0 : -3]]
    levels = " ▁▂▃▄▅▆▇█"
    solid = [sum(levels.index(row[x]) if row[x] in levels else 0 for row in rows) for x in range(width - 5)]
    assert solid == sorted(solid, reverse=True)


def test_two_turns() -> None:
    course = Course((100, 40, 40), (5, 3, 10), (Mark.BLUNDER, Mark.BEST))
    assert texts(course, 1, 23, 9) == [
        "Best score still open 100 → 40",
        "100 ┤██████░░░░░░      ",
        "    │██████░░░░░░      ",
        " 50 ┤██████░░░░░░      ",
        "    │██████████████████",
        "    │██████████████████",
        "  0 └────────▲1────2───",
        "             ??    ★   ",
        "mood ▄▄5▄▄▄▃▃3▃▃▃██10██",
    ]


@pytest.mark.parametrize(
    ("value", "drawn_as"), [(130.0, "█"), (100.0, "█"), (50.0, "▄"), (0.1, "▁"), (0.0, " "), (-80.0, " ")]
)
def test_values_outside_are_held(value: float, drawn_as: str) -> None:
    course = Course((value, value), (5, 5), (Mark.BEST,))
    assert set(texts(course, None, 25, 4)[0][5:]) == {drawn_as}


def test_where_turns_share_a_column_the_worst_mark_stands() -> None:
    course = Course((100,) * 41, (5,) * 41, (*[Mark.BEST] * 20, Mark.BLUNDER, *[Mark.BEST] * 19))
    marks = texts(course, None, 25, 5)[-2]
    assert marks.count("⁇") == 1
    assert "?" not in marks
