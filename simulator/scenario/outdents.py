"""A line that starts one level too far to the left, so that it says something else and YAML has nothing against it.

A reply's `goto` that stands in the column of the replies' ids is a reply named `goto` to YAML, and the reply above it
leads nowhere. Told once, and read as it was meant.
"""

from __future__ import annotations

from typing import NamedTuple

from simulator.scenario import faults
from simulator.scenario.findings import Findings
from simulator.scenario.model import Customer, Ending, Form, Reply, Scenario, Scene, Silence, keys_of
from simulator.scenario.nodes import Mapping, Node
from simulator.scenario.suggest import MOST, closest


class _Level(NamedTuple):
    """What may stand in a mapping: the keys of a form, or (`ids`) ids of the author's own with the form behind each."""

    form: type[Form]
    ids: bool = False


_BELOW: dict[tuple[type[Form], str], _Level] = {
    (Scenario, "customer"): _Level(Customer),
    (Scenario, "scenes"): _Level(Scene, ids=True),
    (Scenario, "endings"): _Level(Ending, ids=True),
    (Scene, "replies"): _Level(Reply, ids=True),
    (Scene, "silence"): _Level(Silence),
}


def mend_outdents(root: Mapping, findings: Findings) -> None:
    """Puts each key that stands too far to the left where it belongs, with a finding."""
    waiting: list[tuple[Mapping, _Level, str]] = [(root, _Level(Scenario), Scenario.called)]
    while waiting:
        mapping, level, called = waiting.pop()
        if len(mapping.items) > MOST:
            continue
        previous: tuple[str, Node] | None = None
        for name, (key, node) in list(mapping.items.items()):
            home = None if previous is None or _fits(level, name, node) else _home(*previous, level, name, node)
            if home is None:
                previous = name, node
                continue
            target, owner = home
            del mapping.items[name]
            target.items[name] = key, node
            if any(finding.line == key.mark.line for finding in findings):
                continue  # a tab, or the like, is why it stands there
            column = next(iter(target.items.values()))[0].mark.column
            hint = f"start it in column {column}, below what belongs to {owner}"
            findings.add(faults.UNKNOWN_KEY, key.mark, hint=hint, key=name, owner=called)
        for name, (_, node) in mapping.items.items():
            below = _below(level, name)
            if isinstance(node, Mapping) and below is not None:
                waiting.append((node, below, f"`{name}`"))


def _below(level: _Level, name: str) -> _Level | None:
    return _Level(level.form) if level.ids else _BELOW.get((level.form, name))


def _fits(level: _Level, name: str, node: Node) -> bool:
    """Whether an entry can be meant to stand where it stands."""
    keys = keys_of(level.form)
    if not level.ids:
        return name in keys or closest(name, keys) is not None
    return name not in keys or _is_a(level.form, node)


def _is_a(form: type[Form], node: Node) -> bool:
    """Whether a node looks like a form: some key that the form needs stands in it, and none that it does not know."""
    if not isinstance(node, Mapping):
        return False
    needed = {name for name, field in keys_of(form).items() if field.is_required()}
    return bool(needed & node.items.keys()) and node.items.keys() <= keys_of(form).keys()


def _home(name: str, node: Node, level: _Level, key: str, value: Node) -> tuple[Mapping, str] | None:
    """The mapping in which an entry belongs that stands behind the entry `name`, and what that mapping is called."""
    here = _below(level, name)
    while here is not None and isinstance(node, Mapping) and node.items:
        lacks = key not in node.items
        if lacks and (
            _is_a(here.form, value) and key not in keys_of(here.form) if here.ids else key in keys_of(here.form)
        ):
            return node, f"`{name}`"
        name, (_, last) = next(reversed(node.items.items()))
        node, here = last, _below(here, name)
    return None
