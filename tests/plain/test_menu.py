"""The start menu of plain mode."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.checking import Checked
from simulator.conversation.turns import Mode, Settings
from simulator.launch import Launch
from simulator.plain.lines import EndOfInput
from simulator.plain.menu import Menu
from simulator.playback import Playback
from simulator.records.attempt import Attempt
from simulator.records.store import Records
from simulator.scenario.shelf import DIFFICULTIES
from simulator.scenario.source import Source
from simulator.sitting import new_sitting
from tests.clock import SteppedClock
from tests.plain.lines import scripted
from tests.shelves import fill

Played = Callable[..., Attempt]


@pytest.fixture
def played(cake: Checked, rubric_text: Source, records: Records) -> Played:
    """Keeps an attempt in which these replies were given."""
    clock = SteppedClock()

    def play(*replies: str) -> Attempt:
        clock.step(3600)
        sitting = new_sitting(cake, rubric_text, Settings(Mode.PRACTICE), clock, records, trainee="Sam")
        sitting.begin()
        for reply in replies:
            sitting.reply(reply)
            sitting.keep()
            sitting.hear()
        return records.attempt(sitting.attempt.id)

    return play


def chosen(launch: Launch, records: Records | None, *typed: str) -> tuple[Checked | Attempt | None, str]:
    lines, written = scripted(*typed)
    menu = Menu(launch, None if records is None else Playback(records), lines)
    return menu.choose(), written.getvalue()


def rows_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line[:1].isdecimal()]


def test_a_complaint_is_chosen_by_its_number(launch: Launch, records: Records) -> None:
    first, text = chosen(launch, records, "1")
    assert isinstance(first, Checked)
    assert first.sound
    assert "1. " in text
    assert ": new" in text
    assert "d for" not in text, "nothing was played yet"
    assert "r to" not in text


def test_what_was_played_is_read_again_newest_first(launch: Launch, records: Records, played: Played) -> None:
    played("nigel", "tonight")
    newest = played("receipt", "manager")
    again, text = chosen(launch, records, "d", "1")
    assert again == newest
    assert text.index("1. wrong-cake: 0, ✗ lost") < text.index("2. wrong-cake: 100, ✓ resolved")


def test_an_unfinished_attempt_is_resumed(launch: Launch, records: Records, played: Played) -> None:
    played("nigel", "tonight")
    waiting = played("nigel")
    again, text = chosen(launch, records, "r", "9", "1")
    assert again == waiting
    assert "wrong-cake, begun " in text


def test_enter_goes_back_from_a_list_to_the_menu(launch: Launch, records: Records, played: Played) -> None:
    played("nigel", "tonight")
    assert chosen(launch, records, "d", "", "q")[0] is None


@pytest.mark.parametrize("typed", ["", "7000", "r", "d", "²", "hello"])
def test_what_is_not_there_is_told_and_asked_again(launch: Launch, records: Records, typed: str) -> None:
    nothing, text = chosen(launch, records, typed, "q")
    assert nothing is None
    assert "Choose one by its number, or type q to leave." in text


def test_a_slash_and_words_leave_what_holds_them_under_their_numbers(
    launch: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fill(tmp_path / "shelf", 40)
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [folder])
    nothing, text = chosen(launch, None, "/ZOE phone", "/xyzzy", "/", "q")
    assert nothing is None
    whole, found, none, again = text.split("Which one?")[:4]
    assert [row for row in rows_of(found) if row not in rows_of(whole)] == []
    assert 0 < len(rows_of(found)) < 40 == len(rows_of(again))
    assert f"{len(rows_of(found))} of 40 with “zoe phone”:" in found
    assert "No complaint has “xyzzy” in it. Type / to hear all of them again." in none
    number = int(rows_of(found)[0].split(".")[0])
    first, _ = chosen(launch, None, "/zoe phone", str(number))
    assert isinstance(first, Checked)
    assert first.loaded.scenario is not None
    assert first.loaded.scenario.customer.name.startswith("Zoë")


def test_what_is_easiest_stands_first(launch: Launch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "shelf", 20)
    monkeypatch.setattr("simulator.places.scenario_folders", lambda: [folder])
    _, text = chosen(launch, None, "q")
    steps = [DIFFICULTIES.index(row.split("):")[0].split(", ")[-1]) for row in rows_of(text)]
    assert steps == sorted(steps)


def test_the_end_of_input_ends_it(launch: Launch) -> None:
    with pytest.raises(EndOfInput):
        chosen(launch, None)


def test_without_a_record_store_complaints_are_still_there(launch: Launch) -> None:
    first, _ = chosen(launch, None, "1")
    assert isinstance(first, Checked)
