"""The layout of folders is the architecture; imports go one way."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FORBIDDEN = {
    "scoring": ("simulator", "textual", "sqlalchemy", "sqlite3", "yaml", "transitions", "pathlib", "time", "datetime"),
    "simulator/scenario": (
        "simulator.conversation",
        "simulator.analysis",
        "simulator.records",
        "simulator.app",
        "time",
    ),
    "simulator/conversation": (
        "simulator.analysis",
        "simulator.records",
        "simulator.app",
        "simulator.plain",
        "pathlib",
    ),
    "simulator/analysis": ("simulator.records", "simulator.app", "simulator.plain", "time", "datetime", "pathlib"),
    "simulator/mapping": ("simulator.records", "simulator.app", "simulator.plain", "time", "datetime", "pathlib"),
    "simulator/records": ("simulator.analysis", "simulator.app", "simulator.plain", "simulator.judging"),
    "simulator/previewing": ("simulator.app", "simulator.plain", "simulator.records", "time"),
    "simulator/progress": ("simulator.app", "simulator.plain", "time"),
    "simulator/debriefing": ("simulator.app", "simulator.plain", "simulator.records.store", "time", "pathlib"),
    "simulator/plain": ("simulator.app", "textual"),
    "simulator/app": ("simulator.plain", "sqlalchemy"),
}
"""What a folder never imports."""

ONLY_IN = {"textual": "simulator/app", "sqlalchemy": "simulator/records", "sqlite3": "simulator/records"}
"""What only one folder imports."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_go_one_way(folder: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(folder)
        for name in imports(path)
        if any(within(name, package) for package in FORBIDDEN[folder]) and (path.name, name) != ("clock.py", "time")
    ]
    assert not wrong


@pytest.mark.parametrize("package", ONLY_IN)
def test_a_library_of_one_layer_stays_in_it(package: str) -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in sources("simulator", "scoring", "scenarios")
        if any(within(name, package) for name in imports(path)) and ONLY_IN[package] not in path.as_posix()
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("command", "unwanted"),
    [
        ("check", ("textual", "sqlalchemy")),
        ("explain unknown-target", ("textual", "sqlalchemy")),
        ("where", ("textual", "sqlalchemy", "pydantic", "yaml", "transitions")),
        ("report --format json", ("textual",)),
        ("progress", ("textual", "sqlalchemy")),
        ("list", ("textual", "fsrs")),
        ("schema", ("textual", "sqlalchemy", "transitions")),
        ("play unreachable-phone --replies two-rings", ("textual", "sqlalchemy")),
        ("map unreachable-phone", ("textual", "sqlalchemy", "transitions")),
        ("--help", ("textual", "sqlalchemy", "pydantic", "yaml")),
    ],
)
def test_a_command_loads_only_what_it_uses(command: str, unwanted: tuple[str, ...]) -> None:
    program = (
        "import sys\nfrom simulator.entry import main\n"
        f"sys.argv = ['empathy', *{command.split()!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert end.code == 0, end.code\n"
        f"loaded = [name for name in {unwanted!r} if name in sys.modules]\n"
        "sys.stderr.write('LOADED ' + ' '.join(loaded))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr.rsplit("LOADED", 1)[1].strip() == ""


def test_the_app_opens_without_what_is_slow_to_import() -> None:
    slow = ("sqlalchemy", "pydantic", "transitions", "click", "fsrs")
    program = f"import sys, simulator.entry, simulator.app.app; print([m for m in {slow} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_no_file_holds_two_ideas() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in sources("simulator", "scoring")
        if (n := len(p.read_text().splitlines())) > 350
    }
    assert not long
