"""What a faulty file probably meant, and what stands in for what cannot be read.

A slip hides nothing behind it: a misspelt key or target is read as the one that was meant, a text that is missing gets
a stand-in, and a way that leads nobody knows where leads to an ending of its own. What is found after that is still
true.
"""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Any

from simulator.scenario import faults
from simulator.scenario.findings import Fault, Mark
from simulator.scenario.model import OWNED, Form, keys_of
from simulator.scenario.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.suggest import closest
from simulator.scenario.values import as_id

Place = tuple[str | int, ...]
"""A path of keys and list indices from the root of a file."""

PLAIN = 0.75
"""How near a name has to be to be taken for what was meant."""
PLAIN_WHERE_MISSING = 0.6
"""The same, where the key that was meant is missing."""

ANYWHERE = "where-nobody-knows"
"""The ending that stands in for a target nobody can guess. A conversation that comes here may do anything."""


@dataclass(frozen=True)
class Problem:
    """A fault in a place of a file, with the words for its message. `owner` is the form it belongs to."""

    place: Place
    fault: Fault
    words: dict[str, Any]
    owner: type[Form]

    @property
    def written(self) -> Place:
        """The place of what is at fault, also where it is missing."""
        return (*self.place, str(self.words["key"])) if self.fault is faults.MISSING_KEY else self.place


def as_meant(data: Any, root: Node, problem: Problem, names: AnyMapping[str, Any]) -> bool:
    """Reads a misspelt key or target, or a text cut short, as it was meant, in the data and in the tree; False where
    that is not plain."""
    if problem.fault is faults.UNKNOWN_KEY:
        return _key_meant(data, root, problem)
    if problem.fault is faults.UNKNOWN_TARGET:
        known = names.get(_KINDS[problem.words["kind"]]) or ()
        name = problem.words["name"]
        near = as_id(name) if as_id(name) in known else closest(name, known, PLAIN)
        return near is not None and _put(data, problem.place, _scalar(near))
    if problem.fault is faults.MISSING_KEY:
        return problem.words["key"] in (_at(data, problem.place) or ())
    if problem.fault in (faults.LISTED_TWICE, faults.QUOTE_NOT_SAID):
        return _names_alone(data, problem.place[:-1])
    meant = problem.words.get("meant")
    if isinstance(meant, dict):  # a bare text where an entry belongs
        return _put(data, problem.place, {key: _scalar(text or _WORDS.text) for key, text in meant.items()})
    return meant is not None and _put(data, problem.place, _scalar(meant))


def _names_alone(data: Any, place: Place) -> bool:
    """Leaves of a list, or of names with words behind them, each name once."""
    written = _at(data, place)
    names = [item.text for item in written if isinstance(item, Scalar)] if isinstance(written, list) else written
    parent = _at(data, place[:-1])
    if not isinstance(parent, dict) or not isinstance(names, (list, dict)):
        return False
    parent[place[-1]] = [_scalar(name) for name in dict.fromkeys(names)]
    return True


_KINDS = {"scene or ending": "targets", "scene": "scenes", "ending": "endings"}


def _key_meant(data: Any, root: Node, problem: Problem) -> bool:
    *above, key = problem.place
    written, node = _at(data, tuple(above)), node_at(root, tuple(above))
    if not (isinstance(written, dict) and isinstance(node, Mapping)):
        return False
    keys = keys_of(problem.owner)
    needed = [name for name, field in keys.items() if name not in written and field.is_required()]
    near = closest(str(key), needed, PLAIN_WHERE_MISSING) or closest(str(key), keys, PLAIN)
    if near is None or near in written or key not in written:
        return False
    written[near] = written.pop(key)
    node.items = {near if name == key else name: entry for name, entry in node.items.items()}
    return True


def in_doubt(problem: Problem) -> bool:
    """Whether a fault may have changed what replies do or show. A text that cannot be read changes neither, nor does a
    key that looks like none of the format's, nor a way that leads nobody knows where."""
    if problem.fault in (faults.TEXT_CUT, faults.EMPTY_TEXT, faults.WANTS_QUOTES):
        return False
    if is_a_way(problem) or is_shown(problem):
        return False
    if problem.fault is faults.UNKNOWN_KEY and closest(str(problem.place[-1]), keys_of(problem.owner)) is None:
        return False
    texts = problem.place[-1:] and problem.place[-1] in ("say", "why", "lesson", "name", "after")
    return bool(problem.place) and problem.place[0] in ("scenes", "customer") and not texts


def is_shown(problem: Problem) -> bool:
    """Whether a fault is in what a reply shows."""
    return any(step == "shows" and not _is_id(problem.place, depth) for depth, step in enumerate(problem.place, 1))


