"""What the screen and the text say alike: the insights and where a turn stood, as sentences."""

from __future__ import annotations

from simulator.debriefing.insights import Insights
from simulator.judging import Judged, JudgedTurn
from simulator.wording import debrief as words


def insight_lines(found: Insights, judged: Judged, *, most: int = 0) -> list[tuple[str, str]]:
    """Label and sentence of what to keep, to change and to try next. Quotes are cut behind `most` characters (0: not
    at all)."""
    kept, changed, tried = found.keep, found.change, found.try_next
    keep = (
        words.no_keep()
        if kept is None
        else words.keep(kept.behaviour, kept.turn, kept.quote, kept.turns, kept.worth, most)
    )
    change = (
        words.no_change(judged.scores.pace)
        if changed is None
        else words.change(
            changed.turn,
            changed.quote,
            changed.cost,
            changed.behaviour,
            changed.strongest,
            shown=changed.shown,
            most=most,
        )
    )
    hinted = [item.turn.number for item in judged.turns if item.turn.hinted]
    try_next = (
        words.no_try(costly=changed is not None, hinted=hinted)
        if tried is None
        else words.try_next(tried.behaviour, tried.turn, tried.quote, tried.turns, most)
    )
    return [(words.KEEP, keep), (words.CHANGE, change), (words.TRY_NEXT, try_next)]


def standing(item: JudgedTurn, *, opened: bool = True) -> str:
    """What was open before a turn and after it (unless `opened` is false), and what it cost each skill, as a sentence;
    empty where there is nothing to tell."""
    if item.open_before is None or item.open_after is None:
        return ""
    parts = [words.open_move(item.open_before, item.open_after)] if opened else []
    parts.append(words.skill_costs(list(item.regrets.items())) if item.regret else "")
    told = "; ".join(part for part in parts if part)
    return words.sentence(told) if told else ""
