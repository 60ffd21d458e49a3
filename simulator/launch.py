"""What every way of playing starts from: what the command line asked for, and else what the person prefers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from scoring.rubric import Rubric
from simulator.conversation.turns import Feedback, Mode, Settings, new_seed
from simulator.preferences_file import PreferencesFile
from simulator.scenario.source import Source


@dataclass(frozen=True)
class Launch:
    """`trainee` is the name that attempts are kept under. `timed`, `factor` (extra time) and `feedback` None: as is
    preferred; where that says nothing either, as is usual for the way of playing (the app times, plain mode does not).
    `seed` None: a new one for each attempt."""

    records_url: str
    rubric_source: Source
    trainee: str | None = None
    group: str | None = None
    mode: Mode = Mode.PRACTICE
    timed: bool | None = None
    factor: float | None = None
    feedback: Feedback | None = None
    seed: int | None = None
    kept: PreferencesFile = field(default_factory=PreferencesFile)

    @cached_property
    def rubric(self) -> Rubric:
        """The rubric itself; reading it loads the model. Raises `BadRubric`."""
        from simulator.scenario.rubrics import load_rubric

        return load_rubric(self.rubric_source)

    def settings(self, *, timed: bool) -> Settings:
        """Settings of a new attempt; `timed` is what is usual here."""
        preferred = self.kept.preferences
        return Settings(
            mode=self.mode,
            timed=next(given for given in (self.timed, preferred.timed, timed) if given is not None),
            factor=preferred.extra_time if self.factor is None else self.factor,
            feedback=preferred.feedback if self.feedback is None else self.feedback,
            seed=new_seed() if self.seed is None else self.seed,
        )
