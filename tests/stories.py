"""Random scenarios for properties, and a second, slow reading of the rules to hold the first against."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from scoring.points import points
from scoring.rubric import Points, Rubric, Skill
from simulator.scenario.model import SILENCE, Condition, Scenario

BEHAVIOURS = (
    "names-the-feeling",
    "canned-line",
    "owns-the-failure",
    "deflects",
    "acts-now",
    "stalls",
    "makes-them-repeat",
)
FACTS = ("told", "paid", "promised")


@st.composite
def conditions(draw: st.DrawFn) -> dict[str, Any]:
    low = draw(st.integers(0, 6))
    when: dict[str, Any] = {"mood_at_least": low, "mood_at_most": draw(st.integers(low, 10))}
    chosen = draw(st.dictionaries(st.sampled_from(FACTS), st.booleans(), max_size=2))
    when["remembers"] = [fact for fact, wanted in chosen.items() if wanted]
    when["lacks"] = [fact for fact, wanted in chosen.items() if not wanted]
    return when


@st.composite
def stories(draw: st.DrawFn) -> bytes:
    """A scenario file. It moves forward, or back at no gain, so that no loop earns; it may have dead ends elsewhere."""
    count = draw(st.integers(2, 5))
    scenes: dict[str, Any] = {}
    for number in range(count):
        onward = [f"s{n}" for n in range(number + 1, count)] + ["good", "bad"]
        replies = {}
        for reply in range(draw(st.integers(1, 4))):
            back = number > 0 and draw(st.integers(0, 4)) == 0
            target = f"s{draw(st.integers(0, number))}" if back else draw(st.sampled_from(onward))
            ways: list[Any] = [{"to": target}]
            if draw(st.booleans()):
                ways.insert(0, {"when": draw(conditions()), "to": draw(st.sampled_from([f"s{number}", *onward]))})
                back = True
            shown = draw(st.lists(st.sampled_from(BEHAVIOURS), unique=True, max_size=3))
            replies[f"r{reply}"] = {
                "say": f"Reply {reply} of scene {number}.",
                "shows": [] if back else shown,
                "mood": draw(st.integers(-4, 4)),
                "remember": draw(st.lists(st.sampled_from(FACTS), unique=True, max_size=2)),
                "goto": ways,
            }
            if reply and draw(st.booleans()):
                replies[f"r{reply}"]["when"] = draw(conditions())
        scene: dict[str, Any] = {"customer": f"Words of scene {number}.", "replies": replies}
        if draw(st.booleans()):
            scene["silence"] = {"after": 20, "mood": draw(st.integers(-3, 0))}
            if draw(st.booleans()):
                scene["silence"]["say"] = "Hello?"
        scenes[f"s{number}"] = scene
    story = {
        "scenario": "story",
        "version": 1,
        "title": "A story",
        "channel": "phone",
        "difficulty": "starter",
        "language": "en",
        "customer": {"name": "Ann", "mood": draw(st.integers(1, 10))},
        "start": "s0",
        "scenes": scenes,
        "endings": {
            "good": {"outcome": "resolved", "customer": "Thank you."},
            "bad": {"outcome": "lost", "customer": "No."},
        },
    }
    if draw(st.booleans()):
        story["walked-out"] = "bad"
    return json.dumps(story).encode()


@dataclass(frozen=True)
class State:
    """A position, read slowly: memory as a set."""

    scene: str
    mood: int
    memory: frozenset[str]


class SlowRules:
    """The rules of play as they are written down, step by step, sharing no code with the program's."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    @property
    def start(self) -> State:
        return State(self.scenario.start, self.scenario.customer.mood, frozenset())

    def ended(self, state: State) -> bool:
        return state.scene in self.scenario.endings

    def heard(self, state: State) -> str:
        lines = self.scenario.scenes[state.scene].customer
        return next(line.say for line in lines if self._holds(line.when, state.mood, state.memory))

    def said(self, state: State, name: str) -> str:
        return self.scenario.scenes[state.scene].replies[name].say

    def options(self, state: State) -> list[str]:
        if self.ended(state):
            return []
        scene = self.scenario.scenes[state.scene]
        names = [name for name, reply in scene.replies.items() if self._holds(reply.when, state.mood, state.memory)]
        return names + ([SILENCE] if scene.silence is not None else [])

    def play(self, state: State, name: str) -> State | None:
        scene = self.scenario.scenes[state.scene]
        said = scene.silence if name == SILENCE else scene.replies[name]
        assert said is not None
        mood = max(0, min(10, state.mood + said.mood))
        memory = state.memory | set(said.remember)
        if mood == 0 and self.scenario.walked_out is not None:
            return State(self.scenario.walked_out, mood, memory)
        if name == SILENCE and not said.goto:
            return State(state.scene, mood, memory)
        for way in said.goto:
            if self._holds(way.when, mood, memory):
                return State(way.to, mood, memory)
        return None

    def points(self, state: State, name: str, rubric: Rubric) -> Points:
        scene = self.scenario.scenes[state.scene]
        said = scene.silence if name == SILENCE else scene.replies[name]
        assert said is not None
        return points(rubric, said.shows)

    def _holds(self, when: Condition, mood: int, memory: frozenset[str]) -> bool:
        return (
            when.mood_at_least <= mood <= when.mood_at_most
            and all(fact in memory for fact in when.remembers)
            and not any(fact in memory for fact in when.lacks)
        )

    def best(self, gain: dict[tuple[str, str], float], ending: str | None = None) -> dict[State, float]:
        """The most from every position to an ending (this one, if given): all walks of at most as many turns as there are positions."""
        states, waiting = {self.start}, [self.start]
        while waiting:
            state = waiting.pop()
            for name in self.options(state):
                to = self.play(state, name)
                if to is not None and to not in states:
                    states.add(to)
                    waiting.append(to)
        wanted = self.scenario.endings if ending is None else {ending}
        # A whole 0, so that sums of fractions stay exact.
        value: dict[State, float] = {state: 0 if state.scene in wanted else float("-inf") for state in states}
        for _ in states:
            for state in states:
                for name in self.options(state):
                    to = self.play(state, name)
                    if to is not None:
                        value[state] = max(value[state], gain[state.scene, name] + value[to])
        return value


def gains(slow: SlowRules, rubric: Rubric, skill: Skill) -> dict[tuple[str, str], float]:
    found = {}
    for name, scene in slow.scenario.scenes.items():
        state = State(name, 5, frozenset())
        for reply in [*scene.replies, *([SILENCE] if scene.silence else [])]:
            found[name, reply] = slow.points(state, reply, rubric).of(skill)
    return found
