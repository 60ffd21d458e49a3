"""The documentation stays true."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.scenario import model
from simulator.scenario.examples import example_scenario
from simulator.scenario.faults import catalogue
from simulator.scenario.model import Form, keys_of
from simulator.scenario.source import Source

ROOT = Path(__file__).parent.parent
FORMAT = (ROOT / "docs" / "format.md").read_text("utf-8")


def test_the_page_of_findings_is_what_the_catalogue_makes_of_it() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "findings.py"))["page"]()
    assert (ROOT / "docs" / "findings.md").read_text("utf-8") == made, "run: make docs"
    assert {fault.code for fault in catalogue() if f"\n### {fault.code}\n" not in made} == set()


def test_the_page_of_behaviours_is_what_the_library_makes_of_it() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "behaviours.py"))["page"]()
    assert (ROOT / "docs" / "behaviours.md").read_text("utf-8") == made, "run: make docs"


def test_every_code_that_the_formats_page_names_is_one_and_it_leads_to_all() -> None:
    named = set(
        re.findall(r"`([a-z0-9]+(?:-[a-z0-9]+)+)`(?::| \|)", FORMAT.split("### Traps of YAML")[1].split("##")[0])
    )
    assert named
    assert named <= {fault.code for fault in catalogue()}
    assert "](findings.md)" in FORMAT


def test_every_key_is_in_the_formats_page() -> None:
    forms = [form for form in vars(model).values() if isinstance(form, type) and issubclass(form, Form)]
    keys = {key for form in forms for key in keys_of(form)}
    assert {key for key in keys if key not in FORMAT} == set()


def test_the_example_of_the_formats_page_is_sound(rubric: Rubric) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", FORMAT, re.DOTALL)
    whole = [block for block in blocks if block.lstrip("# \n").startswith("scenario:") or "\nscenario:" in block]
    assert example_scenario().data.decode() in whole
    for block in whole:
        assert list(check(Source("format.md", block.encode()), rubric).loaded.findings) == []


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "docs/format.md",
        "docs/findings.md",
        "docs/behaviours.md",
        "docs/design.md",
        "docs/writing.md",
        "docs/progress.md",
        "scenarios/README.md",
    ],
)
def test_every_link_and_every_named_test_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert ((ROOT / page).parent / target).exists(), target
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    for name in re.findall(r"::(test_\w+)", text):
        assert f"def {name}(" in tests, name
