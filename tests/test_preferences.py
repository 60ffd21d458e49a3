"""The settings file: read whatever it holds, written whole, and never lost."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.text import tidy_name
from simulator import places
from simulator.conversation.turns import Feedback
from simulator.preferences import Motion, Preferences
from simulator.preferences_file import MOST_BYTES, NotSaved, PreferencesFile, own_preferences, read, render

LETTERS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
PREFERENCES = st.builds(
    Preferences,
    name=st.none() | LETTERS.map(tidy_name).map(lambda name: name or None),
    feedback=st.sampled_from(Feedback),
    timed=st.sampled_from([None, True, False]),
    extra_time=st.floats(1, 10, allow_nan=False),
    show_time=st.booleans(),
    motion=st.sampled_from(Motion),
    theme=st.none() | st.from_regex(r"[a-z][a-z0-9-]{0,38}", fullmatch=True).filter(lambda name: name != "usual"),
    keys=st.dictionaries(
        st.from_regex(r"[a-z]{1,8}\.[a-z0-9]{1,8}", fullmatch=True),
        st.lists(
            st.sampled_from(["m", "f5", "ctrl+k", "question_mark", "y", "5", "é", "'", '"', ":", "#", "{"]),
            min_size=1,
            max_size=4,
        ).map(",".join),
        max_size=4,
    ),
)
LINES = st.lists(
    st.sampled_from(
        [
            "name: Joan",
            "feedback: word",
            "feedback: loud",
            "timed: no",
            "keys:",
            "  library.name: m",
            "  help:",
            "[[[",
            "{",
            '"',
            "'x",
            "- a",
            "? [a",
            ": ",
            "---",
            "&a *a",
            "!!str x",
            "%YAML 9",
            "\t",
            "a: {b: [c",
            "name: [x]",
            "x: |",
            "  deep",
            "extra_time: 99",
            "\ufeff",
        ]
    )
    | st.text(max_size=20)
)


@given(st.binary(max_size=400) | LINES.map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass")))
@example(b"[" * MOST_BYTES)
@example(b"{a: " * (MOST_BYTES // 4))
@example(b"&a [*a, *a]")
@example(b"x" * (MOST_BYTES + 1))
@example(b"? [a, b]\n: c\nname: Joan")
def test_any_file_whatever_gives_preferences_and_never_an_exception(data: bytes) -> None:
    reading = read(data)
    assert isinstance(reading.preferences, Preferences)
    assert 1 <= reading.preferences.extra_time <= 10
    assert read(render(reading.preferences).encode()).preferences == reading.preferences


@given(PREFERENCES)
def test_what_is_written_is_read_back_the_same(preferences: Preferences) -> None:
    reading = read(render(preferences).encode())
    assert reading.faults == []
    assert reading.preferences == preferences


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("name: Joan\nfeedback: loud\ntimed: no\n", 2, "off, word or full, not “loud”"),
        ("name: Joan\nfedback: word\ntimed: no\n", 2, "Did you mean `feedback`?"),
        ("name: Joan\nextra_time: 1,5\ntimed: no\n", 2, "from 1 to 10, such as 1.5, not “1,5”"),
        ("name: Joan\nextra_time: 11\ntimed: no\n", 2, "from 1 to 10"),
        ("name: Joan\ntimed: no\ntimed: yes\n", 3, "stands twice; the first counts"),
        ("name: Joan\ntimed: no\nshow_time: [x]\n", 3, "true or false"),
        ("name: Joan\ntimed: no\ntheme: {a: b}\n", 3, "such as textual-light"),
        ("name: Joan\ntimed: no\nmotion: 'reduced\n", 3, "cannot be read"),
        ("name: Joan\n]: x\ntimed: no\n", 2, "cannot be read"),
        ("name: Joan\n\ttheme: x\ntimed: no\n", 2, "cannot be read"),
        ("name: Joan\ntimed: no\nkeys: m\n", 3, "one a line and further in"),
        ("name: Joan\ntimed: no\nkeys:\n  help: [m]\n", 4, "A key is written as m, f5 or ctrl+k"),
        ("name: Joan\ntimed: no\n---\nfeedback: word\n", 4, "settings end at `---`"),
    ],
)
def test_a_faulty_line_is_told_once_with_its_place_and_the_rest_is_used(text: str, line: int, told: str) -> None:
    reading = read(text.encode())
    assert [at for at, _ in reading.faults] == [line]
    assert told in reading.faults[0][1]
    assert reading.preferences == Preferences(name="Joan", timed=False)


def test_a_line_in_another_encoding_is_told_and_the_rest_is_used() -> None:
    reading = read(b"name: Ren\xe9e\nfeedback: off\nextra_time: 1.5\n")
    assert [line for line, _ in reading.faults] == [1]
    assert reading.preferences == Preferences(feedback=Feedback.OFF, extra_time=1.5)


def test_no_is_a_name_where_a_name_is_wanted() -> None:
    assert read(b"name: no\n").preferences.name == "no"


def test_no_file_means_the_usual_settings(tmp_path: Path) -> None:
    kept = PreferencesFile(tmp_path / "none" / "settings.yaml")
    assert kept.new
    assert kept.preferences == Preferences()
    assert kept.faults == []


def test_what_is_changed_is_there_the_next_time_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.yaml"
    kept = PreferencesFile(path)
    kept.change(name="Zoë", extra_time=1.5)
    assert kept.save() is None
    again = PreferencesFile(path)
    assert again.preferences == Preferences(name="Zoë", extra_time=1.5)
    assert not again.new
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_text("utf-8").startswith("# Your settings for Empathy.")
    assert list(path.parent.iterdir()) == [path]


def test_two_windows_do_not_undo_each_others_changes(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    one, other = PreferencesFile(path), PreferencesFile(path)
    one.change(name="Sam")
    one.save()
    other.change(theme="nord")
    other.save()
    assert PreferencesFile(path).preferences == Preferences(name="Sam", theme="nord")


@pytest.mark.parametrize(
    "text", ["name: Joan\nfeedback: loud\n", "# my own remark\nname: Joan\n", "name: Joan\n" + "x" * MOST_BYTES]
)
def test_what_would_be_lost_is_kept_beside_the_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.yaml"
    for number, name in ((1, "settings.old.yaml"), (2, "settings.old-2.yaml")):
        path.write_text(text)
        kept = PreferencesFile(path)
        kept.change(feedback=Feedback.WORD)
        copy = kept.save()
        assert copy == tmp_path / name, number
        assert copy.read_text() == text
        assert PreferencesFile(path).preferences.feedback is Feedback.WORD
    kept.change(feedback=Feedback.OFF)
    assert kept.save() is None


def test_a_link_to_the_file_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "dotfiles.yaml", tmp_path / "settings.yaml"
    path.write_text("name: Joan\n")
    link.symlink_to(path)
    kept = PreferencesFile(link)
    kept.change(name="Sam")
    kept.save()
    assert link.is_symlink()
    assert PreferencesFile(path).preferences.name == "Sam"


def test_what_cannot_be_read_or_written_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").mkdir()
    kept = PreferencesFile(tmp_path / "settings.yaml")
    assert "cannot be read" in kept.faults[0]
    kept.change(name="Sam")
    assert kept.preferences.name == "Sam"
    with pytest.raises(NotSaved, match="hold until you leave"):
        kept.save()


def test_the_environment_names_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPATHY_SETTINGS", str(tmp_path / "mine.yaml"))
    assert places.settings_path() == tmp_path / "mine.yaml"
    (tmp_path / "mine.yaml").write_text("name: Joan\n")
    assert own_preferences().preferences.name == "Joan"
    monkeypatch.delenv("EMPATHY_SETTINGS")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert places.settings_path() == tmp_path / "config" / "empathy" / "settings.yaml"
