"""Loading a scenario: bytes to an immutable value, or to findings that say where and why not."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.scenario import faults
from simulator.scenario.findings import Findings, Mark
from simulator.scenario.forms import fill, mark_of, value_mark
from simulator.scenario.mends import node_at
from simulator.scenario.model import Scenario, keys_of
from simulator.scenario.nodes import Mapping, Node, Scalar, decode
from simulator.scenario.outdents import mend_outdents
from simulator.scenario.reading import read
from simulator.scenario.source import Source, read_source


@dataclass(frozen=True)
class Loaded:
    """A scenario file after reading. `scenario` is None where nothing in it could be played; it may be present beside
    errors, with stand-ins for what is at fault, so that the story can still be proved. `sound` tells the two apart."""

    source: Source
    scenario: Scenario | None
    findings: Findings
    root: Node | None = None

    @property
    def sound(self) -> bool:
        return self.scenario is not None and not self.findings.errors

    def mark(self, *place: str | int) -> Mark:
        """Where a key of the file stands, for findings about it."""
        return Mark(1, 1) if self.root is None else mark_of(self.root, place)

    def written(self, *place: str | int) -> bool:
        """Whether a key stands in the file."""
        return self.root is not None and node_at(self.root, place) is not None

    def value_mark(self, *place: str | int) -> Mark:
        return Mark(1, 1) if self.root is None else value_mark(self.root, place)


def read_root(source: Source, findings: Findings) -> Node | None:
    """The tree of a file, or None with findings."""
    text = decode(source.data, findings)
    root = read(text, findings) if text is not None else None
    if root is None or (isinstance(root, Scalar) and not root.text):
        if not len(findings):
            findings.add(faults.EMPTY_FILE, Mark(1, 1))
        return None
    if not isinstance(root, Mapping):
        found = "a list" if not isinstance(root, Scalar) else "a text"
        findings.add(
            faults.WRONG_TYPE, root.mark, expected="keys and values", found=found, help="start with `scenario: its-id`"
        )
        return None
    return root


def load(source: Source, behaviours: Collection[str]) -> Loaded:
    """Reads a scenario. `behaviours` are the names the rubric knows."""
    findings = Findings(source.path)
    root = read_root(source, findings)
    if root is None:
        return Loaded(source, None, findings)
    if isinstance(root, Mapping) and not root.items.keys() & keys_of(Scenario).keys():
        findings.add(faults.NOT_A_SCENARIO, root.mark)
        return Loaded(source, None, findings, root)
    if isinstance(root, Mapping):
        mend_outdents(root, findings)
    scenario = fill(Scenario, root, lambda root: {**_names(root), "behaviours": behaviours}, findings)
    loaded = Loaded(source, scenario, findings, root)
    _one_name_space(loaded)
    _control_characters(root, findings)
    return loaded


def load_file(path: Path, behaviours: Collection[str]) -> Loaded:
    findings = Findings(str(path))
    source = read_source(path, findings)
    if source is None:
        return Loaded(Source(str(path), b""), None, findings)
    return load(source, behaviours)


def _names(root: Node) -> dict[str, Any]:
    """The scenes and endings a file defines, gathered before anything is validated; None where it defines none, which
    is a finding of its own, and no target is at fault for it."""

    def keys(name: str) -> list[str] | None:
        node = root.items.get(name) if isinstance(root, Mapping) else None
        return list(node[1].items) if node and isinstance(node[1], Mapping) else None

    scenes, endings = keys("scenes"), keys("endings")
    both = None if scenes is None or endings is None else [*scenes, *endings]
    return {"scenes": scenes, "endings": endings, "targets": both}


def _one_name_space(loaded: Loaded) -> None:
    assert loaded.root is not None
    names = _names(loaded.root)
    for ending in names["endings"] or ():
        if ending in (names["scenes"] or ()):
            where = f"a scene on line {loaded.mark('scenes', ending).line}"
            loaded.findings.add(faults.DUPLICATE_ID, loaded.mark("endings", ending), id=ending, where=where)
            loaded.findings.story_in_doubt = True


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def _control_characters(root: Node, findings: Findings) -> None:
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            stack.extend(value for _, value in node.items.values())
        elif isinstance(node, Scalar):
            strange = _CONTROL.search(node.text)
            if strange is not None:
                findings.add(faults.CONTROL_CHARACTER, node.mark, code=f"U+{ord(strange[0]):04X}")
        else:
            stack.extend(node.items)
