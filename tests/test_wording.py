"""All words of the interface stand in `simulator/wording`, so that a translator finds them in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FOLDERS = ("simulator/app", "simulator/plain", "simulator/debriefing", "simulator/progress", "simulator/previewing")
"""Where no words for people may stand."""

_WORDS = re.compile(r"[^\W\d_]{2,}[,.:;]?\s+[^\W\d_]|\b[^\W\d_]{2,}[.!?…]\s*$|^\s*[A-Z][a-z]+:?\s*$")
"""Two words in a row, one with a full stop, or one with a capital letter, as labels have."""

_STYLE = re.compile(r"(bold|dim|italic|underline|reverse|strike|not|on|none|auto|[$#][\w-]+|\s)+")
_NO_WORDS = {
    "id",
    "classes",
    "style",
    "css_class",
    "group",
    "name",
    "variant",
    "selector",
    "action",
    "key",
    "key_display",
}
"""Arguments that are names and styles."""

_NO_TEXT = {"CSS", "DEFAULT_CSS", "CSS_PATH", "DEFAULT_CLASSES", "COMPONENT_CLASSES", "AUTO_FOCUS", "__all__"}
"""Variables that hold styles."""


def sentences(source: str) -> list[tuple[int, str]]:
    """The literals of a module that are words for people, each with its line. Docstrings, names, styles and the messages
    of programmers' errors are none."""
    return sorted({(node.lineno, text) for node, text in _texts(ast.parse(source)) if _is_sentence(text)})


def _is_sentence(text: str) -> bool:
    return _WORDS.search(text) is not None and _STYLE.fullmatch(text) is None


def _texts(node: ast.AST) -> Iterator[tuple[ast.Constant, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant):
            if isinstance(child.value, str):
                yield child, child.value
        elif not _holds_no_words(child):
            yield from _texts(child)


def _holds_no_words(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):  # a docstring, also of a variable
            return True
        case ast.keyword(arg=name):
            return name in _NO_WORDS
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name in _NO_TEXT
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))):
            return name in {"ValueError", "TypeError", "AssertionError", "RuntimeError", "NotImplementedError"}
        case ast.Assert():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in {"on", "TypeVar"}
    return False


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_sentence_stands_outside_the_wording(folder: str) -> None:
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert paths
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in paths
        for line, text in sentences(path.read_text("utf-8"))
    ]
    assert not found, "move these to simulator/wording"


@pytest.mark.parametrize(
    "code",
    [
        'say("You left.")',
        'say("Stopped.")',
        'button = Button("Pause", id="pause")',
        'say(f"Turn {number} of the talk")',
        'HELP = """Type a number."""',
        'Binding("p", "pause", tooltip="Stop the clock")',
        'lines = ["one", "two words"]',
        'say("Überall hin")',
    ],
)
def test_a_sentence_is_found_wherever_it_stands(code: str) -> None:
    assert sentences(code)


@pytest.mark.parametrize(
    "code",
    [
        'def f():\n    """What it does, in words."""\n    x = 1\n    """And this is a variable."""',
        'CSS = "Screen { align: center middle; }"',
        'Static(id="the-id", classes="bar -low")',
        'style("bold $text-accent")',
        'styled(text, "dim italic")',
        'command = ["empathy", "play", "--plain"]',
        'match answer:\n    case "again" | "q":\n        pass',
        'raise ValueError(f"{name} cannot be played")',
        'say(" · ".join(parts) + "\\n")',
        'x: "Talk | None" = None',
    ],
)
def test_names_styles_and_docstrings_are_no_sentences(code: str) -> None:
    assert not sentences(code)
