"""`empathy explain`: what a code of `check` or a behaviour of the rubric means, made of its record. What `check` says
about an example is found by running it."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from scoring.rubric import Behaviour, Rubric, Skill
from scoring.text import visible, visible_line
from simulator.checking import check
from simulator.scenario.examples import slip_lines, with_slip
from simulator.scenario.faults import catalogue
from simulator.scenario.findings import Fault
from simulator.scenario.rendering import as_text

_LINES = 12
"""How many lines of an example are shown."""

_WIDE = 79


@dataclass(frozen=True)
class Explained:
    """A fault with its example: the lines as written, what `check` says about them, and the lines that mend them, empty
    where the example is a file by itself. All are empty where no text of a file can fire the fault."""

    fault: Fault
    written: tuple[str, ...] = ()
    said: str = ""
    mended: tuple[str, ...] = ()


def explained(fault: Fault, rubric: Rubric) -> Explained:
    if fault.example is None:
        return Explained(fault)
    written, mended = slip_lines(fault.example)
    loaded = check(with_slip(fault.example), rubric).loaded
    loaded.findings.keep(fault)  # what else it may set off is not what is explained
    return Explained(fault, _shown(written), as_text([loaded]).rstrip("\n"), _shown(mended))


def explanation(found: Explained) -> str:
    """A fault explained, as text."""
    fault = found.fault
    parts = [f"{fault.code} ({fault.severity.value})", textwrap.fill(sentence(fault.summary), _WIDE)]
    parts.append(textwrap.fill(fault.why, _WIDE))
    if found.written:
        parts += ["Written like this:", _indented(found.written)]
        parts += ["`empathy check` says:", textwrap.indent(found.said, "  ")]
    else:
        parts += ["There is no example: what fires it is not the text of a file.", f"What to do: {fault.advice}."]
    if found.mended:
        parts += ["Mended:", _indented(found.mended)]
    return "\n\n".join(parts) + "\n"


def behaviour_explained(behaviour: Behaviour) -> str:
    """A behaviour of the rubric, as text."""
    points = ", ".join(
        f"{behaviour.points.of(skill):+g} {skill.value}" for skill in Skill if behaviour.points.of(skill)
    )
    told = [
        f"{behaviour.name} ({points})",
        behaviour.means,
        f"Like: {behaviour.like}" if behaviour.like else "",
        f"Not: {behaviour.unlike}" if behaviour.unlike else "",
        f"Why it counts: {behaviour.source}",
    ]
    return "\n\n".join(textwrap.fill(visible_line(part), _WIDE) for part in told if part) + "\n"


def sentence(words: str) -> str:
    """What a record says, as a sentence."""
    return f"{words[0].upper()}{words[1:]}."


def overview(rubric: Rubric) -> str:
    """All codes and all behaviours, a line each."""
    faults = catalogue()
    wide = max(len(name) for name in (*(fault.code for fault in faults), *rubric.behaviours))
    told = [f"{fault.code:{wide}}  {fault.severity.value:9}  {fault.summary}" for fault in faults]
    told += [f"{name:{wide}}  behaviour  {visible_line(b.means)}" for name, b in rubric.behaviours.items()]
    return "\n".join(told) + "\n"


def _shown(lines: list[str]) -> tuple[str, ...]:
    """The lines of an example as they can be shown."""
    more = len(lines) - _LINES
    rest = (f"… and {more:,} more lines",) if more > 1 else ()
    return (*(visible_line(line) for line in (lines[:_LINES] if rest else lines)), *rest)


def _indented(lines: tuple[str, ...]) -> str:
    return "\n".join(f"  {visible(line)}" if line else "" for line in lines)
