"""The preview of a file that is being written, on a real file that is saved while the app runs."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from pytest_snapshot.plugin import Snapshot

from scoring.rubric import Rubric
from scoring.text import visible
from simulator.analysis.graph import Stop
from simulator.app.background import Background
from simulator.app.preview import PreviewApp
from simulator.app.screens.help import HelpScreen
from simulator.app.screens.map import MapScreen
from simulator.app.screens.modals import FileScreen
from simulator.app.screens.picking import PickScreen, TickScreen
from simulator.app.screens.preview import PreviewScreen
from simulator.app.widgets import watched_file
from simulator.app.widgets.choices import Choices
from simulator.app.widgets.finding_list import FindingList
from simulator.previewing.version import Version, read_version
from tests.app.driving import Driver, on_screen, until, words_of
from tests.clock import SteppedClock
from tests.conftest import SAMPLES
from tests.hostile.test_foreign_text import HOSTILE, squeezed, story

CAKE = (SAMPLES / "wrong-cake.yaml").read_text("utf-8")
SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "preview"
SIZES = {"120x40": (120, 40), "80x24": (80, 24), "40x12": (40, 12)}
LOOKS = ("1-start", "2-not-on-offer", "3-errors", "4-pursued")
LAST_LINE = "      - say: Thank you. What can you do about it?\n"


def save(path: Path, text: str) -> None:
    """As many editors do: another file, renamed."""
    new = path.with_name("saving.tmp")
    new.write_text(text, "utf-8")
    new.replace(path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cake.yaml"
    path.write_text(CAKE, "utf-8")
    return path


@pytest.fixture
def app(file: Path, rubric: Rubric, clock: SteppedClock) -> PreviewApp:
    return PreviewApp(file, rubric, clock)


@asynccontextmanager
async def opened(app: PreviewApp, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Driver]:
    async with app.run_test(size=size) as pilot:
        await on_screen(pilot, PreviewScreen)
        await until(pilot, lambda: screen_of(pilot).preview.newest is not None)
        yield pilot


def screen_of(pilot: Driver) -> PreviewScreen:
    found = next(screen for screen in pilot.app.screen_stack if isinstance(screen, PreviewScreen))
    assert isinstance(found, PreviewScreen)
    return found


def scene(pilot: Driver) -> tuple[str, int]:
    place = screen_of(pilot).preview.place
    assert place is not None
    return place.position.scene, place.position.mood


def shown(pilot: Driver) -> str:
    return words_of(pilot.app.screen)


async def shows(pilot: Driver, words: str) -> None:
    await until(pilot, lambda: words in shown(pilot))


async def test_a_save_shows_at_the_position_where_the_author_was(app: PreviewApp, file: Path) -> None:
    async with opened(app) as pilot:
        await shows(pilot, "Forty candles")
        await pilot.press("1")
        await shows(pilot, "Thank you. What can you do about it?")
        save(file, CAKE.replace("Thank you. What can you do about it?", "Right. So what now?"))
        await shows(pilot, "Right. So what now?")
        assert scene(pilot) == ("what-now", 7)
        save(file, CAKE.replace("what-now", "and-now"))
        await shows(pilot, "The scene `what-now` is gone; back at the start.")
        await shows(pilot, "Forty candles")


async def test_a_file_that_is_written_in_place_shows_too(app: PreviewApp, file: Path) -> None:
    async with opened(app) as pilot:
        file.write_text(CAKE.replace("Forty candles", "Fifty candles"), "utf-8")
        await shows(pilot, "Fifty candles")


async def test_while_there_are_errors_the_last_good_version_stays_beside_them(
    app: PreviewApp, file: Path, clock: SteppedClock
) -> None:
    async with opened(app) as pilot:
        await pilot.press("1")
        clock.step(60)
        save(file, CAKE.replace("goto: what-now", "goto: what-next", 1))
        await shows(pilot, "there is no scene or ending `what-next`")
        assert "As of 09:30:00, before these errors." in shown(pilot)
        assert "1 error" in shown(pilot)
        assert "Thank you. What can you do about it?" in shown(pilot)
        await pilot.press("1")
        assert scene(pilot)[0] == "six-o-clock"
        await pilot.press("backspace")
        save(file, CAKE)
        await shows(pilot, "nothing to report")
        assert scene(pilot) == ("what-now", 7)
        assert "before these errors" not in shown(pilot)


async def test_a_file_that_was_never_sound_shows_its_findings_alone(app: PreviewApp, file: Path) -> None:
    save(file, CAKE.replace("start: counter", "start: nowhere"))
    async with opened(app) as pilot:
        await shows(pilot, "`nowhere`")
        assert not screen_of(pilot).query_one("#conversation").display
        for key in ("1", "g", "backspace", "home", "plus", "k", "f", "tab"):
            await pilot.press(key)
        assert isinstance(app.screen, PreviewScreen)
        save(file, CAKE)
        await shows(pilot, "Forty candles")
        await pilot.press("1")
        assert scene(pilot) == ("what-now", 7)


@pytest.mark.parametrize("size", SIZES)
async def test_a_finding_walks_the_preview_to_where_it_shows(app: PreviewApp, file: Path, size: str) -> None:
    async with opened(app, SIZES[size]) as pilot:
        save(file, CAKE.replace(LAST_LINE, ""))
        await shows(pilot, "1 error")
        await pilot.press("tab")
        await until(pilot, lambda: screen_of(pilot).query_one(FindingList).has_focus)
        await shows(pilot, "at mood 7")
        await pilot.press("enter")
        await until(pilot, lambda: scene(pilot) == ("what-now", 7))
        await shows(pilot, "This version has errors")
        assert screen_of(pilot).query_one(Choices).has_focus


async def test_the_mouse_follows_replies_and_findings(app: PreviewApp, file: Path) -> None:
    async with opened(app) as pilot:
        await shows(pilot, "Have you got the receipt")
        row = next(y for y, line in enumerate(shown(pilot).split("\n")) if "Have you got the receipt" in line)
        await pilot.click(offset=(10, row))
        await until(pilot, lambda: scene(pilot) == ("what-now", 3))
        save(file, CAKE.replace(LAST_LINE, ""))
        await shows(pilot, "leads there: nigel")
        row = next(y for y, line in enumerate(shown(pilot).split("\n")) if "leads there" in line)
        await pilot.click(offset=(90, row))
        await until(pilot, lambda: scene(pilot) == ("what-now", 7))


async def test_steps_lead_back_and_home(app: PreviewApp) -> None:
    async with opened(app) as pilot:
        await pilot.press("3", "1")
        await pilot.press("enter")
        await until(pilot, lambda: scene(pilot)[0] == "six-o-clock")
        await shows(pilot, "A time and a name on the box beat a voucher.")
        await pilot.press("backspace")
        assert scene(pilot) == ("what-now", 7)
        assert screen_of(pilot).query_one(Choices).highlighted_reply == "tonight"
        await pilot.press("home")
        assert scene(pilot) == ("counter", 5)
        await pilot.press("backspace")
        await shows(pilot, "There is no step back from here")


async def test_a_jump_goes_to_any_scene_at_any_mood(app: PreviewApp) -> None:
    async with opened(app) as pilot:
        await pilot.press("g")
        await on_screen(pilot, PickScreen)
        await pilot.press(*"what", "enter")
        await shows(pilot, "what-now, at mood")
        assert "10 grateful  no conversation gets here" in shown(pilot)
        assert "7 listening  after 1 reply" in shown(pilot)
        await pilot.press(*"7", "enter")
        await until(pilot, lambda: scene(pilot) == ("what-now", 7))
        await shows(pilot, "remembered: owned-up")
        await pilot.press("g")
        await pilot.press(*"what", "enter")
        await pilot.press(*"grate", "enter")
        await until(pilot, lambda: scene(pilot) == ("what-now", 10))
        await shows(pilot, "No conversation gets here.")
        await pilot.press("g")
        await pilot.press(*"six", "enter")
        await until(pilot, lambda: scene(pilot)[0] == "six-o-clock")
        await pilot.press("g", "escape")
        assert scene(pilot)[0] == "six-o-clock"


async def test_a_scene_that_a_save_takes_away_while_the_list_is_open_is_no_harm(app: PreviewApp, file: Path) -> None:
    async with opened(app) as pilot:
        await pilot.press("g")
        await on_screen(pilot, PickScreen)
        before = screen_of(pilot).preview.newest
        save(file, CAKE.replace("what-now", "and-now"))
        await until(pilot, lambda: screen_of(pilot).preview.newest is not before)
        await pilot.press(*"what", "enter")
        await shows(pilot, "`what-now` is gone.")
        assert scene(pilot) == ("counter", 5)


async def test_mood_and_memory_change_in_the_same_scene(app: PreviewApp) -> None:
    async with opened(app) as pilot:
        await pilot.press("1", "plus")
        assert scene(pilot) == ("what-now", 8)
        await pilot.press("minus", "minus")
        assert scene(pilot) == ("what-now", 6)
        await pilot.press("k")
        await on_screen(pilot, TickScreen)
        await pilot.press("space", "enter")
        await on_screen(pilot, PreviewScreen)
        await shows(pilot, "only with owned-up remembered")
        await pilot.press("2")
        await shows(pilot, "`voucher` is not on offer here.")


async def test_file_and_help_are_a_key_away(app: PreviewApp) -> None:
    async with opened(app) as pilot:
        await pilot.press("f")
        await on_screen(pilot, FileScreen)
        await shows(pilot, "Ade took the call")
        await pilot.press("escape", "question_mark")
        await on_screen(pilot, HelpScreen)
        await pilot.press("enter", "ctrl+t")
        assert app.theme == "textual-light"
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)
        assert not app.return_code


async def test_a_file_that_goes_away_is_told_and_comes_back(app: PreviewApp, file: Path) -> None:
    async with opened(app) as pilot:
        file.unlink()
        await shows(pilot, "cake.yaml is not there any more")
        assert "Forty candles" in shown(pilot)
        save(file, CAKE.replace("Forty candles", "Fifty candles"))
        await shows(pilot, "Fifty candles")
        assert "not there any more" not in shown(pilot)


async def test_a_check_that_takes_long_says_so_and_gives_way_to_a_newer_save(
    app: PreviewApp, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, ended = threading.Event(), threading.Event()
    begun: list[str] = []

    def slow(path: Path, rubric: Rubric, at: datetime, tell: Stop) -> Version | None:
        version = read_version(path, rubric, at, tell)
        begun.append(path.read_text("utf-8"))
        if "Sixty candles" in begun[-1]:
            done.wait(30)
            with pytest.raises(watched_file.Superseded):
                tell(1)
            ended.set()
        return version

    monkeypatch.setattr(watched_file, "read_version", slow)
    async with opened(app) as pilot:
        save(file, CAKE.replace("Forty candles", "Sixty candles"))
        await shows(pilot, "checking …")
        await pilot.press("1")
        assert scene(pilot) == ("what-now", 7), "the screen goes on meanwhile"
        await pilot.press("backspace")
        save(file, CAKE.replace("Forty candles", "Fifty candles"))
        await shows(pilot, "Fifty candles")
        done.set()
        await until(pilot, ended.is_set)
        await asyncio.sleep(0.1)
        await pilot.pause()
        assert "Fifty candles" in shown(pilot)
        assert "checking" not in shown(pilot)
        assert sum("Sixty" in text for text in begun) == 1


async def test_work_that_nobody_waits_for_is_not_begun() -> None:
    background, done, begun = Background(at_once=1), threading.Event(), []
    first = asyncio.ensure_future(background.run(lambda: done.wait(30)))
    await asyncio.sleep(0.05)
    second = asyncio.ensure_future(background.run(lambda: begun.append("second")))
    await asyncio.sleep(0.05)
    second.cancel()
    done.set()
    assert await first
    await background.run(lambda: begun.append("third"))
    assert begun == ["third"]
    with pytest.raises(ZeroDivisionError):
        await background.run(lambda: 1 / 0)


def hostile_file(folder: Path, text: str) -> Path:
    """A scenario with `text` in its name, and wherever foreign text may stand in it."""
    path = folder / (text.replace("/", "∕").replace("\0", "")[:40] + ".yaml")
    path.write_bytes(story(text))
    return path


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
async def test_foreign_text_is_shown_to_the_letter(
    text: str, tmp_path: Path, rubric: Rubric, clock: SteppedClock
) -> None:
    path = hostile_file(tmp_path, text)
    async with opened(PreviewApp(path, rubric, clock), (120, 50)) as pilot:
        wanted = squeezed(visible(text))[:60]
        places = 4 if len(text) < 200 else 1  # the customer's name, their line, the reply, why
        await until(pilot, lambda: squeezed(shown(pilot)).count(wanted) >= places)
        assert squeezed(visible(path.name))[:30] in squeezed(shown(pilot).split("\n")[0])
        assert not {c for c in shown(pilot) if c < " " and c != "\n"}


async def test_a_click_on_markup_anywhere_is_no_more_than_a_click(
    tmp_path: Path, rubric: Rubric, clock: SteppedClock
) -> None:
    path = hostile_file(tmp_path, HOSTILE["click"])
    app = PreviewApp(path, rubric, clock)
    async with opened(app, (120, 30)) as pilot:
        await shows(pilot, HOSTILE["click"])
        save(path, f"scenario: x\n{HOSTILE['click']}: 1\n'{HOSTILE['sic']}': 2\n")
        await shows(pilot, "before these errors")
        path.unlink()
        await shows(pilot, f"{path.name} is not there any more")
        for y in range(0, 30, 2):
            await pilot.click(offset=(6, y))
            await pilot.click(offset=(90, y))
        assert app.is_running
        assert app.return_code is None


@pytest.mark.parametrize(("width", "seen"), [(80, False), (83, False), (84, True), (100, True), (120, True)])
async def test_the_map_key_is_in_the_footer_where_it_fits_and_works_everywhere(
    app: PreviewApp, width: int, seen: bool
) -> None:
    async with opened(app, (width, 24)) as pilot:
        await shows(pilot, "q Quit")
        assert ("m Map  q Quit" in shown(pilot)) is seen
        await pilot.press("m")
        await on_screen(pilot, MapScreen)


@pytest.mark.parametrize("size", [(39, 12), (40, 11)])
async def test_a_terminal_too_small_says_so(app: PreviewApp, size: tuple[int, int]) -> None:
    async with opened(app, size) as pilot:
        await shows(pilot, "This needs 40×12.")
        await pilot.press("1")
        assert scene(pilot) == ("counter", 5)


@pytest.mark.parametrize("size", SIZES)
async def test_it_looks_as_it_did(app: PreviewApp, file: Path, size: str, snapshot: Snapshot) -> None:
    snapshot.snapshot_dir = SNAPSHOTS
    looks = iter(LOOKS)

    async def look(pilot: Driver) -> None:
        await pilot.pause(0.1)
        snapshot.assert_match(shown(pilot) + "\n", f"{size}-{next(looks)}.txt")

    async with opened(app, SIZES[size]) as pilot:
        await shows(pilot, "Forty candles")
        await look(pilot)
        await pilot.press("2")
        await until(pilot, lambda: scene(pilot) == ("what-now", 3))
        await look(pilot)
        save(file, CAKE.replace(LAST_LINE, ""))
        await shows(pilot, "1 error")
        await look(pilot)
        await pilot.press("tab", "enter")
        await until(pilot, lambda: scene(pilot) == ("what-now", 7))
        await look(pilot)


def test_the_preview_loads_no_database() -> None:
    program = "import sys, simulator.app.preview; print([m for m in ('sqlalchemy', 'sqlite3') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
