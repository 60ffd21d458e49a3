"""Whether a scenario reads like people: moods that do not fit what was said, a clock shorter than the reading, twins,
and words nobody says.

These are rules of thumb, most of them notes. Each keeps silent where it cannot know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from scoring.rubric import Rubric
from simulator.analysis.graph import Graph
from simulator.analysis.proofs import move_place
from simulator.scenario import faults
from simulator.scenario.loading import Loaded
from simulator.scenario.memory import Place
from simulator.scenario.model import SILENCE, Reply, Scenario

BLAME = "doubts-the-customer"
KEPT = "keeps-the-promise"
"""The two behaviours of which a mood can be expected."""

ALIKE = 0.8
"""How much of their words two replies share that say nearly the same."""
FEWEST_WORDS = 5
"""Shorter replies are not compared: there are only so many ways to say yes."""

TALKING_SPEED = 150
"""Words a minute of conversation (National Center for Voice and Speech: about 150 in American English)."""
LONGEST_TURN = 75
"""Words of half a minute's talking."""
SPOKEN = ("phone", "counter")

HARD = 60.0
"""LIX from which a text counts as very difficult (Björnsson 1968): words in a sentence, and words of over six letters
in a hundred, added up. It needs no syllables, so it serves many languages."""
ENOUGH_WORDS = 15
"""Of fewer words, no reading level is told."""
LONG_WORD = 6
WITHOUT_SPACES = ("zh", "ja", "th", "lo", "km", "my")

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?…]+")


_CURLY = re.compile(r"[“„«][^“”„«»\"]*[”“»]")


def words_of(text: str) -> list[str]:
    """The words of a text, without punctuation."""
    return _WORD.findall(text)


def writing(loaded: Loaded, scenario: Scenario, graph: Graph | None, rubric: Rubric) -> None:
    """Adds what it finds to `loaded.findings`. `graph` None: what depends on where a conversation goes is left out."""
    _moods(loaded, scenario, rubric)
    _unexplained(loaded, scenario)
    _names(loaded, scenario)
    _lines(loaded, scenario)
    if graph is not None:
        _clock(loaded, graph, rubric)
        _twins(loaded, graph)


def _replies(scenario: Scenario) -> Iterator[tuple[Place, str, Reply]]:
    for name, scene in scenario.scenes.items():
        for reply, said in scene.replies.items():
            yield move_place(name, reply), reply, said


def _moods(loaded: Loaded, scenario: Scenario, rubric: Rubric) -> None:
    """A mood that rises after blame, or falls after a kept promise where nothing else in the reply explains it."""
    for place, name, reply in _replies(scenario):
        mark = loaded.value_mark(*place, "mood")
        if BLAME in reply.shows and reply.mood > 0:
            loaded.findings.add(faults.BLAME_LIFTS, mark, behaviour=BLAME, reply=name, mood=reply.mood)
        blameless = all(min(rubric.behaviours[shown].points) >= 0 for shown in reply.shows)
        if KEPT in reply.shows and reply.mood < 0 and blameless:
            loaded.findings.add(faults.PROMISE_SOURS, mark, behaviour=KEPT, reply=name, mood=-reply.mood)


def _unexplained(loaded: Loaded, scenario: Scenario) -> None:
    """Where most replies that do something have a `why`, those that have none were forgotten."""
    acting = [(place, name, reply) for place, name, reply in _replies(scenario) if reply.shows or reply.mood]
    missing = [(place, name) for place, name, reply in acting if reply.why is None]
    forgotten = [(place, name) for place, name in missing if not loaded.findings.stood_in(*place, "why")]
    if 2 * len(forgotten) < len(acting):
        for place, name in forgotten:
            loaded.findings.add(faults.NO_WHY, loaded.mark(*place), reply=name)


def _names(loaded: Loaded, scenario: Scenario) -> None:
    if any(place[-1] in ("name", "say", "customer") for place in loaded.findings.stand_ins):
        return  # who knows what is said there
    name = scenario.customer.name
    parts = {part.casefold() for part in words_of(name)}
    said = [reply.say for _, _, reply in _replies(scenario)]
    said += [line.say for scene in scenario.scenes.values() for line in scene.customer]
    if parts and not any(parts & {word.casefold().removesuffix("'s") for word in words_of(text)} for text in said):
        loaded.findings.add(faults.NEVER_NAMED, loaded.value_mark("customer", "name"), name=name)


