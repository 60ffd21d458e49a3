"""The story: what cannot be played or scored, proved over every position."""

from __future__ import annotations

from simulator.scenario.findings import Example, Fault, Severity

_ERROR = Severity.ERROR
_TO_HEAD_OFFICE = "          - {to: head-office}\n"

STARTS_WALKED_OUT = Fault(
    "starts-walked-out",
    _ERROR,
    "the customer starts at mood 0, which is where they walk out",
    "start at a mood of 1 or more, or take `walked-out` away",
    why="The customer would be gone before the trainee has said a word.",
    example=Example("mood: 0}", "mood: 5}"),
)
NO_LINE_HOLDS = Fault(
    "no-line-holds",
    _ERROR,
    "at mood {mood}{memory} no line of `{scene}` holds, so the customer has nothing to say",
    "end the list with a line that has no `when`",
    means="in some position the customer has nothing to say",
    why="A trainee who gets here would face a silent customer, and would have to answer nothing.",
    example=Example(
        "- when: {mood_at_least: 7}\n        say: Right. And what can you do about it?",
        "- say: Right. And what can you do about it?",
    ),
)
NO_GOTO_HOLDS = Fault(
    "no-goto-holds",
    _ERROR,
    "after `{reply}` the mood is {mood}{memory}, and no `goto` of it holds, so the story stops",
    "end the list with a `{{to: …}}` that has no `when`",
    means="after some reply no way holds",
    why="The trainee gives a reply and is left hanging: no next scene, no ending, no debrief.",
    example=Example("- {when: {mood_at_least: 6}, to: head-office}", "- {to: head-office}"),
)
NO_REPLY = Fault(
    "no-reply-on-offer",
    _ERROR,
    "at mood {mood}{memory} no reply of `{scene}` is on offer",
    "give the scene at least one reply without a `when`",
    means="in some position nothing can be said, except perhaps silence",
    why="The customer has spoken, and the trainee finds nothing to choose from and cannot go on.",
    example=Example(
        "          - {to: waiting}\n\n  waiting:\n    customer: Well?\n    replies:\n      number:\n"
        "        when: {mood_at_least: 4}\n        say: Here is their number.\n        goto: head-office\n",
        _TO_HEAD_OFFICE,
    ),
)
NO_ENDING = Fault(
    "no-ending-in-reach",
    _ERROR,
    "from `{scene}` at mood {mood}{memory} no ending can be reached any more: it goes round {loop}",
    "let a reply of this scene, or of one it leads to, `goto` an ending",
    means="from some position no ending can be reached; silence is no way out, since untimed attempts have none",
    why="Whatever the trainee says from here on, the conversation goes round for ever, without an ending or a score.",
    example=Example(
        "          - {to: waiting}\n\n  waiting:\n    customer: Well?\n    replies:\n      number:\n"
        "        when: {mood_at_least: 4}\n        say: Here is their number.\n        goto: head-office\n"
        "      moment:\n        say: One moment.\n        goto: waiting\n",
        _TO_HEAD_OFFICE,
    ),
)
LOOP_EARNS = Fault(
    "loop-earns",
    _ERROR,
    "going round {loop} earns {points:g} points for {skill} each time, so there is no best score",
    "let the way back cost as much as it earns, or offer the reply only when it `lacks` a memory that it sets",
    means="a way round earns points each time, so there is no best score",
    why="A trainee could say the same thing again and again and earn points each time. With no best score there is "
    "nothing to measure anybody against. A way round that costs points, or earns none, is fine.",
    example=Example(
        "say: Mo's lemon sponge. One second, let me ask Ade.\n        shows: [names-the-specifics]\n"
        "        why: She hears that you know the cake.",
        "say: One second, let me ask Ade.",
    ),
)
NOTHING_TO_EARN = Fault(
    "nothing-to-earn",
    _ERROR,
    "not even the best conversation earns points on balance, so nothing can be scored",
    "let some reply show a behaviour that adds to a skill",
    why="Scores say how much of what could be earned was earned. Where nothing can be, trainees would get no score at "
    "all, however well they answered.",
    example=Example(
        """\
scenario: nothing-to-say
version: 1
title: Nothing to say
channel: phone
difficulty: starter
language: en
customer: {name: Tessa Boyle, mood: 5}
start: opening
scenes:
  opening:
    customer: Tessa Boyle. You gave me somebody else's cake.
    replies:
      website:
        say: There is a form on our website.
        shows: [deflects]
        goto: gone
      later:
        say: Somebody will look into it.
        shows: [stalls]
        goto: gone
endings:
  gone:
    outcome: lost
    customer: Goodbye.
"""
    ),
)


def _question(number: int, last: int) -> str:
    """A scene that asks one of many questions, and remembers whether the trainee knew the answer."""
    to = f"question-{number + 1}" if number < last else "at-the-counter"
    return (
        f"  question-{number}:\n    customer: And my question number {number}?\n    replies:\n"
        f"      answer: {{say: Yes., remember: [answer-{number}], goto: {to}}}\n"
        f"      pass: {{say: I do not know., goto: {to}}}\n"
    )


TOO_MANY_POSITIONS = Fault(
    "too-many-positions",
    _ERROR,
    "more than {bound:,} positions (scene × mood × memory) can be reached, so nothing can be proved",
    "{help}",
    means="more positions (scene × mood × memory) than can be searched",
    why="The program tries out every way a conversation can go, so that no trainee gets stuck and every best score is "
    "exact. Here there are too many to try.",
    example=Example(
        "start: question-1\n\nscenes:\n" + "".join(_question(number, 20) for number in range(1, 21)),
        "start: at-the-counter\n\nscenes:\n",
    ),
)
WALKTHROUGH = Fault(
    "walkthrough-fails",
    _ERROR,
    "the walkthrough `{name}` does not go as written: it {problem}",
    "{help}",
    means="a walkthrough does not play, end or score as written",
    why="A walkthrough is your own promise of where a conversation leads and what it scores. Where it fails, the "
    "scenario has changed, or it never was what you thought.",
    example=Example("overall: 90}", "overall: 78.22}"),
)
