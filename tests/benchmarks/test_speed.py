"""Speed, as a ratio against a peer in the same run, because machines are noisy. `make bench` prints the ratios.

Each pair is run in turn, A B A B …, and the ratio is that of the medians.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from simulator.app.app import EmpathyApp
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.conversation import ConversationScreen
from simulator.checking import check_file
from simulator.conversation.clock import SystemClock
from simulator.conversation.turns import Mode, Settings, Turn
from simulator.launch import Launch
from simulator.records.attempt import Attempt, new_id
from simulator.records.store import Records
from tests.app.driving import on_screen, talk_of

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]

HELLO = """
import os
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello")
    def on_mount(self):
        self.call_after_refresh(lambda: os._exit(0))
Hello().run(headless=True, size=(80, 24))
"""

LIBRARY = """
import os, sys
from simulator import entry
from simulator.app.app import EmpathyApp
from simulator.app.screens.library import LibraryScreen
fill = LibraryScreen._fill
def filled(self):
    fill(self)
    if self._shelf:
        self.call_after_refresh(lambda: os._exit(0))
LibraryScreen._fill = filled
run = EmpathyApp.run
EmpathyApp.run = lambda self: run(self, headless=True, size=(80, 24))
entry.has_screen = lambda: True
sys.argv = ["empathy"]
entry.main()
"""


def tell(what: str, ours: list[float], peer: list[float], goal: float, sign: str = "≤") -> None:
    a, b = statistics.median(ours), statistics.median(peer)
    print(
        f"\n{what}: {a / b:.2f}× (goal {sign} {goal}×; medians {a * 1000:.2f} ms and {b * 1000:.2f} ms, {len(ours)} runs)"
    )


def test_the_librarys_rows_painted_against_a_bare_hello() -> None:
    def run(program: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True)
        return time.perf_counter() - begun

    for program in (HELLO, LIBRARY):
        run(program)  # compiles what is imported
    pairs = [(run(LIBRARY), run(HELLO)) for _ in range(15)]
    tell("library's rows painted / bare Textual hello", [a for a, _ in pairs], [b for _, b in pairs], 1.5)


class Bare(App[None]):
    """A key, and a text painted for it."""

    painted = 0

    def compose(self) -> ComposeResult:
        yield Static("nothing yet")

    def key_x(self) -> None:
        self.query_one(Static).update(f"key {self.painted}")
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        self.painted += 1


async def timed(act: Callable[[], None], done: Callable[[], bool]) -> float:
    """Seconds until something is done, looked at whenever the loop comes round."""
    begun = time.perf_counter()
    act()
    while not done():
        await asyncio.sleep(0)
    return time.perf_counter() - begun


async def test_key_to_painted_next_scene_against_a_bare_key_to_paint(launch: Launch) -> None:
    checked = check_file(ROOT / "scenarios" / "delayed-refund.yaml", launch.rubric)
    assert checked.bounds is not None
    way = checked.bounds.best_way(checked.bounds.graph.rules.start)

    async def ours() -> list[float]:
        took = []
        app = EmpathyApp(replace(launch, mode=Mode.ASSESS), checked, clock=SystemClock())
        async with app.run_test(size=(80, 24)) as pilot:
            await on_screen(pilot, BriefingScreen)
            await pilot.press("enter")
            await on_screen(pilot, ConversationScreen)
            talk = talk_of(pilot)
            for reply in way[:-1]:
                await pilot.press(str(talk.conversation.offered.index(reply) + 1))
                await pilot.pause(0.05)
                offers = talk.painted_offers
                took.append(await timed(lambda: app.simulate_key("enter"), lambda n=offers: talk.painted_offers > n))  # type: ignore[misc]
                talk.sitting.judged()
        return took

    async def bare() -> list[float]:
        took = []
        app = Bare()
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause(0.1)
            for _ in way[:-1]:
                painted = app.painted
                took.append(await timed(lambda: app.simulate_key("x"), lambda n=painted: app.painted > n))  # type: ignore[misc]
                await pilot.pause(0.05)
        return took

    mine, peer = [], []
    for _ in range(5):
        mine += await ours()
        peer += await bare()
    tell("key to painted next scene, kept and scored / bare Textual key to paint", mine, peer, 3)


def test_a_durable_turn_against_an_append_with_fdatasync(records: Records, tmp_path: Path) -> None:
    attempt = Attempt(new_id(), "B", None, "s", 1, "a" * 64, "b" * 64, Settings(), datetime.now(UTC))
    records.begin(attempt, b"scenario", b"rubric")
    line = b"x" * 200 + b"\n"
    ours, peer = [], []
    with (tmp_path / "log").open("ab", buffering=0) as log:
        for number in range(1, 401):
            turn = Turn(number, "opening", "reply", "Something that was said here. " * 4, ("a", "b", "c"), 12.0, 30.0)
            begun = time.perf_counter()
            records.add_turn(attempt.id, turn)
            middle = time.perf_counter()
            log.write(line)
            os.fdatasync(log.fileno())
            ours.append(middle - begun)
            peer.append(time.perf_counter() - middle)
    tell("a durable turn / an append with fdatasync", ours, peer, 2)
