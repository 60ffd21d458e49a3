"""What the command line asked for: the settings every way of playing starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scoring.rubric import Rubric
from simulator.conversation.turns import Feedback, Mode, Settings, new_seed
from simulator.scenario.source import Source


@dataclass(frozen=True)
class Launch:
    """`timed` None: as is usual for the way of playing (the app times, plain mode does not). `seed` None: a new one for
    each attempt. `feedback` None: all of it."""

    records_url: str
    rubric_source: Source
    trainee: str | None = None
    group: str | None = None
    mode: Mode = Mode.PRACTICE
    timed: bool | None = None
    factor: float = 1.0
    seed: int | None = None
    feedback: Feedback | None = None

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric itself; reading it loads the model. Raises `BadRubric`."""
        from simulator.scenario.rubrics import load_rubric

        return load_rubric(self.rubric_source)

    def settings(self, *, timed: bool) -> Settings:
        """Settings of a new attempt; `timed` is what is usual here."""
        return Settings(
            mode=self.mode,
            timed=timed if self.timed is None else self.timed,
            factor=self.factor,
            seed=new_seed() if self.seed is None else self.seed,
            feedback=Feedback.FULL if self.feedback is None else self.feedback,
        )
