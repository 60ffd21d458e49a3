"""What plays, and is not well written yet: it can be guessed, rewards the wrong thing, or nobody speaks like that."""

from __future__ import annotations

from simulator.scenario.findings import Example, Fault, Severity

_WARNING, _NOTE = Severity.WARNING, Severity.NOTE


def _corridor(*replies: str) -> Example:
    """A scenario of four rooms in a row, with the same replies in each."""
    rooms = "".join(
        f"  room-{number}:\n    customer: Is this the desk for complaints, number {number}? I am Tessa.\n    replies:\n"
        + "".join(f"      {reply}\n" for reply in replies).format(
            to=f"room-{number + 1}" if number < 4 else "out", fact=f"the {number} boxes"
        )
        for number in range(1, 5)
    )
    return Example(
        "scenario: the-corridor\nversion: 1\ntitle: The corridor\nchannel: email\ndifficulty: starter\nlanguage: en\n"
        f"customer: {{name: Tessa Boyle, mood: 5}}\nstart: room-1\nscenes:\n{rooms}endings:\n"
        "  out:\n    outcome: resolved\n    customer: Thank you.\n"
    )


# --- what pays
MISTAKE_PAYS = Fault(
    "mistake-pays",
    _WARNING,
    "a mistake pays: `{reply}` shows `{behaviour}`, and lies on a way to the full score",
    "let it lead where less is still to be earned, or take from it what earns",
    "A trainee can say it, lose nothing, and learn that it does not matter.",
    Example(
        right="shows: [offers-a-remedy, acts-in-the-first-person, acts-now, states-a-time]",
        wrong="shows: [offers-a-remedy, acts-in-the-first-person, acts-now, states-a-time, deflects]",
    ),
)
DAWDLING_PAYS = Fault(
    "dawdling-pays",
    _WARNING,
    "talking longer pays: the best way to `{ending}` takes {best} replies, and it can be reached in {least}",
    "let the short way earn what the long one does, or let the detour cost something",
    "Points for going a longer way teach people to keep a customer on the line.",
    Example(
        right="        say: One second, let me ask Ade.\n        goto: at-the-counter\n",
        wrong="        say: One second, I'm ringing Ade now.\n        shows: [acts-now]\n"
        "        when: {lacks: [asked]}\n        remember: [asked]\n        goto: at-the-counter\n",
    ),
)
BEST_NOT_RESOLVED = Fault(
    "best-not-resolved",
    _WARNING,
    "no best way ends resolved; the best ends in `{ending}`, which is {outcome}",
    "let a reply on the way to a resolved ending earn more, or give `{ending}` another outcome",
    "The full score should be for a customer who was helped.",
    Example(right="outcome: resolved ", wrong="outcome: escalated"),
)
SILENCE_PAYS = Fault(
    "silence-on-best-path",
    _WARNING,
    "saying nothing costs nothing here: silence lies on a way to the full score",
    "let the silence show `stalls`, or lead where less is still to be earned",
    "Who waits and thinks aloud for a minute should not do as well as who answers.",
    Example(right="      shows: [stalls]\n      mood: -1\n", wrong="      mood: -1\n"),
)
SKILL_UNTESTED = Fault(
    "skill-untested",
    _NOTE,
    "{skill} is never put to the test: {reason}",
    "let some replies show what adds to {skill}, and others what takes away from it",
    "Its score says nothing about the trainee.",
    Example(right="          names-the-specifics: Forty guests, and it said Nigel\n", wrong=""),
)
ONE_BEATS_ALL = Fault(
    "one-beats-all",
    _NOTE,
    "in every scene one reply beats all others on listening, ownership and speed at once",
    "let good things pull apart now and then: quick against heard, honest against pleasant",
    "Where nothing has to be given up, there is nothing to decide.",
    _corridor(
        "good: {{say: Here I find {fact}., shows: [names-the-specifics, owns-the-failure, acts-now], goto: {to}}}",
        "poor: {{say: There is a form for that on our website., shows: [deflects], goto: {to}}}",
    ),
)
LONGEST_IS_BEST = Fault(
    "longest-is-best",
    _NOTE,
    "the longest reply is a best one in {count} of {scenes} scenes",
    "say a good reply shorter here and there, and let a poor one be wordy",
    "Trainees notice it within minutes, and read no further than the length.",
    _corridor(
        "long: {{say: I see {fact} here and that was us., shows: [names-the-specifics, owns-the-failure], goto: {to}}}",
        "quick: {{say: I am sending them., shows: [acts-now], goto: {to}}}",
        "poor: {{say: There is a form., shows: [deflects], goto: {to}}}",
    ),
)

