"""From a tree of nodes to a form of the model, every fault on the way turned into a finding with its place.

A validation error names its place by a path of keys; the tree knows where each of them stands. Faults that do not touch
how the story runs (an unknown key, a behaviour nobody knows, a text cut short) are mended with a stand-in, so that the
proofs over the position graph still run and one pass reports everything.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from itertools import islice
from typing import Any, TypeVar

from pydantic import ValidationError

from simulator.scenario import faults, mends
from simulator.scenario.findings import Findings, Mark
from simulator.scenario.mends import Place, Problem, node_at
from simulator.scenario.model import OWNED, Form, keys_of
from simulator.scenario.nodes import Mapping, Node, Scalar, Sequence
from simulator.scenario.suggest import closest
from simulator.scenario.values import describe

FormT = TypeVar("FormT", bound=Form)


def plain(node: Node) -> Any:
    """The tree as the dicts, lists and scalars that the model validates."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.items.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node


def mark_of(root: Node, place: Place) -> Mark:
    """Where `place` stands, or the nearest thing above it that was written. A place ending in a key of a mapping is
    that key; any other is the value. A number where a single entry was written the short way stands for it."""
    node, mark = root, root.mark
    for depth, step in enumerate(place):
        last = depth == len(place) - 1
        if isinstance(step, int) and not isinstance(node, Sequence):
            continue
        if isinstance(node, Mapping) and step in node.items:
            key, value = node.items[str(step)]
            mark = key.mark if last or isinstance(value, Mapping) else value.mark
            node = value
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            mark = node.mark
        elif isinstance(node, Sequence):
            named = [item for item in node.items if isinstance(item, Scalar) and item.text == step]
            return named[-1].mark if named else mark
        else:
            return mark
    return mark


def value_mark(root: Node, place: Place) -> Mark:
    """Where the value at `place` starts."""
    node = node_at(root, place)
    return mark_of(root, place) if node is None else node.mark


def fill(form: type[FormT], root: Node, names: Names, findings: Findings) -> FormT | None:
    """`root` as a `form`; None where a fault leaves nothing that could be played. Every fault becomes a finding. What
    was meant is read where that is plain, and what cannot be read gets a stand-in, so that faults behind it are found
    too."""
    data, told, whole = plain(root), set[Place](), True
    for _ in range(MOST_ROUNDS):
        known = mends.with_anywhere(names(root)) if findings.ways_in_doubt else names(root)
        try:
            filled = form.model_validate(data, context=dict(known))
            return filled if whole else None
        except ValidationError as error:
            new = (p for p in _problems(form, root, error) if not _alias_at(root, p.place) and p.place not in told)
            problems = list(islice(new, MOST_AT_ONCE))
        if not problems:
            return None  # a stand-in did not help; the fault behind it is reported already
        told |= {problem.place for problem in problems}
        _report(root, problems, findings)
        for problem in sorted(problems, key=lambda p: p.fault is not faults.UNKNOWN_KEY):  # what is missing may turn up
            if mends.as_meant(data, root, problem, known):
                if isinstance(problem.words.get("meant"), dict):
                    findings.stand_ins.add(problem.place)  # an entry that was not written as one
                continue
            findings.scores_in_doubt |= mends.is_shown(problem)
            findings.story_in_doubt |= mends.in_doubt(problem)
            findings.ways_in_doubt |= mends.is_a_way(problem)
            whole &= mends.stand_in(data, problem)
            findings.stand_ins.add(problem.written)
    return None


MOST_ROUNDS = 4
"""How often a file is read again after its faults were mended."""
MOST_AT_ONCE = 500
"""How many faults are told in one reading: nobody mends more before the next."""

Names = Callable[[Node], AnyMapping[str, Any]]
"""The names a file defines, as the context of validation."""


