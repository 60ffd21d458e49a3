"""The catalogue of faults: every code that `check` can report, with its words, in one place."""

from __future__ import annotations

from simulator.scenario.findings import Fault, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

# --- the file as text
UNREADABLE = Fault("unreadable-file", _ERROR, "this file cannot be read: {problem}", "check its name and permissions")
TOO_LARGE = Fault(
    "file-too-large", _ERROR, "this file is larger than 2 MiB", "is it a scenario at all? The longest take 100 KiB"
)
NOT_UTF8 = Fault(
    "not-utf8", _ERROR, "byte {byte} is not UTF-8 text", "save the file as UTF-8 (in most editors: Save with encoding)"
)
RAW_CONTROL = Fault(
    "raw-control-character",
    _ERROR,
    "the control character {code} stands in the file, which YAML does not allow",
    'delete it; if it is meant, write it inside double quotes as an escape such as "\\x1b"',
)
BROKEN_YAML = Fault("broken-yaml", _ERROR, "YAML cannot be read from here on: {problem}", "{help}")
WANTS_QUOTES = Fault(
    "wants-quotes",
    _ERROR,
    "this sentence holds a sign that YAML reads as its own",
    "put the sentence in quotes: {quoted}",
)
OPEN_QUOTE = Fault(
    "open-quote", _ERROR, "a quotation mark opens here and is not closed", "close it on the same line: {quoted}"
)
MISSING_SPACE = Fault(
    "missing-space", _ERROR, "there is no space behind the colon of `{key}`", "write `{key}: {value}`"
)
BAD_ESCAPE = Fault(
    "bad-escape",
    _ERROR,
    "a backslash inside double quotes starts an escape, and this one is not known",
    "write two backslashes, or put the sentence in single quotes",
)
TEXT_CUT = Fault(
    "text-cut",
    _ERROR,
    "YAML took “{rest}” for a comment, and the text stops before it",
    "put the sentence in quotes: {quoted}",
)
TWO_DOCUMENTS = Fault(
    "two-documents", _ERROR, "a second document starts here (---)", "put each scenario in a file of its own"
)
TOO_DEEP = Fault("too-deep", _ERROR, "more than 20 levels are nested here", "a scenario needs no more than eight")
NO_REFERENCES = Fault(
    "no-references",
    _ERROR,
    "anchors, aliases and tags are not part of the format: {written}",
    "write the text out; if it is a sentence that starts with & * or !, put it in quotes",
)
KEY_NOT_TEXT = Fault("key-not-text", _ERROR, "a key has to be a word", "write `key: value`, one to a line")
DUPLICATE_KEY = Fault(
    "duplicate-key",
    _ERROR,
    "`{key}` stands here a second time (first on line {line})",
    "keep one of the two; ids are unique where they stand",
)
NOT_A_SCENARIO = Fault(
    "not-a-scenario",
    _ERROR,
    "this is not a scenario: none of the format's keys stands in it",
    "start with `scenario: its-id`",
)
EMPTY_FILE = Fault("empty-file", _ERROR, "there is no scenario in this file", "start with `scenario: its-id`")
CONTROL_CHARACTER = Fault(
    "control-character",
    _NOTE,
    "this text holds the control character {code}",
    "it will be shown as a symbol; is it meant?",
)

# --- keys and values
MISSING_KEY = Fault("missing-key", _ERROR, "{owner} needs `{key}`", "add `{key}:` — {means}")
UNKNOWN_KEY = Fault("unknown-key", _ERROR, "`{key}` is not a key of {owner}", "expected one of: {expected}")
WRONG_TYPE = Fault("wrong-type", _ERROR, "expected {expected}, found {found}", "{help}")
EMPTY_TEXT = Fault("empty-text", _ERROR, "`{key}` has no text", "write the text behind it")
BAD_ID = Fault(
    "bad-id",
    _ERROR,
    "“{id}” cannot be an id",
    "use lower-case letters and digits, words joined by one hyphen, such as {like}",
)
RESERVED_ID = Fault(
    "reserved-id", _ERROR, "`silence` is reserved, and cannot be a reply's id", "give the reply another id"
)
OUT_OF_RANGE = Fault("out-of-range", _ERROR, "expected {expected}, found {found}", "{help}")
UNKNOWN_WORD = Fault("unknown-word", _ERROR, "“{found}” is not one of {expected}", "{help}")
BAD_LANGUAGE = Fault(
    "bad-language", _ERROR, "“{found}” is not a language tag", "use a BCP 47 tag such as en, en-GB or pt-BR"
)
LISTED_TWICE = Fault("listed-twice", _ERROR, "`{name}` is listed twice", "once is enough")

# --- names that have to fit each other
UNKNOWN_TARGET = Fault("unknown-target", _ERROR, "there is no {kind} `{name}`", "{help}")
UNKNOWN_BEHAVIOUR = Fault("unknown-behaviour", _ERROR, "the rubric has no behaviour `{name}`", "{help}")
QUOTE_NOT_SAID = Fault(
    "quote-not-said",
    _ERROR,
    "the words “{words}” do not stand in what is said",
    "copy them from `say` to the letter, or leave them out",
)
DUPLICATE_ID = Fault("duplicate-id", _ERROR, "the id `{id}` is used already ({where})", "give one of them another id")

# --- what cannot be played or scored (proved over every position)
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
    "from `{scene}` at mood {mood}{memory} no ending can be reached any more",
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
