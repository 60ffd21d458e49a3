"""Words that every way of playing shares: moods, marks, skills, scores."""

from __future__ import annotations

from datetime import datetime

from scoring.points import Evidence
from scoring.rubric import Mark, Skill
from scoring.scores import Scores
from scoring.text import visible

MOODS = (
    "out of patience",
    "furious",
    "angry",
    "cross",
    "impatient",
    "wary",
    "guarded",
    "listening",
    "warming",
    "friendly",
    "grateful",
)
"""The customer's mood in a word, from 0 to 10."""

MARKS = {Mark.BEST: "★", Mark.GOOD: "✓", Mark.INACCURACY: "?!", Mark.MISTAKE: "?", Mark.BLUNDER: "??"}
"""A symbol for each mark, so that nothing hangs on colour."""

MARK_WORDS = {
    Mark.BEST: "best",
    Mark.GOOD: "good",
    Mark.INACCURACY: "inaccuracy",
    Mark.MISTAKE: "mistake",
    Mark.BLUNDER: "blunder",
}

OUTCOMES = {"resolved": "✓ resolved", "escalated": "↑ escalated", "lost": "✗ lost"}

SKILLS = {Skill.LISTENING: "Listening", Skill.OWNERSHIP: "Ownership", Skill.SPEED: "Speed"}

OVERALL = "Overall"

LESSON, WHY = "Lesson", "Why"
"""What stands before an ending's lesson, and before the author's word on a reply."""


def mood_word(mood: int) -> str:
    return MOODS[mood]


def mood_move(before: int, after: int) -> str:
    """What a turn did to the mood: “mood 4 → 6, up”."""
    if before == after:
        return f"mood {after}, unmoved"
    return f"mood {before} → {after}, {'up' if after > before else 'down'}"


def number(value: float | None) -> str:
    """A score or cost, rounded; a dash for none."""
    return "–" if value is None else f"{value:.0f}"


def cost(regret: float | None) -> str:
    """What a turn cost, in points of the overall score."""
    if regret is None:
        return "not scored"
    if regret == 0:
        return "cost nothing"
    if regret > 100:
        return "cost more than 100"
    return f"cost {regret:.1f}" if regret < 9.95 else f"cost {regret:.0f}"


def points(items: tuple[Evidence, ...]) -> list[str]:
    """The evidence, a line each: the points, the behaviour, the skill and the words that show it."""
    return [
        f"{item.points:+g} {SKILLS[item.skill].lower()}: {plain_name(item.behaviour)}"
        + (f" — “{visible(item.quote)}”" if item.quote else "")
        for item in items
    ]


def plain_name(behaviour: str) -> str:
    return behaviour.replace("-", " ")


def score_lines(scores: Scores, *, timed: bool) -> list[tuple[str, float | None, str]]:
    """The scores as name, number and remark, in the order they are read."""
    pace = "not timed" if not timed else f"pace {number(scores.pace)}"
    return [
        (OVERALL, scores.overall, ""),
        ("Listening", scores.listening, ""),
        ("Ownership", scores.ownership, ""),
        ("Speed", scores.speed, f"resolution {number(scores.resolution)}, {pace}"),
    ]


def ago(then: datetime, now: datetime) -> str:
    """How long ago, as people say it."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 24 * 60:
        return f"{minutes // 60} h ago"
    days = minutes // (24 * 60)
    return "yesterday" if days == 1 else f"{days} days ago" if days < 60 else then.strftime("%d %b %Y")
