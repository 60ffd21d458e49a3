"""Maps for the tests."""

from __future__ import annotations

import json
from typing import Any

from scoring.rubric import Rubric
from simulator.checking import check
from simulator.mapping.model import StoryMap, story_map
from simulator.scenario.source import Source
from tests.hostile.test_foreign_text import HOSTILE

TRAPS = (
    'a"b]) --> n1 ==> |x|',
    "style x fill:#f00;",
    "classDef lost fill:#fff;",
    '%%{init: {"theme": "dark"}}%%',
    "end",
    "subgraph x",
    "click n1 callback",
    "#quot; #35; &quot; &#35; &lt;b&gt;",
    "ﬂ°quot¶ß ﬂ°°35¶ß",
    "`code` **bold** _it_ ~~no~~",
    "1. First\n\n2. Second",
    "- item * item + item",
    "# heading; ## more",
    "fa:fa-car fab:fa-github",
    "$$x^2$$",
    "<b>bold</b><br/><img src=x onerror=alert(1)>",
    "</svg><script>alert(1)</script>",
    "\\N \\G \\l \\n \\",
    'ends in \\" and }',
    "]]> --> <!-- x -->",
    "a|b|c{d}<p>",
)
"""Words that mean something to Mermaid, Markdown, HTML or DOT."""


def mapped(data: bytes, rubric: Rubric) -> StoryMap:
    checked = check(Source("map.yaml", data), rubric)
    assert checked.bounds is not None, list(checked.loaded.findings)
    return story_map(checked.bounds)


def hostile_story() -> bytes:
    """A chain of scenes, one for each hostile text, which stands wherever text may stand."""
    texts = [text for name, text in HOSTILE.items() if name != "long"] + list(TRAPS)
    scenes: dict[str, Any] = {}
    for number, text in enumerate(texts):
        onward = f"s{number + 1}" if number + 1 < len(texts) else "good"
        scenes[f"s{number}"] = {
            "customer": text,
            "replies": {"on": {"say": text, "shows": ["acts-now"], "why": text, "goto": onward}},
            "silence": {"after": 20, "say": text, "goto": onward},
        }
    story = {
        "scenario": "hostile",
        "version": 1,
        "title": TRAPS[0],
        "channel": "chat",
        "difficulty": "starter",
        "language": "en",
        "customer": {"name": TRAPS[1], "mood": 5},
        "start": "s0",
        "scenes": scenes,
        "endings": {"good": {"outcome": "resolved", "customer": TRAPS[2]}},
    }
    words = json.dumps(story, ensure_ascii=False)
    return words.replace("\x7f", "\\x7f").replace("\x9b", "\\x9b").encode()