# --- what does not fit
BLAME_LIFTS = Fault(
    "blame-lifts-the-mood",
    _WARNING,
    "the mood rises by {mood} after `{reply}`, which shows `{behaviour}`",
    "let the mood fall, or take the behaviour away if it is not shown",
    "Nobody warms to the one who blames them.",
    Example(
        right="        shows: [deflects]\n        mood: -3",
        wrong="        shows: [deflects, doubts-the-customer]\n        mood: +1",
    ),
)
PROMISE_SOURS = Fault(
    "promise-sours-the-mood",
    _WARNING,
    "the mood falls by {mood} after `{reply}`, which shows `{behaviour}`",
    "let the mood rise or stay, or take the behaviour away if it is not shown",
    "A promise that was kept is the surest way to mend a mood.",
    Example(
        right="        shows: [offers-a-remedy, states-a-time]\n        mood: +1",
        wrong="        shows: [offers-a-remedy, states-a-time, keeps-the-promise]\n        mood: -1",
    ),
)
QUICK_SILENCE = Fault(
    "silence-too-short",
    _WARNING,
    "the customer speaks again after {after:g} seconds, and reading this moment takes {reading:.0f}",
    "write `after: {least}` or more",
    "The clock would punish reading.",
    Example(right="after: 30", wrong="after: 5"),
)
TWINS = Fault(
    "near-twins",
    _NOTE,
    "`{reply}` says nearly the same as `{other}`",
    "let each reply try something of its own",
    "Between two that say the same, a trainee can only guess.",
    Example(
        right="say: Let me put twenty pounds on a voucher for you today, to say sorry properly.",
        wrong="say: I'm baking Mo's now, Tessa, and it is at your door by six, promised.",
    ),
)

# --- words
CURLY_QUOTES = Fault(
    "curly-quotes",
    _NOTE,
    "typographic quotation marks stand around the whole text, and will be shown with it",
    "YAML knows straight marks only: {quoted}",
    "Word processors put them there. Trainees will see the customer speak in quotation marks.",
    Example(right="customer: Give me the number, then.", wrong="customer: “Give me the number, then.”"),
)
NO_WHY = Fault(
    "no-why",
    _NOTE,
    "the reply `{reply}` has no `why`, and most of the others do",
    "say in a sentence what it did to this customer",
    "After it the trainee reads nothing, and wonders what happened.",
    Example(right="        why: Kind, and the party is still without a cake.\n", wrong=""),
)
LONG_LINE = Fault(
    "long-line",
    _NOTE,
    "this takes {words} words, which is about {seconds:.0f} seconds of talking",
    "say it in {most} words or fewer, or split it over two turns",
    "On the phone and at a counter nobody speaks that long without being interrupted.",
    Example(
        right="say: Right. And what can you do about it?",
        wrong="say: Right. And what can you do about it?"
        + 5 * " I had the candles and the guests and the knife, and then I lifted the lid.",
    ),
)
NEVER_NAMED = Fault(
    "never-named",
    _NOTE,
    "nobody ever says the customer's name, {name}",
    "let at least one reply use it where a person would",
    "Being called by name is the shortest way to being a person and not a case.",
    Example(right="Mo's now, Tessa, and", wrong="Mo's now, and"),
)
HARD_TO_READ = Fault(
    "hard-to-read",
    _NOTE,
    "this is hard to read (LIX {lix:.0f}; talk is below 40, and {hard:g} is an official letter)",
    "use shorter sentences and shorter words, as people do when they talk",
    "Trainees read against a clock, and customers do not speak like letters.",
    Example(
        right="say: Right. And what can you do about it?",
        wrong="say: Notwithstanding previous circumstances I formally request immediate clarification regarding the "
        "compensation arrangements applicable following incorrect personalisation of celebratory confectionery.",
    ),
)
