"""Reading YAML on past its slips: each is told, mended in memory, and the reading starts again."""

from __future__ import annotations

import yaml

from simulator.scenario import faults
from simulator.scenario.findings import Findings, Mark
from simulator.scenario.indents import straightened
from simulator.scenario.nodes import HIDDEN, Composer, Node, Refused, written_at
from simulator.scenario.slips import COMPARE, explain, mend, repair

MAX_MENDS = 50
"""How many slips are mended in memory so that the rest of the file is still read."""


def read(text: str, findings: Findings) -> Node | None:
    """The tree of `text`, or None where nothing can be read. A slip of a known kind is reported, mended in memory, and
    the reading starts again, so that it does not hide the faults behind it."""
    draft = _Draft(text.replace("\r\n", "\n").replace("\r", "\n").translate(HIDDEN).split("\n"), findings)
    for _ in range(MAX_MENDS):
        attempt = Findings(findings.path)
        composer = Composer(draft.lines, draft.written, attempt)
        try:
            node = composer.document()
        except Refused:
            findings.extend(attempt)
            return None
        except yaml.MarkedYAMLError as error:
            if not draft.goes_on(error, composer.open_quote):
                findings.extend(attempt)
                return None
        except yaml.reader.ReaderError as error:
            before = "\n".join(draft.lines)[: error.position]
            line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
            mark = written_at(draft.lines, draft.written, line, column)
            findings.add(faults.RAW_CONTROL, mark, code=f"U+{_code(error.character):04X}")
            return None
        else:
            findings.extend(attempt)
            return node
    return None


class _Draft:
    """The lines of a file while they are mended. `written`: as they stand in the file."""

    def __init__(self, lines: list[str], findings: Findings) -> None:
        self.lines = lines
        self.written = list(lines)
        self.findings = findings
        self.mended: set[int] = set()

    def goes_on(self, error: yaml.MarkedYAMLError, open_quote: tuple[int, int] | None) -> bool:
        """Tells of the slip behind an error of the parser and mends it; False where the reading ends here."""
        slip = mend(self.lines, error, open_quote)
        if slip is not None:
            mark = written_at(self.lines, self.written, slip.line, slip.column)
            if self.findings.has(slip.fault, mark):
                return False
            self.lines[slip.line : slip.line + len(slip.lines)] = slip.lines
            self.mended |= set(range(slip.line, slip.line + len(slip.lines)))
            self.findings.add(slip.fault, mark, **slip.words)
            return True
        fault, line, column, words = explain(self.lines, error)
        if words.get("help") == COMPARE and self._straightens(line - 1):
            return True
        if line - 1 in self.mended:
            return False  # a consequence of what was told there
        self.mended.add(line - 1)
        self.findings.add(fault, written_at(self.lines, self.written, line - 1, column - 1), **words)
        return repair(self.lines, error, line, column)

    def _straightens(self, stopped: int) -> bool:
        """Tells of a line that starts in the wrong column, and moves it."""
        moved = straightened(self.lines, stopped)
        if moved is None or moved.line in self.mended:
            return False
        written = self.written[moved.line]
        mark = Mark(moved.line + 1, len(written) - len(written.lstrip()) + 1)
        problem = f"this line starts in column {mark.column}, and what it belongs to does not"
        self.findings.add(faults.BROKEN_YAML, mark, problem=problem, help=f"start it in column {moved.indent + 1}")
        self.lines[moved.line] = moved.text
        self.mended.add(moved.line)
        return True


def _code(character: object) -> int:
    if isinstance(character, int):
        return character
    return ord(str(character)[:1] or "\0")
