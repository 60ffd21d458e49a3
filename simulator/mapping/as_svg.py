"""A map as a picture that stands alone, drawn by the program `dot` of Graphviz."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import escape

from scoring.text import visible_line
from simulator.mapping.as_dot import as_dot
from simulator.mapping.model import StoryMap

_PREAMBLE = re.compile(r"<!DOCTYPE.*?>\s*|<!--.*?-->\s*", re.DOTALL)
"""The DOCTYPE names a file elsewhere. Text is escaped, so neither can be part of it."""

_SVG = re.compile(r"<svg\b[^>]*>")


class NoPicture(RuntimeError):
    """Nothing was drawn; the message says what to do."""


def as_svg(story: StoryMap) -> str:
    """Raises `NoPicture`."""
    program = shutil.which("dot")
    if program is None:
        raise NoPicture(
            "An SVG is drawn by Graphviz, and its program `dot` is not installed here. Install it (`apt install "
            "graphviz`, `brew install graphviz` or `winget install graphviz`), or choose --format mermaid or text: "
            "they need nothing more."
        )
    done = subprocess.run([program, "-Tsvg"], input=as_dot(story).encode(), capture_output=True, check=False)
    if done.returncode != 0:
        raise NoPicture(f"Graphviz could not draw it: {done.stderr.decode(errors='replace').strip()}")
    title = f"<title>{escape(visible_line(story.scenario.title))}</title>"
    return _SVG.sub(lambda start: f'{start[0][:-1]} role="img">\n{title}', _PREAMBLE.sub("", done.stdout.decode()), 1)