def _problems(form: type[Form], root: Node, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_input=True):
        place: Place = detail["loc"]
        if place and place[-1] == "[key]" and node_at(root, place) is None:
            place = place[:-1]  # pydantic's way of saying that the key itself is at fault
        if detail["type"] == "missing":
            yield Problem(place[:-1], faults.MISSING_KEY, {"key": str(place[-1])}, _owner(form, place[:-1]))
        elif detail["type"] == "extra_forbidden":
            yield Problem(place, faults.UNKNOWN_KEY, {"key": str(place[-1])}, _owner(form, place[:-1]))
        elif detail["type"] == "fault":
            fault, words, owner = detail["ctx"]["fault"], dict(detail["ctx"]["words"]), _owner(form, place[:-1])
            at = words.pop("at", None)
            place = _as_written(root, place) if at is None else (*place, at)
            if fault is faults.EMPTY_TEXT and isinstance(place[-1], str):
                words["key"] = place[-1]
            yield Problem(place, fault, words, owner)
        else:
            words = {"expected": detail["msg"], "found": describe(detail["input"]), "help": "see the format's page"}
            yield Problem(place, faults.WRONG_TYPE, words, _owner(form, place[:-1]))


def _as_written(root: Node, place: Place) -> Place:
    """The place of an entry that is written the short way, without its list and its key."""
    long = len(place) > 2 and isinstance(place[-2], int) and node_at(root, place) is None
    return place[:-2] if long and not isinstance(node_at(root, place[:-2]), Sequence) else place


def _alias_at(root: Node, place: Place) -> bool:
    """Whether the place, or one above it, holds an alias, which is a finding already."""
    nodes = (node_at(root, place[:depth]) for depth in range(len(place) + 1))
    return any(isinstance(node, Scalar) and node.alias for node in nodes)


def _report(root: Node, problems: list[Problem], findings: Findings) -> None:
    """At most one finding for each faulty thing: a misspelt key is not also a missing one."""
    unknown = [p for p in problems if p.fault is faults.UNKNOWN_KEY]
    missing = [p for p in problems if p.fault is faults.MISSING_KEY]
    told: set[int] = set()
    for problem in unknown:
        lacking = {str(m.words["key"]): i for i, m in enumerate(missing) if m.place == problem.place[:-1]}
        keys = keys_of(problem.owner)
        name = problem.words["key"]
        near = closest(name, lacking) or closest(name, keys)
        if near in lacking:
            told.add(lacking[near])
        hint = f"did you mean `{near}`?" if near else f"expected one of: {', '.join(keys)}"
        findings.add(problem.fault, mark_of(root, problem.place), hint=hint, key=name, owner=_named(problem.owner))
    for index, problem in enumerate(missing):
        if index not in told:
            field = keys_of(problem.owner)[problem.words["key"]]
            means = field.description or "see the format"
            words = {"owner": _named(problem.owner, problem.place), "key": problem.words["key"], "means": means}
            findings.add(problem.fault, mark_of(root, problem.place), **words)
    for problem in problems:
        if problem.fault not in (faults.UNKNOWN_KEY, faults.MISSING_KEY):
            where = mark_of if _about_the_key(problem, root) else value_mark
            findings.add(problem.fault, where(root, problem.place), **problem.words)


def _about_the_key(problem: Problem, root: Node) -> bool:
    parent = node_at(root, problem.place[:-1])
    if problem.fault in (faults.EMPTY_TEXT, faults.RESERVED_ID, faults.UNKNOWN_BEHAVIOUR):
        return True
    return problem.fault is faults.BAD_ID and isinstance(parent, Mapping) and problem.words["id"] == problem.place[-1]


def _named(owner: type[Form], place: Place = ()) -> str:
    name = place[-1] if len(place) > 1 and isinstance(place[-1], str) and place[-2] in OWNED else None
    return f"{OWNED[str(place[-2])]} `{name}`" if name else owner.called


def _owner(form: type[Form], place: Place) -> type[Form]:
    """The form that stands at `place` below `form`."""
    annotation: Any = form
    for step in place:
        annotation = _inside(annotation, step)
    found = _form_in(annotation)
    return found or form


def _inside(annotation: Any, step: str | int) -> Any:
    while typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType):
        annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return typing.get_args(annotation)[0]
    if origin is not None and len(typing.get_args(annotation)) == 2:
        return typing.get_args(annotation)[1]
    if isinstance(annotation, type) and issubclass(annotation, Form):
        field = keys_of(annotation).get(str(step))
        return None if field is None else field.annotation
    return None


def _form_in(annotation: Any) -> type[Form] | None:
    while typing.get_origin(annotation) in (typing.Annotated, typing.Union, types.UnionType):
        annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
    return annotation if isinstance(annotation, type) and issubclass(annotation, Form) else None
