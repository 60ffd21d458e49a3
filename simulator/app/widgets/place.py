"""The two panes of a map: the list of scenes and endings, and one of them with its replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.app.foreign import foreign
from simulator.app.widgets.hanging import Hanging
from simulator.mapping.model import MapEnding, MapReply, MapScene, MapWay, StoryMap
from simulator.mapping.words import (
    BACK,
    BEST,
    NEVER,
    asks_and_sets,
    condition,
    mark,
    moods,
    moved,
    place_name,
    target,
    way_taken,
)
from simulator.scenario.model import Line
from simulator.wording import map as words
from simulator.wording.common import LESSON, OUTCOMES, plain_name

_OUTCOME_COLOURS = {"resolved": "$text-success", "escalated": "$text-warning", "lost": "$text-error"}


class Places(OptionList):
    """Every scene in the order of the story, then the endings by outcome."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", words.REPLIES, key_display="Enter", id="places.enter", tooltip=words.REPLIES_TIP),
    ]

    def __init__(self, story: StoryMap) -> None:
        super().__init__(*_all_places(story))

    def choose(self, place: str) -> None:
        self.highlighted = self.get_option_index(place)


class Ways(OptionList):
    """One scene or ending: what is said there, and a row for each way that a reply leads."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", words.FOLLOW, key_display="Enter", id="ways.follow", tooltip=words.FOLLOW_TIP),
    ]

    @dataclass
    class Followed(Message):
        """A way is followed to the scene or ending `to`."""

        to: str

    def __init__(self, story: StoryMap) -> None:
        super().__init__()
        self._story = story
        self._ways: list[tuple[MapReply, MapWay]] = []

    def show(self, place: str, chosen: int | None = None) -> None:
        """Shows a scene or an ending from its top, or with the row `chosen`."""
        shown = self._story.places[place]
        replies = shown.replies if isinstance(shown, MapScene) else ()
        self._ways = [(reply, way) for reply in replies for way in reply.ways]
        self.set_options([Option(self._head(shown), disabled=True), *self._rows(shown)])
        self.highlighted = chosen
        if chosen is None:
            self.scroll_home(animate=False)

    def choose_best(self) -> None:
        self.highlighted = next(row for row, (_, way) in enumerate(self._ways, start=1) if way.best)

    def action_select(self) -> None:
        """Where no row is chosen yet, the first is."""
        if self.highlighted is None and self._ways:
            self.highlighted = 1
        else:
            super().action_select()

    def action_cursor_up(self) -> None:
        """Above the first row stands what is said here."""
        if self.highlighted in (None, 1):
            self.action_first()
        else:
            super().action_cursor_up()

    def action_first(self) -> None:
        self.highlighted = None
        self.scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Followed(self._ways[event.option_index - 1][1].to))

    def _head(self, place: MapScene | MapEnding) -> Content:
        name = Content.styled(f"{BEST} {place_name(place)}" if place.best else place_name(place), "bold $text-primary")
        parts = [Content.assemble(name, (f"  {_facts(self._story, place)}", "dim"))]
        lines = place.written.customer
        parts += [_line(line, number, len(lines)) for number, line in enumerate(lines)]
        if isinstance(place, MapEnding) and place.written.lesson:
            parts.append(Content.assemble((f"{LESSON}  ", "bold"), foreign(place.written.lesson)))
        return Content("\n").join([*parts, Content("")])

    def _rows(self, place: MapScene | MapEnding) -> Iterator[Option]:
        if isinstance(place, MapEnding):
            return
        before = None
        for reply, way in self._ways:
            first, before = reply is not before, reply
            parts = _said(place, reply) if first else []
            where = Content.assemble(
                (target(self._story, place.id, way), "bold"),
                (f"  {way_taken(reply, way)}", "dim"),
            )
            lead = f"{BEST if way.best else mark(reply) if first and not reply.best else ' '} "
            below = [] if way is not reply.ways[-1] else [Content("")]
            yield Option(
                Hanging(Content.styled(lead, "bold $text-accent"), Content("\n").join([*parts, where, *below]))
            )


def _all_places(story: StoryMap) -> Iterator[Option]:
    digits = len(str(len(story.scenes)))
    for scene in story.scenes:
        lead = Content.assemble((f"{_star(scene)} ", "bold $text-accent"), (f"{scene.number:>{digits}} ", "dim"))
        name = f"{scene.id} {BACK}" if scene.comes_back else scene.id
        yield Option(Hanging(lead, Content.styled(name, "" if scene.reached else "dim")), id=scene.id)
    for outcome, name in OUTCOMES.items():
        endings = [ending for ending in story.endings if ending.written.outcome == outcome]
        if endings:
            yield Option(Content.styled(name, f"bold {_OUTCOME_COLOURS[outcome]}"), disabled=True)
        for ending in endings:
            lead = Content.assemble((f"{_star(ending)} ", "bold $text-accent"), " " * (digits + 1))
            yield Option(Hanging(lead, Content.styled(ending.id, "" if ending.reached else "dim")), id=ending.id)


def _said(scene: MapScene, reply: MapReply) -> list[Content]:
    """A reply above its ways: its id, what it asks for and does, and its words."""
    written = reply.written
    does = "; ".join((words.mood_moves(moved(reply)), *asks_and_sets(scene, reply)))
    parts = [Content.assemble((reply.id, "bold"), (f"  {does}", "dim"))]
    if written.say:
        parts.append(foreign(f"“{written.say}”"))
    if written.shows:
        parts.append(Content.styled(words.shows([plain_name(name) for name in written.shows]), "italic"))
    return parts


def _line(line: Line, number: int, lines: int) -> Content:
    """Something the customer says, with its condition where there is a choice."""
    when = condition(line.when)
    told = f"{words.holds_if(when) if when else words.OTHERWISE}: " if when or number else ""
    return Content.assemble((told if lines > 1 or when else "", "dim"), foreign(f"“{line.say}”"))


def _facts(story: StoryMap, place: MapScene | MapEnding) -> str:
    if not place.reached:
        return NEVER
    facts = []
    if isinstance(place, MapScene):
        facts.append(moods(place))
        if place.id == story.scenario.start:
            facts.append(words.THE_START)
        if place.comes_back:
            facts.append(f"{BACK} {words.MAY_COME_BACK}")
    if place.sources:
        facts.append(words.comes_from([place_name(story.places[source]) for source in place.sources]))
    if isinstance(place, MapEnding) and place.walked_out:
        facts.append(words.walked_out(len(place.walked_out)))
    return ", ".join(facts)


def _star(place: MapScene | MapEnding) -> str:
    return BEST if place.best else " "
