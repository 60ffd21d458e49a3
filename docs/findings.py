"""Writes the page of findings from the records of the catalogue: `make docs`."""

from __future__ import annotations

from pathlib import Path

from scoring.rubric import Rubric
from simulator.explaining import Explained, explained, sentence
from simulator.scenario.faults import chapters
from simulator.scenario.findings import Fault
from simulator.scenario.rubrics import load_rubric, rubric_source

PAGE = Path(__file__).with_suffix(".md")

INTRODUCTION = """\
# What `check` finds

<!-- Made from the records in simulator/scenario/faults/ by `make docs`; what is written here by hand is lost. -->

An **error** cannot be played or scored. A **warning** plays, and should not ship. A **note** is advice. The examples
are slips in the example of [the format's page](format.md#a-scenario), or files by themselves. Below each stands what
`check` says about it, and the same lines mended. `empathy explain CODE` shows the same in the terminal.
"""


def page() -> str:
    rubric = load_rubric(rubric_source())
    parts = [INTRODUCTION, _contents()]
    for title, faults in chapters().items():
        parts += [f"## {title}\n", *(_entry(fault, rubric) for fault in faults)]
    return "\n".join(parts)


def _contents() -> str:
    rows = ["| code | | means |", "|---|---|---|"]
    for title, faults in chapters().items():
        rows.append(f"| **{title}** | | |")
        rows += [
            f"| [`{f.code}`](#{f.code}) | {f.severity.value} | {f.summary.replace('|', chr(92) + '|')} |"
            for f in faults
        ]
    return "\n".join(rows) + "\n"


def _entry(fault: Fault, rubric: Rubric) -> str:
    found = explained(fault, rubric)
    parts = [f"### {fault.code}\n", f"**{fault.severity.value.capitalize()}.** {sentence(fault.summary)} {fault.why}\n"]
    return "\n".join(parts + (_example(found) if found.written else [_without(fault)]))


def _example(found: Explained) -> list[str]:
    parts = [_fenced("yaml", "\n".join(found.written)), _fenced("text", found.said)]
    if found.mended:
        parts += ["Mended:\n", _fenced("yaml", "\n".join(found.mended))]
    return parts


def _without(fault: Fault) -> str:
    return f"There is no example: what fires it is not the text of a file. What to do: {fault.advice}.\n"


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
