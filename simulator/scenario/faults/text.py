"""The file as text: before anything in it is read as a scenario."""

from __future__ import annotations

from simulator.scenario.findings import Example, Fault, Severity

_ERROR, _NOTE = Severity.ERROR, Severity.NOTE
_TITLE = "title: A cake for Nigel"
_SAY = "say: One second, let me ask Ade."

UNREADABLE = Fault(
    "unreadable-file",
    _ERROR,
    "this file cannot be read: {problem}",
    "check its name and permissions",
    means="a file that cannot be opened or read",
    why="A file the program cannot open is missing from the library, and trainees never see the complaint in it.",
)  # no example: what fires it is not the text of a file
TOO_LARGE = Fault(
    "file-too-large",
    _ERROR,
    "this file is larger than 2 MiB",
    "is it a scenario at all? The longest take 100 KiB",
    why="Nobody writes two million letters of conversation. Most likely another file got in here by its name, and "
    "reading it would only keep trainees waiting.",
    example=Example("scenario: the-whole-year\n" + "# and so on\n" * 200_000),
)
NOT_UTF8 = Fault(
    "not-utf8",
    _ERROR,
    "byte {byte} is not UTF-8 text",
    "save the file as UTF-8 (in most editors: Save with encoding)",
    means="a byte that is not UTF-8 text",
    why="An older encoding stores é or £ in a way that other machines read as something else. The trainee would see "
    "broken letters in the customer's mouth.",
    example=Example("title: Crème brûlée\n".encode("latin-1")),
)
RAW_CONTROL = Fault(
    "raw-control-character",
    _ERROR,
    "the control character {code} stands in the file, which YAML does not allow",
    'delete it; if it is meant, write it inside double quotes as an escape such as "\\x1b"',
    means="a control character stands in the file as it is, which YAML does not allow",
    why="You cannot see this character, and it stops the reading: whatever is wrong behind it goes untold. It often "
    "comes along with text copied from another program.",
    example=Example("title: A cake\x07 for Nigel", _TITLE),
)
BROKEN_YAML = Fault(
    "broken-yaml",
    _ERROR,
    "YAML cannot be read here: {problem}",
    "{help}",
    means="YAML cannot be read here",
    why="The scenario cannot be played. Where it is plain what was meant, the rest of the file is read all the same; "
    "elsewhere, slips further down are told once this one is mended.",
    example=Example("say One second, let me ask Ade.", _SAY),
)
WANTS_QUOTES = Fault(
    "wants-quotes",
    _ERROR,
    "this sentence holds a sign that YAML reads as its own",
    "put the sentence in quotes: {quoted}",
    why="A colon, a comma or a star can mean something to YAML that you did not mean. Without quotes, the customer or "
    "the trainee would say something else, or nothing.",
    example=Example("say: One second: let me ask Ade.", _SAY),
)
OPEN_QUOTE = Fault(
    "open-quote",
    _ERROR,
    "a quotation mark opens here and is not closed",
    "close it on the same line: {quoted}",
    why="Everything up to the next quotation mark would become part of this sentence, and whole replies would vanish "
    "into it.",
    example=Example('say: "One second, let me ask Ade.', _SAY),
)
MISSING_SPACE = Fault(
    "missing-space",
    _ERROR,
    "there is no space behind the colon of `{key}`",
    "write `{key}: {value}`",
    means="no space behind the colon of a key",
    why="Without the space YAML sees one long word instead of a key and its text, and the sentence would be lost.",
    example=Example("say:One second, let me ask Ade.", _SAY),
)
BAD_ESCAPE = Fault(
    "bad-escape",
    _ERROR,
    "a backslash inside double quotes starts an escape, and this one is not known",
    "write two backslashes, or put the sentence in single quotes",
    why="Inside double quotes a backslash and the letter behind it are read as one other character, so the sentence on "
    "screen would not be the one you wrote.",
    example=Example(r'say: "One second, let me look in C:\cakes."', _SAY),
)
TEXT_CUT = Fault(
    "text-cut",
    _ERROR,
    "YAML took “{rest}” for a comment, and the text stops before it",
    "put the sentence in quotes: {quoted}",
    means="YAML took the rest of a sentence for a comment",
    why="The trainee would read half a sentence, and the order number you meant them to use would be the half that is "
    "missing.",
    example=Example("say: One second, let me look up order #88.", _SAY),
)
TWO_DOCUMENTS = Fault(
    "two-documents",
    _ERROR,
    "a second document starts here (---)",
    "put each scenario in a file of its own",
    why="Only what stands above the line of dashes would be played; the rest would be ignored without a word.",
    example=Example("---\nwalked-out:", "walked-out:"),
)
TOO_DEEP = Fault(
    "too-deep",
    _ERROR,
    "more than 20 levels are nested here",
    "a scenario needs no more than eight",
    why="No part of a scenario lies this deep, so something was pasted or opened that does not belong here.",
    example=Example(
        "about: " + "[" * 20 + "Tessa opened the box" + "]" * 20,
        "about: Tessa opened the box at the party. The name on the cake was not Mo's.",
    ),
)
NO_REFERENCES = Fault(
    "no-references",
    _ERROR,
    "anchors, aliases and tags are not part of the format: {written}",
    "write the text out; if it is a sentence that starts with & * or !, put it in quotes",
    means="an anchor, an alias or a tag, which are not part of the format; told once a file",
    why="They let one line stand for text written elsewhere, so whoever reads the file could not see what is said "
    "where, and a few lines could grow to fill the machine.",
    example=Example("title: &title A cake for Nigel", _TITLE),
)
KEY_NOT_TEXT = Fault(
    "key-not-text",
    _ERROR,
    "a key has to be a word",
    "write `key: value`, one to a line",
    why="The program finds each part of a scenario by its name. A list or a brace is no name, so what stands behind it "
    "could not be found.",
    example=Example("{[name]: Tessa Boyle, mood: 5}", "{name: Tessa Boyle, mood: 5}"),
)
DUPLICATE_KEY = Fault(
    "duplicate-key",
    _ERROR,
    "`{key}` stands here a second time (first on line {line})",
    "keep one of the two; ids are unique where they stand",
    means="the same key, or the same id, twice in one place",
    why="Only one of the two can hold. YAML would quietly keep one and drop the other, perhaps a whole reply.",
    example=Example("mood: +1\n        mood: +2", "mood: +2"),
)
NOT_A_SCENARIO = Fault(
    "not-a-scenario",
    _ERROR,
    "this is not a scenario: none of the format's keys stands in it",
    "start with `scenario: its-id`",
    why="Another YAML file lies among the scenarios. It cannot be played, and it may be missed where it belongs.",
    example=Example("cake: lemon sponge\nfor: Mo\n"),
)
EMPTY_FILE = Fault(
    "empty-file",
    _ERROR,
    "there is no scenario in this file",
    "start with `scenario: its-id`",
    why="There is nothing to play. If you did write something here, it was not saved.",
    example=Example("# Tessa and the wrong cake: to be written\n"),
)
CONTROL_CHARACTER = Fault(
    "control-character",
    _NOTE,
    "this text holds the control character {code}",
    "it will be shown as a symbol; is it meant?",
    means="a text holds a control character",
    why="Trainees will see an odd symbol in the middle of a sentence. That may be what you want; mostly it came along "
    "with copied text.",
    example=Example('title: "A cake\\x07 for Nigel"', _TITLE),
)
