"""Lines on a terminal and in a pipe."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from simulator.plain.lines import Lines, wrapped


def test_a_terminal_gets_lines_that_break_between_words_and_hang_from_their_number() -> None:
    text = "1. Then Joan has it back by twenty-five past.\n  - and so on, and so on"
    assert wrapped(text, 20).splitlines() == [
        "1. Then Joan has it",
        "   back by",
        "   twenty-five past.",
        "  - and so on, and",
        "    so on",
    ]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200), st.integers(10, 100))
def test_wrapping_loses_no_letter_and_breaks_only_between_words(text: str, width: int) -> None:
    made = wrapped(text, width)
    assert "".join(made.split()) == "".join(text.split())
    assert all(len(line) <= width or " " not in line.strip() for line in made.split("\n"))


def test_a_pipe_gets_its_lines_whole() -> None:
    written = io.StringIO()
    Lines(io.StringIO(), written).say("word " * 100)
    assert written.getvalue().count("\n") == 1
