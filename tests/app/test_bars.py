"""Charts of block characters say what the numbers say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulator.app.widgets.bars import area, bar

EIGHTHS = " ▁▂▃▄▅▆▇█"


@given(st.lists(st.floats(0, 100), max_size=200), st.integers(0, 80), st.integers(1, 5))
def test_a_chart_is_as_large_as_asked_and_ends_with_the_latest(values: list[float], width: int, height: int) -> None:
    lines = area(values, width, height)
    assert [len(line) for line in lines] == [width] * height
    if values and width:
        heights = [sum(EIGHTHS.index(line[column]) for line in lines) for column in range(width)]
        shown = values[-width:]
        slot = max(1, min(4, width // len(shown)))
        for number, value in enumerate(shown):
            assert heights[number * slot] == max(1, round(value / 100 * height * 8))


@given(st.floats(0, 1), st.integers(2, 40))
def test_a_bar_is_full_only_for_all_and_empty_only_for_none(share: float, width: int) -> None:
    full, empty = bar(share, width)
    assert len(full + empty) == width
    assert (full == "") == (share == 0)
    assert (empty == "") == (share == 1)


def test_a_chart_reads_like_its_numbers() -> None:
    assert area([0, 50, 100], 12, 2) == ["        ███ ", "▁▁▁ ███ ███ "]
    assert area([10, 100, 50], 2, 1) == ["█▄"]
