"""A scenario of forty scenes, as large as a map has to carry: branches by mood, ways back, conditional gotos, silences,
memory and five endings. After the opening, eight topics are each met in up to five tempers."""

from __future__ import annotations

import json
from typing import Any

TOPICS = {
    "opening": "I have been standing at carousel four for two hours",
    "blue-case": "It is a blue case with a yellow strap, as I told the lady at the other desk",
    "heart-pills": "My tablets are in it, the ones for my heart, and I take them at eight",
    "missed-train": "The last train to Hexham went at ten past nine, and I was here, filling in your form",
    "no-hotel": "So where do I sleep tonight? On the bench, between the two vending machines?",
    "the-tracing": "They gave me a number to follow on a website. I have no telephone that does websites",
    "who-rings": "And who rings me? Last year somebody was going to ring me, and it was I who rang, eleven times",
    "the-form": "You would like a form. The form asks where I live. The letter with my address is in the case",
    "never-again": "What will be different, the next time an old man stands at carousel four?",
}
TEMPERS = {
    "heard": "Well, you have listened so far.",
    "open": "Go on, then.",
    "wary": "I am waiting.",
    "cross": "I've heard this before.",
    "last": "This is the last time I ask.",
}


NAMES, MOODS = list(TOPICS), list(TEMPERS)


def _tempers(topic: int) -> int:
    """How many tempers a topic is met in: the opening in one, the last topic in four, every other in five."""
    return 1 if topic == 0 else 4 if topic + 1 == len(TOPICS) else 5


def _id(topic: int, temper: int) -> str:
    """The scene of a topic and a temper; behind the last topic, an ending."""
    if topic == len(TOPICS):
        return ("thanks-you", "goes-home", "writes-in", "hangs-up")[max(0, min(3, temper))]
    return f"{NAMES[topic]}-{MOODS[max(0, min(_tempers(topic) - 1, temper))]}" if topic else "opening"


def _scene(topic: int, temper: int) -> dict[str, Any]:
    name, mood = NAMES[topic], MOODS[temper]

    def onward(step: int) -> str:
        """The next topic, in a temper that is `step` worse."""
        return _id(topic + 1, temper + step)

    replies: dict[str, Any] = {
        "name-it": {
            "say": f"Two hours, and nobody came. That was our failure, about the {name}, and I put it right now.",
            "shows": ["names-the-specifics", "owns-the-failure"] if topic in (0, 3, 4, 7, 8) else [],
            "mood": 1,
            "remember": ["owned"] if topic == 0 else [],
            "goto": onward(-1),
        },
        "form": {
            "say": "If you would fill in the form on our website, somebody will look into it.",
            "shows": ["deflects"],
            "mood": -2,
            "goto": [{"when": {"mood_at_most": 2}, "to": "writes-in"}, {"to": onward(1)}] if topic > 3 else onward(1),
        },
        "act": {
            "say": "I am ringing the hall now, and I stay with you until they answer, which is before ten.",
            "shows": ["acts-now", "states-a-time"],
            "mood": 1,
            "goto": [{"when": {"remembers": ["owned"]}, "to": onward(0)}, {"to": onward(1)}],
        },
    }
    if temper >= 3:
        replies["sorry-again"] = {
            "say": "We do apologise for any inconvenience.",
            "shows": ["canned-line"],
            "goto": onward(0),
        }
    if topic in (3, 7) and temper == 2:
        replies["tell-me-again"] = {
            "say": "Let us go through it once more, so that I have it right.",
            "when": {"lacks": [f"asked-again-{topic}"]},
            "remember": [f"asked-again-{topic}"],
            "shows": ["makes-them-repeat"],
            "mood": -1,
            "goto": f"{NAMES[topic - 2]}-cross",
        }
    if topic == 0:
        for other in (1, 2, 3, 4):
            say = f"Which carousel was it? They all turn in the end. ({other})"
            replies[f"ask-{other}"] = {"say": say, "shows": ["deflects"], "mood": -1, "goto": onward(other)}
    if topic == 8 and temper == 3:
        replies["supervisor"] = {"say": "My supervisor is in on Monday.", "mood": -1, "goto": "asks-above"}
    scene: dict[str, Any] = {"customer": f"{TOPICS[name]}. {TEMPERS[mood]}", "replies": replies}
    if temper == 4:
        scene["customer"] = [
            {"when": {"remembers": ["owned"]}, "say": scene["customer"]},
            {"say": "Next, please, is it?"},
        ]
    if topic % 3 == 0:
        scene["silence"] = {"after": 40, "say": "Hello?", "shows": ["stalls"], "mood": -1}
    return scene


def forty_scenes() -> bytes:
    scenes = {_id(t, m): _scene(t, m) for t in range(len(TOPICS)) for m in range(_tempers(t))}
    story = {
        "scenario": "forty-scenes",
        "version": 1,
        "title": "Carousel four",
        "touchpoint": "baggage",
        "channel": "counter",
        "difficulty": "stretch",
        "language": "en",
        "customer": {"name": "Walter Ebner", "mood": 6},
        "start": "opening",
        "scenes": scenes,
        "endings": {
            "thanks-you": {"outcome": "resolved", "customer": "Then I shall sleep. Thank you."},
            "goes-home": {"outcome": "resolved", "customer": "All right. I believe it when I see the case."},
            "asks-above": {"outcome": "escalated", "customer": "Monday, then. What is the name?"},
            "writes-in": {"outcome": "escalated", "customer": "I shall write to the paper. They like a case."},
            "hangs-up": {"outcome": "lost", "customer": "Good night. Not to you."},
        },
        "walked-out": "hangs-up",
    }
    return json.dumps(story, ensure_ascii=False).encode()
