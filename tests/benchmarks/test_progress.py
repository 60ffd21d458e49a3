"""How fast progress opens, and how fast attempts are read that nobody judged before."""

from __future__ import annotations

import sqlite3
import time
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from scoring.rubric import Rubric
from simulator.app.app import EmpathyApp
from simulator.app.screens.progress import ProgressScreen
from simulator.app.widgets.standing import Part
from simulator.checking import Checked, check
from simulator.conversation.clock import SystemClock
from simulator.launch import Launch
from simulator.playback import Playback
from simulator.progress.overview import Progress
from simulator.records.store import Records
from simulator.scenario.source import Source
from tests.app.driving import until
from tests.benchmarks.many import scenario
from tests.benchmarks.test_speed import tell, timed
from tests.progress.kept import NOON, keep

pytestmark = pytest.mark.bench
ATTEMPTS, TURNS, SCENARIOS = 1000, 10, 10


@pytest.fixture
def practised(records: Records, rubric: Rubric, rubric_text: Source) -> None:
    """A thousand attempts of ten turns each, at ten scenarios."""
    random = Random(4)
    library: list[Checked] = []
    for seed in range(SCENARIOS):
        text = scenario(seed, TURNS, span=1).replace("walked-out: gone\n", "")
        library.append(check(Source("x.yaml", text.encode()), rubric))
    for number in range(ATTEMPTS):
        replies = [f"reply-{random.randrange(4)}" for _ in range(TURNS)]
        keep(
            records, library[number % SCENARIOS], rubric_text, replies, NOON - timedelta(hours=5 * (ATTEMPTS - number))
        )


class Plain(Screen[None]):
    """Says a word."""

    painted = False

    def compose(self) -> ComposeResult:
        yield Static("progress")

    def on_mount(self) -> None:
        self.call_after_refresh(self._done)

    def _done(self) -> None:
        self.painted = True


class Switching(App[None]):
    """A key, and a screen shown for it."""

    def key_p(self) -> None:
        self.push_screen(Plain())


async def test_key_to_painted_progress_over_1000_attempts_against_a_bare_screen_switch(
    launch: Launch, practised: None
) -> None:
    """The attempts are known, as they are in the running program once the library has its rows."""

    async def ours() -> list[float]:
        took = []
        app = EmpathyApp(launch, clock=SystemClock())
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: app.progressing.latest is not None, 60)
            for _ in range(6):
                await pilot.pause(0.3)
                painted: list[bool] = []

                def shown(painted: list[bool] = painted) -> bool:
                    screen = app.screen
                    if not isinstance(screen, ProgressScreen) or not screen.query(Part):
                        return False
                    if not painted:
                        painted.append(False)
                        screen.call_after_refresh(lambda: painted.append(True))
                    return painted[-1] and all(part.region for part in screen.query(Part))

                took.append(await timed(lambda: app.simulate_key("p"), shown))
                latest = app.progressing.latest
                assert latest is not None
                assert len(latest.finished) == ATTEMPTS
                assert sum(len(item.marks) for item in latest.finished) == ATTEMPTS * TURNS
                await pilot.pause(0.3)
                await pilot.press("escape")
        return took

    async def bare() -> list[float]:
        took = []
        app = Switching()
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(6):
                await pilot.pause(0.05)
                done = lambda: isinstance(app.screen, Plain) and app.screen.painted  # noqa: E731
                took.append(await timed(lambda: app.simulate_key("p"), done))
                await pilot.pause(0.05)
                app.pop_screen()
                await pilot.pause(0.05)
        return took

    mine, peer, first = [], [], []
    for _ in range(5):
        took = await ours()
        first.append(took[0])  # it loads the style sheet too, and once in the program's life the screen's module
        mine += took[1:]
        peer += (await bare())[1:]
    tell("the first time in a session / the same bare switch", first, peer, 10)
    tell("key to painted progress, 1,000 attempts known / bare Textual screen switch", mine, peer, 10)


def test_reading_1000_attempts_cold_against_a_plain_pass_over_their_turns(
    practised: None, records: Records, store_path: Path, rubric: Rubric, rubric_text: Source
) -> None:
    """Read, played over again and judged, the proofs of the ten scenarios included, and summed up; the peer fetches the
    same turns from SQLite and does nothing with them."""
    ours, peer, known = [], [], []
    for _ in range(7):
        begun = time.perf_counter()
        progress = Progress(Playback(records), rubric, rubric_text.hash)
        overview = progress.overview("Sam", (), NOON)
        middle = time.perf_counter()
        with sqlite3.connect(store_path) as other:
            rows = other.execute("SELECT * FROM turns ORDER BY attempt, number").fetchall()
        end = time.perf_counter()
        progress.overview("Sam", (), NOON)
        ours.append(middle - begun)
        peer.append(end - middle)
        known.append(time.perf_counter() - end)
        assert (overview.standing.attempts, len(rows)) == (ATTEMPTS, ATTEMPTS * TURNS)
    tell("1,000 attempts read and judged cold / their turns fetched from SQLite", ours, peer, 50)
    tell("the same attempts once they are known / their turns fetched from SQLite", known, peer, 10)
