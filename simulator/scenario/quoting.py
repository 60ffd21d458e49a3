"""Sentences that want quotes: where authors of YAML trip first.

`say: Listen: this is wrong` is a mapping to YAML, `say: "Yes," he said` a quotation with a tail. This module finds the
line behind such a parser error and says how it would look in quotes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import yaml

_BLOCK = re.compile(r"^(?P<lead>\s*(?:- +)*(?:[A-Za-z_][\w-]*:[ \t]+|- +))(?P<value>\S.*?)(?P<tail>[ \t\r]*)$")
_FLOW = re.compile(
    r"^(?P<lead>.*[{,]\s*(?:say|customer|why|lesson|title|about|name):[ \t]+)"
    r"(?P<value>[^\"'{\[].*?)(?P<tail>\s*\}+\s*)$"
)
_NEVER_STARTS = "@`%*&!|>?-:#,]}"


@dataclass(frozen=True)
class Mend:
    """A line that parses once its sentence is quoted. `line` and `column` count from 0; `shown` goes into the hint."""

    line: int
    column: int
    text: str
    shown: str
    open_quote: bool = False


def quoted(sentence: str) -> str:
    """`sentence` as a double-quoted YAML scalar."""
    return json.dumps(sentence, ensure_ascii=False)


def mend_line(lines: list[str], error: yaml.MarkedYAMLError, open_quote: int | None) -> Mend | None:
    """The line whose sentence, put in quotes, takes `error` away; None where that is not what went wrong. `open_quote`
    is the line of the last quoted text that ran over several lines."""
    context = error.context_mark.line if error.context_mark is not None else None
    problem = error.problem_mark.line if error.problem_mark is not None else None
    candidates = [open_quote, problem, None if problem is None else problem - 1, context]
    for number in candidates:
        if number is None or not 0 <= number < len(lines):
            continue
        mend = _mend_block(lines[number], number) or (_mend_flow(lines[number], number) if number == problem else None)
        if mend is not None:
            return mend
    return None


def _mend_block(line: str, number: int) -> Mend | None:
    match = _BLOCK.match(line)
    if match is None:
        return None
    lead, value = match["lead"], match["value"]
    sentence, open_quote = value, False
    if value[0] in "'\"":
        if value.count(value[0]) == 1:
            sentence, open_quote = value[1:], True
        elif not _runs_on(value):
            return None
        elif value[-1] == value[0]:
            sentence = value[1:-1]
    elif not _unquotable(value):
        return None
    mended = lead + quoted(sentence) + match["tail"]
    shown = f"{lead.strip().removeprefix('- ')} {quoted(sentence)}" if lead.strip() != "-" else quoted(sentence)
    return Mend(number, len(lead), mended, shown, open_quote)


def _mend_flow(line: str, number: int) -> Mend | None:
    match = _FLOW.match(line)
    if match is None:
        return None
    sentence = quoted(match["value"])
    return Mend(number, len(match["lead"]), match["lead"] + sentence + match["tail"], sentence)


def _runs_on(value: str) -> bool:
    """Whether text stands behind the closing mark of a quotation: `"Yes," he said`."""
    body = value.replace('\\"', "__") if value[0] == '"' else value.replace("''", "__")
    tail = body[body.find(value[0], 1) + 1 :].strip()
    return tail != "" and not tail.startswith("#")


def _unquotable(value: str) -> bool:
    """Whether a plain scalar cannot be written like this."""
    if value[0] in "|>":
        return not re.fullmatch(r"[|>][+-]?\d?[+-]?(\s+#.*)?", value)
    if value[0] in "[{":
        return False
    return ": " in value or value.endswith(":") or bool(re.search(r" #\S", value)) or value[0] in _NEVER_STARTS


def explain(lines: list[str], error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """A parser error in an author's words, and what to do about it."""
    line = error.problem_mark.line if error.problem_mark else 0
    written = lines[line] if line < len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return (
            "a tab stands where only spaces may",
            "indent with spaces, two for each level; a tab cannot indent in YAML",
        )
    problem = f"{error.context}, {error.problem}" if error.context else str(error.problem)
    if error.context and "quoted scalar" in error.context:
        return "a quotation mark opens here and is never closed", "close it with the same mark on the same line"
    if error.context and "flow" in error.context:
        return problem, "look for a bracket or brace that is opened and not closed, or a comma that is missing"
    return problem, "compare the indentation with the lines above: keys of one level start in the same column"
