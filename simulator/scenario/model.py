"""What a scenario is: the YAML format as immutable, typed values.

Field descriptions are for authors. Keys that YAML writes in a short way (`goto: scene`, `shows: [a, b]`,
`customer: a line`) are brought to one shape before they are validated, so the rest of the program meets one shape only.
A validator that rejects raises `Rejected`, which carries the fault and the words for its message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, NoReturn, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from simulator.scenario import faults
from simulator.scenario.findings import Fault
from simulator.scenario.nodes import Scalar
from simulator.scenario.quoting import quoted
from simulator.scenario.suggest import one_of

SILENCE = "silence"
"""The id under which the silence of a scene is played."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
_NUMBER = re.compile(r"[-+]?([0-9]{1,9}(\.[0-9]*)?|\.[0-9]+)")
_BLANK = " \t\r\n"


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


def _fold(scalar: Scalar) -> str:
    """Stripped, line breaks folded, a blank line kept as a paragraph."""
    text = scalar.text.strip(_BLANK)
    if "\n" not in text:
        return text
    paragraphs = re.split(r"\n" if scalar.folded else r"\n[ \t\r]*\n[ \t\r\n]*", text)
    return "\n\n".join(" ".join(line.strip(_BLANK) for line in p.split("\n")) for p in paragraphs if p.strip(_BLANK))


def _text(value: object, info: ValidationInfo) -> str:
    if isinstance(value, dict) and len(value) == 1:
        key, inner = next(iter(value.items()))
        if isinstance(inner, Scalar) and inner.text:
            reject(faults.WANTS_QUOTES, quoted=quoted(f"{key}: {inner.text}"))
    if not isinstance(value, Scalar):
        reject(
            faults.WRONG_TYPE,
            expected="a text",
            found=describe(value),
            help="write one sentence or more behind the key",
        )
    if value.cut is not None:
        reject(faults.TEXT_CUT, rest=value.cut, quoted=quoted(f"{value.text} {value.cut}"))
    text = _fold(value)
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
        advice = f"take the quotes away: {value.text}" if in_quotes else f"write {kind} in digits, such as 2"
        reject(faults.WRONG_TYPE, expected=kind, found=describe(value), help=advice)

    return number


def within(least: float, most: float | None, what: str) -> Callable[[float], float]:
    def within(value: float) -> float:
        if value < least or (most is not None and value > most):
            reject(faults.OUT_OF_RANGE, expected=what, found=f"{value:g}", help=f"choose {what}")
        return value

    return within


def _positive(value: float) -> float:
    if value <= 0:
        reject(
            faults.OUT_OF_RANGE, expected="seconds above 0", found=f"{value:g}", help="40 is a usual wait on the phone"
        )
    return value


def _truth(value: object) -> bool:
    if isinstance(value, Scalar) and value.plain and value.text.lower() in ("true", "false"):
        return value.text.lower() == "true"
    reject(
        faults.WRONG_TYPE, expected="true or false", found=describe(value), help="YAML 1.2 knows no yes, no, on or off"
    )


def _word(*words: str) -> Callable[[object], str]:
    def word(value: object) -> str:
        if isinstance(value, Scalar) and value.text in words:
            return value.text
        found = value.text if isinstance(value, Scalar) else describe(value)
        reject(faults.UNKNOWN_WORD, found=found, expected=", ".join(words), help=one_of(found, words))

    return word


def _language(text: str) -> str:
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


def _filled(value: object) -> object:
    if isinstance(_listed(value), list) and value:
        return value
    reject(faults.WRONG_TYPE, expected="a list with at least one entry", found="an empty list", help="add an entry")


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if values.count(value) > 1:
            reject(faults.LISTED_TWICE, name=value, at=value)
    return values


def _keyed(value: object) -> object:
    if isinstance(value, dict) and value:
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


def _known(kind: str, what: str) -> Callable[[str, ValidationInfo], str]:
    """Rejects a name that is not among the `kind` names of the file (handed in as the validation's context)."""

    def known(name: str, info: ValidationInfo) -> str:
        names = (info.context or {}).get(kind)
        if names is not None and name not in names:
            fault = faults.UNKNOWN_BEHAVIOUR if kind == "behaviours" else faults.UNKNOWN_TARGET
            reject(fault, kind=what, name=name, help=one_of(name, names))
        return name

    return known


