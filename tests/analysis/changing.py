"""The format's example with readable changes, and what `check` finds then."""

from __future__ import annotations

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.scenario.examples import example_scenario
from simulator.scenario.findings import Finding
from simulator.scenario.source import Source

EXAMPLE = example_scenario().data.decode()

Change = tuple[str, str]


def changed(*changes: Change) -> str:
    """The example with each `before` written as `after`; a « marks a place and is left out (see `place`)."""
    text = EXAMPLE
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def place(text: str) -> tuple[int, int]:
    """Line and column of the «."""
    before = text[: text.index("«")]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def findings(rubric: Rubric, text: str) -> list[Finding]:
    return list(check(Source("x.yaml", text.replace("«", "").encode()), rubric).loaded.findings)


def codes(rubric: Rubric, *changes: Change) -> list[str]:
    return [finding.code for finding in findings(rubric, changed(*changes))]


def one(rubric: Rubric, *changes: Change) -> Finding:
    """The only finding, which has to stand at the « and to say what to do."""
    text = changed(*changes)
    found = findings(rubric, text)
    assert len(found) == 1, found
    if "«" in text:
        assert (found[0].line, found[0].column) == place(text), found
    assert found[0].hint
    return found[0]
