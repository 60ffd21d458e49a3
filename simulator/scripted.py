"""`--replies`: a conversation played without a screen."""

from __future__ import annotations

from dataclasses import replace

from simulator.checking import Checked
from simulator.conversation.clock import Clock, SystemClock
from simulator.conversation.rules import NotOnOffer
from simulator.conversation.turns import Mode
from simulator.launch import Launch
from simulator.sitting import Sitting, new_sitting


class NotPlayable(ValueError):
    """A reply that is not on offer, or one left over after the ending."""


def play_replies(launch: Launch, checked: Checked, replies: list[str], clock: Clock | None = None) -> Sitting:
    """Plays the named replies, untimed; nothing is recorded. Raises `NotPlayable`."""
    settings = replace(
        launch.settings(timed=False), mode=Mode.SCRIPTED, timed=False, seed=0 if launch.seed is None else launch.seed
    )
    sitting = new_sitting(
        checked,
        launch.rubric_source,
        settings,
        clock or SystemClock(),
        None,
        trainee=launch.trainee,
        group=launch.group,
    )
    sitting.begin()
    conversation = sitting.conversation
    for number, reply in enumerate(replies, start=1):
        if conversation.over:
            raise NotPlayable(f"reply {number}, `{reply}`, is left over: the conversation ended before it")
        try:
            sitting.reply(reply)
        except NotOnOffer as error:
            offered = ", ".join(move.reply for move in conversation.rules.moves(conversation.position))
            scene = conversation.position.scene
            raise NotPlayable(
                f"reply {number}, `{reply}`, is not on offer in `{scene}`; on offer: {offered}"
            ) from error
        sitting.keep()
        sitting.hear()
    return sitting