def _as_lines(value: object) -> object:
    return value if isinstance(value, list) and value else [{"say": value}]


def _as_ways(value: object) -> object:
    if isinstance(value, dict):
        return [value]
    return value if isinstance(value, list) and value else [{"to": value}]


def _as_shows(value: object) -> object:
    if not isinstance(value, list):
        return form_value(value)
    names = [item.text if isinstance(item, Scalar) else describe(item) for item in value]
    return dict.fromkeys(_once(tuple(names)))


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


Value = TypeVar("Value")

Text = Annotated[str, BeforeValidator(_text)]
Id = Annotated[str, BeforeValidator(_identifier("late-flowers"))]
Memory = Annotated[str, BeforeValidator(_identifier("failure-owned"))]
Target = Annotated[Id, AfterValidator(_known("targets", "scene or ending"))]
SceneName = Annotated[Id, AfterValidator(_known("scenes", "scene"))]
EndingName = Annotated[Id, AfterValidator(_known("endings", "ending"))]
Behaviour = Annotated[Id, AfterValidator(_known("behaviours", "behaviour"))]
Whole = Annotated[int, BeforeValidator(_number(_WHOLE, "a whole number"))]
Mood = Annotated[Whole, AfterValidator(within(0, 10, "a whole number from 0 to 10"))]
Version = Annotated[Whole, AfterValidator(within(1, None, "a whole number from 1"))]
Number = Annotated[float, BeforeValidator(_number(_NUMBER, "a number"))]
Seconds = Annotated[Number, AfterValidator(_positive)]
Score = Annotated[Number, AfterValidator(within(0, 100, "a score from 0 to 100"))]
Truth = Annotated[bool, BeforeValidator(_truth)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
Memories = Annotated[tuple[Memory, ...], AfterValidator(_once), BeforeValidator(_listed)]
Frozen = Annotated[Mapping[Id, Value], AfterValidator(MappingProxyType), BeforeValidator(_keyed)]


class Form(BaseModel):
    """A mapping of the format: its keys are the fields (or their aliases), any other key is a fault."""

    called: ClassVar[str] = "this mapping"
    """How a finding names it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Condition(Form):
    """When something is offered, said or followed. All of it must hold; nothing given always holds."""

    called = "a condition (`when`)"

    mood_at_least: Mood = Field(0, description="the customer's mood is this or higher")
    mood_at_most: Mood = Field(10, description="the customer's mood is this or lower")
    remembers: Memories = Field((), description="all of these have been remembered")
    lacks: Memories = Field((), description="none of these has been remembered")


ALWAYS = Condition()
When = Annotated[Condition, BeforeValidator(form_value)]


class Line(Form):
    """Something the customer says, possibly only under a condition."""

    called = "a line of the customer"

    say: Text = Field(description="the customer's words")
    when: When = Field(ALWAYS, description="the line is said only if all of this holds")


class Way(Form):
    """Where a reply leads, possibly only under a condition."""

    called = "a `goto` entry"

    to: Target = Field(description="a scene or an ending")
    when: When = Field(ALWAYS, description="this way is taken only if all of this holds")


Lines = Annotated[
    tuple[Annotated[Line, BeforeValidator(form_value)], ...],
    Field(description="what the customer says: one text, or a list of which the first line that holds is said"),
    BeforeValidator(_as_lines),
]
Ways = Annotated[
    tuple[Annotated[Way, BeforeValidator(form_value)], ...],
    Field(description="where it leads: an id, or a list of which the first that holds is followed"),
    BeforeValidator(_as_ways),
]
Shows = Annotated[
    Mapping[Behaviour, Text | None],
    Field(description="the rubric's behaviours this shows: a list, or each with the words that show it"),
    AfterValidator(MappingProxyType),
    BeforeValidator(_as_shows),
]


def _said(shows: Mapping[str, str | None], info: ValidationInfo) -> Mapping[str, str | None]:
    say = info.data.get("say") or ""
    for behaviour, words in shows.items():
        if words is not None and words not in say:
            reject(faults.QUOTE_NOT_SAID, words=words, at=behaviour)
    return shows


class Reply(Form):
    """One thing the trainee can say."""

    called = "a reply"

    say: Text = Field(description="the words of the reply")
    shows: Shows = Field(default_factory=_nothing)
    mood: Whole = Field(0, description="how far the customer's mood moves")
    remember: Memories = Field((), description="facts that later conditions may ask for")
    when: When = Field(ALWAYS, description="the reply is offered only if all of this holds")
    why: Text | None = Field(None, description="the feedback: what this did to the customer")
    goto: Ways

    _shows_what_is_said = field_validator("shows")(_said)


class Silence(Form):
    """What happens when nothing was said in time."""

    called = "a `silence`"

    after: Seconds = Field(description="seconds until the customer speaks again")
    say: Text | None = Field(None, description="the customer's word after the silence")
    shows: Shows = Field(default_factory=_nothing)
    mood: Whole = Field(0, description="how far the customer's mood moves")
    remember: Memories = Field((), description="facts that later conditions may ask for")
    why: Text | None = Field(None, description="the feedback: what this did to the customer")
    goto: Ways = Field((), description="where it leads; its own scene if not given")

    _shows_what_is_said = field_validator("shows")(_said)


def _not_reserved(replies: Mapping[str, Reply]) -> Mapping[str, Reply]:
    if SILENCE in replies:
        reject(faults.RESERVED_ID, at=SILENCE)
    return replies


class Scene(Form):
    """A moment in which the customer has spoken and the trainee must reply."""

    called = "a scene"

    customer: Lines
    replies: Annotated[Frozen[Annotated[Reply, BeforeValidator(form_value)]], AfterValidator(_not_reserved)] = Field(
        description="what the trainee can say, each behind its id"
    )
    silence: Annotated[Silence, BeforeValidator(form_value)] | None = Field(
        None, description="when nothing was said in time"
    )


class Ending(Form):
    """Where it stops."""

    called = "an ending"

    outcome: Annotated[
        Literal["resolved", "escalated", "lost"], BeforeValidator(_word("resolved", "escalated", "lost"))
    ] = Field(description="resolved, escalated or lost")
    customer: Lines
    lesson: Text | None = Field(None, description="what to take along from this ending")


class Walkthrough(Form):
    """A test of the scenario: replies that must play, end and score as written."""

    called = "a walkthrough"

    replies: Annotated[tuple[Id, ...], BeforeValidator(_filled)] = Field(description="the replies, in order")
    ends: EndingName | None = Field(None, description="the ending they lead to")
    overall: Score | None = Field(None, description="the score they earn, within 0.01")
    overall_at_least: Score | None = Field(None, description="the least they earn")
    overall_at_most: Score | None = Field(None, description="the most they earn")


class Customer(Form):
    """Who complains."""

    called = "`customer`"

    name: Text = Field(description="the customer's name")
    mood: Mood = Field(description="their patience at the start, from 0 to 10")


class Scenario(Form):
    """One complaint: who, what happened, and how a conversation about it can go."""

    called = "a scenario"

    id: Id = Field(alias="scenario", description="the scenario's id, unique in the library")
    version: Version = Field(description="a whole number, raised when a released scenario changes")
    title: Text = Field(description="the title trainees choose it by")
    about: Text | None = Field(None, description="a sentence on what happened")
    touchpoint: Text | None = Field(None, description="the contact this trains, such as refunds or baggage")
    channel: Annotated[
        Literal["phone", "chat", "email", "counter"], BeforeValidator(_word("phone", "chat", "email", "counter"))
    ] = Field(description="phone, chat, email or counter")
    difficulty: Annotated[
        Literal["starter", "steady", "stretch"], BeforeValidator(_word("starter", "steady", "stretch"))
    ] = Field(description="starter, steady or stretch")
    language: Annotated[Text, AfterValidator(_language)] = Field(description="a BCP 47 tag such as en")
    customer: Annotated[Customer, BeforeValidator(form_value)] = Field(description="who complains")
    file: Texts = Field((), description="what our own records show")
    start: SceneName = Field(description="the scene it starts in")
    scenes: Frozen[Annotated[Scene, BeforeValidator(form_value)]] = Field(description="the scenes, each behind its id")
    endings: Frozen[Annotated[Ending, BeforeValidator(form_value)]] = Field(
        description="the endings, each behind its id"
    )
    walked_out: EndingName | None = Field(None, alias="walked-out", description="the ending when mood reaches 0")
    walkthroughs: Frozen[Annotated[Walkthrough, BeforeValidator(form_value)]] = Field(
        default_factory=_nothing, description="the scenario's own tests"
    )
    draft: Truth = Field(False, description="true hides it from trainees")
