"""Authors are helped in their editor, and told the same there as by `check`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.rubric import Rubric
from simulator.scenario.loading import load
from simulator.scenario.schema import HEADER, NAME, schema_text
from simulator.scenario.source import Source
from tests.conftest import SAMPLES
from tests.editors.server import Server

pytestmark = pytest.mark.npm

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / ".node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SAMPLE = f"{HEADER}\n" + (SAMPLES / "wrong-cake.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, rubric: Rubric) -> Path:
    """An author's folder, with the schema in it."""
    folder = tmp_path_factory.mktemp("author")
    (folder / NAME).write_text(schema_text(rubric.behaviours.values()), "utf-8")
    return folder


@pytest.fixture
def path(folder: Path, request: pytest.FixtureRequest) -> Path:
    """A file of an author's, another in each test."""
    return folder / f"{abs(hash(request.node.nodeid))}.yaml"


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    assert PROGRAM.is_file(), "make test-all installs the language server"
    server = Server(["node", str(PROGRAM), "--stdio"], folder)
    yield server
    server.close()


def changed(before: str, after: str) -> str:
    assert before in SAMPLE, before
    return SAMPLE.replace(before, after, 1)


def place(text: str, words: str, *, behind: bool = False) -> tuple[int, int]:
    """Line and character, from 0, where the words start, or end."""
    index = text.index(words) + (len(words) if behind else 0)
    return text.count("\n", 0, index), index - (text.rfind("\n", 0, index) + 1)


def complaints(server: Server, path: Path, text: str) -> list[tuple[int, int]]:
    """Where the editor underlines something."""
    starts = [told["range"]["start"] for told in server.diagnostics(path, text)]
    return [(start["line"], start["character"]) for start in starts]


def test_an_unknown_key_is_underlined_where_it_stands(server: Server, path: Path) -> None:
    text = changed("        sho", "        shwo")
    (told,) = server.diagnostics(path, text)
    assert (told["range"]["start"]["line"], told["range"]["start"]["character"]) == place(text, "shwo")
    assert "shwo" in told["message"]


@pytest.mark.parametrize(
    ("before", "after", "at"),
    [
        ("[deflects]", "[deflcts]", "deflcts"),
        ("[deflects]", "[deflects, deflects]", "[deflects, deflects]"),
        ("names-the-specifics: Forty", "names-specifics: Forty", "names-specifics"),
        ("mood: 5}", "mood: 11}", "11}"),
        ("difficulty: starter", "difficulty: easy", "easy"),
        ("      ask-ade:", "      silence:", "silence:\n        say"),
        ("      ask-ade:", "      Ask Ade:", "Ask Ade"),
        ("goto: counter", "goto: []", "[]"),
        ("        goto: counter\n", "", "ask-ade"),
    ],
)
def test_what_check_would_find_is_underlined(server: Server, path: Path, before: str, after: str, at: str) -> None:
    text = changed(before, after)
    assert complaints(server, path, text) == [place(text, at)]


def test_nothing_is_said_of_the_library_nor_of_the_sample(server: Server, path: Path) -> None:
    for scenario in sorted((ROOT / "scenarios").glob("*.yaml")):
        assert complaints(server, scenario, scenario.read_text("utf-8")) == [], scenario
    assert complaints(server, path, SAMPLE) == []


@pytest.mark.parametrize("after", ["title: no", "title: 1984", "title: 12:30", "title: on", "title: true", "title: ~"])
def test_a_text_may_look_like_something_else(server: Server, path: Path, after: str) -> None:
    assert complaints(server, path, changed("title: A cake for somebody else", after)) == []


@pytest.mark.parametrize("value", ["yes", "on", "True", "true", '"true"', "tRUE"])
def test_only_yaml_1_2s_words_are_true(server: Server, path: Path, rubric: Rubric, value: str) -> None:
    text = changed("language: en-GB", f"language: en-GB\ndraft: {value}")
    wrong = bool(load(Source("x.yaml", text.encode()), rubric.behaviours).findings.errors)
    assert wrong is (value not in ("True", "true"))
    assert complaints(server, path, text) == ([place(text, f"{value}\ncustomer")] if wrong else [])


def test_a_number_may_start_with_a_nought(server: Server, path: Path, rubric: Rubric) -> None:
    text = changed("version: 1", "version: 010")
    loaded = load(Source("x.yaml", text.encode()), rubric.behaviours)
    assert loaded.scenario is not None
    assert loaded.scenario.version == 10
    assert complaints(server, path, text) == []


@pytest.mark.parametrize("written", ["shows: [", "shows: []", "shows: [deflects, ]", "shows: [ow]"])
def test_behaviours_are_offered_inside_the_brackets(server: Server, path: Path, rubric: Rubric, written: str) -> None:
    text = changed("shows: [deflects]", written)
    server.diagnostics(path, text)
    line, end = place(text, written, behind=True)
    offered = server.completions(path, line, end - written.endswith("]"))
    assert set(offered) == set(rubric.behaviours)
    assert offered["deflects"]["documentation"] == rubric.behaviours["deflects"].means


def test_keys_are_offered_with_a_colon_and_what_they_mean(server: Server, path: Path) -> None:
    text = changed("        goto: counter\n", "        goto: counter\n        \n")
    server.diagnostics(path, text)
    offered = server.completions(path, *place(text, "goto: counter\n        ", behind=True))
    assert set(offered) == {"shows", "mood", "remember", "when", "why"}
    assert offered["why"]["insertText"] == "why: "
    assert offered["why"]["documentation"].startswith("the feedback")


def test_nothing_is_offered_to_somebody_who_writes_a_sentence(server: Server, path: Path) -> None:
    text = changed("title: A cake for somebody else", "title: No")
    server.diagnostics(path, text)
    assert server.completions(path, *place(text, "title: No", behind=True)) == {}


@pytest.mark.parametrize(
    ("key", "means"),
    [
        ("touchpoint", "the contact this trains"),
        ("mood: 5", "their patience at the start"),
        ("goto", "where it leads"),
        ("customer: Forty", "what the customer says"),
        ("names-the-specifics", "Repeats at least one concrete fact"),
    ],
)
def test_a_key_says_what_it_means(server: Server, path: Path, key: str, means: str) -> None:
    server.diagnostics(path, SAMPLE)
    assert means in server.hover(path, *place(SAMPLE, key))
