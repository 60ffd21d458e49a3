"""Slips that stop YAML's parser: where authors trip first, and how the line was meant.

`say: Listen: this is wrong` is a mapping to YAML, `say: "Yes," he said` a quotation with a tail, `say:Hello` no key at
all. This module finds the line behind a parser error and mends it in memory, so that the rest of the file is still
read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import yaml

from simulator.scenario import faults
from simulator.scenario.findings import Fault

TEXT_KEYS = ("say", "customer", "title", "about", "why", "lesson", "name", "touchpoint")
"""Keys behind which sentences stand."""

OTHER_KEYS = (
    *("scenario", "version", "channel", "difficulty", "language", "file", "start", "scenes", "endings", "walked-out"),
    *(
        "walkthroughs",
        "draft",
        "replies",
        "silence",
        "shows",
        "mood",
        "remember",
        "when",
        "goto",
        "after",
        "to",
        "outcome",
    ),
    *("mood_at_least", "mood_at_most", "remembers", "lacks"),
    *("ends", "overall", "overall_at_least", "overall_at_most"),
)

_KNOWN = "|".join(sorted((*TEXT_KEYS, *OTHER_KEYS), key=len, reverse=True))
_TEXT = "|".join(TEXT_KEYS)
_BLOCK = re.compile(rf"(?P<lead>\s*(?:- +)*(?:(?:{_TEXT}):[ \t]+|- +))(?P<value>\S.*)")
_FLOW_KEY = re.compile(rf"[{{,]\s*(?P<key>{_KNOWN}):[ \t]+")
_NO_SPACE = re.compile(rf"(?P<lead>\s*(?:- +)*)(?P<key>{_KNOWN}):(?P<value>[^\s:].*)")
_ANY_KEY = re.compile(r"\s*(?:- +)*[\w-]+:(?:\s|$)")
_STARTS_KEY = re.compile(rf"\s*(?:- +)?(?:{_KNOWN}):(?:\s|$)")
COMPARE = "compare the indentation with the lines above: keys of one level start in the same column"
"""What is advised where nothing better is known."""
_NEVER_STARTS = "@`%*&!|>,]}"
_ODD_INDENTS = {ord("\t"): "  ", ord("\u00a0"): " ", ord("\u3000"): " "}
"""What must not stand before a key, and what takes its place."""
LONGEST = 2000
"""Longer lines are not mended: no sentence is, and looking would take long."""


@dataclass(frozen=True)
class Mend:
    """Lines that parse once a slip is mended, from `line` on. `line` and `column` count from 0."""

    fault: Fault
    line: int
    column: int
    lines: tuple[str, ...]
    words: dict[str, Any]


def quoted(sentence: str) -> str:
    """`sentence` as a double-quoted YAML scalar."""
    return json.dumps(sentence, ensure_ascii=False)


def starts_key(line: str) -> bool:
    """Whether a line looks like a key of the format."""
    return bool(_STARTS_KEY.match(line))


def missing_space(text: str) -> tuple[str, str] | None:
    """`name:Priya` as key and value, where the key is one of the format's."""
    match = _NO_SPACE.fullmatch(text) if len(text) <= LONGEST else None
    return (match["key"], match["value"]) if match is not None and not match["lead"].strip() else None


def mend(lines: list[str], error: yaml.MarkedYAMLError, open_quote: tuple[int, int] | None) -> Mend | None:
    """What takes `error` away; None where no known slip is behind it. `open_quote`: the first and last line of the last
    quoted text that ran over several lines."""
    problem, at = (error.problem_mark.line, error.problem_mark.column) if error.problem_mark is not None else (0, 0)
    context = error.context_mark.line if error.context_mark is not None else problem
    quote = open_quote[0] if open_quote is not None and problem - open_quote[1] in (0, 1) else None
    for number in dict.fromkeys((quote, problem, problem - 1, context)):
        if number is None or not 0 <= number < len(lines) or len(lines[number]) > LONGEST:
            continue
        found = _no_space(lines[number], number) or _block(lines, number, problem)
        if found is None and "{" in lines[number]:
            found = _flow(lines[number], number, at if number == problem else None)
        if found is not None:
            return found
    return None


def _no_space(line: str, number: int) -> Mend | None:
    match = _NO_SPACE.fullmatch(line)
    if match is None or (match["value"].startswith("//") and match["key"] not in TEXT_KEYS):
        return None
    key, value = match["key"], match["value"].rstrip()
    mended = f"{match['lead']}{key}: {value}"
    return Mend(faults.MISSING_SPACE, number, len(match["lead"]), (mended,), {"key": key, "value": value})


