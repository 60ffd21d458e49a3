"""The maps before the programs they are written for: Graphviz and Mermaid."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scoring.rubric import Rubric
from simulator.checking import check_file
from simulator.mapping.as_dot import as_dot
from simulator.mapping.as_mermaid import APART, as_mermaid
from simulator.mapping.as_svg import as_svg
from simulator.mapping.diagram import arrows, box_lines, start_lines
from simulator.mapping.model import StoryMap, story_map
from simulator.places import scenario_folders
from simulator.scenario.shelf import library_files
from tests.mapping.forty import forty_scenes
from tests.mapping.maps import hostile_story, mapped

pytestmark = pytest.mark.npm

NODE = Path(__file__).parents[2] / ".node"
"""Where `make test-all` installs what npm has."""
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def maps(rubric: Rubric) -> list[StoryMap]:
    """The library, forty scenes, and hostile words."""
    found = [mapped(forty_scenes(), rubric), mapped(hostile_story(), rubric)]
    for file in library_files(scenario_folders()[:1]):
        checked = check_file(file, rubric)
        assert checked.bounds is not None
        found.append(story_map(checked.bounds))
    assert len(found) >= 4
    return found


def boxes(story: StoryMap) -> list[list[str]]:
    return [start_lines(story), *(box_lines(place) for place in story.places.values())]


def test_mermaid_draws_every_box_and_arrow_with_its_words_to_the_letter(
    maps: list[StoryMap],
) -> None:
    assert NODE.is_dir(), "make test-all installs it"
    shutil.copy(Path(__file__).parent / "labels.mjs", NODE)  # modules are looked for beside the program
    texts = json.dumps([as_mermaid(story) for story in maps])
    done = subprocess.run(["node", "labels.mjs"], cwd=NODE, input=texts.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    for story, drawn in zip(maps, json.loads(done.stdout), strict=True):
        assert squeezed(drawn["boxes"]) == squeezed(boxes(story))
        assert squeezed(drawn["arrows"]) == squeezed(list(arrow.replies) for arrow in arrows(story))
        assert drawn["alien"] == 0


def squeezed(labels: Iterable[Iterable[str]]) -> list[list[str]]:
    """Without what a page does not show: several spaces for one, and the mark that has no width."""
    return sorted([" ".join(line.replace(APART, "").split()) for line in label] for label in labels)


def test_graphviz_draws_every_word_to_the_letter(maps: list[StoryMap]) -> None:
    for story in maps:
        root = ElementTree.fromstring(as_svg(story))
        shown = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
        wanted = [line for label in boxes(story) for line in label]
        wanted += [line for arrow in arrows(story) for line in arrow.replies]
        assert sorted(" ".join(line.split()) for line in shown) == sorted(" ".join(line.split()) for line in wanted)


def test_graphviz_reads_the_dot_without_a_word_of_complaint(maps: list[StoryMap]) -> None:
    for story in maps:
        done = subprocess.run(["dot", "-Tcanon"], input=as_dot(story).encode(), capture_output=True, check=True)
        assert done.stderr == b""


def test_a_picture_stands_alone_has_a_title_and_a_ground_of_its_own(maps: list[StoryMap]) -> None:
    for story in maps:
        picture = as_svg(story)
        root = ElementTree.fromstring(picture)
        title = root.find(f"{SVG}title")
        assert title is not None
        assert title.text == story.scenario.title
        ground = next(root.iter(f"{SVG}polygon"))
        assert ground.get("fill") == "#ffffff"
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "g", "title", "text", "polygon", "polyline", "path", "ellipse"}
        names = {name for element in root.iter() for name in element.attrib}
        assert not {name for name in names if re.search("href|src|style|on[a-z]+$", name)}
        assert "DOCTYPE" not in picture
