"""Writes the page that tells where each behaviour is practised, from the library and the rubric: `make docs`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scoring.rubric import Behaviour, Skill
from simulator.analysis.bounds import Bounds
from simulator.checking import check_file
from simulator.progress.standing import adds
from simulator.scenario.rubrics import load_rubric, rubric_source

PAGE = Path(__file__).with_suffix(".md")
LIBRARY = PAGE.parents[1] / "scenarios"

INTRODUCTION = """\
# Where each behaviour is practised

<!-- Made from the library and the rubric by `make docs`; what is written here by hand is lost. -->

What is in front of a scenario is how often. For what earns points: how many turns of its best conversation show it. For
what costs points: how many of its replies do it, and may tempt. `empathy explain BEHAVIOUR` tells what each one is.
"""


def page() -> str:
    rubric = load_rubric(rubric_source())
    checked = (check_file(path, rubric).bounds for path in sorted(LIBRARY.glob("*.yaml")))
    library = {bounds.graph.rules.scenario.id: bounds for bounds in checked if bounds is not None}
    best = {name: Counter(_best_way(bounds)) for name, bounds in library.items()}
    every = {name: Counter(_replies(bounds)) for name, bounds in library.items()}
    earning = [b for b in rubric.behaviours.values() if adds(b)]
    costing = [b for b in rubric.behaviours.values() if not adds(b)]
    return "\n".join(
        [
            INTRODUCTION,
            *_table("What earns", earning, best),
            *_table("What costs", costing, every),
            *_points(library),
        ]
    )


def _best_way(bounds: Bounds) -> Iterator[str]:
    for number, reply in bounds.best_steps():
        yield from bounds.graph.rules.written(bounds.graph.positions[number], reply).shows


def _replies(bounds: Bounds) -> Iterator[str]:
    for scene in bounds.graph.rules.scenario.scenes.values():
        for reply in scene.replies.values():
            yield from reply.shows


def _table(title: str, behaviours: list[Behaviour], library: dict[str, Counter[str]]) -> list[str]:
    rows = [f"## {title}\n", "| behaviour | where |", "|---|---|"]
    for behaviour in behaviours:
        where = sorted(((-count[behaviour.name], name) for name, count in library.items() if count[behaviour.name]))
        rows.append(f"| `{behaviour.name}` | {', '.join(f'{-times} {name}' for times, name in where)} |")
    return [*rows, ""]


def _points(library: dict[str, Bounds]) -> list[str]:
    rows = [
        "## The most that each complaint offers, in points\n",
        f"| scenario | {' | '.join(s.value for s in Skill)} |",
    ]
    rows.append("|---" * (1 + len(Skill)) + "|")
    for name, bounds in library.items():
        rows.append(f"| {name} | {' | '.join(f'{bounds.bests.points.of(skill):g}' for skill in Skill)} |")
    return [*rows, ""]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
