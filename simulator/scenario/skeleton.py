"""A scenario to begin with: small, whole and worth playing, with an author's own words put in."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import asdict, dataclass
from importlib.resources import files
from string import Template

from scoring.rubric import Rubric
from simulator.scenario.loading import load
from simulator.scenario.schema import HEADER
from simulator.scenario.source import Source
from simulator.scenario.values import as_id, fold

_CALL = {"phone": "ring you", "chat": "write to you", "email": "write to you", "counter": "ring you"}
_HELLO = {
    "phone": "Hello? Are you still there?",
    "chat": "Hello? Is anybody reading this?",
    "email": "I am writing again, since nobody has answered.",
    "counter": "Well? Is nobody going to say anything?",
}
_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "lady", "lord", "rev", "frau", "herr")
_JOINERS = "\u200c\u200d"
"""Persian, Hindi and family emoji are spelled with them."""
_LEAST_SILENCE = 60


@dataclass(frozen=True)
class Answers:
    """What an author tells of a new scenario, and what stands where nothing was told. Any text will do."""

    title: str = "Told on Monday, and nobody came back"
    customer: str = "Nora Fenn"
    about: str = "A new washing machine leaks. We were told on Monday, and nobody came back about it."
    touchpoint: str = "repairs"
    channel: str = "phone"
    difficulty: str = "starter"
    first_words: str = (
        "My new washing machine leaks. I told you on Monday, I was promised an answer by Wednesday, and today I am"
        " still mopping the floor."
    )


def told(text: str) -> str:
    """A text as a scenario holds it: no blanks around it, its lines folded, a blank line kept as a paragraph."""
    return fold(text)


def meant_id(name: str) -> str:
    """The id that somebody probably means: `Café.yaml` is `cafe`; empty where no letter of it could be in an id."""
    letters = unicodedata.normalize("NFKD", name.removesuffix(".yaml").removesuffix(".yml"))
    return as_id("".join(letter for letter in letters if not unicodedata.combining(letter)))


def skeleton(id: str, answers: Answers, rubric: Rubric) -> str:
    """The text of a scenario file. `check` reads each answer back as it was `told`."""
    text = _filled(id, answers, _LEAST_SILENCE)
    return _filled(id, answers, _silence(text, rubric))


def _filled(id: str, answers: Answers, after: int) -> str:
    texts = {key: told(text) for key, text in asdict(answers).items()}
    words = {
        **texts,
        "id": id,
        "first": _address(texts["customer"]),
        "call": _CALL[answers.channel],
        "hello": _HELLO[answers.channel],
        "after": str(after),
    }
    template = (files("simulator.scenario") / "skeleton.yaml").read_text("utf-8")
    return f"{HEADER}\n" + Template(template).substitute({key: _escaped(text) for key, text in words.items()})


def _address(name: str) -> str:
    """How a reply speaks to the customer: by their first name, or by the whole name behind a title."""
    words = name.split()
    return name if not words or words[0].rstrip(".").lower() in _TITLES else words[0]


def _silence(text: str, rubric: Rubric) -> int:
    """Seconds before the silence of the opening scene: twice what reading it and thinking take."""
    scenario = load(Source("skeleton", text.encode()), rubric.behaviours).scenario
    assert scenario is not None, "the skeleton can be read, whatever the answers"
    scene = scenario.scenes[scenario.start]
    said = [*(line.say for line in scene.customer), *(reply.say for reply in scene.replies.values())]
    seconds = rubric.pace.allowance(sum(len(words.split()) for words in said))
    return max(_LEAST_SILENCE, math.ceil(2 * seconds / 10) * 10)


def _escaped(text: str) -> str:
    """`text` as it stands between YAML's double quotes."""
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isprintable() or letter in _JOINERS:
        return letter
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
