"""What may stand behind a key: texts, ids, numbers, names that have to exist.

Each type takes what YAML wrote (a `Scalar`, a list, a dict) and gives a Python value, or rejects it with a fault and
the words for its message. `forms` turns rejections into findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from simulator.scenario import faults, shapes
from simulator.scenario.findings import Fault
from simulator.scenario.nodes import Scalar
from simulator.scenario.slips import OTHER_KEYS, TEXT_KEYS, missing_space, quoted
from simulator.scenario.suggest import closest, one_of

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?([0-9]{1,9}(\.[0-9]*)?|\.[0-9]+)")
_TRUTHS = ("true", "True", "TRUE", "false", "False", "FALSE")
_BLANK = " \t\r\n"
_MINUS = {ord("−"): "-", ord("–"): "-"}


def reject(fault: Fault, **words: object) -> NoReturn:
    raise PydanticCustomError("fault", "rejected", {"fault": fault, "words": words})


def describe(value: object) -> str:
    """What was found in place of what was expected, in an author's words."""
    if isinstance(value, Scalar):
        if value.text == "" and value.plain:
            return "nothing"
        return f"“{value.text}”" if value.plain else f"the quoted text {quoted(value.text)}"
    if isinstance(value, dict):
        return "keys and values"
    return "a list" if isinstance(value, list) else f"“{value}”"


def fold(text: str, *, folded: bool = False) -> str:
    """Stripped, line breaks folded, a blank line kept as a paragraph. `folded`: YAML has folded the lines already, so
    that each break left is a paragraph's."""
    text = text.strip(_BLANK)
    if "\n" not in text:
        return text
    paragraphs = re.split(r"\n" if folded else r"\n[ \t\r]*\n[ \t\r\n]*", text)
    return "\n\n".join(" ".join(line.strip(_BLANK) for line in p.split("\n")) for p in paragraphs if p.strip(_BLANK))


def _text(value: object, info: ValidationInfo) -> str:
    if isinstance(value, dict) and len(value) == 1:
        key, inner = next(iter(value.items()))
        if isinstance(inner, Scalar) and inner.text and key not in (*TEXT_KEYS, *OTHER_KEYS):
            meant = f"{key}: {inner.text}"
            reject(faults.WANTS_QUOTES, quoted=quoted(meant), meant=meant)
    if not isinstance(value, Scalar):
        reject(
            faults.WRONG_TYPE,
            expected="a text",
            found=describe(value),
            help="write one sentence or more behind the key",
        )
    if value.cut is not None:
        meant = f"{value.text} {value.cut}".strip()
        reject(faults.TEXT_CUT, rest=value.cut, quoted=quoted(meant), meant=meant)
    text = fold(value.text, folded=value.folded)
    if not text:
        reject(faults.EMPTY_TEXT, key=info.field_name or "this item")
    return text


def _identifier(like: str) -> Callable[[object], str]:
    def identifier(value: object) -> str:
        text = value.text if isinstance(value, Scalar) else value
        if not isinstance(text, str):
            reject(faults.WRONG_TYPE, expected="an id", found=describe(value), help=f"write one id, such as {like}")
        if not ID.fullmatch(text):
            reject(faults.BAD_ID, id=text, like=like)
        return text

    return identifier


def _number(pattern: re.Pattern[str], kind: str) -> Callable[[object], float]:
    def number(value: object) -> float:
        if not isinstance(value, Scalar):
            reject(faults.WRONG_TYPE, expected=kind, found=describe(value), help="write one number behind the key")
        if pattern.fullmatch(value.text) and value.plain:
            return float(value.text) if pattern is _NUMBER else int(value.text)
        in_quotes = not value.plain and pattern.fullmatch(value.text)
        typed = value.text.translate(_MINUS)
        if in_quotes:
            advice = f"take the quotes away: {value.text}"
        elif pattern.fullmatch(typed):
            advice = f"write {typed}, with the keyboard's minus"
        else:
            advice = f"write {kind} in digits, such as 2"
        reject(faults.WRONG_TYPE, expected=kind, found=describe(value), help=advice)

    return number


