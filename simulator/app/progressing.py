"""What the app knows of the trainee's progress, read and judged behind the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.app.background import Background
from simulator.wording import welcome

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp
    from simulator.progress.overview import Overview, Progress
    from simulator.progress.reached import Reached
    from simulator.records.attempt import Attempt


class Progressing:
    """Attempts are judged once while the program runs, so that what was seen before opens at once."""

    def __init__(self, app: EmpathyApp) -> None:
        self._app = app
        self._progress: Progress | None = None
        self._background = Background(at_once=1)
        self._latest: Overview | None = None
        self._reached: dict[str, Reached] = {}

    @property
    def latest(self) -> Overview | None:
        """The overview as it was read last; None where it is not this trainee's, or was not read yet."""
        latest = self._latest
        return latest if latest is not None and latest.trainee == self._app.trainee else None

    async def reached(self) -> dict[str, Reached]:
        """What was reached so far, by scenario. Raises `StoreTrouble`."""
        progress, trainee = await self._ready(), self._app.trainee
        self._reached = await self._background.run(lambda: progress.reached(trainee))
        return self._reached

    def unfinished(self, scenario: str) -> list[Attempt]:
        """Attempts that wait to be resumed, as they were read last, oldest first."""
        place = self._reached.get(scenario)
        return [] if place is None else sorted(place.unfinished, key=lambda attempt: attempt.started)

    async def why_empty(self, reached: dict[str, Reached]) -> str | None:
        """What stands in place of debriefs where nobody of this name has any: that there are none yet, or that they are
        kept under names. None where there are some. Raises `StoreTrouble`."""
        if any(place.finished for place in reached.values()):
            return None
        playback = await self._app.playback()
        if playback is None or self._app.trainee is not None:
            return welcome.NO_DEBRIEFS
        others = await self._background.run(playback.records.attempts)
        return welcome.UNDER_NAMES if any(attempt.trainee for attempt in others) else welcome.NO_DEBRIEFS

    async def read(self) -> Overview:
        """The overview as it is now, once the library is known whole. Raises `StoreTrouble`."""
        progress, shelf = await self._ready(), self._app.shelf
        await shelf.ready.wait()
        trainee, library, now = self._app.trainee, tuple(shelf.scenarios()), self._app.clock.now()
        self._latest = await self._background.run(lambda: progress.overview(trainee, library, now))
        return self._latest

    async def _ready(self) -> Progress:
        playback = await self._app.playback()
        if self._progress is None:
            from simulator.progress.overview import Progress

            launch = self._app.launch
            self._progress = Progress(playback, launch.rubric, launch.rubric_source.hash)
        return self._progress
