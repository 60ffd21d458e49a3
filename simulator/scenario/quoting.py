"""Sentences that want quotes: where authors of YAML trip first.

`say: Listen: this is wrong` is a mapping to YAML, `say: "Yes," he said` a quotation with a tail. This module finds the
line behind such a parser error and says how it would look in quotes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import yaml

_BLOCK = re.compile(r"^(?P<lead>\s*(?:- +)*(?:[A-Za-z_][\w-]*:[ \t]+|- +))(?P<value>\S.*?)[ \t\r]*$")
_FLOW = re.compile(r"^(?P<lead>.*[{,]\s*(?:say|customer|why|lesson|title|about|name):[ \t]+)(?P<value>[^\"'{\[].*?)(?P<tail>\s*\}+\s*)$")
_NEVER_STARTS = "@`%*&!|>?-:#'\"[]{},"


@dataclass(frozen=True)
class Mend:
    """A line that parses once its sentence is quoted. `line` and `column` count from 0; `shown` goes into the hint."""

    line: int
    column: int
    text: str
    shown: str


def quoted(sentence: str) -> str:
    """`sentence` as a double-quoted YAML scalar."""
    return json.dumps(sentence, ensure_ascii=False)


def _unquotable(value: str) -> bool:
    """Whether a plain scalar cannot be written like this."""
    if value[0] in "'\"":
        closing = value.find(value[0], 1)
        return closing != -1 and value[closing + 1 :].strip() != "" and not value[closing + 1 :].lstrip().startswith("#")
    if value[0] in "|>":
        return not re.fullmatch(r"[|>][+-]?\d?[+-]?(\s+#.*)?", value)
    if value[0] in "[{":
        return False
    return ": " in value or value.endswith(":") or " #" in value or value[0] in _NEVER_STARTS


def mend_line(lines: list[str], error: yaml.MarkedYAMLError) -> Mend | None:
    """The line whose sentence, put in quotes, takes `error` away; None where that is not what went wrong."""
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    if error.problem_mark is not None:
        marks.insert(1, error.problem_mark.line - 1)
    for number in marks:
        if not 0 <= number < len(lines):
            continue
        for pattern in (_FLOW, _BLOCK):
            match = pattern.match(lines[number])
            if match is None or not (pattern is _FLOW or _unquotable(match["value"])):
                continue
            if pattern is _FLOW and error.problem_mark is not None and error.problem_mark.line != number:
                continue
            sentence = match["value"]
            tail = match["tail"] if pattern is _FLOW else ""
            mended = match["lead"] + quoted(sentence) + tail
            shown = match["lead"].strip().removeprefix("- ") if pattern is _BLOCK else ""
            return Mend(number, len(match["lead"]), mended, f"{shown} {quoted(sentence)}".strip())
    return None
