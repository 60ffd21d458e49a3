"""A map in DOT, the language of Graphviz.

Written here because the diagrams of `transitions` need one more library, put names and labels in as they are, draw an
arrow for every trigger and know no best path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.mapping.diagram import START, arrows, box_lines, start_lines
from simulator.mapping.model import MapScene, StoryMap

_SHAPES = {
    "resolved": 'shape=box, style="rounded,filled{more}", fillcolor="#dff2e1", color="#1f6f33"',
    "escalated": 'shape=hexagon, style="filled{more}", fillcolor="#fdf0d0", color="#8a5a00"',
    "lost": 'shape=octagon, style="filled{more}", fillcolor="#fbe0de", color="#9c2b22"',
}
_SCENE = 'shape=box, style="filled{more}", fillcolor="#ffffff", color="#555555"'
_FONT = 'fontname="Helvetica,Arial,sans-serif", fontcolor="#111111"'


def as_dot(story: StoryMap) -> str:
    return "\n".join(_lines(story)) + "\n"


def _lines(story: StoryMap) -> Iterator[str]:
    scenario = story.scenario
    names = {START: "start0"} | {place: f"n{number}" for number, place in enumerate(story.places, start=1)}
    yield f"digraph {quoted([f'{scenario.id}, version {scenario.version}'])} {{"
    yield '  charset="UTF-8"'
    yield '  graph [bgcolor="#ffffff", pad=0.3, nodesep=0.4, ranksep=0.6]'
    yield f"  node [{_FONT}, fontsize=11, margin=0.12]"
    yield f'  edge [{_FONT}, fontsize=10, color="#555555"]'
    yield f"  {names[START]} [label={quoted(start_lines(story))}, shape=plaintext, fontsize=14]"
    for place in story.places.values():
        shape = _SCENE if isinstance(place, MapScene) else _SHAPES[place.written.outcome]
        width = ", penwidth=3" if place.best else ""
        style = shape.format(more="" if place.reached else ",dashed")
        yield f"  {names[place.id]} [label={quoted(box_lines(place))}, {style}{width}]"
    yield f'  {names[START]} -> {names[scenario.start]} [penwidth=3, color="#111111"]'
    for arrow in arrows(story):
        style = ', penwidth=3, weight=4, color="#111111"' if arrow.best else ", style=dashed" if arrow.silent else ""
        yield f"  {names[arrow.scene]} -> {names[arrow.to]} [label={beside(arrow.replies)}{style}]"
    yield f"  {{rank=sink; {' '.join(names[ending.id] for ending in story.endings)}}}"
    yield "}"


def quoted(lines: Iterable[str]) -> str:
    """Lines as one quoted string of DOT. Graphviz reads HTML's entities even there, so `&` is written as one."""
    return '"' + "\\n".join(map(_escaped, lines)) + '"'


def beside(lines: Iterable[str]) -> str:
    """Lines at the right of an arrow, a little off it."""
    return '"' + "".join(f"\u00a0\u00a0{_escaped(line)}\\l" for line in lines) + '"'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
