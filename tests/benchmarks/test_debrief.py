"""How soon a debrief of forty turns is there, beside a bare Textual screen switch in the same run."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList, Static

from simulator.analysis.bounds import Bounds
from simulator.app.app import EmpathyApp
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.screens.debrief import DebriefScreen
from simulator.app.screens.library import LibraryScreen
from simulator.app.widgets.talk import Talk
from simulator.app.widgets.turns import Turns
from simulator.checking import Checked, check
from simulator.conversation.clock import SystemClock
from simulator.conversation.turns import Settings
from simulator.launch import Launch
from simulator.records.store import Records
from simulator.scenario.model import SILENCE
from simulator.scenario.rubrics import load_rubric
from simulator.scenario.source import Source
from simulator.sitting import Sitting, new_sitting
from tests.app.driving import Driver, on_screen, read_on, talk_of, until, words_of
from tests.benchmarks.many import scenario
from tests.benchmarks.test_speed import tell

pytestmark = pytest.mark.bench
SCENES, TURNS, RUNS = 300, 40, 20


class Second(Screen[None]):
    """What the bare app switches to."""

    def compose(self) -> ComposeResult:
        yield Static("the second screen")

    def on_mount(self) -> None:
        self.call_after_refresh(PAINTED.set)


class Bare(App[None]):
    """A key, and another screen painted for it."""

    def compose(self) -> ComposeResult:
        yield Static("the first screen")

    def key_x(self) -> None:
        self.push_screen(Second())


PAINTED = asyncio.Event()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The debrief tells when all of it has been painted."""
    mount = DebriefScreen.on_mount

    def mounted(self: DebriefScreen) -> None:
        mount(self)
        self.call_after_refresh(PAINTED.set)

    monkeypatch.setattr(DebriefScreen, "on_mount", mounted)


async def switched(app: App[None], key: str) -> float:
    """Seconds from a key to the paint."""
    PAINTED.clear()
    begun = time.perf_counter()
    app.simulate_key(key)
    await PAINTED.wait()
    return time.perf_counter() - begun


def way(bounds: Bounds) -> Iterator[str]:
    """Replies that come to an ending after exactly so many turns, good and bad."""
    graph = bounds.graph
    left = [{n for n, position in enumerate(graph.positions) if graph.rules.ended(position)}]
    for _ in range(TURNS):
        left.append(
            {n for n, moves in enumerate(graph.moves) if any(to in left[-1] for r, to in moves if r != SILENCE)}
        )
    number = graph.number(graph.rules.start)
    for turns in reversed(range(TURNS)):
        fits = [(reply, to) for reply, to in graph.moves[number] if reply != SILENCE and to in left[turns]]
        reply, number = fits[turns % len(fits)]
        yield reply


@pytest.fixture(scope="module")
def story(rubric_text: Source) -> Checked:
    checked = check(Source("story.yaml", scenario(7, SCENES, span=20).encode()), load_rubric(rubric_text))
    assert checked.bounds is not None
    print(f"\n{SCENES} scenes, {len(checked.bounds.graph.positions)} positions, {TURNS} turns")
    return checked


def nearly_over(story: Checked, launch: Launch, records: Records) -> tuple[Sitting, str]:
    """A kept attempt with one turn to go, and the reply to it."""
    assert story.bounds is not None
    fresh = new_sitting(
        story, launch.rubric_source, Settings(timed=True, seed=3), SystemClock(), records, trainee="Sam"
    )
    position, turns, replies = story.bounds.graph.rules.start, [], list(way(story.bounds))
    played = Sitting(fresh.attempt, story.bounds, fresh.texts, SystemClock(), None)
    played.begin()
    for number, reply in enumerate(replies[:-1], start=1):
        turn = played.reply(reply)
        played.keep()
        played.hear()
        turns.append(replace(turn, number=number, seconds=9.0))
    records.begin(fresh.attempt, fresh.texts[0].data, fresh.texts[1].data, tuple(turns))
    fresh.take_up(tuple(turns), interrupted=False)
    assert not story.bounds.graph.rules.ended(position)
    return fresh, replies[-1]


async def bare() -> list[float]:
    took = []
    async with Bare().run_test(size=(80, 24)) as pilot:
        for _ in range(RUNS):
            await pilot.pause(0.05)
            took.append(await switched(pilot.app, "x"))
            await pilot.app.pop_screen()
    return took


async def to_the_end(pilot: Driver, sitting: Sitting, last: str) -> None:
    """Says the last reply, and reads until Enter leads to the debrief."""
    app = pilot.app
    assert isinstance(app, EmpathyApp)
    app.converse(sitting)
    await on_screen(pilot, ConversationScreen)
    await read_on(pilot)
    talk, number = talk_of(pilot), str(sitting.conversation.offered.index(last) + 1)
    await pilot.press(number, number)
    await until(pilot, lambda: len(sitting.conversation.turns) == TURNS and talk.waiting_for_enter)
    await pilot.pause(0.1)
    while talk.query_one(Talk).more_below:
        await pilot.press("enter")
        await pilot.pause(0.05)
    await until(pilot, lambda: not talk.query_one("#go-on").has_class("-active"))  # until then it takes no second press


async def test_key_to_painted_debrief_against_a_bare_screen_switch(
    story: Checked, launch: Launch, records: Records, painted: None
) -> None:
    ended: list[float] = []
    opened: list[float] = []
    stepped: list[float] = []
    app = EmpathyApp(launch, clock=SystemClock())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.playback()
        for _ in range(RUNS):
            sitting, last = nearly_over(story, launch, records)
            await to_the_end(pilot, sitting, last)
            ended.append(await switched(app, "enter"))
            assert isinstance(app.screen, DebriefScreen)
            rows = app.screen.query_one(Turns)
            assert rows.option_count == TURNS + 2
            assert "The whole conversation" in words_of(app.screen)
            for _ in range(3):
                await pilot.pause(0.05)
                begun, chosen = time.perf_counter(), app.screen.chosen
                app.simulate_key("down")
                while app.screen.chosen == chosen:
                    await asyncio.sleep(0)
                done = asyncio.Event()
                app.screen.call_after_refresh(done.set)
                await done.wait()
                stepped.append(time.perf_counter() - begun)
            await pilot.press("escape")
            await on_screen(pilot, LibraryScreen)
            name, library = f"debrief {sitting.attempt.id}", app.screen.query_one("#rows", OptionList)
            await until(pilot, lambda name=name, rows=library: name in {o.id for o in rows.options})  # type: ignore[misc]
            library.highlighted = library.get_option_index(name)
            await pilot.pause(0.2)
            opened.append(await switched(app, "enter"))
            await pilot.pause(0.1)
            await pilot.press("escape")
            await on_screen(pilot, LibraryScreen)
            await pilot.pause(0.1)
    peer = await bare()
    tell("key to painted debrief at the end of 40 turns / bare Textual screen switch", ended[1:], peer, 10)
    tell("key to painted debrief from the library's row / bare Textual screen switch", opened[1:], peer, 10)
    tell("key to the next turn of the debrief / bare Textual screen switch", stepped, peer, 10)
    print(f"the first of all: {ended[0] * 1000:.0f} ms at the end, {opened[0] * 1000:.0f} ms from the library")
