"""A playtest as text, for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from scoring.rubric import Skill
from scoring.text import visible_line
from simulator.playtesting.model import PASSES, Played, Playtest
from simulator.wording import OUTCOMES, number

_BAR = 30
_WIDTH = 80


def as_text(found: Playtest) -> str:
    return "\n".join(_lines(found)) + "\n"


def warnings(found: Playtest) -> list[str]:
    """Each player who passes, with the likeliest way."""
    return [
        f"warning: `{played.player.name}` {played.player.habit}, and scores {played.overall.mean:.1f}, "
        f"which is above {PASSES:g}. The likeliest way: {', '.join(played.way) or 'none'}. "
        "Let other replies look as tempting to this habit."
        for played in found.passing
    ]


def _lines(found: Playtest) -> Iterator[str]:
    scenario = found.bounds.graph.rules.scenario
    yield f"{visible_line(scenario.title)} ({scenario.id}, version {scenario.version})"
    yield ""
    yield from _players(found)
    yield ""
    yield from _random(found)
    yield ""
    yield from _best(found)
    yield ""
    yield from _positions(found)
    for warning in warnings(found):
        yield ""
        yield from textwrap.wrap(warning, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _players(found: Playtest) -> Iterator[str]:
    yield f"{'Naive players':<14}{_HEADS}  ends most often in"
    for played in found.players:
        mark = "!" if played.passes else " "
        yield f"{mark} {played.player.name:<12}{_scores(played.overall.mean, played.skills)}  {_endings(played)}"
    if not found.bounds.graph.rules.scenario.language.lower().startswith("en"):
        yield "  The words that `sorry`, `i`, `polite` and `money` look for are English."
    if not all(played.overall.exact for played in found.players):
        yield "  There are so many different scores that costs were rounded to tenths of a point."


_HEADS = f"{'overall':>8}" + "".join(f"{skill.value:>11}" for skill in Skill)


def _scores(overall: float, skills: dict[Skill, float | None]) -> str:
    return f"{overall:>8.1f}" + "".join(f"{'–' if (s := skills[skill]) is None else f'{s:.1f}':>11}" for skill in Skill)


def _endings(played: Played) -> str:
    """The two most likely places to end."""
    chances = {**played.endings, "(never ends)": played.endless}
    likely = sorted((c for c in chances.items() if c[1] >= 0.005), key=lambda c: -c[1])[:2]
    shown = ", ".join(f"{visible_line(name)} {100 * chance:.0f}%" for name, chance in likely)
    return shown if len(shown) <= 25 else f"{likely[0][0][:20]} {100 * likely[0][1]:.0f}%"


def _random(found: Playtest) -> Iterator[str]:
    """A histogram: exactly nothing, then tens."""
    spread = found.random.overall
    yield f"Scores under random choice, conversations of any length (on average {spread.mean:.1f})"
    counts = spread.tens()
    for tens, chance in enumerate(counts):
        name = "≤ " + str(10 * tens) if tens else "0"
        yield f"  {name:>6} {100 * chance:>6.2f}%  {_bar(chance, max(counts))}".rstrip()
    if found.random.endless:
        yield f"  Of these, {100 * found.random.endless:.2f}% never end, and count as 0."


def _bar(share: float, most: float) -> str:
    return "█" * round(_BAR * share / most) if most else ""


def _best(found: Playtest) -> Iterator[str]:
    scenario, points = found.bounds.graph.rules.scenario, found.bounds.bests.points
    yield f"{'Best in reach':<14}{_HEADS}"
    shown = "".join(f"{points.of(skill):>11g}" for skill in Skill)
    yield f"  {'points':<12}{'':>8}{shown}"
    width = max(map(len, found.attainable))
    for ending, (overall, skills) in sorted(found.attainable.items(), key=lambda entry: -entry[1][0]):
        outcome = OUTCOMES[scenario.endings[ending].outcome]
        yield f"  {'':<12}{_scores(overall, skills)}  {ending:<{min(width, 24)}} {outcome}"


def _positions(found: Playtest) -> Iterator[str]:
    total = sum(found.positions.values())
    yield f"Positions (scene × mood × memory) in each scene, of {total:,}"
    most = max(found.positions.values())
    width = max(map(len, found.positions))
    for scene, count in found.positions.items():
        yield f"  {scene:<{width}} {count:>7,} {number(100 * count / total):>3}%  {_bar(count, most)}".rstrip()
