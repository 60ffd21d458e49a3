from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.reports.as_csv import safe
from scoring.text import tidy_name, visible, visible_line


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = visible_line(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") or unicodedata.bidirectional(c) in _BIDI for c in shown)


_BIDI = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")


@given(st.text(alphabet=st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_ordinary_text_stays_to_the_letter(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("text", ["[sic]", "[/", "[@click=app.quit]", "می‌خواهم", "👩‍👧", "é"])
def test_markup_and_joined_letters_stay_to_the_letter(text: str) -> None:
    assert visible(text) == text


def test_control_characters_become_symbols() -> None:
    assert visible("\x1b]0;x\x07 \x7f \x9b") == "␛]0;x␇ ␡ ⟨009B⟩"
    assert visible("abc\u202edef") == "abc⟨RLO⟩def"
    assert visible_line("a\nb") == "a␊b"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝"])
def test_no_cell_starts_a_formula(start: str) -> None:
    assert safe(start + "1+1").startswith("'")


def test_two_spellings_of_a_name_are_one() -> None:
    assert tidy_name("  Zoe\u0301 ") == tidy_name("Zo\u00e9") == "Zoé"
    with pytest.raises(UnicodeEncodeError):
        tidy_name("\udcff")
