"""Colours that mean something, each beside a word or a symbol that means the same."""

from __future__ import annotations

from scoring.rubric import Mark

MARK_COLOURS = {
    Mark.BEST: "$text-success",
    Mark.GOOD: "$text-success",
    Mark.INACCURACY: "$text-warning",
    Mark.MISTAKE: "$text-error",
    Mark.BLUNDER: "$text-error",
}
