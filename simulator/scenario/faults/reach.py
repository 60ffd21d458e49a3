"""What is written and never happens: proved over every position, like the errors of the story."""

from __future__ import annotations

from simulator.scenario.findings import Example, Fault, Severity

_WARNING, _NOTE = Severity.WARNING, Severity.NOTE

UNREACHABLE_SCENE = Fault(
    "unreachable-scene",
    _WARNING,
    "no conversation ever reaches the scene `{name}`{with_it}",
    "let a reply lead to it with `goto: {name}`, or take it away",
    "Nobody will ever read what is written there. Most often a `goto` leads to another scene than was meant.",
    Example(
        right="\nendings:\n",
        wrong="\n  the-cellar:\n    customer: Is anybody down here?\n    replies:\n"
        "      yes: {say: Only me., goto: what-now}\n\nendings:\n",
    ),
)
UNREACHABLE_ENDING = Fault(
    "unreachable-ending",
    _WARNING,
    "no conversation ever comes to the ending `{name}`{why_not}",
    "let a reply lead to it with `goto: {name}`, or take it away",
    "An ending that nobody can reach is work for nothing, and its outcome is missing from the story.",
    Example(
        right="\nwalked-out:",
        wrong="\n  a-hug:\n    outcome: resolved\n    customer: Come here, you.\n\nwalked-out:",
    ),
)
NEVER_OFFERED = Fault(
    "never-offered",
    _WARNING,
    "the reply `{name}` is never on offer: {reason}",
    "change its `when`, or let an earlier reply make it hold",
    "A trainee can never choose it, so what it teaches is lost.",
    Example(right="when: {remembers: [owned-up]} # on offer", wrong="when: {mood_at_least: 9} # on offer"),
)
NEVER_SAID = Fault(
    "never-said",
    _WARNING,
    "the customer never says this line: {reason}",
    "change its `when`, or move it up; the first line that holds is said",
    "The customer was meant to react to something, and never will.",
    Example(right="when: {mood_at_most: 3, lacks: [owned-up]}", wrong="when: {mood_at_most: 0, lacks: [owned-up]}"),
)
NEVER_TAKEN = Fault(
    "never-taken",
    _WARNING,
    "this way to `{name}` is never taken: {reason}",
    "change its `when`, or move it up; the first way that holds is taken",
    "The story was meant to turn here, and never will.",
    Example(right="{when: {mood_at_most: 2}, to: stormed-off}", wrong="{when: {mood_at_least: 8}, to: stormed-off}"),
)
ALWAYS_HOLDS = Fault(
    "always-holds",
    _NOTE,
    "this condition always holds: {reason}",
    "{help}",
    "A condition that is always true decides nothing. Either it is not needed, or it asks for something else than was "
    "meant.",
    Example(right="when: {remembers: [owned-up]} # on offer", wrong="when: {mood_at_most: 9} # on offer"),
)
NEVER_REMEMBERED = Fault(
    "never-remembered",
    _WARNING,
    "`{fact}` is asked for here, and no reply ever remembers it",
    "{help}",
    "What asks for it never comes, or always does. Often one of two spellings is a slip.",
    Example(right="when: {remembers: [owned-up]} # on offer", wrong="when: {remembers: [owned-it]} # on offer"),
)
NEVER_ASKED = Fault(
    "never-asked",
    _WARNING,
    "`{fact}` is remembered here, and nothing ever asks for it",
    "{help}",
    "The customer will not notice it. It also doubles the positions that have to be searched.",
    Example(right="remember: [owned-up]", wrong="remember: [owned-up, said-sorry]"),
)
