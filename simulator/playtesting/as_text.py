"""A playtest as text, for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from scoring.rubric import Skill
from scoring.text import visible_line
from simulator.playtesting.model import PASSES, Played, Playtest
from simulator.wording.common import OUTCOMES, number

_BAR = 30
_WIDTH = 80
_ENDINGS = 26
"""The columns that are left for endings."""
_NAMES = 33
"""The columns for the id of a scene."""


def as_text(found: Playtest) -> str:
    return "\n".join(_lines(found)) + "\n"


def warnings(found: Playtest) -> list[str]:
    """Each player who passes, with the likeliest way."""
    return [
        f"warning: whoever {played.player.habit} scores {played.overall.mean:.1f}, which is above {PASSES:g}. "
        f"The likeliest way: {', '.join(played.way)}. Let other replies look as tempting to this habit."
        for played in found.passing
    ]


def _lines(found: Playtest) -> Iterator[str]:
    scenario = found.bounds.graph.rules.scenario
    yield from _wrapped(f"{visible_line(scenario.title)} ({scenario.id}, version {scenario.version})")
    yield ""
    yield from _players(found)
    yield ""
    yield from _random(found)
    yield ""
    yield from _learned(found)
    yield ""
    yield from _best(found)
    yield ""
    yield from _positions(found)
    for warning in warnings(found):
        yield ""
        yield from _wrapped(warning, indent="  ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _players(found: Playtest) -> Iterator[str]:
    yield f"Naive players read nothing and follow one habit. None should score above {PASSES:g}."
    yield f"{'  always':<14}{_HEADS}  ends most often in"
    for played in found.players:
        mark = "!" if played.passes else " "
        scores = _scores(played.overall.mean, played.skills)
        yield f"{mark} {played.player.label:<12}{scores}  {_endings(played)}".rstrip()
    if None in found.random.skills.values():
        yield "  –: nothing can be earned in this skill."
    if found.bounds.graph.rules.scenario.language.lower().split("-")[0] != "en":
        yield "  Six look for English words (most sorry, most “I”, politest, most money, plainest, most times)."
    if not all(played.overall.exact for played in found.players):
        yield "  There are so many different scores that they were counted in tenths of a point."


_HEADS = f"{'overall':>8}" + "".join(f"{skill.value:>10}" for skill in Skill)


def _scores(overall: float, skills: dict[Skill, float | None]) -> str:
    return f"{overall:>8.1f}" + "".join(f"{'–' if (s := skills[skill]) is None else f'{s:.1f}':>10}" for skill in Skill)


def _endings(played: Played) -> str:
    """The two most likely places to end, or the one that there is room for."""
    chances = {**played.endings, "(never ends)": played.endless}
    likely = sorted(((name, round(100 * chance)) for name, chance in chances.items()), key=lambda entry: -entry[1])
    shown = [f" {percent}%" for _, percent in likely[:2] if percent]
    whole = ", ".join(name + percent for (name, _), percent in zip(likely, shown, strict=False))
    return whole if len(whole) <= _ENDINGS else _cut(likely[0][0], _ENDINGS - len(shown[0])) + shown[0]


def _cut(name: str, width: int) -> str:
    return name if len(name) <= width else name[: width - 1] + "…"


def _random(found: Playtest) -> Iterator[str]:
    """A histogram: exactly nothing, then tens."""
    spread = found.random.overall
    yield f"What any reply scores, over conversations of any length ({spread.mean:.1f} on average)"
    counts = spread.tens()
    for tens, chance in enumerate(counts):
        name = "up to " + str(10 * tens) if tens else "0"
        yield f"  {name:>9} {_percent(chance):>8}  {_bar(chance, max(counts))}".rstrip()
    if found.random.endless:
        yield f"  {_percent(found.random.endless)} never end, and count as 0."


def _learned(found: Playtest) -> Iterator[str]:
    yield "Trainees who say the best reply in a share of turns, and any in the others"
    for learner, overall in found.learned.items():
        low, high = learner.aim
        mark = " " if low <= overall <= high else "-" if overall < low else "+"
        yield f"{mark} {learner.share:>9.0%}   {overall:>8.1f}   should be {low} to {high}"


def _percent(chance: float) -> str:
    return "–" if not chance else "<0.01%" if chance < 0.00005 else f"{100 * chance:.2f}%"


def _bar(share: float, most: float) -> str:
    return "█" * round(_BAR * share / most) if most else ""


def _best(found: Playtest) -> Iterator[str]:
    scenario, points = found.bounds.graph.rules.scenario, found.bounds.bests.points
    yield "The best path, and the best of each ending, where each column stands by itself"
    yield f"{'':<14}{_HEADS}  ending"
    yield f"  {'★ best path':<12}{_scores(100, found.best_path)}  {_cut(found.best_ending, _ENDINGS)}"
    for ending, (overall, skills) in sorted(found.attainable.items(), key=lambda entry: -entry[1][0]):
        outcome = OUTCOMES[scenario.endings[ending].outcome]
        yield f"  {outcome:<12}{_scores(overall, skills)}  {_cut(ending, _ENDINGS)}"
    yield f"  {'points':<12}{'':>8}" + "".join(f"{points.of(skill):>10g}" for skill in Skill)


def _positions(found: Playtest) -> Iterator[str]:
    total = sum(found.positions.values())
    yield f"Where the {total:,} positions (scene × mood × memory) lie"
    most = max(found.positions.values())
    width = min(max(map(len, found.positions)), _NAMES)
    for scene, count in found.positions.items():
        share = number(100 * count / total)
        yield f"  {_cut(scene, width):<{width}} {count:>7,} {share:>3}%  {_bar(count, most)}".rstrip()
