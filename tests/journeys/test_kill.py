"""Killed at any moment, nothing answered is lost, and the attempt goes on to the same end."""

from __future__ import annotations

import os
import pty
import random
import re
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from scoring.rubric import Rubric
from simulator.checking import check_file
from simulator.conversation.clock import SystemClock
from simulator.conversation.conversation import Conversation
from simulator.conversation.turns import Settings
from simulator.records.attempt import Kept
from simulator.records.store import Records

ROOT = Path(__file__).parents[2]
SCENARIO = "unreachable-phone"
SEED = 11
KILLS = int(os.environ.get("EMPATHY_TEST_KILLS", "8"))
"""How many random instants to kill at; more with EMPATHY_TEST_KILLS=50."""


@pytest.fixture(scope="module")
def way(rubric: Rubric) -> list[tuple[str, str]]:
    """A whole conversation: each reply's id, and the number under which it is shown."""
    bounds = check_file(ROOT / "scenarios" / f"{SCENARIO}.yaml", rubric).bounds
    assert bounds is not None
    talk = Conversation(bounds.graph.rules, Settings(seed=SEED), rubric.pace, SystemClock())
    talk.begin()
    steps = []
    for reply in bounds.best_way(bounds.graph.rules.start):
        steps.append((reply, str(talk.offered.index(reply) + 1)))
        talk.reply(reply)
        talk.hear()
    return steps


def command(store: Path, *more: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "simulator.entry",
        "play",
        SCENARIO,
        "--records",
        str(store),
        "--seed",
        str(SEED),
        *more,
    ]


def kept(store: Path) -> Kept | None:
    records = Records(str(store))
    attempts = records.attempts()
    found = records.kept(attempts[-1]) if attempts else None
    records.close()
    return found


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_at_a_random_instant_every_answered_turn_is_there(
    way: list[tuple[str, str]], store_path: Path, seed: int
) -> None:
    store_path.parent.mkdir(parents=True)
    chance = random.Random(seed)
    playing = subprocess.Popen(
        command(store_path, "--plain"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert playing.stdin is not None
    assert playing.stdout is not None
    os.set_blocking(playing.stdout.fileno(), False)
    deadline = time.monotonic() + 0.7 + chance.random() * 0.8
    waiting = list(way)
    while time.monotonic() < deadline and waiting:
        try:
            playing.stdin.write(waiting.pop(0)[1] + "\n")
            playing.stdin.flush()
        except BrokenPipeError:
            break
        time.sleep(chance.random() * 0.12)
    playing.kill()
    shown, _ = playing.communicate()
    answered = len(re.findall(r"^\(.*Mood \d", shown or "", re.MULTILINE))

    before = kept(store_path)
    said = [turn.reply for turn in before.turns] if before is not None else []
    assert said == [reply for reply, _ in way][: len(said)]
    assert len(said) >= answered
    if before is None or before.attempt.ended is not None:
        return
    rest = "".join(number + "\n" for _, number in way[len(said) :])
    done = subprocess.run(
        command(store_path, "--plain", "--resume"), input=rest, capture_output=True, text=True, check=True
    )
    assert "Ending: ✓ resolved" in done.stdout
    after = kept(store_path)
    assert after is not None
    assert after.attempt.id == before.attempt.id
    assert [turn.reply for turn in after.turns] == [reply for reply, _ in way]


class Terminal:
    """The real app in a real pseudo-terminal."""

    def __init__(self, *arguments: str) -> None:
        pid, self.fd = pty.fork()
        if pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, "-m", "simulator.entry", *arguments])
        self.pid = pid
        termios.tcsetwinsize(self.fd, (24, 80))
        self.before = termios.tcgetattr(self.fd)
        self.seen = b""
        os.set_blocking(self.fd, False)

    def read(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                self.seen += os.read(self.fd, 65536)
            except BlockingIOError:
                time.sleep(0.01)
            except OSError:
                return

    def wait_for(self, words: bytes) -> None:
        for _ in range(200):
            self.read(0.1)
            if words in self.seen:
                return
        raise AssertionError(f"{words!r} never came; the last of it was {self.seen[-400:]!r}")

    def end(self) -> int:
        """Reads to the end; the exit code, or minus the signal."""
        for _ in range(200):
            self.read(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.read(0.1)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.pid, signal.SIGKILL)
        raise AssertionError("it did not end")


@pytest.mark.parametrize(
    ("how", "code"),
    [("ctrl+c", 130), (signal.SIGTERM, 128 + 15), (signal.SIGHUP, 128 + 1), (signal.SIGINT, 130)],
    ids=["ctrl-c", "SIGTERM", "SIGHUP", "SIGINT"],
)
def test_the_terminal_is_left_as_it_was(store_path: Path, how: signal.Signals | str, code: int) -> None:
    terminal = Terminal("play", SCENARIO, "--records", str(store_path), "--untimed")
    terminal.wait_for(b"Begin")
    terminal.read(0.5)
    os.write(terminal.fd, b"\r")
    terminal.wait_for(b"Two rings")
    terminal.read(0.5)
    if isinstance(how, str):
        os.write(terminal.fd, b"\x03")
    else:
        os.kill(terminal.pid, how)
    assert terminal.end() == code
    for off in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):  # alternate screen, hidden cursor, mouse
        assert terminal.seen.rfind(off) > terminal.seen.rfind(
            off.replace(b"l", b"h") if off.endswith(b"l") else b"\x1b[?25l"
        )
    assert b"Traceback" not in terminal.seen
