"""The rubric's file is read with the same care as a scenario."""

from __future__ import annotations

import pytest

from simulator.scenario import faults, model
from simulator.scenario.findings import Fault
from simulator.scenario.model import Form, keys_of
from simulator.scenario.rubrics import BadRubric, load_rubric
from simulator.scenario.slips import OTHER_KEYS, TEXT_KEYS
from simulator.scenario.source import Source


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            ("overall: {listening: 40, ownership: 40, speed: 20}", "overall: {listening: 0, ownership: 0, speed: 0}"),
            "out-of-range",
        ),
        (("marks: {best: 0.5, good: 3", "marks: {best: 5, good: 3"), "out-of-range"),
        (("none_at: 3", "none_at: 1"), "out-of-range"),
        (("points: {listening: 3}", "points: {listning: 3}"), "unknown-key"),
        (("pass: 70\n", ""), "missing-key"),
        (("pass: 70", "pass: high"), "wrong-type"),
        (("rubric: frontline", "rubric: Front Line"), "bad-id"),
    ],
)
def test_a_rubric_at_fault_says_where(rubric_text: Source, change: tuple[str, str], code: str) -> None:
    text = rubric_text.data.decode()
    assert change[0] in text
    with pytest.raises(BadRubric) as refused:
        load_rubric(Source("mine.yaml", text.replace(*change, 1).encode()))
    assert [finding.code for finding in refused.value.findings] == [code]
    assert refused.value.findings[0].line > 1


def test_the_slips_know_every_key_of_the_format() -> None:
    forms = [
        form for form in vars(model).values() if isinstance(form, type) and issubclass(form, Form) and form is not Form
    ]
    assert {key for form in forms for key in keys_of(form)} == {*TEXT_KEYS, *OTHER_KEYS}


def test_every_key_is_described_for_authors() -> None:
    forms = [
        form for form in vars(model).values() if isinstance(form, type) and issubclass(form, Form) and form is not Form
    ]
    silent = [
        f"{form.__name__}.{key}" for form in forms for key, field in keys_of(form).items() if not field.description
    ]
    assert [name for name in silent if name.split(".")[1] not in ("customer", "goto", "shows")] == []


def test_every_fault_has_a_code_of_its_own_and_a_next_step() -> None:
    known = [fault for fault in vars(faults).values() if isinstance(fault, Fault)]
    assert len({fault.code for fault in known}) == len(known)
    assert all(fault.hint for fault in known)
