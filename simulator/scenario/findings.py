"""What `check` has to say: findings, each with a place, a cause and a next step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Any, NamedTuple


class Severity(StrEnum):
    """`error`: cannot be played or scored. `warning`: plays but should not ship. `note`: advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Mark(NamedTuple):
    """A place in a file; line and column count from 1, in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Example:
    """A slip that fires a fault, and its repair: in the example scenario (`simulator/scenario/example.yaml`), `wrong`
    is written where `right` belongs. `right` None: `wrong` is a file by itself."""

    wrong: str | bytes
    right: str | None = None


@dataclass(frozen=True)
class Fault:
    """One kind of finding. `message` and `hint` are templates, filled in with what was found; `means` says in general
    what `message` says in particular, and is left out where it would say the same. `why` says why it matters, and
    `example` is a slip that fires it, None where no text of a file can. `check`, `empathy explain`, the page of
    findings and a test for each are all made of this record."""

    code: str
    severity: Severity
    message: str
    hint: str = ""
    why: str = ""
    example: Example | None = None
    means: str = ""

    @property
    def summary(self) -> str:
        """What any finding of this kind says; … stands for what differs."""
        return self.means or _general(self.message)

    @property
    def advice(self) -> str:
        """What any finding of this kind advises; empty where all of it differs."""
        advice = _general(self.hint)
        return "" if advice == "…" else advice


def _general(template: str) -> str:
    parts = (text + ("" if name is None else "…") for text, name, _, _ in Formatter().parse(template))
    return "".join(parts).replace("……", "…")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong in one place. `example`: the shortest replies that lead there, None where the text alone
    is at fault."""

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    hint: str
    example: tuple[str, ...] | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "hint": self.hint,
            "example": None if self.example is None else list(self.example),
        }


class Findings:
    """Collects the findings of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._found: list[Finding] = []
        self._told: set[tuple[str, Mark]] = set()
        self.story_in_doubt = False
        """Whether a fault may have changed what the replies do, so that nothing can be said about the story."""
        self.scores_in_doubt = False
        """Whether a fault may have changed what the replies show, so that no score would mean anything."""
        self.ways_in_doubt = False
        """Whether a fault leaves open where something leads, so that nothing can be said to happen never."""
        self.stand_ins: set[tuple[str | int, ...]] = set()
        """The places, as paths of keys, whose value is at fault: something stands in for it, or it was left out."""

    def add(
        self,
        fault: Fault,
        mark: Mark,
        *,
        example: tuple[str, ...] | None = None,
        hint: str | None = None,
        **words: Any,
    ) -> None:
        """Records `fault` at `mark`, its templates filled in with `words`; `hint` takes the template's place."""
        advice = fault.hint if hint is None else hint
        self._told.add((fault.code, mark))
        self._found.append(
            Finding(
                fault.code,
                fault.severity,
                self.path,
                mark.line,
                mark.column,
                fault.message.format(**words),
                advice.format(**words) if hint is None else advice,
                example,
            )
        )

    def extend(self, others: Findings) -> None:
        self._found.extend(others)
        self._told |= others._told
        self.story_in_doubt |= others.story_in_doubt
        self.scores_in_doubt |= others.scores_in_doubt
        self.ways_in_doubt |= others.ways_in_doubt
        self.stand_ins |= others.stand_ins

    def stood_in(self, *place: str | int) -> bool:
        """Whether something stands in for what is written at a place, or for something within it."""
        return any(other[: len(place)] == place for other in self.stand_ins)

    def has(self, fault: Fault, mark: Mark) -> bool:
        return (fault.code, mark) in self._told

    def drop(self, fault: Fault, mark: Mark) -> None:
        """Takes a finding back, to tell it better."""
        self._found = [f for f in self._found if (f.code, (f.line, f.column)) != (fault.code, mark)]

    def keep(self, fault: Fault) -> None:
        """Takes back all findings of other kinds."""
        self._found = [f for f in self._found if f.code == fault.code]

    @property
    def errors(self) -> bool:
        return any(f.severity is Severity.ERROR for f in self._found)

    def __iter__(self) -> Iterator[Finding]:
        """In the order of the file."""
        return iter(sorted(self._found, key=lambda f: (f.line, f.column, f.code)))

    def __len__(self) -> int:
        return len(self._found)
