"""Scenarios by the hundred, for measuring."""

from __future__ import annotations

from random import Random

GOOD = ("names-the-feeling", "reflects-back", "names-the-specifics", "owns-the-failure", "offers-a-remedy", "acts-now")
POOR = ("stalls", "deflects", "canned-line", "makes-them-repeat", "hides-behind-policy")
WORDS = [
    "the",
    "refund",
    "you",
    "promised",
    "has",
    "not",
    "come",
    "and",
    "my",
    "sister",
    "waited",
    "at",
    "the",
    "counter",
    "for",
    "an",
    "hour",
    "while",
    "nobody",
    "answered",
    "the",
    "phone",
    "on",
    "Monday",
    "so",
    "I",
    "wrote",
    "it",
    "down",
    "and",
    "here",
    "is",
    "what",
    "he",
    "said",
    "about",
    "the",
    "box",
]


def scenario(seed: int, scenes: int = 30, *, facts: int = 4, span: int = 3) -> str:
    """A sound scenario: `scenes` in a row, four replies each, some of them shortcuts of up to `span` scenes; `facts`
    that a reply remembers and a line or a way asks for a few scenes on; silences, and a way to walk out."""
    random = Random(seed)
    lines = [
        f"scenario: story-{seed}\nversion: 1\ntitle: Story number {seed}\nchannel: email\ndifficulty: steady",
        "language: en\ncustomer: {name: Ann Other, mood: 6}\nstart: scene-0\nscenes:",
    ]
    for number in range(scenes):
        lines += _scene(random, number, scenes, facts, span)
    lines.append("endings:")
    for name, outcome in (("thanked", "resolved"), ("passed-on", "escalated"), ("gone", "lost")):
        lines.append(f"  {name}:\n    outcome: {outcome}\n    customer: {_sentence(random, 8)}")
    return "\n".join([*lines, "walked-out: gone\n"])


def _scene(random: Random, number: int, scenes: int, facts: int, span: int) -> list[str]:
    fact, asked = number * facts // scenes, (number - 4) * facts // scenes
    lines = [f"  scene-{number}:", "    customer:"]
    if number >= 4:
        lines += [f"      - when: {{mood_at_most: 3, lacks: [fact-{asked}]}}", f"        say: {_sentence(random, 14)}"]
    lines += [f"      - say: Ann here. {_sentence(random, 14)}", "    replies:"]
    for reply in range(4):
        to = min(scenes, number + (1 if reply < 2 else random.randint(1, span)))
        target = f"scene-{to}" if to < scenes else ("thanked" if reply < 2 else "passed-on")
        shown = random.sample(GOOD, 2) if reply < 2 else [random.choice(GOOD), random.choice(POOR)]
        lines += [
            f"      reply-{reply}:",
            f"        say: {_sentence(random, 18)}",
            f"        shows: [{', '.join(shown)}]",
            f"        mood: {random.randint(0, 2) if reply < 2 else random.randint(-3, 0)}",
            f"        why: {_sentence(random, 12)}",
        ]
        if reply == 0:
            lines.append(f"        remember: [fact-{fact}]")
        lines.append(f"        goto: {target}")
    if number % 3 == 0:
        lines += ["    silence:", "      after: 60", f"      say: {_sentence(random, 4)}", "      shows: [stalls]"]
        lines.append("      mood: -1")
    return lines


def _sentence(random: Random, words: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(words)).capitalize() + "."
