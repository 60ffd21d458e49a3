"""Any fault gives its place, what was expected and a hint; all in one pass, no cascades."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.scenario.findings import Finding, Severity
from simulator.scenario.loading import load
from simulator.scenario.model import Scenario
from simulator.scenario.source import MAX_BYTES, Source
from tests.conftest import SAMPLES

SAMPLE = (SAMPLES / "wrong-cake.yaml").read_text("utf-8")


def changed(*changes: tuple[str, str]) -> str:
    text = SAMPLE
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def findings(rubric: Rubric, text: str | bytes) -> list[Finding]:
    data = text.encode() if isinstance(text, str) else text
    return list(load(Source("x.yaml", data), rubric.behaviours).findings)


def scenario(rubric: Rubric, text: str) -> Scenario:
    loaded = load(Source("x.yaml", text.encode()), rubric.behaviours)
    assert loaded.scenario is not None
    assert not list(loaded.findings)
    return loaded.scenario


FAULTS = [
    (("goto: six-o-clock", "goto: six-oclock"), "unknown-target", "six-oclock", "did you mean `six-o-clock`?"),
    (("start: counter", "start: conter"), "unknown-target", "conter", "did you mean `counter`?"),
    (("walked-out: stormed-off", "walked-out: counter"), "unknown-target", "counter\nwalk", "six-o-clock"),
    (("[deflects]", "[deflcts]"), "unknown-behaviour", "deflcts", "did you mean `deflects`?"),
    (("about:", "abuot:"), "unknown-key", "abuot", "did you mean `about`?"),
    (("        say: Let me", "        sya: Let me"), "unknown-key", "sya", "did you mean `say`?"),
    (("version: 1\n", ""), "missing-key", "scenario: wrong", "add `version:`"),
    (("        goto: counter\n", ""), "missing-key", "ask-ade:", "add `goto:`"),
    (("title: A cake", "title: A\ntitle: A cake"), "duplicate-key", "title: A cake", "keep one"),
    (("mood: -3", "mood: three"), "wrong-type", "three", "in digits"),
    (("mood: -3", 'mood: "-3"'), "wrong-type", '"-3"', "take the quotes away: -3"),
    (("mood: 5}", "mood: 11}"), "out-of-range", "11}", "from 0 to 10"),
    (("version: 1", "version: 0"), "out-of-range", "0\ntitle", "from 1"),
    (("after: 30", "after: 0"), "out-of-range", "0\n      say", "40"),
    (("difficulty: starter", "difficulty: easy"), "unknown-word", "easy", "choose one of starter, steady, stretch"),
    (("outcome: lost", "outcome: lots"), "unknown-word", "lots", "did you mean `lost`?"),
    (("language: en-GB", "language: British English"), "bad-language", "British", "BCP 47"),
    (("language: en-GB", "language: en-GB\ndraft: yes"), "wrong-type", "yes", "YAML 1.2"),
    (("      ask-ade:", "      Ask Ade:"), "bad-id", "Ask Ade", "lower-case"),
    (("      ask-ade:", "      silence:"), "reserved-id", "silence:\n        say: Let", "another id"),
    (
        ("  head-office:\n", "  counter:\n    outcome: lost\n    customer: Bye.\n  head-office:\n"),
        "duplicate-id",
        "counter:\n    outcome",
        "another id",
    ),
    (("shows: [deflects]", "shows: [deflects, stalls, deflects]"), "listed-twice", "deflects]", "once"),
    (("owns-the-failure: we mixed", "owns-the-failure: I mixed"), "quote-not-said", "I mixed", "to the letter"),
    (("say: Let me just see what Ade wrote.", "say:"), "empty-text", "say:\n        goto", "write the text"),
    (
        ("say: Let me just see what Ade wrote.", "say: Order #88, was it?"),
        "text-cut",
        "Order #88",
        '"Order #88, was it?"',
    ),
    (
        ("say: Let me just see what", "say: One moment: what"),
        "wants-quotes",
        "One moment",
        'say: "One moment: what Ade wrote."',
    ),
    (("say: Let me just see what Ade wrote.", 'say: "Ade," she said'), "wants-quotes", '"Ade,"', r"say: "),
    (("say: Let me just see what Ade wrote.", "say: 'It's here'"), "wants-quotes", "'It's", 'say: "It\'s here"'),
    (("say: Let me just see what Ade wrote.", "say: *sighs*"), "wants-quotes", "*sighs*", '"*sighs*"'),
    (("say: Let me just see what Ade wrote.", "say: @Ade wrote it"), "wants-quotes", "@Ade", '"@Ade wrote it"'),
    (("say: Let me just see what Ade wrote.", 'say: "Let me see'), "open-quote", '"Let me', 'say: "Let me see"'),
    (("- Tessa rang at two; Ade", "- Tessa rang: Ade"), "wants-quotes", "Tessa rang: Ade", '"Tessa rang: Ade'),
    (('say: "You were doing so well."}', "say: Well, you were}"), "wants-quotes", "Well, you", '"Well, you were"'),
    (("say: Let me just see what Ade wrote.", "say:Let me see"), "missing-space", "say:Let", "say: Let me see"),
    (("{name: Tessa Boyle,", "{name:Tessa Boyle,"), "missing-space", "name:Tessa", "name: Tessa Boyle"),
    (
        ("say: Let me just see what Ade wrote.", "say: [sighs] Let me see"),
        "wants-quotes",
        "[sighs]",
        '"[sighs] Let me see"',
    ),
    (("say: Let me just see what Ade wrote.", "say: #88 is ready"), "text-cut", " #88", '"#88 is ready"'),
    (("say: Let me just see what Ade wrote.", 'say: "C:\\cakes"'), "bad-escape", "\\cakes", "two backslashes"),
    (("say: Let me just see what Ade wrote.", "say Let me see"), "broken-yaml", "say Let", "behind `say`"),
    (("[makes-them-repeat]", "[makes-them-repeat"), "broken-yaml", "[makes", "close it"),
    (("[deflects]", "deflects"), "wrong-type", "deflects", "write [deflects]"),
    (("mood: -3", "mood: −3"), "wrong-type", "−3", "write -3"),
    (("goto: counter", "goto: [counter]"), "wrong-type", "counter]", "write `to: counter`"),
    (
        ("when: {remembers: [owned-up]}\n        say: I can", "when: owned-up\n        say: I can"),
        "wrong-type",
        "owned-up\n        say: I can",
        "remembers",
    ),
    (("goto: counter", "goto: Counter"), "unknown-target", "Counter", "did you mean `counter`?"),
    (("[deflects]", "[Deflects]"), "unknown-behaviour", "Deflects", "did you mean `deflects`?"),
    (("      ask-ade:", '      "[key]":'), "bad-id", '"[key]"', "lower-case"),
    (("title: A cake for somebody else", "title: Note:"), "wants-quotes", "Note:", 'title: "Note:"'),
    (("title: A cake for somebody else", "title: [A cake"), "wants-quotes", "[A cake", '"[A cake"'),
    (("{name: Tessa Boyle,", "{name: [Ms] Tessa Boyle,"), "wants-quotes", "[Ms]", 'name: "[Ms] Tessa Boyle"'),
    (("{name: Tessa Boyle,", "{name: Tessa #1 Boyle,"), "text-cut", "Tessa #1", 'name: "Tessa #1 Boyle"'),
    (("mood: 5}", "mood: }"), "wrong-type", "}\nfile", "in digits"),
    (("- say: Thank you", "- say:Thank you"), "missing-space", "say:Thank", "say: Thank you"),
    (("{to: head-office}", "{ot: head-office}"), "unknown-key", "ot: head", "did you mean `to`?"),
    (
        ("        goto: six-o-clock\n", "        goto:\n          to: six-oclock\n"),
        "unknown-target",
        "six-oclock",
        "six-o",
    ),
    (("goto: six-o-clock", "goto: {to: nowhere}"), "unknown-target", "nowhere}", "expected one of"),
    (
        ("customer: Forty candles, forty people, and a cake that said Nigel.", "customer:"),
        "empty-text",
        "customer:\n    r",
        "",
    ),
    (
        ("        say: Forty people, and it said Nigel. You rang at two, and we mixed up the boxes.", "        say:"),
        "empty-text",
        "say:\n        shows",
        "",
    ),
    (("shows: [deflects]", "shows: [deflects"), "broken-yaml", "[deflects", "close it"),
    (
        ("      ask-ade:\n        say: Let", "      ask-ade:\n       say: Let"),
        "broken-yaml",
        "say: Let",
        "start it in column 9",
    ),
    (
        ("      ask-ade:\n        say: Let", "      ask-ade:\n         say: Let"),
        "broken-yaml",
        "say: Let",
        "start it in column 9",
    ),
    (("  six-o-clock:\n", "   six-o-clock:\n"), "broken-yaml", "six-o-clock:\n", "start it in column 3"),
    (("        goto: counter\n", "      goto: counter\n"), "unknown-key", "goto: counter", "start it in column 9"),
    (("  what-now:\n", "what-now:\n"), "unknown-key", "what-now:\n", "start it in column 3"),
    (
        ("    replies:\n      tonight", "  replies:\n      tonight"),
        "unknown-key",
        "replies:\n      tonight",
        "start it in column 5",
    ),
    (("title: A cake", "title: &t A cake"), "no-references", "&t", "write the text out"),
    (("title: A cake", "title: !!str A cake"), "no-references", "!!str", "write the text out"),
    (("about: The box", "about: *t  #"), "no-references", "*t", "write the text out"),
]


@pytest.mark.parametrize(("change", "code", "at", "hint"), FAULTS, ids=[f"{c}-{a[:12]}" for _, c, a, _ in FAULTS])
def test_one_fault_gives_one_finding_where_it_stands(
    rubric: Rubric, change: tuple[str, str], code: str, at: str, hint: str
) -> None:
    text = changed(change)
    found = findings(rubric, text)
    assert [f.code for f in found] == [code], found
    before = text[: text.index(at)]
    assert (found[0].line, found[0].column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert hint in found[0].hint
    assert found[0].severity is Severity.ERROR


def test_one_slip_is_not_told_again_by_its_consequences(rubric: Rubric) -> None:
    for change, code in (
        (("endings:\n", "endinsg:\n"), "unknown-key"),
        (
            ("        say: Forty people, and it said Nigel.", "        sya: Forty people, and it said Nigel."),
            "unknown-key",
        ),
        (("  what-now:\n", "  What Now:\n"), "bad-id"),
        (("        mood: +3\n", "        modo: +3\n"), "unknown-key"),
        (("        mood: +3\n", "        mood: +3\n        mood: +3\n"), "duplicate-key"),
    ):
        assert [f.code for f in findings(rubric, changed(change))] == [code], change


def test_what_stands_behind_a_slip_of_yaml_is_told_in_the_same_pass(rubric: Rubric) -> None:
    for slip, code in (
        (("title: A cake", 'title: "C:\\cakes"  #'), "bad-escape"),
        (("title: A cake for somebody else", "title A cake"), "broken-yaml"),
        (("shows: [deflects]", "shows: [deflects"), "broken-yaml"),
        (("        goto: counter\n", "\t\t\t\tgoto: counter\n"), "broken-yaml"),
        (("      ask-ade:\n        say: Let", "      ask-ade:\n       say: Let"), "broken-yaml"),
    ):
        text = changed(slip, ("outcome: lost", "outcome: lots"), ("goto: six-o-clock", "goto: six-oclock"))
        assert sorted(f.code for f in findings(rubric, text)) == sorted([code, "unknown-word", "unknown-target"]), slip


def test_marks_are_told_for_the_file_as_it_is_written(rubric: Rubric) -> None:
    text = changed(('{when: {remembers: [owned-up]}, say: "You', "{say: You: did, when: {rememebrs: [owned-up]}} #"))
    found = {f.code: (f.line, f.column) for f in findings(rubric, text)}
    line = text[: text.index("rememebrs")].count("\n") + 1
    assert found["unknown-key"] == (line, text.split("\n")[line - 1].index("rememebrs") + 1)


def test_the_same_thing_twice_leaves_the_story_sure(rubric: Rubric) -> None:
    changes = (
        ("        mood: -3\n", "        mood: -3\n        mood: -3\n"),
        ("remember: [owned-up]", "remember: [owend-up]"),
    )
    checked = check(Source("x.yaml", changed(*changes).encode()), rubric)
    assert [f.code for f in checked.loaded.findings] == ["never-remembered", "duplicate-key"]


def test_blanks_that_nobody_sees_do_not_part_a_quote_from_what_is_said(rubric: Rubric) -> None:
    say = "say: Forty people, and it said Nigel. You rang at two, and we mixed up the boxes."
    folded = (
        "say: >-\n          Forty people, and it said Nigel. You rang   \n          at two, and we mixed up the boxes."
    )
    assert not findings(rubric, changed((say, folded)))


@pytest.mark.parametrize(
    "text",
    [
        " " * 400_000,
        "a: {name: " + "a, " * 200_000 + "b}",
        "scenario: x\n" + "".join(f"k{number}: a\n" for number in range(20_000)),
        "scenario: x\n" + "title: a\n" * 50_000,
        "scenario: x\nscenes:\n" + "".join(f"  s{n}:\n    customer: a\n   replies: b\n" for n in range(3_000)),
    ],
    ids=["blanks", "commas", "unknown-keys", "the-same-key", "indents"],
)
def test_a_file_that_is_all_slips_is_told_of_and_not_in_full(rubric: Rubric, text: str) -> None:
    assert 1 <= len(findings(rubric, text)) <= 3000


def test_a_quote_that_swallows_keys_is_told_where_it_opens(rubric: Rubric) -> None:
    text = changed(
        ("say: Have you got the receipt with you?", "say: 'Have you got it?"),
        ("Nigel many happy returns.", "Nigel's many returns."),
    )
    found = findings(rubric, text.replace("now she has to prove she was there.", "now she has to prove it'", 1))
    assert found[0].code == "open-quote"
    assert found[0].line == text[: text.index("'Have you")].count("\n") + 1


def test_a_line_separator_within_a_sentence_is_text_and_shifts_nothing(rubric: Rubric) -> None:
    for separator in ("\u2028", "\u2029", "\x85"):
        text = changed(("title: A cake", f'title: "A{separator}cake"'), ("[deflects]", "[deflcts]"))
        text = text.replace("for somebody else", "", 1)
        (found,) = (f for f in findings(rubric, text) if f.severity is Severity.ERROR)
        assert found.line == text[: text.index("[deflcts]")].count("\n") + 1


@settings(max_examples=400)
@given(st.data())
def test_no_file_however_mangled_gets_anything_but_findings(rubric: Rubric, data: st.DataObject) -> None:
    lines = SAMPLE.split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "double", "cut", "insert", "indent", "swap"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "cut":
                lines[at] = lines[at][: data.draw(st.integers(0, 80))]
            case "insert":
                place = data.draw(st.integers(0, len(lines[at])))
                strange = data.draw(
                    st.sampled_from(list("{}[]:#&*!|>'\"%@`\t\\-?,\u2028\x00\ud7ff")) | st.characters(codec="utf-8")
                )
                lines[at] = lines[at][:place] + strange + lines[at][place:]
            case "indent":
                lines[at] = " " * data.draw(st.integers(0, 9)) + lines[at].lstrip()
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
        if not lines:
            lines = [""]
    checked = check(Source("x.yaml", "\n".join(lines).encode()), rubric)
    count = len("\n".join(lines).replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert checked.sound is not checked.loaded.findings.errors
    for finding in checked.loaded.findings:
        assert 1 <= finding.line <= count
        assert finding.column >= 1
        assert finding.message


def test_all_faults_are_told_in_one_pass(rubric: Rubric) -> None:
    text = changed(
        ("title:", "titel:"),
        ("[deflects]", "[deflcts]"),
        ("goto: counter", "goto: nowhere"),
        ("mood: -3", "mood: minus"),
        ("outcome: lost", "outcome: bad"),
        ("say: Let me just see", "say: Wait: let me see"),
    )
    codes = ["unknown-key", "unknown-behaviour", "unknown-target", "wrong-type", "unknown-word", "wants-quotes"]
    assert sorted(f.code for f in findings(rubric, text)) == sorted(codes)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"# nothing\n", "empty-file"),
        (b"- a\n", "wrong-type"),
        (b"hello\n", "wrong-type"),
        (b"recipe: cake\n", "not-a-scenario"),
        (b"scenario: \xff\n", "not-utf8"),
        (b"scenario: \x07\n", "raw-control-character"),
        (b"[" * 200_000, "too-deep"),
        (b"a: " + b"x" * MAX_BYTES, "file-too-large"),
        (b"scenario: x\n  - y\nz\n", "broken-yaml"),
        (b"{[a]: b}\n", "key-not-text"),
    ],
)
def test_hostile_bytes_get_a_finding_and_nothing_else(rubric: Rubric, data: bytes, code: str) -> None:
    assert [f.code for f in findings(rubric, data)] == [code]


def test_an_alias_bomb_is_one_finding(rubric: Rubric) -> None:
    bomb = "scenario: bomb\na: &a [x, x]\n" + "".join(f"{c}: &{c} [*a, *a, *a]\n" for c in "bcdefg")
    assert [f.code for f in findings(rubric, bomb)].count("no-references") == 1


def test_text_is_taken_by_its_letters(rubric: Rubric) -> None:
    for word in ("1984", "no", "on", "12:30", "010", "~", "null", "1e3"):
        assert scenario(rubric, changed(("title: A cake for somebody else", f"title: {word}"))).title == word


def test_numbers_are_yaml_1_2s(rubric: Rubric) -> None:
    assert scenario(rubric, changed(("version: 1", "version: 010"))).version == 10
    assert scenario(rubric, changed(("after: 30", "after: 7.5"))).scenes["counter"].silence.after == 7.5  # type: ignore[union-attr]


def test_line_breaks_fold_and_a_blank_line_stays(rubric: Rubric) -> None:
    for mark in ("", "|", ">"):
        block = f"about: {mark}\n  One line\n  and another.\n\n  A paragraph.\nfile:"
        about = scenario(
            rubric,
            changed(
                ("file:", block), ("about: The box was opened at the party, and the name on the cake was Nigel.\n", "")
            ),
        ).about
        assert about == "One line and another.\n\nA paragraph."


@pytest.mark.parametrize(
    "text", [SAMPLE.replace("\n", "\r\n"), "\ufeff" + SAMPLE, SAMPLE.replace("\n", "  # a remark\n", 1)]
)
def test_other_ways_of_saving_read_the_same(rubric: Rubric, text: str) -> None:
    assert scenario(rubric, text) == scenario(rubric, SAMPLE)


def test_an_escaped_control_character_is_legal_and_noted(rubric: Rubric) -> None:
    found = findings(rubric, changed(("title: A cake for somebody else", r'title: "A\x1b[31m cake"')))
    assert [(f.code, f.severity) for f in found] == [("control-character", Severity.NOTE)]


def test_values_are_immutable(rubric: Rubric) -> None:
    value = scenario(rubric, SAMPLE)
    assert isinstance(value.scenes, MappingProxyType)
    assert isinstance(value.scenes["counter"].replies, MappingProxyType)
    with pytest.raises(ValidationError):
        value.title = "other"  # type: ignore[misc]
    assert isinstance(value.file, tuple)
