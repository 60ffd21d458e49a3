"""The whole program, from outside."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.records.store import Records
from tests.conftest import SAMPLES

CAKE = str(SAMPLES / "wrong-cake.yaml")


def empathy(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "simulator.entry", *arguments], input=given, capture_output=True, text=True, check=False
    )


def test_replies_are_played_and_printed_as_json() -> None:
    done = empathy("play", CAKE, "--replies", "nigel,tonight", "--format", "json")
    data = json.loads(done.stdout)
    assert list(data) == [
        "schema", "attempt", "trainee", "scenario", "version", "scenario_hash", "rubric_hash", "mode", "started",
        "ended", "outcome", "finished", "timed", "factor", "group", "replay_of", "feedback", "to_change",
        "scores", "turns",
    ]  # fmt: skip
    assert list(data["turns"][0]) == [
        "scene", "reply", "shown", "said", "shows", "mood_before", "mood_after", "seconds", "allowance", "interrupted",
        "hinted", "open_before", "open_after", "regret", "regrets", "mark", "best_replies", "strongest", "evidence",
    ]  # fmt: skip
    assert list(data["scores"]) == ["listening", "ownership", "resolution", "decided", "pace", "speed", "overall"]
    assert (data["attempt"], data["trainee"], data["mode"]) == (None, None, "scripted")
    assert (data["outcome"], data["finished"], data["scores"]["overall"]) == ("resolved", True, 100)


def test_extra_time_stretches_the_allowances_of_a_script_too() -> None:
    plain, longer = (
        json.loads(empathy("play", CAKE, "--replies", "nigel", "--format", "json", *more).stdout)
        for more in ((), ("--extra-time", "1.5"))
    )
    assert (longer["factor"], longer["timed"]) == (1.5, False)
    assert longer["turns"][0]["allowance"] == pytest.approx(1.5 * plain["turns"][0]["allowance"])


def test_replies_that_stop_early_are_unfinished_and_unscored() -> None:
    done = empathy("play", CAKE, "--replies", "receipt", "--format", "json")
    data = json.loads(done.stdout)
    assert done.returncode == 0
    assert (data["finished"], data["outcome"], data["ended"]) == (False, None, None)
    assert set(data["scores"].values()) == {None}
    assert data["turns"][0]["regret"] > 0


@pytest.mark.parametrize("replies", ["nope", "nigel,nope", "nigel,tonight,nigel", "voucher"])
def test_replies_that_cannot_be_played_are_misuse_and_leave_no_record(replies: str, store_path: Path) -> None:
    done = empathy("play", CAKE, "--replies", replies, "--as", "Sam", "--records", str(store_path))
    assert done.returncode == 2
    assert "`nope`" in done.stderr or "left over" in done.stderr or "not on offer" in done.stderr
    assert not store_path.exists()


def test_scripted_play_under_a_name_is_recorded_and_reported_only_when_asked(store_path: Path) -> None:
    played = empathy(
        "play", CAKE, "--replies", "nigel,voucher", "--as", "Sam", "--records", str(store_path), "--format", "json"
    )
    assert json.loads(empathy("report", "--records", str(store_path), "--format", "json").stdout)["attempts"] == []
    asked = json.loads(empathy("report", "--records", str(store_path), "--format", "json", "--mode", "all").stdout)
    once = json.loads(played.stdout)
    assert once.pop("schema") == asked["schema"] == 1
    assert asked["attempts"] == [once]


def test_a_report_is_csv_by_attempts_or_turns(store_path: Path, tmp_path: Path) -> None:
    for name in ("Sam", "Ada"):
        empathy("play", CAKE, "--records", str(store_path), "--as", name, "--seed", "3", given="1\n1\n")
    rows = list(csv.DictReader(io.StringIO(empathy("report", "--records", str(store_path)).stdout)))
    assert [row["trainee"] for row in rows] == ["Sam", "Ada"]
    assert list(rows[0])[-10:] == [
        "replay_of", "feedback", "to_change", "listening", "ownership", "resolution", "decided", "pace", "speed", "overall",
    ]  # fmt: skip
    out = tmp_path / "turns.csv"
    done = empathy("report", "--records", str(store_path), "--rows", "turns", "--trainee", " Ada ", "--out", str(out))
    assert done.stdout == ""
    turns = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert {row["trainee"] for row in turns} == {"Ada"}
    assert [row["turn"] for row in turns] == [str(n) for n in range(1, len(turns) + 1)]


def test_check_tells_every_file_and_its_exit_code(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("scenario: Not An Id\n", "utf-8")
    (tmp_path / "sound.yaml").write_text(Path(CAKE).read_text("utf-8"), "utf-8")
    (tmp_path / "twin.yaml").write_text(Path(CAKE).read_text("utf-8"), "utf-8")
    done = empathy("check", str(tmp_path), "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert {Path(f["path"]).name for f in findings} == {"broken.yaml", "twin.yaml"}
    assert list(findings[0]) == ["code", "severity", "path", "line", "column", "message", "hint", "example"]
    assert empathy("check", CAKE).returncode == 0
    assert empathy("check", str(tmp_path / "none.yaml")).returncode == 2


def test_check_speaks_to_github_and_to_code_scanning(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("scenario: Not An Id\n", "utf-8")
    told = json.loads(empathy("check", str(broken), "--format", "json").stdout)["findings"]
    github, sarif = (empathy("check", str(broken), "--format", form) for form in ("github", "sarif"))
    assert github.returncode == sarif.returncode == 1
    assert [line.split("title=")[1].split("::")[0] for line in github.stdout.splitlines()] == [f["code"] for f in told]
    run = json.loads(sarif.stdout)["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == [f["code"] for f in told]
    assert empathy("--version").stdout.split()[-1] == run["tool"]["driver"]["version"]


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_folder_without_scenarios_is_told_in_words_and_not_called_sound(form: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("later", "utf-8")
    done = empathy("check", str(tmp_path), "--format", form)
    assert done.returncode == 0
    assert f"{tmp_path} holds no scenario" in done.stderr
    assert "nothing to report" not in done.stderr
    assert (done.stdout == "") == (form in ("text", "github"))
    both = empathy("check", str(tmp_path), CAKE)
    assert "holds no scenario" in both.stderr
    assert "1 file checked" in both.stderr


def test_explain_tells_one_code_or_lists_all() -> None:
    one = empathy("explain", "unknown-target")
    assert (one.returncode, one.stderr) == (0, "")
    assert "did you mean `at-the-counter`?" in one.stdout
    every = empathy("explain").stdout.splitlines()
    assert any(line.startswith("unknown-target ") for line in every)
    near = empathy("explain", "unknown-targt")
    assert (near.returncode, near.stdout) == (2, "")
    assert "Did you mean `unknown-target`?" in near.stderr


def test_explain_tells_what_a_behaviour_is_by_the_rubric_in_use(tmp_path: Path) -> None:
    told = empathy("explain", "names-the-feeling").stdout
    assert told.startswith("names-the-feeling (+3 listening)\n")
    assert "I understand your frustration" in told
    own = (Path(__file__).parents[2] / "scoring" / "frontline.yaml").read_text("utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(own.replace("  names-the-feeling:", "  says-what-it-felt-like:", 1), "utf-8")
    assert empathy("explain", "says-what-it-felt-like", "--rubric", str(other)).returncode == 0
    assert empathy("explain", "names-the-feeling", "--rubric", str(other)).returncode == 2


def test_the_library_is_sound() -> None:
    done = empathy("check", "--strict")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("play", "no-such-scenario", "--replies", "x"),
        ("play", "none.yaml", "--replies", "x"),
        ("play", "--replies", "x"),
        ("play", CAKE, "--rubric", "none.yaml", "--replies", "x"),
        ("play", CAKE, "--extra-time", "0", "--replies", "x"),
        ("play", CAKE, "--extra-time", "nan", "--replies", "nigel"),
        ("play", CAKE, "--format", "json"),
        ("report", "--records", "/no/such/store.db"),
        ("report", "--format", "pdf"),
        ("report", "--since", "yesterday"),
        ("report", "--records", "nonsense://x"),
        ("no-such-command",),
        ("--as", "Sam", "play", CAKE, "--replies", "nigel"),
    ],
)
def test_misuse_exits_with_2_and_a_word_on_stderr(arguments: tuple[str, ...]) -> None:
    done = empathy(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_another_rubric_scores_another_way(tmp_path: Path) -> None:
    own = (Path(__file__).parents[2] / "scoring" / "frontline.yaml").read_text("utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(own.replace("points: {ownership: 2.5}", "points: {ownership: 0.5}", 1), "utf-8")
    one = json.loads(empathy("play", CAKE, "--replies", "nigel,voucher", "--format", "json").stdout)
    two = json.loads(
        empathy("play", CAKE, "--replies", "nigel,voucher", "--format", "json", "--rubric", str(other)).stdout
    )
    assert one["rubric_hash"] != two["rubric_hash"]
    assert one["scores"]["ownership"] != two["scores"]["ownership"]
    other.write_text(own.replace("pass: 70", "pass: high"), "utf-8")
    done = empathy("play", CAKE, "--replies", "nigel", "--rubric", str(other))
    assert done.returncode == 2
    assert "other.yaml:" in done.stderr


def test_a_reader_that_goes_away_is_no_error(store_path: Path) -> None:
    command = f"{sys.executable} -m simulator.entry play {CAKE} --replies nigel,tonight --format json | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("ending", [">&-", "> /dev/full", "<&-"])
def test_closed_and_full_streams_leave_no_traceback(ending: str, store_path: Path) -> None:
    for words in ("list", "where", f"play {CAKE} --plain", f"play {CAKE} --replies nigel"):
        command = f"{sys.executable} -m simulator.entry {words} {ending}"
        done = subprocess.run(
            ["bash", "-c", command],
            capture_output=True,
            text=True,
            check=False,
            input="1\n",
            env={**os.environ, "EMPATHY_RECORDS": str(store_path)},
        )
        assert "Traceback" not in done.stderr, (command, done.stderr)


def test_where_names_the_places() -> None:
    done = empathy("where")
    assert os.environ["XDG_DATA_HOME"] in done.stdout
    assert done.stdout.count("scenarios") >= 2
    assert str(Path(os.environ["XDG_CONFIG_HOME"]) / "empathy" / "settings.yaml") in done.stdout


def test_plain_mode_starts_from_the_settings_and_tells_what_is_wrong_in_them(store_path: Path) -> None:
    file = Path(os.environ["XDG_CONFIG_HOME"]) / "empathy" / "settings.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("name: Joan\ntimed: yes\nextra_time: 2\nfeedback: loud\n")
    play = ("play", CAKE, "--plain", "--records", str(store_path))
    told = empathy(*play, given="1\n").stderr
    assert "settings.yaml, line 4: `feedback` is off, word or full, not “loud”." in told
    empathy(*play, "--as", "Sam", "--untimed", "--extra-time", "1", given="1\n")
    records = Records(str(store_path))
    settings = [(a.trainee, a.settings.timed, a.settings.factor) for a in records.attempts()]
    records.close()
    assert settings == [("Joan", True, 2), ("Sam", False, 1)]
    assert json.loads(empathy("play", CAKE, "--replies", "nigel", "--format", "json").stdout)["trainee"] is None
