"""The documentation stays true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.scenario import faults, model
from simulator.scenario.findings import Fault
from simulator.scenario.forms import keys_of
from simulator.scenario.model import Form
from simulator.scenario.source import Source

ROOT = Path(__file__).parent.parent
FORMAT = (ROOT / "docs" / "format.md").read_text("utf-8")


def test_every_finding_and_every_key_is_in_the_formats_page() -> None:
    codes = {fault.code for fault in vars(faults).values() if isinstance(fault, Fault)}
    forms = [form for form in vars(model).values() if isinstance(form, type) and issubclass(form, Form)]
    keys = {key for form in forms for key in keys_of(form)}
    assert {word for word in codes | keys if word not in FORMAT} == set()


def test_the_example_of_the_formats_page_is_sound(rubric: Rubric) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", FORMAT, re.DOTALL)
    whole = [block for block in blocks if block.lstrip("# \n").startswith("scenario:") or "\nscenario:" in block]
    assert whole
    for block in whole:
        assert list(check(Source("format.md", block.encode()), rubric).loaded.findings) == []


@pytest.mark.parametrize("page", ["README.md", "docs/format.md", "docs/design.md", "scenarios/README.md"])
def test_every_link_and_every_named_test_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert ((ROOT / page).parent / target).exists(), target
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    for name in re.findall(r"::(test_\w+)", text):
        assert f"def {name}(" in tests, name
