"""The values of the format as JSON Schema.

A schema sees what YAML made of the letters (1984 is a number to it, `null` nothing at all), the program the letters
themselves. So a shape lets through whatever the program may read: it never rejects what `check` accepts. What it cannot
see (whether a scene is there, whether words are said) is left to `check`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

Shape = dict[str, Any]

DEFINED = "defined"


def _defined(name: str) -> Shape:
    """Stands for what is defined under `name`: `schema` makes a reference of it."""
    return {DEFINED: name}


TEXT, IDENTIFIER = _defined("text"), _defined("id")
BEHAVIOUR, BEHAVIOURS_WITH_WORDS = _defined("behaviour"), _defined("behaviours-with-words")

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_BAD_ID = "an id is lower-case letters and digits, words joined by one hyphen, such as wrong-cake"


def _either(shape: Shape) -> Shape:
    """Editors write `key: ` for what may be one thing or another, and the bare key for what has no type."""
    return {"anyOf": [shape]}


def _scalar(title: str, **more: Any) -> Shape:
    """Any scalar. Said this way round, editors do not offer true, false and null to somebody who writes a sentence."""
    return _either({"if": {"type": ["array", "object"]}, "then": {"type": "string"}, **more}) | {"title": title}


ID_KEY: Shape = {"title": "id", "pattern": f"^{_ID}$", "patternErrorMessage": _BAD_ID}


def id_key_but(reserved: str) -> Shape:
    return ID_KEY | {"pattern": f"^(?!{reserved}$){_ID}$", "patternErrorMessage": f"{_BAD_ID}; {reserved} is reserved"}


DEFINITIONS: dict[str, Shape] = {
    "text": _scalar(
        title="a text", pattern=r"[^ \t\r\n]", patternErrorMessage="a text is wanted here, and it is empty"
    ),
    "id": _scalar(title="an id", pattern=f"^{_ID}$", patternErrorMessage=_BAD_ID, minimum=0),
}

LANGUAGE: Shape = {
    "type": "string",
    "pattern": r"^[ \t\r\n]*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*[ \t\r\n]*$",
    "patternErrorMessage": "a language tag is wanted here, such as en, en-GB or pt-BR",
}

WHOLE: Shape = {"type": "integer", "minimum": -999_999_999, "maximum": 999_999_999}
NUMBER: Shape = {"type": "number"}
SECONDS: Shape = {"exclusiveMinimum": 0, "exclusiveMaximum": 1_000_000_000}


@dataclass(frozen=True)
class More:
    """Adds to the shape of a type what its validators ask for."""

    words: Shape

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Shape:
        return {**handler(core), **self.words}


@dataclass(frozen=True)
class OrScalar:
    """A list that may also be written as one scalar, or (`entry`) as one of its entries."""

    scalar: Shape
    entry: bool = False

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Shape:
        listed = {**handler(core), "minItems": 1}
        other = {"if": {"type": "object"}, "then": listed["items"], "else": self.scalar} if self.entry else self.scalar
        return _either({"if": {"type": "array"}, "then": listed, "else": other})


class ListOrMapping:
    """Behaviours: a list, or each with the words that show it."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Shape:
        listed = {"type": "array", "items": BEHAVIOUR, "uniqueItems": True}
        return _either({"if": {"type": "array"}, "then": listed, "else": BEHAVIOURS_WITH_WORDS})
