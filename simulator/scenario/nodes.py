"""YAML text as a tree of nodes that know where they stand.

The tree is built from libyaml's event stream, because the limits (depth, no anchors, aliases or tags) have to stand
*before* anything recursive: the C composer crashes on 200,000 nested brackets and an alias bomb of 300 bytes unfolds
to gigabytes. Scalars keep their letters; what `no`, `010` or `12:30` mean is decided by the model, which knows what it
asked for. So nothing here can fall into a YAML 1.1 trap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from simulator.scenario import faults
from simulator.scenario.findings import Findings, Mark
from simulator.scenario.parser import Parser
from simulator.scenario.slips import LONGEST, TEXT_KEYS, missing_space, quoted, starts_key
from simulator.scenario.source import MAX_BYTES, MAX_DEPTH

HIDDEN = {0x85: 0x10FF85, 0x2028: 0x10FF28, 0x2029: 0x10FF29}
"""To libyaml these three end a line, to YAML 1.2 and to every editor they do not. They are read as private characters,
which stand for nothing, and put back into the values."""
_SHOWN = {private: char for char, private in HIDDEN.items()}

MOST_TWICE = 500
"""How many keys that stand twice are told of at most."""

_CUT = re.compile(r"[ \t]+#(?=\S)")


@dataclass(slots=True)
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
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        findings.add(faults.NOT_UTF8, Mark(line, len(before) - before.rfind("\n")), byte=f"0x{data[error.start]:02X}")
        return None


class Composer:
    """Builds the tree from events with a stack of its own, so no input can exhaust Python's. `lines` are read, mended
    as they may be; marks are told for the lines as they are `written`."""

    def __init__(self, lines: list[str], written: list[str], findings: Findings) -> None:
        self.text = text = "\n".join(lines)
        self.lines = lines
        self.written = written
        self.cuts = " #" in text or "\t#" in text
        self.hidden = any(private in text for private in map(chr, _SHOWN))
        self.findings = findings
        self.references = self.twice = 0
        self.doubles: list[tuple[Node, Node]] = []
        """What stands twice: the first, which is kept, and the second."""
        self.open_quote: tuple[int, int] | None = None
        """The lines (from 0) of the last quoted text that runs over several: a mark may be missing there."""

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        stack: list[tuple[Sequence | Mapping, Scalar | None, bool]] = []
        parser = Parser(self.text)
        try:
            while parser.check_event():
                event = parser.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:  # by far the most
                    if event.anchor is not None or event.tag is not None:
                        self._references_of(event)
                    node: Node = self._scalar(event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self._references_of(event)
                    mark = self._mark(event.start_mark)
                    node = Mapping(mark) if kind is yaml.MappingStartEvent else Sequence(mark)
                    if len(stack) >= MAX_DEPTH:
                        self.findings.add(faults.TOO_DEEP, mark)
                        raise Refused
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    stack.pop()
                    continue
                elif kind is yaml.AliasEvent:
                    mark = self._mark(event.start_mark)
                    self._reference(mark, f"*{event.anchor}")
                    node = Scalar("", mark, plain=True, folded=True, alias=True)
                else:
                    documents += kind is yaml.DocumentStartEvent
                    if documents > 1:
                        self.findings.add(faults.TWO_DOCUMENTS, self._mark(event.start_mark))
                        return root
                    continue
                if stack:
                    self._place(stack, node, flow=stack[-1][2] and kind is yaml.ScalarEvent)
                else:
                    root = node
                if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    assert not isinstance(node, Scalar)
                    stack.append((node, None, bool(event.flow_style)))
            self.findings.story_in_doubt |= any(not _same(first, second) for first, second in self.doubles)
            return root
        finally:
            parser.dispose()

    def _mark(self, mark: Any) -> Mark:
        return written_at(self.lines, self.written, mark.line, mark.column)

    def _scalar(self, event: Any) -> Scalar:
        start, style = event.start_mark, event.style
        if style in ("'", '"') and event.end_mark.line > start.line:
            self._runs_over_lines(event)
        value = event.value.translate(_SHOWN) if self.hidden else event.value
        cut = self._cut(event) if not style and self.cuts else None
        return Scalar(value, self._mark(start), not style, style != "|", cut)

    def _runs_over_lines(self, event: Any) -> None:
        first, last = event.start_mark.line, event.end_mark.line
        self.open_quote = first, last
        if any(starts_key(line) for line in self.lines[first + 1 : last + 1]):
            opening = self.lines[first][event.start_mark.column + 1 :].rstrip()
            self.findings.add(faults.OPEN_QUOTE, self._mark(event.start_mark), quoted=quoted(opening))
            self.findings.story_in_doubt = True

    def _cut(self, event: Any) -> str | None:
        """What a ` #` without a space behind it cut off, if it did."""
        end = event.end_mark
        if end.line >= len(self.lines):
            return None
        line = self.lines[end.line]
        return line[end.column :].strip() if _CUT.match(line, end.column) else None

    def _references_of(self, event: Any) -> None:
        mark = self._mark(event.start_mark)
        if event.anchor is not None:
            self._reference(mark, f"&{event.anchor}")
        if event.tag is not None:
            self._reference(mark, self.written[mark.line - 1][mark.column - 1 :].split(" ")[0])

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
            empty = empty and not self.written[key.mark.line - 1].startswith(":", key.mark.column - 1 + len(key.text))
            if empty and (self._lacks_a_space(parent, key) or self._was_cut_at_a_comma(parent, key)):
                return
            if key.text in parent.items:
                self.twice += 1
                if self.twice > MOST_TWICE:
                    return
                if key.text not in TEXT_KEYS or isinstance(node, Mapping):
                    self.doubles.append((parent.items[key.text][1], node))
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
        if (
            name not in TEXT_KEYS
            or not isinstance(before, Scalar)
            or len(before.text) > LONGEST
            or not (before.plain or cut_already)
        ):
            return False
        whole = f"{before.text}, {key.text}"
        if cut_already:
            self.findings.drop(faults.WANTS_QUOTES, before.mark)
        self.findings.add(faults.WANTS_QUOTES, before.mark, quoted=f"{name}: {quoted(whole)}")
        parent.items[name] = (before_key, Scalar(whole, before.mark, plain=False, folded=True))
        return True

    def _reference(self, mark: Mark, written: str) -> None:
        """Anchors, aliases and tags: one finding a file."""
        self.references += 1
        if self.references == 1:
            self.findings.add(faults.NO_REFERENCES, mark, written=written)


def _same(one: Node, other: Node) -> bool:
    """Whether two nodes say the same."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return one.text == other.text
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(map(_same, one.items, other.items))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.items.keys() == other.items.keys() and all(
            _same(node, other.items[name][1]) for name, (_, node) in one.items.items()
        )
    return False


def written_at(lines: list[str], written: list[str], line: int, column: int) -> Mark:
    """The place in the file of a place (from 0) in the lines that are read."""
    if line < len(written) and lines[line] != written[line]:
        read, meant = lines[line], written[line]
        same = next((at for at, (one, other) in enumerate(zip(read, meant, strict=False)) if one != other), len(meant))
        if column >= same:
            column = max(same, len(meant) - (len(read) - column))
        column = min(column, len(meant))
    return Mark(line + 1, column + 1)
