"""YAML text as a tree of nodes that know where they stand.

The tree is built from libyaml's event stream, because the limits (depth, no anchors, aliases or tags) have to stand
*before* anything recursive: the C composer crashes on 200,000 nested brackets and an alias bomb of 300 bytes unfolds
to gigabytes. Scalars keep their letters; what `no`, `010` or `12:30` mean is decided by the model, which knows what it
asked for. So nothing here can fall into a YAML 1.1 trap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from simulator.scenario import faults
from simulator.scenario.findings import Findings, Mark
from simulator.scenario.parser import Parser
from simulator.scenario.slips import TEXT_KEYS, explain, mend, missing_space, quoted, starts_key
from simulator.scenario.source import MAX_BYTES, MAX_DEPTH

MAX_MENDS = 50
"""How many slips are mended in memory so that the rest of the file is still read."""

_HIDDEN = {0x85: 0x10FF85, 0x2028: 0x10FF28, 0x2029: 0x10FF29}
"""To libyaml these three end a line, to YAML 1.2 and to every editor they do not. They are read as private characters,
which stand for nothing, and put back into the values."""
_SHOWN = {private: char for char, private in _HIDDEN.items()}

_CUT = re.compile(r"[ \t]+#(?=\S)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, by its letters. `plain`: written without quotes. `folded`: its line breaks are folded already. `cut`:
    what YAML took for a comment, behind a ` #`. `alias`: stands for something else, which is a fault told already."""

    text: str
    mark: Mark
    plain: bool
    folded: bool
    cut: str | None = None
    alias: bool = False


@dataclass(slots=True)
class Sequence:
    mark: Mark
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    mark: Mark
    items: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class Refused(Exception):
    """The text cannot be read any further; the finding is recorded already."""


def decode(data: bytes, findings: Findings) -> str | None:
    """The text of a file within the limits of size and encoding, or None with a finding."""
    if len(data) > MAX_BYTES:
        findings.add(faults.TOO_LARGE, Mark(1, 1))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        line = before.count("\n") + 1
        findings.add(faults.NOT_UTF8, Mark(line, len(before) - before.rfind("\n")), byte=f"0x{data[error.start]:02X}")
        return None


