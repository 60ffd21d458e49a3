"""Faults of a file as text: before anything in it is read as a scenario."""

from __future__ import annotations

from simulator.scenario.findings import Fault, Severity

_ERROR, _NOTE = Severity.ERROR, Severity.NOTE

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