def is_a_way(problem: Problem) -> bool:
    """Whether a fault leaves open where a reply leads, or who walks out to where."""
    return _way(problem) is not None


def _way(problem: Problem) -> Place | None:
    """The place of the `goto`, or of `walked-out`, that a fault is in."""
    place = problem.written
    if problem.fault is faults.UNKNOWN_KEY:
        return None
    for depth, step in enumerate(place, start=1):
        if step in ("goto", "walked-out") and not _is_id(place, depth):
            return place[:depth]
    return None


def with_anywhere(names: AnyMapping[str, Any]) -> dict[str, Any]:
    """The names of a file in which some way leads nobody knows where."""
    more = {kind: [*names[kind], ANYWHERE] for kind in ("endings", "targets") if names.get(kind) is not None}
    return {**names, **more}


def stand_in(data: Any, problem: Problem) -> bool:
    """Puts a stand-in for what is at fault, or leaves it out; False where the story itself is at fault."""
    way = _way(problem)
    if way is not None and isinstance(data.get("endings"), dict):
        data["endings"][ANYWHERE] = {"outcome": _scalar("lost"), "customer": _WORDS}
        return _put(data, way, _scalar(ANYWHERE))
    return _mended(data, problem)


def _scalar(text: str, *, plain: bool = False) -> Scalar:
    return Scalar(text, Mark(1, 1), plain=plain, folded=True)


_WORDS = _scalar("…")
_STAND_INS = {
    "title": _WORDS,
    "name": _WORDS,
    "scenario": _scalar("x"),
    "version": _scalar("1", plain=True),
    "channel": _scalar("phone"),
    "difficulty": _scalar("starter"),
    "language": _scalar("en"),
    "outcome": _scalar("lost"),
    "after": _scalar("40", plain=True),
}
"""What stands in for a required key that does not shape how the story runs."""

_SPARED = ("why", "about", "lesson", "touchpoint", "file", "draft", "shows", "walkthroughs")
"""Optional keys that do not shape it either: left out where they are at fault."""


def _mended(data: Any, problem: Problem) -> bool:
    place = problem.written
    if problem.fault is faults.UNKNOWN_KEY:
        return _drop(data, place)
    for depth, step in enumerate(place, start=1):
        if step in _SPARED and not _is_id(place, depth):
            return _drop(data, place[: depth + 1] if step == "walkthroughs" else place[:depth])
    if problem.fault is faults.EMPTY_TEXT or place[-1:] == ("say",):
        return _put(data, place, _scalar(_words_at(data, place)))
    if place[-1:] == ("customer",) and len(place) > 1:
        return _put(data, place, _WORDS)
    stand_in = _STAND_INS.get(str(place[-1])) if place and not _is_id(place, len(place)) else None
    return stand_in is not None and _put(data, place, stand_in)


def _words_at(data: Any, place: Place) -> str:
    """What stands in for a text: of a reply, with the words that it is said to show."""
    shows = _at(data, (*place[:-1], "shows")) if place[-1] == "say" else None
    quotes = shows.values() if isinstance(shows, dict) else ()
    return " ".join((_WORDS.text, *(quote.text for quote in quotes if isinstance(quote, Scalar))))


def _is_id(place: Place, depth: int) -> bool:
    """Whether the step at `depth` (from 1) is an author's id, and not a key of the format."""
    return depth > 1 and place[depth - 2] in OWNED and (depth == 2 or not _is_id(place, depth - 1))


def _drop(data: Any, place: Place) -> bool:
    parent = _at(data, place[:-1])
    if isinstance(parent, dict):
        parent.pop(place[-1], None)
    return isinstance(parent, dict)


def _put(data: Any, place: Place, value: Scalar | dict[str, Scalar]) -> bool:
    parent, last = _at(data, place[:-1]), place[-1] if place else None
    if isinstance(parent, dict) and isinstance(last, str):
        parent[last] = value
        return True
    if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        parent[last] = value
        return True
    # Written the short way (`customer: a line`), the place goes deeper than the data.
    return bool(place) and _put(data, place[:-1], value)


def _at(data: Any, place: Place) -> Any:
    for step in place:
        if isinstance(step, int) and isinstance(data, dict):
            continue  # a single entry, written without its list
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def node_at(root: Node, place: Place) -> Node | None:
    node: Node | None = root
    for step in place:
        if isinstance(node, Mapping) and isinstance(step, int):
            continue  # a single entry, written without its list
        if isinstance(node, Mapping) and step in node.items:
            node = node.items[str(step)][1]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
