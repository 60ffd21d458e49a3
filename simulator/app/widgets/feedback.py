"""Feedback on a reply, as the talk shows it."""

from __future__ import annotations

from textual.content import Content

from simulator.app.colours import MARK_COLOURS
from simulator.app.foreign import foreign
from simulator.feedback import TurnFeedback


def feedback_content(told: TurnFeedback) -> Content:
    """The mark and the mood on a line, then why."""
    head = Content.styled(told.moved, "dim")
    if told.mark is not None:
        head = Content.assemble((told.verdict, f"bold {MARK_COLOURS[told.mark]}"), "  ", (told.moved, "dim"))
    return Content.assemble(head, "\n", foreign(told.why, "dim")) if told.why else head
