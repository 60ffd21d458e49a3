"""`empathy preview` as a whole program: what it refuses, and how it leaves the terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLES
from tests.journeys.test_kill import Terminal

CAKE = SAMPLES / "wrong-cake.yaml"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "simulator.entry", "preview", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_without_a_terminal_it_says_what_does_without_one() -> None:
    done = run(str(CAKE))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "preview needs a terminal" in done.stderr
    assert f"empathy check {CAKE}" in done.stderr


def test_a_file_that_does_not_exist_is_misuse(tmp_path: Path) -> None:
    done = run(str(tmp_path / "none\x1b[31m.yaml"))
    assert done.returncode == 2
    assert "There is no file" in done.stderr
    assert "\x1b" not in done.stderr
    assert run(str(tmp_path)).returncode == 2


@pytest.mark.parametrize(
    ("how", "code"), [("q", 0), ("ctrl+c", 130), (signal.SIGTERM, 128 + 15), (signal.SIGHUP, 128 + 1)]
)
def test_the_terminal_is_left_as_it_was(how: signal.Signals | str, code: int) -> None:
    terminal = Terminal("preview", str(CAKE))
    terminal.wait_for(b"Forty candles")
    terminal.read(0.5)
    if isinstance(how, str):
        os.write(terminal.fd, b"\x03" if how == "ctrl+c" else b"q")
    else:
        os.kill(terminal.pid, how)
    assert terminal.end() == code
    for off, on in ((b"\x1b[?1049l", b"\x1b[?1049h"), (b"\x1b[?25h", b"\x1b[?25l"), (b"\x1b[?1000l", b"\x1b[?1000h")):
        assert terminal.seen.rfind(off) > terminal.seen.rfind(on)
    assert b"Traceback" not in terminal.seen