def _block(lines: list[str], number: int, problem: int) -> Mend | None:
    """A sentence behind its key, or behind a list's dash."""
    match = _BLOCK.fullmatch(lines[number])
    if match is None:
        return None
    lead, value = match["lead"], re.sub(r"\s+# .*$", "", match["value"]).rstrip()
    after: tuple[str, ...] = ()
    sentence, fault = value, faults.WANTS_QUOTES
    if value[0] == "#":
        return None
    if value[0] in "'\"":
        if value.count(value[0]) == 1:
            sentence, fault = value[1:], faults.OPEN_QUOTE
        elif not _runs_on(value):
            return None
        elif value[-1] == value[0]:
            sentence = value[1:-1]
    elif not (_unquotable(value) or (not lead.rstrip().endswith("-") and _no_mapping(value))):
        follow = lines[number + 1 : problem + 1] if value[0] not in "[{" else []
        if not follow or not all(line.strip() and not starts_key(line) for line in follow):
            return None
        if not (": " in follow[-1] or " #" in value):
            return None
        sentence, after = " ".join((value, *(line.strip() for line in follow))), ("",) * len(follow)
    shown = f"{lead.strip().removeprefix('- ')} {quoted(sentence)}" if lead.strip() != "-" else quoted(sentence)
    return Mend(fault, number, len(lead), (lead + quoted(sentence), *after), {"quoted": shown})


def _flow(line: str, number: int, column: int | None) -> Mend | None:
    """A sentence within braces: the first that cannot stand without quotes, or else the one in which the parser gave up
    (`column`, from 0). None where nothing is known of that: only a sentence that lost its end to a ` #`."""
    keys = list(_FLOW_KEY.finditer(line))
    spans = []
    for index, key in enumerate(keys, start=1):
        start, end = key.end(), keys[index].start() if index < len(keys) else len(line)
        value = line[start:end].rstrip(", \t")
        while value and value[-1] in "}]" and value.count(value[-1]) > value.count("{" if value[-1] == "}" else "["):
            value = value[:-1].rstrip()
        if key["key"] in TEXT_KEYS and value:
            spans.append((key["key"], start, value))
    found = next((span for span in spans if _troubled(span[2])), None)
    if found is None and column is not None:
        found = next((span for span in spans[::-1] if span[1] <= column and span[2][0] not in "\"'{["), None)
    if found is None or (column is None and " #" not in found[2]):
        return None
    key_name, start, value = found
    sentence, cut = value, value.find(" #")
    if value[0] in "\"'" and (value.count(value[0]) == 1 or value[-1] == value[0]):
        sentence = value[1:].removesuffix(value[0])
    mended = line[:start] + quoted(sentence) + line[start + len(value) :]
    if cut != -1 and value[0] not in "\"'":
        words = {"rest": line[start + cut :].strip(), "quoted": f"{key_name}: {quoted(sentence)}"}
        return Mend(faults.TEXT_CUT, number, start, (mended,), words)
    fault = faults.OPEN_QUOTE if value[0] in "\"'" and value.count(value[0]) == 1 else faults.WANTS_QUOTES
    return Mend(fault, number, start, (mended,), {"quoted": f"{key_name}: {quoted(sentence)}"})


def _troubled(value: str) -> bool:
    """Whether a text within braces cannot be written like this."""
    if value[0] in "'\"":
        return value.count(value[0]) == 1 or _runs_on(value)
    if value[0] in "[{" and _unquotable(value):
        return True
    return value[0] not in "[{" and (_unquotable(value) or any(sign in value for sign in "[]{}"))


def _no_mapping(value: str) -> bool:
    """Whether a sentence behind its key only looks like a key, a list or a mapping."""
    return value.endswith(":") or (value[0] in "[{" and "]}"["[{".find(value[0])] not in value and ": " not in value)


def _runs_on(value: str) -> bool:
    """Whether text stands behind the closing mark of a quotation: `"Yes," he said`."""
    body = value.replace('\\"', "__") if value[0] == '"' else value.replace("''", "__")
    tail = body[body.find(value[0], 1) + 1 :].strip()
    return tail != "" and not tail.startswith("#")


def _unquotable(value: str) -> bool:
    """Whether a plain scalar cannot be written like this."""
    if value[0] in "|>":
        return not re.fullmatch(r"[|>][+-]?\d?[+-]?", value)
    if value[0] in "[{":
        closing = value.find("]" if value[0] == "[" else "}")
        return closing != -1 and re.match(r"\s*\w", value[closing + 1 :]) is not None
    if value.endswith(":"):
        return " " in value
    return ": " in value or " #" in value or value[0] in _NEVER_STARTS or value[:2] in ("- ", "? ", ": ")


def _oddly_indented(line: str) -> bool:
    return not set(map(ord, line[: len(line) - len(line.lstrip())])).isdisjoint(_ODD_INDENTS)


