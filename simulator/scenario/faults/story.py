"""What cannot be played or scored, proved over every position."""

from __future__ import annotations

from simulator.scenario.findings import Fault, Severity

_ERROR = Severity.ERROR

STARTS_WALKED_OUT = Fault(
    "starts-walked-out",
    _ERROR,
    "the customer starts at mood 0, which is where they walk out",
    "start at a mood of 1 or more, or take `walked-out` away",
)
NO_LINE_HOLDS = Fault(
    "no-line-holds",
    _ERROR,
    "at mood {mood}{memory} no line of `{scene}` holds, so the customer has nothing to say",
    "end the list with a line that has no `when`",
)
NO_GOTO_HOLDS = Fault(
    "no-goto-holds",
    _ERROR,
    "after `{reply}` the mood is {mood}{memory}, and no `goto` of it holds, so the story stops",
    "end the list with a `{{to: …}}` that has no `when`",
)
NO_REPLY = Fault(
    "no-reply-on-offer",
    _ERROR,
    "at mood {mood}{memory} no reply of `{scene}` is on offer",
    "give the scene at least one reply without a `when`",
)
NO_ENDING = Fault(
    "no-ending-in-reach",
    _ERROR,
    "from `{scene}` at mood {mood}{memory} no ending can be reached any more: it goes round {loop}",
    "let a reply of this scene, or of one it leads to, `goto` an ending",
)
LOOP_EARNS = Fault(
    "loop-earns",
    _ERROR,
    "going round {loop} earns {points:g} points for {skill} each time, so there is no best score",
    "let the way back cost as much as it earns, or offer the reply only when it `lacks` a memory that it sets",
)
NOTHING_TO_EARN = Fault(
    "nothing-to-earn",
    _ERROR,
    "not even the best conversation earns points on balance, so nothing can be scored",
    "let some reply show a behaviour that adds to a skill",
)
TOO_MANY_POSITIONS = Fault(
    "too-many-positions",
    _ERROR,
    "more than {bound:,} positions (scene × mood × memory) can be reached, so nothing can be proved",
    "use fewer memory words: each may double the positions",
)
WALKTHROUGH = Fault("walkthrough-fails", _ERROR, "the walkthrough `{name}` {problem}", "{help}")
