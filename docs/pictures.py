"""Draws the pictures of the documentation from the real program: `make pictures`.

The clock stands still unless it is moved, the order of the replies is fixed, and the records lie in a folder that is
thrown away, so the same program draws the same pictures every time.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

for _name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_FILTERS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DIM_FACTOR"):
    os.environ.pop(_name, None)
os.environ |= {"TEXTUAL_ANIMATIONS": "none", "TERM": "xterm-256color", "COLORTERM": "truecolor", "TZ": "UTC"}

# The environment is set before textual is imported.
from textual.pilot import Pilot

from simulator.app.app import EmpathyApp
from simulator.app.preview import PreviewApp
from simulator.app.screens.briefing import BriefingScreen
from simulator.app.screens.conversation import ConversationScreen
from simulator.app.screens.debrief import DebriefScreen
from simulator.app.screens.preview import PreviewScreen
from simulator.checking import check_file
from simulator.conversation.conversation import Phase
from simulator.launch import Launch
from simulator.scenario.rubrics import load_rubric, rubric_source

HERE = Path(__file__).parent
SCENARIO = HERE.parent / "scenarios" / "unreachable-phone.yaml"
WRITTEN = HERE / "green-door.yaml"
MEANT, MISSPELT = "remember: [straight]", "remember: [staight]"
SIZE, WIDE = (100, 30), (124, 34)
SEED = 3
THINKING = 17
"""Seconds that each reply takes."""

REPLIES = (
    *("two-rings", "joans-phone", "to-the-family", "urgent"),
    *("onto-the-box", "noon-at-veras", "pounds-safe", "calls-to-vera", "it-was-us", "goodwill"),
)
PICTURED = 1
"""How many replies have been given when the conversation is drawn."""


class StillClock:
    """Stands on a fixed day until it is moved."""

    def __init__(self) -> None:
        self.gone = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 9, 30, tzinfo=UTC) + timedelta(seconds=self.gone)

    def seconds(self) -> float:
        return self.gone


async def until(pilot: Pilot[None], done: Callable[[], bool], seconds: float = 20) -> None:
    """Waits until something holds."""
    for _ in range(int(seconds / 0.02)):
        await pilot.pause()
        if done():
            return
        await asyncio.sleep(0.02)
    raise TimeoutError(f"this never came to hold; on screen: {pilot.app.screen}")


async def draw(pilot: Pilot[None], name: str) -> None:
    """Writes what is on screen to a file. Textual numbers its pictures; ours carry no number."""
    await pilot.pause(0.4)  # longer than the clock's tick, so that the time left is drawn
    picture = pilot.app.export_screenshot(title="Empathy", simplify=True)
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)  # so that no viewer fetches a font
    (HERE / name).write_text(re.sub(r"terminal-\d+", "terminal", picture), encoding="utf-8")


async def say(pilot: Pilot[None], talk: ConversationScreen, clock: StillClock, reply: str) -> None:
    """Says a reply, and reads on until replies are offered again, or the end."""
    conversation = talk.conversation
    key, turns = str(conversation.offered.index(reply) + 1), len(conversation.turns)
    await until(pilot, lambda: talk.painted_offers > turns)
    clock.gone += THINKING
    await pilot.press(key, key)
    await until(pilot, lambda: len(conversation.turns) > turns and conversation.state is not Phase.ANSWERING)
    await until(pilot, lambda: talk.waiting_for_enter)
    while talk.waiting_for_enter and conversation.state is Phase.WAITING:
        await pilot.press("enter")
        await pilot.pause()


async def pictures(folder: Path) -> None:
    """Plays one conversation from the briefing to the debrief, and draws it on the way."""
    source = rubric_source()
    clock = StillClock()
    launch = Launch(records_url=str(folder / "records.db"), rubric_source=source, trainee="Sam", timed=True, seed=SEED)
    app = EmpathyApp(launch, check_file(SCENARIO, load_rubric(source)), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, BriefingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConversationScreen))
        talk = app.screen
        assert isinstance(talk, ConversationScreen)
        for reply in REPLIES[:PICTURED]:
            await say(pilot, talk, clock, reply)
        await until(pilot, lambda: talk.painted_offers > PICTURED)
        await draw(pilot, "conversation.svg")
        for reply in REPLIES[PICTURED:]:
            await say(pilot, talk, clock, reply)
        while not isinstance(app.screen, DebriefScreen):
            await pilot.press("enter")
            await pilot.pause()
        await draw(pilot, "debrief.svg")


async def preview_picture(folder: Path) -> None:
    """The guide's scenario beside an editor, with a memory word misspelt."""
    file = folder / WRITTEN.name
    text = WRITTEN.read_text("utf-8")
    assert text.count(MEANT) > 1
    file.write_text(text.replace(MEANT, MISSPELT, 1), "utf-8")
    app = PreviewApp(file, load_rubric(rubric_source()), StillClock())
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen))
        screen = app.screen
        assert isinstance(screen, PreviewScreen)
        await until(pilot, lambda: screen.preview.newest is not None)
        await draw(pilot, "preview.svg")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        asyncio.run(pictures(Path(folder)))
        asyncio.run(preview_picture(Path(folder)))


if __name__ == "__main__":
    main()
