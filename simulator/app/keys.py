"""The keys of the app: which there are, and what a person may put in their place.

Textual replaces the keys of a binding by its id. What it does not do stands here: some keys keep their meaning
everywhere, so that nobody locks themselves out, and no two things of one screen have the same key.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key, key_to_character
from textual.screen import Screen

from simulator.wording import settings_file as words

FIXED = frozenset(
    [
        *("enter", "escape", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("space", "backspace", "delete", "insert", "f1", "ctrl+c", "ctrl+q", "ctrl+p", "ctrl+z"),
    ]
)
"""Keys that keep their meaning, and are given to nothing else: out, on, around, and help."""

_NAMES = frozenset(key.value for key in Keys if not key.value.startswith("<"))
_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")


@dataclass(frozen=True)
class Key:
    """A binding with an id. `usual` are its keys, as Textual names them; `places` are the screens that have it, empty
    for all."""

    id: str
    what: str
    usual: tuple[str, ...]
    places: frozenset[str]

    @property
    def everywhere(self) -> bool:
        """Whether it belongs to no screen of its own."""
        return "." not in self.id or not self.places

    def keys(self, changed: Mapping[str, str]) -> tuple[str, ...]:
        """The keys it has. Those that are fixed stay."""
        if self.id not in changed:
            return self.usual
        return tuple(dict.fromkeys([*split(changed[self.id]), *(key for key in self.usual if key in FIXED)]))

    def meets(self, other: Key) -> bool:
        """Whether one screen has both."""
        return not (self.places and other.places) or bool(self.places & other.places)


def split(keys: str) -> tuple[str, ...]:
    """The keys of a list with commas, by their names."""
    parts = [keys] if keys == "," else keys.split(",")
    return tuple(_character_to_key(key) if len(key) == 1 else key for key in (part.strip() for part in parts) if key)


def is_key(name: str) -> bool:
    """Whether there is a key of this name."""
    *modifiers, key = name.split("+")
    known = name in _NAMES or key in _NAMES or key_to_character(key) is not None
    return known and all(modifier in _MODIFIERS for modifier in modifiers)


@cache
def all_keys() -> Mapping[str, Key]:
    """Every binding with an id of every screen, by its id. Imports all screens, so it takes a moment once."""
    found: dict[str, Key] = {}
    for owner in [None, *_screens()]:
        for binding in _bindings(owner or _app()):
            if binding.id is None:
                continue
            known = found.get(binding.id)
            places = frozenset() if owner is None else frozenset([owner.__name__])
            usual = (*known.usual, binding.key) if known and binding.key not in known.usual else (binding.key,)
            found[binding.id] = Key(
                binding.id,
                known.what if known else binding.tooltip or binding.description,
                known.usual if known and binding.key in known.usual else usual,
                places | known.places if known and known.places else places,
            )
    return found


def _app() -> type[DOMNode]:
    from simulator.app.app import EmpathyApp

    return EmpathyApp


def _screens() -> Iterator[type[Screen[object]]]:
    """Every screen there is, whoever adds it."""
    import simulator.app.screens as package

    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Screen) and value.__module__ == module.name:
                yield value


def _bindings(owner: type[DOMNode]) -> Iterator[Binding]:
    for kind in owner.__mro__:
        yield from Binding.make_bindings(vars(kind).get("BINDINGS", ()))


def keymap(changed: Mapping[str, str]) -> dict[str, str]:
    """What Textual is told of the keys that were changed."""
    known = all_keys()
    return {name: ",".join(known[name].keys(changed)) for name in changed if name in known}


def clash(name: str, changed: Mapping[str, str]) -> tuple[str, Key] | None:
    """A key of this binding that something else of the same screen has too, and what."""
    key = all_keys()[name]
    for other in all_keys().values():
        if other.id != name and key.meets(other):
            for pressed in key.keys(changed):
                if pressed in other.keys(changed) and not (pressed in key.usual and pressed in other.usual):
                    return pressed, other
    return None


def sound(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """The changes that can be made, and of each other its id and what is wrong with it."""
    from simulator.scenario.suggest import closest

    good: dict[str, str] = {}
    faults: list[tuple[str, str]] = []
    for name, keys in wanted.items():
        odd = next((key for key in split(keys) if not is_key(key)), None)
        fixed = next((key for key in split(keys) if key in FIXED), None)
        if name not in all_keys():
            faults.append((name, words.unknown_binding(name, closest(name, all_keys()))))
        elif odd is not None or not split(keys):
            faults.append((name, words.wrong_key(name, odd or keys)))
        elif fixed is not None and fixed not in all_keys()[name].usual:
            faults.append((name, words.fixed_key(fixed)))
        else:
            good[name] = keys
    while found := next(((name, met) for name in good if (met := clash(name, good))), None):
        name, (pressed, other) = found
        faults.append((name, words.taken(pressed, other.what)))
        del good[name]
    return good, faults