def explain(lines: list[str], error: yaml.MarkedYAMLError) -> tuple[Fault, int, int, dict[str, Any]]:
    """A parser error in an author's words: the fault, its line and column from 1, and the words."""
    mark = error.problem_mark or error.context_mark
    problem, context = str(error.problem), error.context or ""
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    if "escape" in problem or "hexdecimal" in problem or "Unicode character escape" in problem:
        return faults.BAD_ESCAPE, line + 1, column + 1, {}
    if ("quoted scalar" in context or "flow" in context or "simple key" in context) and error.context_mark is not None:
        line, column = error.context_mark.line, error.context_mark.column
    written = lines[line] if line < len(lines) else ""
    if "block" in context or "mapping values" in problem or "simple key" in context:
        odd = next((at for at in (line, line - 1) if 0 <= at < len(lines) and _oddly_indented(lines[at])), line)
        line, column, written = (odd, 0, lines[odd]) if odd != line else (line, column, written)
    indent = written[: len(written) - len(written.lstrip())]
    word = re.match(r"\s*(?:- +)*([\w-]+)", written)
    if "\t" in indent:
        words = (
            "a tab stands where only spaces may",
            "indent with spaces, two for each level",
        )
    elif "\u00a0" in indent or "\u3000" in indent:
        words = "a no-break space stands where only plain spaces may", "delete the indentation and type it anew"
    elif "quoted scalar" in context:
        words = "a quotation mark opens here and is never closed", "close it with the same mark on the same line"
    elif "flow" in context:
        words = "the bracket or brace that opens here is not closed, or lacks a comma", "close it on the same line"
    elif "could not find expected ':'" in problem and word is not None:
        words = "this line is no `key: value`", f"write a colon and a space behind `{word[1]}`"
    elif "mapping values are not allowed" in problem and line and not _ANY_KEY.match(lines[line - 1]):
        before = lines[line - 1]
        line, column = line - 1, len(before) - len(before.lstrip())
        key = before.split()[0] if before.split() else "the key"
        words = "this line is no `key: value`", f"write a colon and a space behind `{key}`, or quote the sentence"
    else:
        words = f"{context}, {problem}" if context else problem, COMPARE
    last = len(lines) - 1 if lines[-1] else max(0, len(lines) - 2)
    if line > last:
        line, column = last, 0
    return faults.BROKEN_YAML, line + 1, column + 1, {"problem": words[0], "help": words[1]}


def repair(lines: list[str], error: yaml.MarkedYAMLError, line: int, column: int) -> bool:
    """Mends what `explain` told of at a place (from 1) in `lines`, as far as that can be guessed, so that the rest can
    be read; False where it cannot."""
    number = line - 1
    written = lines[number]
    if len(written) > LONGEST:
        return False
    mended = written
    indent = written[: len(written) - len(written.lstrip())]
    without_colon = re.match(rf"(\s*(?:- +)*(?:{_KNOWN})) +(?=[^\s:])", written)
    if "escape" in str(error.problem) or "hexdecimal" in str(error.problem):
        mended = re.sub(r'\\(?![\\"])', r"\\\\", written)
    elif not set(map(ord, indent)).isdisjoint(_ODD_INDENTS):
        _straighten(lines, number)
        return True
    elif "flow" in (error.context or ""):
        mended = _closed(written, column - 1)
    elif without_colon is not None:
        mended = f"{without_colon[1]}: {written[without_colon.end() :]}"
    lines[number] = mended
    return mended != written


def _straighten(lines: list[str], number: int) -> None:
    """Indents all lines with spaces. A tab is as wide as makes line `number` fit the line above it."""
    above = next((line for line in lines[number - 1 :: -1] if line.strip()), "") if number else ""
    wanted = len(above) - len(above.lstrip()) + (2 if above.rstrip().endswith(":") else 0)
    tabs = lines[number][: len(lines[number]) - len(lines[number].lstrip())].count("\t")
    width = wanted // tabs if tabs and wanted and wanted % tabs == 0 else 2
    odd = {**_ODD_INDENTS, ord("\t"): " " * width}
    for at, line in enumerate(lines):
        body = line.lstrip()
        lines[at] = line[: len(line) - len(body)].translate(odd) + body


def _closed(line: str, start: int) -> str:
    """A line with the bracket or brace closed that opens at `start`: where the next key comes, or at the end."""
    opening = line[start : start + 1]
    if opening not in ("[", "{"):
        return line
    end = len(re.sub(r"\s+#.*$", "", line))
    if opening == "[" and (key := _FLOW_KEY.search(line, start)) is not None:
        end = min(end, key.start())
    while end > start + 1 and line[end - 1] in ("}" if opening == "[" else "]"):
        end -= 1
    return line[:end] + ("]" if opening == "[" else "}") + line[end:]
