"""Keys and values, and names that have to fit each other."""

from __future__ import annotations

from simulator.scenario.findings import Example, Fault, Severity

_ERROR = Severity.ERROR

MISSING_KEY = Fault(
    "missing-key",
    _ERROR,
    "{owner} needs `{key}`",
    "add `{key}:` — {means}",
    means="a required key is missing",
    why="The program will not guess what you left out: how a conversation ends, or what is said, is for you to decide.",
    example=Example(
        "  head-office:\n    customer: Give me",
        "  head-office:\n    outcome: escalated\n    customer: Give me",
    ),
)
UNKNOWN_KEY = Fault(
    "unknown-key",
    _ERROR,
    "`{key}` is not a key of {owner}",
    "expected one of: {expected}",
    means="no such key here",
    why="A misspelt key would be passed over in silence, and what you wrote behind it would have no effect.",
    example=Example("titel: A cake for Nigel", "title: A cake for Nigel"),
)
WRONG_TYPE = Fault(
    "wrong-type",
    _ERROR,
    "expected {expected}, found {found}",
    "{help}",
    means="a list where a text belongs, a word where a number belongs, and the like",
    why="What stands here cannot be used for what the key is for: a mood moves by a number, not by a word.",
    example=Example("mood: three", "mood: +3"),
)
EMPTY_TEXT = Fault(
    "empty-text",
    _ERROR,
    "`{key}` has no text",
    "write the text behind it",
    means="a key with no text behind it",
    why="The trainee would read an empty line where something should be said.",
    example=Example("lesson:", "lesson: A cake with his name on it says more than a voucher."),
)
BAD_ID = Fault(
    "bad-id",
    _ERROR,
    "“{id}” cannot be an id",
    "use lower-case letters and digits, words joined by one hyphen, such as {like}",
    means="not a valid id",
    why="Ids are written again in other places: in `goto`, in walkthroughs, in reports. One plain way to write them "
    "keeps two spellings from being two things.",
    example=Example("Ask Ade:", "ask-ade:"),
)
RESERVED_ID = Fault(
    "reserved-id",
    _ERROR,
    "`silence` is reserved, and cannot be a reply's id",
    "give the reply another id",
    why="Reports write `silence` where nothing was said in time. A reply of that name could not be told from it.",
    example=Example("silence:                        # shows", "ask-ade:                        # shows"),
)
OUT_OF_RANGE = Fault(
    "out-of-range",
    _ERROR,
    "expected {expected}, found {found}",
    "{help}",
    means="a number outside its range",
    why="The scale ends before this number, so it cannot mean what you want: no customer is more patient than 10.",
    example=Example("mood: 11}", "mood: 5}"),
)
UNKNOWN_WORD = Fault(
    "unknown-word",
    _ERROR,
    "“{found}” is not one of {expected}",
    "{help}",
    means="not one of the words to choose from",
    why="Trainees and the program know these words and no others. Another would say nothing to either.",
    example=Example("difficulty: easy", "difficulty: starter"),
)
BAD_LANGUAGE = Fault(
    "bad-language",
    _ERROR,
    "“{found}” is not a language tag",
    "use a BCP 47 tag such as en, en-GB or pt-BR",
    means="not a language tag",
    why="Other programs, such as screen readers, know languages by these short tags and by nothing else.",
    example=Example("language: British English", "language: en-GB"),
)
LISTED_TWICE = Fault(
    "listed-twice",
    _ERROR,
    "`{name}` is listed twice",
    "once is enough",
    means="the same entry twice in a list",
    why="A behaviour counts once in a reply however often it is listed. The second entry changes nothing, and may "
    "stand where you meant another.",
    example=Example("acts-now, states-a-time, acts-now]", "acts-now, states-a-time]"),
)

# --- names that have to fit each other
UNKNOWN_TARGET = Fault(
    "unknown-target",
    _ERROR,
    "there is no {kind} `{name}`",
    "{help}",
    means="no such scene or ending",
    why="The conversation would lead nowhere: a trainee gives this reply, and there is nothing to go on with.",
    example=Example("goto: at-the-conter", "goto: at-the-counter"),
)
UNKNOWN_BEHAVIOUR = Fault(
    "unknown-behaviour",
    _ERROR,
    "the rubric has no behaviour `{name}`",
    "{help}",
    means="the rubric has no such behaviour",
    why="Only behaviours of the rubric count for something. This one would earn and cost nothing, and the score would "
    "be wrong without a sign of it.",
    example=Example("shows: [deflcts]", "shows: [deflects]"),
)
QUOTE_NOT_SAID = Fault(
    "quote-not-said",
    _ERROR,
    "the words “{words}” do not stand in what is said",
    "copy them from `say` to the letter, or leave them out",
    means="the words behind a behaviour do not stand in `say`",
    why="The debrief shows trainees the words that earned or cost them points. It must not quote what they never said.",
    example=Example("owns-the-failure: It was our fault", "owns-the-failure: We mixed up the boxes"),
)
DUPLICATE_ID = Fault(
    "duplicate-id",
    _ERROR,
    "the id `{id}` is used already ({where})",
    "give one of them another id",
    means="a scene and an ending with one id, or two files of the library with one id",
    why="A `goto` with this id could mean either of the two. In a library, only the first of two scenarios with one "
    "id can be played.",
    example=Example(
        "endings:\n  what-now:\n    outcome: lost\n    customer: Never mind.\n  corner-piece:",
        "endings:\n  corner-piece:",
    ),
)
