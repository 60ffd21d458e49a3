"""Each record of the catalogue keeps its word: its example fires it, and its repair mends it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

from scoring.rubric import Rubric
from simulator.checking import check, check_file
from simulator.explaining import explained, explanation, overview
from simulator.scenario import faults
from simulator.scenario.examples import example_scenario, slip_lines, with_slip
from simulator.scenario.faults import catalogue, text, values
from simulator.scenario.findings import Example, Fault, Severity

WITHOUT = {
    "unreadable-file": "what cannot be opened has no text to show",
    "version-not-raised": "it takes a record store that knows another text",
}
"""The codes that no text fires, and why."""

TEXTUAL = [fault for module in (text, values) for fault in vars(module).values() if isinstance(fault, Fault)]
"""The kinds of finding that stand where their cause does."""

WITH = [fault for fault in catalogue() if fault.example is not None]


def ids(fault: Fault) -> str:
    return fault.code


def example_of(fault: Fault) -> Example:
    assert fault.example is not None
    return fault.example


def test_every_fault_of_every_module_is_in_the_catalogue_once() -> None:
    defined = [
        fault
        for module in pkgutil.iter_modules(faults.__path__)
        for fault in vars(importlib.import_module(f"{faults.__name__}.{module.name}")).values()
        if isinstance(fault, Fault)
    ]
    assert sorted(f.code for f in catalogue()) == sorted(f.code for f in defined)
    assert len({fault.code for fault in catalogue()}) == len(catalogue())
    assert [f for f in vars(faults).values() if isinstance(f, Fault) and f not in catalogue()] == []


@pytest.mark.parametrize("fault", catalogue(), ids=ids)
def test_a_record_is_whole(fault: Fault) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", fault.code)
    assert fault.why.endswith(".")
    assert "{" not in fault.summary.replace("{{", "")
    assert (fault.example is None) == (fault.code in WITHOUT)


def test_a_file_that_cannot_be_opened_fires_what_no_text_can(rubric: Rubric, tmp_path: Path) -> None:
    assert [f.code for f in check_file(tmp_path, rubric).loaded.findings] == ["unreadable-file"]


def test_the_example_itself_is_sound(rubric: Rubric) -> None:
    assert list(check(example_scenario(), rubric).loaded.findings) == []


@pytest.mark.parametrize("fault", WITH, ids=ids)
def test_an_example_fires_its_fault_and_no_other_where_the_slip_is(rubric: Rubric, fault: Fault) -> None:
    example = example_of(fault)
    source = with_slip(example)
    found = list(check(source, rubric).loaded.findings)
    own = [f for f in found if f.code == fault.code]
    assert own, found
    if fault.severity is Severity.ERROR:
        assert found == own
    if example.right is None or own[0].example is not None or fault not in TEXTUAL:
        return  # a file by itself, or a story, whose cause may stand elsewhere
    start = example_scenario().data.index(example.right.encode())
    slip = example.wrong.encode() if isinstance(example.wrong, str) else example.wrong
    before = source.data[:start].decode().split("\n")
    behind = source.data[: start + len(slip)].decode().split("\n")
    place = (own[0].line, own[0].column)
    assert (len(before), len(before[-1]) + 1) <= place < (len(behind), len(behind[-1]) + 1)


@pytest.mark.parametrize("fault", [f for f in WITH if example_of(f).right is not None], ids=ids)
def test_an_example_is_a_slip_in_one_place_and_its_repair_the_line_as_it_was(fault: Fault) -> None:
    example = example_of(fault)
    sound = example_scenario().data.decode()
    assert example.right is not None
    assert sound.count(example.right) == 1
    written, mended = slip_lines(example)
    assert "\n".join(mended) in sound
    assert "\n".join(written) in with_slip(example).data.decode()
    assert written != mended


@pytest.mark.parametrize("fault", [f for f in catalogue() if f.code != "too-many-positions"], ids=ids)
def test_an_explanation_has_the_meaning_the_reason_the_example_what_check_says_and_the_repair(
    rubric: Rubric, fault: Fault
) -> None:
    found = explained(fault, rubric)
    text = explanation(found)
    assert " ".join(fault.why.split()) in " ".join(text.split())
    assert fault.severity.value in text.split("\n")[0]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    assert all(line in text for line in (*found.written, *found.said.split("\n"), *found.mended))
    assert (f"[{fault.code}]" in found.said) == bool(found.written) == (fault.example is not None)
    assert len(text.split("\n")) < 60


def test_the_overview_has_a_line_for_each_code_and_each_behaviour(rubric: Rubric) -> None:
    named = [line.split()[0] for line in overview(rubric).splitlines()]
    assert named == [*(fault.code for fault in catalogue()), *rubric.behaviours]
