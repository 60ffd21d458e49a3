"""The map: a scenario to walk through, scene by scene. For authors; it tells a trainee everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from simulator.app.foreign import foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.widgets.place import Places, Ways
from simulator.checking import Checked
from simulator.mapping.model import story_map
from simulator.wording import map as words

if TYPE_CHECKING:
    pass


class MapScreen(BaseScreen):
    """On one side every scene and ending, on the other what is said there and where each reply leads. `checked` must be
    sound."""

    CSS_PATH = "map.tcss"
    AUTO_FOCUS = "Ways"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "back", words.BACK, id="map.back", tooltip=words.BACK_TIP),
        Binding("s", "scenes", words.SCENES, id="map.scenes", tooltip=words.SCENES_TIP),
        Binding("b", "best", words.BEST_PATH, id="map.best", tooltip=words.BEST_PATH_TIP),
        Binding("escape,q", "leave", words.LEAVE, id="map.leave", tooltip=words.LEAVE_TIP),
    ]
    HELP_TOPIC = words.HELP

    def __init__(self, checked: Checked) -> None:
        super().__init__()
        assert checked.bounds is not None
        self.story = story_map(checked.bounds)
        self.at = self.story.scenario.start
        """The scene or ending that stands on the right."""
        self._trail: list[tuple[str, int | None]] = []
        """The scenes walked through before, each with the row that was chosen there."""
        self._looking_from: tuple[str, int | None] | None = None
        """Where one stood before looking down the list."""

    def compose(self) -> ComposeResult:
        size = words.size(len(self.story.scenes), len(self.story.endings))
        with Horizontal(classes="bar"):
            yield Static(foreign_line(self.story.scenario.title, "bold"), id="title")
            yield Static(Content(size), id="size")
        with Horizontal(id="panes"):
            yield Places(self.story)
            yield Ways(self.story)
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        self._show(self.at)

    def _show(self, place: str, chosen: int | None = None) -> None:
        self.at = place
        self.query_one(Places).choose(place)
        self.query_one(Ways).show(place, chosen)

    def _go(self, place: str) -> None:
        self._settle()
        self._trail.append((self.at, self.query_one(Ways).highlighted))
        self._show(place)

    def _settle(self) -> None:
        """What was looked at in the list is where one stands from now on."""
        if self._looking_from is not None and self._looking_from[0] != self.at:
            self._trail.append(self._looking_from)
        self._looking_from = None

    @on(Ways.Followed)
    def _followed(self, event: Ways.Followed) -> None:
        self._go(event.to)

    @on(OptionList.OptionHighlighted, "Places")
    def _looked_at(self, event: OptionList.OptionHighlighted) -> None:
        """Looking down the list shows each scene; the way back leads to the one where looking began."""
        places = self.query_one(Places)
        if event.option_id in (None, self.at) or event.option_index != places.highlighted or not places.has_focus:
            return
        if self._looking_from is None:
            self._looking_from = self.at, self.query_one(Ways).highlighted
        self._show(event.option_id)

    @on(OptionList.OptionSelected, "Places")
    def _entered(self) -> None:
        self._turn_to_replies()

    def action_back(self) -> None:
        self._settle()
        if self._trail:
            self._show(*self._trail.pop())
        else:
            self.notify(words.AT_THE_BEGINNING)

    def action_best(self) -> None:
        step = next((step for step in self.story.best if step.scene == self.at), None)
        if step is not None:
            self.query_one(Ways).choose_best()
            self._go(step.to)
        else:
            ended = self.at in {ending.id for ending in self.story.endings}
            self.notify(words.ENDS_HERE if ended else words.OFF_THE_BEST_PATH)

    def action_scenes(self) -> None:
        if self.query_one(Places).has_focus:
            self._turn_to_replies()
        else:
            self.add_class("-listing")
            self.call_after_refresh(self.query_one(Places).focus)

    def _turn_to_replies(self) -> None:
        self.remove_class("-listing")
        self.call_after_refresh(self.query_one(Ways).focus)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where one pane shows at a time, it is the one that has the keys."""
        listing = isinstance(event.widget, Places)
        self.set_class(listing, "-listing")
        if not listing:
            self._settle()

    def action_leave(self) -> None:
        self.app.clear_notifications()
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.app.exit()
