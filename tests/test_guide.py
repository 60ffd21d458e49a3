"""The guide for authors, docs/writing.md, read from top to bottom and run: its files, its parts, its commands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from textual.binding import Binding

from scoring.rubric import Rubric, Skill
from simulator.app.screens.preview import PreviewScreen
from simulator.cli import empathy as program
from simulator.scenario import model
from simulator.scenario.model import Form, keys_of

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "writing.md").read_text("utf-8")
WHOLE = DOCS / "green-door.yaml"
GAP = "…"

START, _, REST = GUIDE.partition("\n## Is it guessable?\n")
"""Up to here the guide grows its scenario; from here on it speaks of the whole file."""

Tree = dict[str, Any]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def id_of(block: str) -> str | None:
    """The id in front of a whole file; None for a part. Not all of the files can be read by YAML."""
    found = re.match(r"scenario: ([a-z-]+)", block)
    return found and found[1]


def merged(into: Tree, part: Tree) -> Tree:
    """A part put where it belongs: a key that was there is replaced, one that was not comes last."""
    out = dict(into)
    for key, value in part.items():
        groups = isinstance(value, dict) and isinstance(out.get(key), dict) and key != "shows"
        out[key] = merged(out[key], value) if groups else value
    return out


def grown() -> Tree:
    """The heading of the first green door, with every part put in."""
    tree: Tree = {}
    for block in blocks(START, "yaml"):
        if id_of(block) == "green-door":
            tree = {key: value for key, value in yaml.safe_load(block).items() if not isinstance(value, dict)}
        elif id_of(block) is None:
            tree = merged(tree, yaml.safe_load(block))
    return tree


def empathy(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simulator.entry", *arguments],
        cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(DOCS.parent), "PYTHONUTF8": "1"},
    )  # fmt: skip


def shown() -> Iterator[tuple[str, str, str]]:
    """Each command whose output is shown: the file it is run on, the command, the output."""
    for part in (START, REST):
        files = {} if part is START else {"green-door": WHOLE.read_text("utf-8")}
        for language, block in re.findall(r"^```(yaml|text)\n(.*?)^```$", part, re.DOTALL | re.MULTILINE):
            if language == "text":
                command, _, output = block.partition("\n")
                file = command.split()[-1].removesuffix(".yaml")
                yield files[file], command.removeprefix("$ empathy "), output
            elif (id := id_of(block)) is not None:
                files[id] = block


@pytest.mark.parametrize(("file", "command", "output"), list(shown()))
def test_what_the_guide_shows_is_what_the_command_prints(tmp_path: Path, file: str, command: str, output: str) -> None:
    arguments = shlex.split(command)
    (tmp_path / arguments[-1]).write_text(file, "utf-8")
    done = empathy(tmp_path, *arguments)
    printed, rest = done.stdout + done.stderr, done.stdout + done.stderr
    runs = [run for run in re.split(rf"^{GAP}\n", output, flags=re.MULTILINE) if run]
    assert runs
    for run in runs:
        _, found, rest = ("\n" + rest).partition("\n" + run)
        assert found, f"the guide shows:\n{run}\nPaste what `empathy {command}` prints:\n{printed}"
    assert output.endswith(f"{GAP}\n") or not rest, f"the guide leaves out what comes at the end:\n{rest}"


def test_all_its_whole_files_are_shown_with_what_is_found_in_them() -> None:
    whole = {id for block in blocks(GUIDE, "yaml") if (id := id_of(block))}
    assert whole == {"five-slips", "green-door"}
    assert {command.split()[-1] for _, command, _ in shown()} == {f"{name}.yaml" for name in whole}


def test_the_first_file_has_the_two_notes_that_the_guide_names(tmp_path: Path) -> None:
    assert "`check` has two notes here: `skill-untested`, for listening and for speed." in " ".join(GUIDE.split())
    first = next(block for block in blocks(GUIDE, "yaml") if id_of(block) == "green-door")
    (tmp_path / "first.yaml").write_text(first, "utf-8")
    printed = empathy(tmp_path, "check", "first.yaml").stdout
    assert re.findall(r": (\w+): (\w+) is never .* \[(.*)\]", printed) == [
        ("note", "listening", "skill-untested"),
        ("note", "speed", "skill-untested"),
    ]
    assert printed.count("[skill-untested]") == printed.count("  hint:") == 2


def test_a_line_in_a_wrong_column_is_told_as_the_guide_says(tmp_path: Path) -> None:
    slips = next(block for block in blocks(GUIDE, "yaml") if id_of(block) == "five-slips")
    for column in ("         ", "       ", "\t"):
        (tmp_path / "slips.yaml").write_text(slips.replace("        mood:-1", f"{column}mood: -1"), "utf-8")
        assert "slips.yaml:20:" in empathy(tmp_path, "check", "slips.yaml").stdout
        assert "[broken-yaml]" in empathy(tmp_path, "check", "slips.yaml").stdout


def test_the_parts_make_the_whole_file_as_far_as_they_go() -> None:
    whole = yaml.safe_load(WHOLE.read_text("utf-8"))

    def compared(part: Any, there: Any, place: str) -> None:
        if isinstance(part, dict):
            for key, value in part.items():
                assert key in there, f"{place} has no {key} in {WHOLE.name}"
                compared(value, there[key], f"{place} › {key}")
        else:
            assert part == there, f"{place}: the guide and {WHOLE.name} differ"

    assert len(grown()["scenes"]) == 3
    compared(grown(), whole, "green-door")


def test_the_whole_file_is_sound_and_no_habit_passes(tmp_path: Path) -> None:
    checked = empathy(tmp_path, "check", "--strict", str(WHOLE))
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "nothing to report" in checked.stderr  # its walkthroughs were played, too
    assert "`check` has nothing to report" in GUIDE
    played = empathy(tmp_path, "playtest", str(WHOLE))
    assert played.returncode == 0
    rows = [row for row in map(str.split, played.stdout.splitlines()) if row[:1] and row[0] in "★✓↑✗"]
    speed = {row[-1]: row[-2] for row in reversed(rows)} | {"best": rows[0][-2], "loaf": rows[1][-2]}
    words = " ".join(GUIDE.split())
    assert f"the best path has {speed['best']} for speed" in words
    assert f"`loaf` reaches {speed['loaf']} for speed, and `we-will-see` {float(speed['we-will-see']):g}," in words


def test_every_key_of_the_format_is_in_an_example() -> None:
    forms = [form for form in vars(model).values() if isinstance(form, type) and issubclass(form, Form)]
    keys = {key for form in forms for key in keys_of(form)}
    examples = "\n".join([*blocks(GUIDE, "yaml"), *re.findall(r"`([^`]+: [^`]+)`", GUIDE)])
    assert keys
    assert keys - set(re.findall(r"([a-z_-]+):(?= |$)", examples, re.MULTILINE)) == set()


def test_the_better_lines_are_the_scenarios_own_and_the_poor_ones_are_not() -> None:
    said = " ".join(WHOLE.read_text("utf-8").split())
    tables = re.findall(r"^\| poor \| better \|.*?\n\n", GUIDE, re.DOTALL | re.MULTILINE)
    rows = [row.split(" | ") for table in tables for row in table.strip().splitlines()[2:]]
    assert len(rows) == 6
    for row in rows:
        poor, better = row[0].removeprefix("| "), row[1].removesuffix(" |")
        assert better in said, better
        assert poor not in said, poor


def test_its_table_of_behaviours_is_the_rubrics(rubric: Rubric) -> None:
    for skill in Skill:
        row = next(row for row in GUIDE.splitlines() if row.startswith(f"| {skill.value} | "))
        behaviours = {b.name: b.points.of(skill) for b in rubric.behaviours.values() if b.points.of(skill)}
        assert {name: float(points) for name, points in re.findall(r"`([a-z-]+)` (-?[\d.]+)", row)} == behaviours
        assert float(row.split(" | ")[1]) == rubric.overall.of(skill)


def test_the_marks_and_the_cost_it_names_are_true(tmp_path: Path, rubric: Rubric) -> None:
    signs = zip(("★", "✓", "?!", "?"), rubric.marks, strict=True)
    told = " ".join(GUIDE.split())
    assert f"{', '.join(f'{sign} up to {most:g}' for sign, (_, most) in signs)}, ?? above." in told
    debrief = empathy(tmp_path, "play", str(WHOLE), "--replies", "straight-back").stdout
    cost = re.search(r"Turn 1: .*?cost (\d+)", debrief)
    assert cost is not None
    assert f"`straight-back` costs {cost[1]}." in told


def test_the_commands_of_the_hour_work_in_that_order(tmp_path: Path, home: Path) -> None:
    lines = [line.split("#")[0].strip() for block in blocks(GUIDE, "sh") for line in block.splitlines()]
    blind = re.findall(r"`(empathy play [a-z-]+\.yaml)`\. Say nothing", " ".join(GUIDE.split()))
    assert len(lines) == 7
    assert len(blind) == 1
    for line in [*lines, *blind, "empathy where", "empathy list"]:
        done = empathy(tmp_path, *shlex.split(line)[1:])
        if "preview" in line:  # without a terminal it says so
            assert (done.returncode, "needs a terminal" in done.stderr) == (2, True)
        else:
            assert done.returncode == 0, done.stderr
    folder = home / "empathy" / "scenarios"
    folders = [line for line in empathy(tmp_path, "where").stdout.splitlines() if line.startswith("scenarios")]
    assert folders[1] == f"scenarios  {folder}  (not there yet)"
    folder.mkdir(parents=True)
    draft = WHOLE.read_text("utf-8")
    (folder / "mine.yaml").write_text(draft, "utf-8")
    assert "green-door" not in empathy(tmp_path, "list").stdout
    (folder / "mine.yaml").write_text(draft.replace("draft: true\n", ""), "utf-8")
    assert "green-door" in empathy(tmp_path, "list").stdout


def test_every_command_option_and_key_it_names_is_there() -> None:
    named = re.findall(r"empathy ([a-z]+)", GUIDE.split("\n## YAML on half a page")[0])
    assert set(named) <= set(program.commands)
    for option in re.findall(r" (--[a-z-]+)", GUIDE):
        assert any(option in p.opts for c in program.commands.values() for p in c.params if isinstance(p, click.Option))
    sentence = re.search(r"`Tab` goes to what is wrong.*?explains\.", " ".join(GUIDE.split()))
    assert sentence is not None
    bindings = [binding for kind in PreviewScreen.__mro__ for binding in vars(kind).get("BINDINGS", [])]
    keys = {made.key for made in Binding.make_bindings(bindings)}
    words = {"+": "plus", "-": "minus", "?": "question_mark", "Tab": "tab"}
    assert {words.get(key, key) for key in re.findall(r"`([^`]+)`", sentence[0])} <= keys


def test_each_place_it_leads_to_on_its_own_page_is_there() -> None:
    headings = {re.sub(r"[^a-z -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.*)$", GUIDE, re.M)}
    targets = set(re.findall(r"\]\(#([^)]+)\)", GUIDE))
    assert targets
    assert targets <= headings
