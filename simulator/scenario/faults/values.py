"""Faults of keys and values, and of names that have to fit each other."""

from __future__ import annotations

from simulator.scenario.findings import Fault, Severity

_ERROR = Severity.ERROR

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
