"""`empathy map`, from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.mapping.columns import cells
from tests.journeys.test_command_line import CAKE, empathy


def test_the_map_goes_to_stdout_in_a_hundred_columns() -> None:
    done = empathy("map", CAKE)
    assert (done.returncode, done.stderr) == (0, "")
    assert "★ Best path: nigel → tonight → six-o-clock ✓ resolved" in done.stdout
    assert max(map(cells, done.stdout.splitlines())) == 100


def test_an_id_of_the_library_will_do() -> None:
    assert "flowchart TD" in empathy("map", "unreachable-phone", "--format", "mermaid").stdout


def test_out_writes_a_file_and_leaves_stdout_alone(tmp_path: Path) -> None:
    done = empathy("map", CAKE, "--format", "dot", "--out", str(tmp_path / "cake.dot"))
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "cake.dot").read_text("utf-8") == empathy("map", CAKE, "--format", "dot").stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["nobody"], "There is no scenario `nobody`"),
        (["{broken}"], "has errors"),
        ([CAKE, "--format", "png"], "Invalid value for '--format'"),
        ([CAKE, "--out", "{missing}/cake.txt"], "cannot be written"),
        ([CAKE, "--screen"], "--screen needs a terminal"),
        ([CAKE, "--screen", "--format", "text"], "goes without --format and --out"),
    ],
)
def test_misuse_exits_with_2_and_a_word_on_stderr(arguments: list[str], word: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text(Path(CAKE).read_text("utf-8").replace("goto: what-now", "goto: whatnow"), "utf-8")
    places = {"{broken}": str(broken), "{missing}": str(tmp_path / "missing")}
    for name, path in places.items():
        arguments = [argument.replace(name, path) for argument in arguments]
    done = empathy("map", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr


def test_without_graphviz_a_picture_is_misuse_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = empathy("map", CAKE, "--format", "svg")
    assert (done.returncode, done.stdout) == (2, "")
    assert "apt install graphviz" in done.stderr