@dataclass(frozen=True)
class within:
    """Holds a number within bounds; `what` names them for a finding."""

    least: float
    most: float | None
    what: str

    def __call__(self, value: float) -> float:
        if value < self.least or (self.most is not None and value > self.most):
            reject(faults.OUT_OF_RANGE, expected=self.what, found=f"{value:g}", help=f"choose {self.what}")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> shapes.Shape:
        most = {} if self.most is None else {"maximum": self.most}
        return {**handler(core), "minimum": self.least, **most}


def _positive(value: float) -> float:
    if value <= 0:
        reject(
            faults.OUT_OF_RANGE, expected="seconds above 0", found=f"{value:g}", help="40 is a usual wait on the phone"
        )
    return value


def _truth(value: object) -> bool:
    if isinstance(value, Scalar) and value.plain and value.text in _TRUTHS:
        return value.text.lower() == "true"
    reject(
        faults.WRONG_TYPE, expected="true or false", found=describe(value), help="YAML 1.2 knows no yes, no, on or off"
    )


def word(*words: str) -> Callable[[object], str]:
    def word(value: object) -> str:
        if isinstance(value, Scalar) and value.text in words:
            return value.text
        found = value.text if isinstance(value, Scalar) else describe(value)
        near = closest(found, words, cutoff=0.75)
        advice = f"did you mean `{near}`?" if near else f"choose one of {', '.join(words)}"
        reject(faults.UNKNOWN_WORD, found=found, expected=", ".join(words), help=advice)

    return word


