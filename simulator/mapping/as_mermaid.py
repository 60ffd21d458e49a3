"""A map as a Mermaid flowchart.

Written here because the diagrams of `transitions` put names and labels in as they are, draw an arrow for every trigger
and know no best path; a quotation mark in a customer's words would break them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from simulator.mapping.diagram import START, arrows, box_lines, start_lines
from simulator.mapping.model import MapScene, StoryMap

_SHAPES = {"resolved": ("([", "])"), "escalated": ("{{", "}}"), "lost": ("[[", "]]")}
_STYLES = (
    "classDef scene fill:#ffffff,stroke:#555555,color:#111111",
    "classDef resolved fill:#dff2e1,stroke:#1f6f33,color:#111111",
    "classDef escalated fill:#fdf0d0,stroke:#8a5a00,color:#111111",
    "classDef lost fill:#fbe0de,stroke:#9c2b22,color:#111111",
    "classDef best stroke-width:4px",
    "classDef never stroke-dasharray:5 5",
)
_UNSAFE = re.compile("""(?<![0-9A-Za-z])-|-(?![0-9A-Za-z])|(?<=[0-9])\\.|[^0-9A-Za-z ,.'?!\\u00a0-\\U0010ffff-]""")
"""All that Mermaid, or the Markdown and HTML in its labels, may read as its own."""

APART = "\u200c"

_READ_LATE = re.compile(r"(?<=ﬂ)(?=°)|(?<=¶)(?=ß)|(?<=:)(?=fa-)|(?<=\$)(?=\$)|(?<=\\)(?=n)")
"""What Mermaid reads once more when it has made letters of the numbers: its own marks for `#` and `;`, icons such as
`fa:fa-car`, formulas between `$$`, and `\\n`. A mark without width keeps the halves apart."""


def as_mermaid(story: StoryMap) -> str:
    return "\n".join(_lines(story)) + "\n"


def _lines(story: StoryMap) -> Iterator[str]:
    scenario = story.scenario
    names = {START: "start0"} | {place: f"n{number}" for number, place in enumerate(story.places, start=1)}
    classes: dict[str, list[str]] = {}
    yield f"%% {scenario.id}, version {scenario.version}"
    yield "flowchart TD"
    yield f"  {names[START]}[/{_label(start_lines(story))}/]"
    for place in story.places.values():
        outcome = None if isinstance(place, MapScene) else place.written.outcome
        left, right = ("[", "]") if outcome is None else _SHAPES[outcome]
        yield f"  {names[place.id]}{left}{_label(box_lines(place))}{right}"
        classes.setdefault(outcome or "scene", []).append(names[place.id])
        if place.best:
            classes.setdefault("best", []).append(names[place.id])
        if not place.reached:
            classes.setdefault("never", []).append(names[place.id])
    yield f"  {names[START]} ==> {names[scenario.start]}"
    for arrow in arrows(story):
        line = "==>" if arrow.best else "-.->" if arrow.silent else "-->"
        yield f"  {names[arrow.scene]} {line}|{_label(arrow.replies)}| {names[arrow.to]}"
    last = [scene.id for scene in story.scenes if scene.reached][-1]
    for ending in story.endings:
        if not ending.sources:
            yield f"  {names[last]} ~~~ {names[ending.id]}"  # nothing is drawn; it stands below instead of at the top
    yield from (f"  {style}" for style in _STYLES)
    yield from (f"  class {','.join(members)} {name}" for name, members in classes.items())


def _label(lines: Iterable[str]) -> str:
    return f'"{"<br/>".join(escaped(line) for line in lines)}"'


def escaped(text: str) -> str:
    """`text` for a quoted label, every sign that means something to Mermaid by its number."""
    return _UNSAFE.sub(lambda match: f"#{ord(match.group())};", _READ_LATE.sub(APART, text))
