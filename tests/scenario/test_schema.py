"""The JSON Schema that editors use says what the loader says, as far as a schema can."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from scoring.rubric import Rubric
from simulator.scenario import model, reading
from simulator.scenario.findings import Findings
from simulator.scenario.forms import plain
from simulator.scenario.loading import load
from simulator.scenario.model import Form, keys_of
from simulator.scenario.schema import HEADER, NAME, schema, schema_text
from simulator.scenario.source import Source
from tests.conftest import SAMPLES
from tests.scenario.test_loading import FAULTS, SAMPLE, changed

LIBRARY = Path(__file__).parents[2] / "scenarios"


class Judge:
    """What the schema says of a file, read as YAML 1.2."""

    def __init__(self, made: dict[str, Any]) -> None:
        Draft7Validator.check_schema(made)
        self._validator = Draft7Validator(made)

    def __call__(self, text: str) -> list[str]:
        return [error.message for error in self._validator.iter_errors(YAML(typ="safe", pure=True).load(text))]


@pytest.fixture(scope="module")
def complaints(rubric: Rubric) -> Judge:
    return Judge(schema(rubric.behaviours.values()))


def codes(rubric: Rubric, text: str) -> set[str]:
    """What the loader says of it."""
    return {f.code for f in load(Source("x.yaml", text.encode()), rubric.behaviours).findings}


# --- by example

SAID_THE_SHORT_WAY = [
    ("title: A cake for somebody else", "title: 1984"),
    ("title: A cake for somebody else", "title: no"),
    ("title: A cake for somebody else", "title: 12:30"),
    ("title: A cake for somebody else", "title: true"),
    ("title: A cake for somebody else", "title: ~"),
    ("title: A cake for somebody else", "title: 1e3"),
    ("scenario: wrong-cake", "scenario: 1984"),
    ("version: 1", "version: 010"),
    ("version: 1", "version: +2"),
    ("after: 30", "after: .5"),
    ("language: en-GB", 'language: " en "\ndraft: TRUE'),
    ("language: en-GB", "language: no\ndraft: false"),
    ("goto: counter", "goto: {to: counter}"),
    ("goto: counter", "goto: [{to: counter}]"),
    ("goto: counter", "goto: [{to: counter, when: {}}]"),
    ("customer: Give me the number, then.", "customer: [{say: 40}]"),
    ("shows: [deflects]", "shows: []"),
    ("shows: [deflects]", "shows: {}"),
    ("shows: [deflects]", "shows: {deflects: head office}"),
    ("mood: -3", "mood: 0"),
    ("remember: [owned-up]", "remember: [owned-up, 7]"),
]


@pytest.mark.parametrize("change", SAID_THE_SHORT_WAY, ids=[after for _, after in SAID_THE_SHORT_WAY])
def test_every_way_of_writing_that_check_accepts_is_accepted(
    rubric: Rubric, complaints: Judge, change: tuple[str, str]
) -> None:
    text = changed(change)
    assert codes(rubric, text) == set()
    assert complaints(text) == []


def test_a_scenario_may_have_no_walkthroughs_but_not_no_scenes(rubric: Rubric, complaints: Judge) -> None:
    before = SAMPLE[: SAMPLE.index("walkthroughs:")]
    assert codes(rubric, before + "walkthroughs: {}\n") == set()
    assert complaints(before + "walkthroughs: {}\n") == []
    no_scenes = SAMPLE[: SAMPLE.index("scenes:")] + "scenes: {}\n" + SAMPLE[SAMPLE.index("endings:") :]
    assert "wrong-type" in codes(rubric, no_scenes)
    assert complaints(no_scenes) != []


SEEN = {
    "unknown-key",
    "missing-key",
    "unknown-behaviour",
    "reserved-id",
    "unknown-word",
    "bad-language",
    "out-of-range",
    "listed-twice",
    "bad-id",
    "wrong-type",
}
"""The faults that a schema can see."""


@pytest.mark.parametrize(("change", "code"), [(change, code) for change, code, _, _ in FAULTS if code in SEEN])
def test_what_check_rejects_is_rejected(rubric: Rubric, complaints: Judge, change: tuple[str, str], code: str) -> None:
    assert complaints(changed(change)) != []


MORE_FAULTS = [
    ("goto: counter", "goto: []"),
    ("customer: Give me the number, then.", "customer: []"),
    ("customer: Give me the number, then.", "customer: {say: Then.}"),
    ("customer: Give me the number, then.", "customer: [Then.]"),
    ("title: A cake for somebody else", "title: [A cake]"),
    ("title: A cake for somebody else", 'title: " "'),
    ("title: A cake for somebody else", "title: {a: cake, b: tin}"),
    ("version: 1", "version: 1.5"),
    ("remember: [owned-up]", "remember: [owned-up, owned-up]"),
    ("remember: [owned-up]", "remember: owned-up"),
    ("when: {remembers: [owned-up]}\n        say: I", "when: {mood_at_least: 11}\n        say: I"),
    ("best: {replies: [nigel, tonight], ", "best: {replies: [], "),
    ("overall: 100", "overall: 101"),
    ("silence:\n      after: 30", "silence:\n      when: {}\n      after: 30"),
    ("channel: counter", "channel:"),
    (
        "    silence:\n      after: 30\n      say: Well? Say something.\n      shows: [stalls]\n      mood: -1",
        "    silence:",
    ),
]


@pytest.mark.parametrize("change", MORE_FAULTS, ids=[after for _, after in MORE_FAULTS])
def test_so_is_what_only_the_shape_gives_away(rubric: Rubric, complaints: Judge, change: tuple[str, str]) -> None:
    text = changed(change)
    assert codes(rubric, text) & {*SEEN, "empty-text"}
    assert complaints(text) != []


# --- for any file


class Letters(str):
    """A scalar written without quotes."""


def tree(value: Any) -> Any:
    """A file as dicts, lists and scalars, numbers without quotes and texts within."""
    if isinstance(value, dict):
        return {key: tree(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [tree(item) for item in value]
    return Letters(value.text) if value.text.lstrip("+-").isdigit() else value.text


def written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return str(value) if isinstance(value, Letters) else json.dumps(value)


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*at, key))


ROOT = reading.read(SAMPLE, Findings("sample"))
assert ROOT is not None
PLACES = list(places(tree(plain(ROOT))))[1:]
KEYS = sorted(
    {key for form in vars(model).values() if isinstance(form, type) and issubclass(form, Form) for key in keys_of(form)}
)

CLEAR = ["x", "no", "1984", "-3", "010", "12:30", "counter", "deflects", "phone", "Phone", "en", "a b"]
"""Letters that YAML 1.2 and the program understand alike, whatever is wanted."""
DOUBTFUL = [
    "~",
    "null",
    "true",
    "TRUE",
    "tRUE",
    "1e3",
    "1e-3",
    "0x1f",
    "0o7",
    ".inf",
    ".nan",
    "-0",
    "2.0",
    "1234567890",
]

scalars = st.sampled_from(CLEAR).map(Letters) | st.sampled_from([*CLEAR, "", " ", "x\n\ny", "silence"])


def values(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keys = st.sampled_from([*KEYS, "deflects", "x", "Not An Id", "silence"])
    return st.recursive(leaves, lambda v: st.lists(v, max_size=2) | st.dictionaries(keys, v, max_size=2), max_leaves=3)


def inside(value: Any, at: Sequence[Any]) -> Any:
    """What stands there, if anything still does."""
    for step in at:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def mangled(draw: st.DataObject, leaves: st.SearchStrategy[Any]) -> str:
    """The sample with one or two places overwritten, added to or left out."""
    assert ROOT is not None
    whole = tree(plain(ROOT))
    for _ in range(draw.draw(st.integers(1, 2))):
        *above, last = draw.draw(st.sampled_from(PLACES))
        parent = inside(whole, above)
        if isinstance(parent, dict):
            match draw.draw(st.sampled_from(["put", "add", "drop"])):
                case "put":
                    parent[last] = draw.draw(values(leaves))
                case "add":
                    parent[draw.draw(st.sampled_from([*KEYS, "x", "silence"]))] = draw.draw(values(leaves))
                case "drop":
                    parent.pop(last, None)
        elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
            parent[last] = draw.draw(values(leaves))
    return written(whole)


@settings(max_examples=150)
@given(st.data())
def test_loader_and_schema_agree_on_any_file(rubric: Rubric, complaints: Judge, data: st.DataObject) -> None:
    text = mangled(data, scalars)
    found, said = codes(rubric, text), complaints(text)
    if said:
        assert found, said
    if found & {*SEEN, "empty-text"}:
        assert said, found


@settings(max_examples=150)
@given(st.data())
def test_no_editor_complains_of_what_check_accepts(rubric: Rubric, complaints: Judge, data: st.DataObject) -> None:
    """Even where the letters mean one thing to YAML and another to the program."""
    text = mangled(data, st.sampled_from(DOUBTFUL).map(Letters))
    if not codes(rubric, text):
        assert complaints(text) == []


# --- what it tells an author


def test_every_key_is_described(rubric: Rubric) -> None:
    made = schema(rubric.behaviours.values())
    for form in [made, *made["definitions"].values()]:
        for key, shape in form.get("properties", {}).items():
            assert shape["description"], key


def test_behaviours_are_the_rubrics_with_what_they_mean(rubric: Rubric) -> None:
    behaviour = schema(rubric.behaviours.values())["definitions"]["behaviour"]
    means = dict(zip(behaviour["enum"], behaviour["enumDescriptions"], strict=True))
    assert means == {name: known.means for name, known in rubric.behaviours.items()}


def test_the_library_has_the_schema_beside_it_and_names_it(rubric: Rubric) -> None:
    assert (LIBRARY / NAME).read_text("utf-8") == schema_text(rubric.behaviours.values()), "make schema mends it"
    for path in LIBRARY.glob("*.yaml"):
        assert path.read_text("utf-8").startswith(f"{HEADER}\n"), path


def test_the_library_and_the_sample_keep_to_it(complaints: Judge) -> None:
    for path in [*LIBRARY.glob("*.yaml"), *SAMPLES.glob("*.yaml")]:
        assert complaints(path.read_text("utf-8")) == []