def language_tag(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        reject(faults.BAD_LANGUAGE, found=text)
    return text


def _listed(value: object) -> object:
    if isinstance(value, list):
        return value
    reject(
        faults.WRONG_TYPE,
        expected="a list",
        found=describe(value),
        help="write [one, two], or one to a line behind `- `",
    )


def filled_list(value: object) -> object:
    if isinstance(_listed(value), list) and value:
        return value
    reject(faults.WRONG_TYPE, expected="a list with at least one entry", found="an empty list", help="add an entry")


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            reject(faults.LISTED_TWICE, name=value, at=value)
        seen.add(value)
    return values


def keyed(value: object, info: ValidationInfo) -> object:
    if isinstance(value, dict) and value:
        return value
    if isinstance(value, dict) and info.field_name == "walkthroughs":
        return value
    reject(
        faults.WRONG_TYPE,
        expected="entries, each behind an id of its own",
        found=describe(value) if not isinstance(value, dict) else "nothing",
        help="write `its-id:` and indent what belongs to it",
    )


def form_value(value: object) -> object:
    if isinstance(value, (dict, BaseModel)):
        return value
    reject(
        faults.WRONG_TYPE, expected="keys and values", found=describe(value), help="write `key: value`, one to a line"
    )


def name_of(kind: str, what: str, fault: Fault = faults.UNKNOWN_TARGET) -> Callable[[object, ValidationInfo], str]:
    """A name that has to be among the `kind` names of the file or the rubric, which are the validation's context; None
    there: nothing is known of them, and no name is at fault for it."""

    def name(value: object, info: ValidationInfo) -> str:
        text = value.text if isinstance(value, Scalar) else value
        if not isinstance(text, str) or not text:
            reject(faults.WRONG_TYPE, expected=f"the name of a {what}", found=describe(value), help="write one name")
        names = (info.context or {}).get(kind)
        if names is None or text in names:
            return text
        if text in map(as_id, names):
            return text  # the name it means is written wrongly where it is defined, and told there
        near = as_id(text)
        reject(fault, kind=what, name=text, help=f"did you mean `{near}`?" if near in names else one_of(text, names))

    return name


def as_id(text: str) -> str:
    """The id that was probably meant: `What Now` is `what-now`."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def as_lines(value: object) -> object:
    if isinstance(value, list) and value:
        return value
    if isinstance(value, dict) and value.keys() & {"say", "when"}:
        reject(
            faults.WRONG_TYPE,
            expected="a text, or a list of lines",
            found="keys and values",
            help="put a dash before `say`, or write the text alone",
        )
    if isinstance(value, list):
        reject(faults.WRONG_TYPE, expected="what the customer says", found="an empty list", help="write a line")
    return [{"say": value}]


def as_ways(value: object) -> object:
    if isinstance(value, dict):
        return [value]
    if isinstance(value, list) and value:
        return value
    return [{"to": value}]


def entry_with(key: str) -> Callable[[object], object]:
    """An entry of a list, which is no bare text."""

    def entry(value: object) -> object:
        if not isinstance(value, Scalar):
            return form_value(value)
        split = missing_space(value.text) if value.plain else None
        if split is not None:
            reject(faults.MISSING_SPACE, key=split[0], value=split[1], meant={split[0]: split[1]})
        help = f"write `{key}: {value.text}`"
        expected = f"an entry with `{key}`"
        reject(faults.WRONG_TYPE, expected=expected, found=describe(value), help=help, meant={key: value.text})

    return entry


def as_shows(value: object) -> object:
    if isinstance(value, Scalar):
        reject(faults.WRONG_TYPE, expected="a list", found=describe(value), help=f"write [{value.text}]")
    if not isinstance(value, list):
        return form_value(value)
    names = [item.text if isinstance(item, Scalar) else describe(item) for item in value]
    return dict.fromkeys(_once(tuple(names)))


def as_condition(value: object) -> object:
    if isinstance(value, Scalar):
        help = "write {mood_at_least: 4}, {mood_at_most: 4}, {remembers: [word]} or {lacks: [word]}"
        reject(faults.WRONG_TYPE, expected="a condition", found=describe(value), help=help)
    return form_value(value)


def nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


Value = TypeVar("Value")

_IS_TEXT, _IS_ID = WithJsonSchema(shapes.TEXT), WithJsonSchema(shapes.IDENTIFIER)

Text = Annotated[str, BeforeValidator(_text), _IS_TEXT]
Id = Annotated[str, BeforeValidator(_identifier("wrong-cake")), _IS_ID]
Memory = Annotated[str, BeforeValidator(_identifier("owned-up")), _IS_ID]
Target = Annotated[str, BeforeValidator(name_of("targets", "scene or ending")), _IS_ID]
SceneName = Annotated[str, BeforeValidator(name_of("scenes", "scene")), _IS_ID]
EndingName = Annotated[str, BeforeValidator(name_of("endings", "ending")), _IS_ID]
Behaviour = Annotated[
    str,
    BeforeValidator(name_of("behaviours", "behaviour", faults.UNKNOWN_BEHAVIOUR)),
    WithJsonSchema(shapes.BEHAVIOUR),
]
Whole = Annotated[int, BeforeValidator(_number(_WHOLE, "a whole number")), WithJsonSchema(shapes.WHOLE)]
Mood = Annotated[Whole, within(0, 10, "a whole number from 0 to 10")]
Version = Annotated[Whole, within(1, None, "a whole number from 1")]
Number = Annotated[float, BeforeValidator(_number(_NUMBER, "a number")), WithJsonSchema(shapes.NUMBER)]
Seconds = Annotated[Number, AfterValidator(_positive), shapes.More(shapes.SECONDS)]
Score = Annotated[Number, within(0, 100, "a score from 0 to 100")]
Truth = Annotated[bool, BeforeValidator(_truth)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Memories = Annotated[
    tuple[Memory, ...], AfterValidator(_once), BeforeValidator(_listed), shapes.More({"uniqueItems": True})
]
Frozen = Annotated[Mapping[Id, Value], AfterValidator(MappingProxyType), BeforeValidator(keyed)]
