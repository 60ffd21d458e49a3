"""The format as a JSON Schema (draft-07), for editors: made from the model, so that a new key is in it by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from scoring.rubric import Behaviour
from simulator.scenario.model import Scenario
from simulator.scenario.shapes import DEFINED, DEFINITIONS, ID_KEY, TEXT, Shape

NAME = "scenario.schema.json"
"""The file that the first line of a scenario names."""

HEADER = f"# yaml-language-server: $schema={NAME}"
"""That first line: it tells an editor which schema the file keeps to."""


def schema_text(behaviours: Iterable[Behaviour]) -> str:
    """The schema of scenario files whose replies may show these behaviours, as the text of a file."""
    return json.dumps(schema(behaviours), ensure_ascii=False, indent=2) + "\n"


def schema(behaviours: Iterable[Behaviour]) -> Shape:
    made = Scenario.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    known = {behaviour.name: behaviour.means for behaviour in behaviours}
    definitions = {
        **made.pop("$defs"),
        **DEFINITIONS,
        "behaviour": {"enum": list(known), "enumDescriptions": list(known.values())},
        "behaviours-with-words": {
            "title": "behaviours, each with the words that show it",
            "type": "object",
            "properties": {name: {**TEXT, "description": means} for name, means in known.items()},
            "additionalProperties": False,
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_referring(made),
        "definitions": _referring(definitions),
    }


def _referring(shape: Any) -> Any:
    """The shape with a reference for each name of a definition. Pydantic, which knows only its own, takes no others."""
    if isinstance(shape, list):
        return [_referring(item) for item in shape]
    if not isinstance(shape, dict):
        return shape
    reference = {"$ref": f"#/definitions/{shape[DEFINED]}"} if DEFINED in shape else {}
    return reference | {key: _referring(value) for key, value in shape.items() if key != DEFINED}


class _Generator(GenerateJsonSchema):
    """Says what an author may write, where pydantic would say what Python may hold."""

    def dict_schema(self, schema: core_schema.DictSchema) -> Shape:
        """Entries, each behind an id of the author's own."""
        values = self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": ID_KEY, "additionalProperties": values, "minProperties": 1}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Shape:
        return self.generate_inner(schema["schema"])  # a key may be left out, but not be empty

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Shape:
        """Only a default that somebody would write: editors put it behind the key."""
        made = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**made, "default": default} if isinstance(default, (int, float)) else made

    def model_schema(self, schema: core_schema.ModelSchema) -> Shape:
        return super().model_schema(schema) | {"title": schema["cls"].called.replace("`", "")}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic fixes the signature
        return False