def _spoken(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Everything that is said."""
    for name, scene in scenario.scenes.items():
        for index, line in enumerate(scene.customer):
            yield ("scenes", name, "customer", index, "say"), line.say
        for reply, said in scene.replies.items():
            yield (*move_place(name, reply), "say"), said.say
        if scene.silence is not None and scene.silence.say is not None:
            yield ("scenes", name, SILENCE, "say"), scene.silence.say
    for name, ending in scenario.endings.items():
        for index, line in enumerate(ending.customer):
            yield ("endings", name, "customer", index, "say"), line.say


def _lines(loaded: Loaded, scenario: Scenario) -> None:
    """Lines too long to be spoken, and a text too hard to be read."""
    texts = [(place, text, words_of(text)) for place, text in _spoken(scenario)]
    for place, text, _ in texts:
        if _CURLY.fullmatch(text):
            loaded.findings.add(faults.CURLY_QUOTES, loaded.value_mark(*place), quoted=f'"{text[1:-1]}"')
    if scenario.channel in SPOKEN:
        for place, _, words in texts:
            if len(words) > LONGEST_TURN:
                seconds = len(words) / TALKING_SPEED * 60
                loaded.findings.add(
                    faults.LONG_LINE, loaded.value_mark(*place), words=len(words), seconds=seconds, most=LONGEST_TURN
                )
    if scenario.language.split("-")[0].lower() not in WITHOUT_SPACES:
        for place, text, words in texts:
            if loaded.findings.has(faults.LONG_LINE, loaded.value_mark(*place)):
                continue  # who makes it shorter will read it again
            if len(words) >= ENOUGH_WORDS and (level := lix(text)) >= HARD:
                loaded.findings.add(faults.HARD_TO_READ, loaded.value_mark(*place), lix=level, hard=HARD)


def lix(text: str) -> float:
    """The reading level of a text; 0 for none. 30 is easy, 40 a newspaper, 50 difficult, 60 an official letter."""
    words = words_of(text)
    sentences = sum(1 for sentence in _SENTENCE.findall(text) if words_of(sentence))
    if not words or not sentences:
        return 0.0
    return len(words) / sentences + 100 * sum(len(word) > LONG_WORD for word in words) / len(words)


def _clock(loaded: Loaded, graph: Graph, rubric: Rubric) -> None:
    """A silence that comes before the moment can be read: the customer's words and the replies on offer."""
    rules = graph.rules
    for name, numbers in graph.places().items():
        scene = rules.scenario.scenes.get(name)
        if scene is None or scene.silence is None or loaded.findings.stood_in("scenes", name, SILENCE, "after"):
            continue
        speed, lines = rubric.pace.words_per_minute / 60, [len(text.split()) for _, text in rules.lines[name]]
        replies = {reply: len(written.say.split()) for reply, written in scene.replies.items()}
        if scene.silence.after * speed >= max(lines) + sum(replies.values()):
            continue  # even all of it together can be read
        for number in numbers:
            line = rules.line_index(graph.positions[number])
            words = sum(replies[reply] for reply, _ in graph.moves[number] if reply != SILENCE)
            words += 0 if line is None else lines[line]
            if words / speed > scene.silence.after:
                mark, reading = loaded.value_mark("scenes", name, SILENCE, "after"), words / speed
                loaded.findings.add(
                    faults.QUICK_SILENCE,
                    mark,
                    example=graph.way_to(number),
                    after=scene.silence.after,
                    reading=reading,
                    least=int(reading + rubric.pace.thinking_seconds) + 1,
                )
                break


def _twins(loaded: Loaded, graph: Graph) -> None:
    """Replies of one scene that are on offer together and say nearly the same."""
    for name, scene in graph.rules.scenario.scenes.items():
        said = {reply: [w.casefold() for w in words_of(written.say)] for reply, written in scene.replies.items()}
        names = list(said)
        for index, later in enumerate(names):
            other = next((earlier for earlier in names[:index] if _alike(said[earlier], said[later])), None)
            if other is not None and _together(graph, name, other, later):
                place = (*move_place(name, later), "say")
                loaded.findings.add(faults.TWINS, loaded.value_mark(*place), reply=later, other=other)


def _alike(one: list[str], other: list[str]) -> bool:
    if min(len(one), len(other)) < FEWEST_WORDS or len({*one} & {*other}) < ALIKE * len({*one} | {*other}) / 2:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _together(graph: Graph, scene: str, one: str, other: str) -> bool:
    for number, position in enumerate(graph.positions):
        if position.scene == scene and {one, other} <= {reply for reply, _ in graph.moves[number]}:
            return True
    return False
