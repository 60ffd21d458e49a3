"""What a scenario is: the YAML format as immutable, typed values.

Field descriptions are for authors. Keys that YAML writes in a short way (`goto: scene`, `shows: [a, b]`,
`customer: a line`) are brought to one shape before they are validated, so the rest of the program meets one shape only.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic.fields import FieldInfo

from simulator.scenario import faults
from simulator.scenario.shapes import IDENTIFIER, LANGUAGE, TEXT, ListOrMapping, More, OrScalar, id_key_but
from simulator.scenario.values import (
    Behaviour,
    EndingName,
    Frozen,
    Id,
    Memories,
    Mood,
    SceneName,
    Score,
    Seconds,
    Target,
    Text,
    Texts,
    Truth,
    Version,
    Whole,
    as_condition,
    as_lines,
    as_shows,
    as_ways,
    entry_with,
    filled_list,
    form_value,
    keyed,
    language_tag,
    nothing,
    reject,
    word,
)

SILENCE = "silence"
"""The id under which the silence of a scene is played."""


class Form(BaseModel):
    """A mapping of the format: its keys are the fields (or their aliases), any other key is a fault."""

    called: ClassVar[str] = "this mapping"
    """How a finding names it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


def keys_of(form: type[Form]) -> dict[str, FieldInfo]:
    """The keys of a form as authors write them, each with its field."""
    return {field.alias or name: field for name, field in form.model_fields.items()}


OWNED = {
    "scenes": "the scene",
    "replies": "the reply",
    "endings": "the ending",
    "walkthroughs": "the walkthrough",
    "behaviours": "the behaviour",
}
"""The keys behind which ids of the author's own stand, and what a finding calls what is behind one."""


class Condition(Form):
    """When something is offered, said or followed. All of it must hold; nothing given always holds."""

    called = "a condition (`when`)"

    mood_at_least: Mood = Field(0, description="the customer's mood is this or higher")
    mood_at_most: Mood = Field(10, description="the customer's mood is this or lower")
    remembers: Memories = Field((), description="all of these have been remembered")
    lacks: Memories = Field((), description="none of these has been remembered")


ALWAYS = Condition()
When = Annotated[Condition, BeforeValidator(as_condition)]


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
    tuple[Annotated[Line, BeforeValidator(entry_with("say"))], ...],
    Field(description="what the customer says: one text, or a list of which the first line that holds is said"),
    BeforeValidator(as_lines),
    OrScalar(TEXT),
]
Ways = Annotated[
    tuple[Annotated[Way, BeforeValidator(entry_with("to"))], ...],
    Field(description="where it leads: an id, or a list of which the first that holds is followed"),
    BeforeValidator(as_ways),
    OrScalar(IDENTIFIER, entry=True),
]
Shows = Annotated[
    Mapping[Behaviour, Text | None],
    Field(description="the rubric's behaviours this shows: a list, or each with the words that show it"),
    AfterValidator(MappingProxyType),
    BeforeValidator(as_shows),
    ListOrMapping(),
]


def _said(shows: Mapping[str, str | None], info: ValidationInfo) -> Mapping[str, str | None]:
    if "say" not in info.data:
        return shows  # it is at fault itself
    say = " ".join((info.data["say"] or "").split())  # a blank at the end of a folded line is doubled, and not seen
    for behaviour, words in shows.items():
        if words is not None and " ".join(words.split()) not in say:
            reject(faults.QUOTE_NOT_SAID, words=words, at=behaviour)
    return shows


class Reply(Form):
    """One thing the trainee can say."""

    called = "a reply"

    say: Text = Field(description="the words of the reply")
    shows: Shows = Field(default_factory=nothing)
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
    shows: Shows = Field(default_factory=nothing)
    mood: Whole = Field(0, description="how far the customer's mood moves")
    remember: Memories = Field((), description="facts that later conditions may ask for")
    why: Text | None = Field(None, description="the feedback: what this did to the customer")
    goto: Ways = Field((), description="where it leads; its own scene if not given")

    _shows_what_is_said = field_validator("shows")(_said)


def _not_reserved(reply: str) -> str:
    if reply == SILENCE:
        reject(faults.RESERVED_ID)
    return reply


ReplyId = Annotated[Id, AfterValidator(_not_reserved)]


class Scene(Form):
    """A moment in which the customer has spoken and the trainee must reply."""

    called = "a scene"

    customer: Lines
    replies: Annotated[
        Mapping[ReplyId, Annotated[Reply, BeforeValidator(form_value)]],
        AfterValidator(MappingProxyType),
        BeforeValidator(keyed),
        More({"propertyNames": id_key_but(SILENCE)}),
    ] = Field(description="what the trainee can say, each behind its id")
    silence: Annotated[Silence, BeforeValidator(form_value)] | None = Field(
        None, description="when nothing was said in time"
    )


class Ending(Form):
    """Where it stops."""

    called = "an ending"

    outcome: Annotated[
        Literal["resolved", "escalated", "lost"], BeforeValidator(word("resolved", "escalated", "lost"))
    ] = Field(description="resolved, escalated or lost")
    customer: Lines
    lesson: Text | None = Field(None, description="what to take along from this ending")


class Walkthrough(Form):
    """A test of the scenario: replies that must play, end and score as written."""

    called = "a walkthrough"

    replies: Annotated[tuple[Id, ...], BeforeValidator(filled_list), More({"minItems": 1})] = Field(
        description="the replies, in order"
    )
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
        Literal["phone", "chat", "email", "counter"], BeforeValidator(word("phone", "chat", "email", "counter"))
    ] = Field(description="phone, chat, email or counter")
    difficulty: Annotated[
        Literal["starter", "steady", "stretch"], BeforeValidator(word("starter", "steady", "stretch"))
    ] = Field(description="starter, steady or stretch")
    language: Annotated[Text, AfterValidator(language_tag), WithJsonSchema(LANGUAGE)] = Field(
        description="a BCP 47 tag such as en"
    )
    customer: Annotated[Customer, BeforeValidator(form_value)] = Field(description="who complains")
    file: Texts = Field((), description="what our own records show")
    start: SceneName = Field(description="the scene it starts in")
    scenes: Frozen[Annotated[Scene, BeforeValidator(form_value)]] = Field(description="the scenes, each behind its id")
    endings: Frozen[Annotated[Ending, BeforeValidator(form_value)]] = Field(
        description="the endings, each behind its id"
    )
    walked_out: EndingName | None = Field(None, alias="walked-out", description="the ending when mood reaches 0")
    walkthroughs: Frozen[Annotated[Walkthrough, BeforeValidator(form_value)]] = Field(
        default_factory=nothing, description="the scenario's own tests", json_schema_extra={"minProperties": 0}
    )
    draft: Truth = Field(False, description="true hides it from trainees")