def read(text: str, findings: Findings) -> Node | None:
    """The tree of `text`, or None where nothing can be read. A slip of a known kind is reported, mended in memory, and
    the reading starts again, so that it does not hide the faults behind it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_HIDDEN).split("\n")
    for _ in range(MAX_MENDS):
        attempt = Findings(findings.path)
        composer = _Composer("\n".join(lines), lines, attempt)
        try:
            node = composer.document()
        except Refused:
            findings.extend(attempt)
            return None
        except yaml.MarkedYAMLError as error:
            mended = mend(lines, error, composer.open_quote)
            if mended is None:
                findings.extend(attempt)
                fault, line, column, words = explain(lines, error)
                findings.add(fault, Mark(line, column), **words)
                return None
            lines[mended.line : mended.line + len(mended.lines)] = mended.lines
            findings.add(mended.fault, Mark(mended.line + 1, mended.column + 1), **mended.words)
        except yaml.reader.ReaderError as error:
            before = "\n".join(lines)[: error.position]
            mark = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
            findings.add(faults.RAW_CONTROL, mark, code=f"U+{_code(error.character):04X}")
            return None
        else:
            findings.extend(attempt)
            return node
    return None


class _Composer:
    """Builds the tree from events with a stack of its own, so no input can exhaust Python's."""

    def __init__(self, text: str, lines: list[str], findings: Findings) -> None:
        self.events: Iterator[Any] = yaml.parse(text, Loader=Parser)
        self.lines = lines
        self.findings = findings
        self.references = 0
        self.open_quote: tuple[int, int] | None = None
        """The lines (from 0) of the last quoted text that runs over several: a mark may be missing there."""

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        stack: list[tuple[Sequence | Mapping, Scalar | None, bool]] = []
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.findings.add(faults.TWO_DOCUMENTS, _mark(event))
                    return root
            elif isinstance(event, yaml.AliasEvent):
                self._reference(event, f"*{event.anchor}")
                self._place(stack, Scalar("", _mark(event), plain=True, folded=True, alias=True), flow=False)
            elif isinstance(event, yaml.NodeEvent):
                if event.anchor is not None:
                    self._reference(event, f"&{event.anchor}")
                if getattr(event, "tag", None) is not None:
                    mark = _mark(event)
                    self._reference(event, self.lines[mark.line - 1][mark.column - 1 :].split(" ")[0])
                node = self._node(event)
                if stack:
                    self._place(stack, node, flow=stack[-1][2])
                else:
                    root = node
                if not isinstance(node, Scalar):
                    if len(stack) >= MAX_DEPTH:
                        self.findings.add(faults.TOO_DEEP, node.mark)
                        raise Refused
                    stack.append((node, None, bool(getattr(event, "flow_style", False))))
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                stack.pop()
        return root

    def _node(self, event: Any) -> Node:
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(_mark(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(_mark(event))
        plain = not event.style
        first, last = event.start_mark.line, event.end_mark.line
        if event.style in ("'", '"') and last > first:
            self.open_quote = first, last
            if any(starts_key(line) for line in self.lines[first + 1 : last + 1]):
                opening = self.lines[first][event.start_mark.column + 1 :].rstrip()
                self.findings.add(faults.OPEN_QUOTE, _mark(event), quoted=quoted(opening))
                self.findings.story_in_doubt = True
        value = event.value.translate(_SHOWN)
        return Scalar(value, _mark(event), plain, event.style != "|", self._cut(event) if plain else None)

    def _cut(self, event: Any) -> str | None:
        """What a ` #` without a space behind it cut off, if it did."""
        end = event.end_mark
        if end.line >= len(self.lines):
            return None
        rest = self.lines[end.line][end.column :]
        return rest.strip() if _CUT.match(rest) else None

    def _place(self, stack: list[tuple[Sequence | Mapping, Scalar | None, bool]], node: Node, *, flow: bool) -> None:
        parent, key, is_flow = stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is None:
            if not isinstance(node, Scalar):
                self.findings.add(faults.KEY_NOT_TEXT, node.mark)
                raise Refused
            stack[-1] = (parent, node, is_flow)
        else:
            stack[-1] = (parent, None, is_flow)
            empty = flow and isinstance(node, Scalar) and node.plain and node.text == "" and key.plain
            if empty and (self._lacks_a_space(parent, key) or self._was_cut_at_a_comma(parent, key)):
                return
            if key.text in parent.items:
                self.findings.story_in_doubt = True
                self.findings.add(
                    faults.DUPLICATE_KEY, key.mark, key=key.text, line=parent.items[key.text][0].mark.line
                )
            else:
                parent.items[key.text] = (key, node)

    def _lacks_a_space(self, parent: Mapping, key: Scalar) -> bool:
        """`{name:Priya}` is read by YAML as a key without a value."""
        meant = missing_space(key.text)
        if meant is None:
            return False
        name, value = meant
        self.findings.add(faults.MISSING_SPACE, key.mark, key=name, value=value)
        parent.items[name] = (Scalar(name, key.mark, True, True), Scalar(value, key.mark, True, True))
        return True

    def _was_cut_at_a_comma(self, parent: Mapping, key: Scalar) -> bool:
        """`{say: Well, then what}` is read by YAML as two entries, the second without a value."""
        if not parent.items:
            return False
        name = next(reversed(parent.items))
        before_key, before = parent.items[name]
        cut_already = self.findings.has(faults.WANTS_QUOTES, before.mark)
        if name not in TEXT_KEYS or not isinstance(before, Scalar) or not (before.plain or cut_already):
            return False
        whole = f"{before.text}, {key.text}"
        if cut_already:
            self.findings.drop(faults.WANTS_QUOTES, before.mark)
        self.findings.add(faults.WANTS_QUOTES, before.mark, quoted=f"{name}: {quoted(whole)}")
        parent.items[name] = (before_key, Scalar(whole, before.mark, plain=False, folded=True))
        return True

    def _reference(self, event: Any, written: str) -> None:
        """Anchors, aliases and tags: one finding a file."""
        self.references += 1
        if self.references == 1:
            self.findings.add(faults.NO_REFERENCES, _mark(event), written=written)


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _code(character: object) -> int:
    if isinstance(character, int):
        return character
    return ord(str(character)[:1] or "\0")
