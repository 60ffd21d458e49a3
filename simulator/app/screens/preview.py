"""The preview: the conversation of a file that is being written, and beside it what was found in the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from scoring.rubric import Rubric
from simulator.app.foreign import foreign, foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.screens.modals import FileScreen
from simulator.app.screens.picking import PickScreen, Row, TickScreen
from simulator.app.widgets.choices import Choices
from simulator.app.widgets.finding_list import FindingList
from simulator.app.widgets.footer import SparingFooter
from simulator.app.widgets.watched_file import WatchedFile
from simulator.conversation.clock import Clock
from simulator.previewing.preview import Preview
from simulator.previewing.version import counts
from simulator.wording import preview as words
from simulator.wording.common import MOODS, OUTCOMES, mood_word


class PreviewScreen(BaseScreen):
    """Follows a file from save to save. What the author sees stays where it was, as far as the file allows."""

    CSS_PATH = "preview.tcss"
    AUTO_FOCUS = "Choices"
    HORIZONTAL_BREAKPOINTS = [*BaseScreen.HORIZONTAL_BREAKPOINTS, (84, "-roomy")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab,shift+tab",
            "switch",
            words.FINDINGS,
            key_display="Tab",
            priority=True,
            id="preview.switch",
            tooltip=words.FINDINGS_TIP,
        ),
        Binding(
            "backspace",
            "back",
            words.BACK,
            key_display="⌫",
            priority=True,
            id="preview.back",
            tooltip=words.BACK_TIP,
        ),
        Binding(
            "home",
            "home",
            words.START,
            key_display="Home",
            show=False,
            priority=True,
            id="preview.home",
            tooltip=words.START_TIP,
        ),
        Binding("g", "jump", words.GO_TO, id="preview.jump", tooltip=words.GO_TO_TIP),
        Binding(
            "plus,equals_sign",
            "nudge(1)",
            words.MOOD,
            key_display="+ -",
            id="preview.up",
            tooltip=words.MORE_MOOD_TIP,
        ),
        Binding("minus", "nudge(-1)", show=False, id="preview.down", tooltip=words.LESS_MOOD_TIP),
        Binding("k", "memory", words.MEMORY, id="preview.memory", tooltip=words.MEMORY_TIP),
        Binding("f", "file", words.FILE, id="preview.file", tooltip=words.FILE_TIP),
        Binding("m", "map", words.MAP, id="preview.map", tooltip=words.MAP_TIP),
        Binding("q", "app.quit", words.QUIT, id="preview.quit", tooltip=words.QUIT_TIP),
        Binding("pagedown", "page(1)", show=False, priority=True, id="preview.pagedown", tooltip=words.PAGE_ON_TIP),
        Binding("pageup", "page(-1)", show=False, priority=True, id="preview.pageup", tooltip=words.PAGE_BACK_TIP),
        *(
            Binding(str(n), f"choose({n})", words.reply_number(n), show=False, id=f"preview.reply{n}")
            for n in range(1, 10)
        ),
    ]
    HELP_TOPIC = words.HELP

    def __init__(self, path: Path, rubric: Rubric, clock: Clock) -> None:
        super().__init__()
        self.preview = Preview()
        self._path = path
        self._rubric = rubric
        self._clock = clock
        self._missing = False
        self._checking = False

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(foreign_line(self._path.name, "bold"), id="name")
            yield Static(id="counts")
        with Horizontal(id="panes"):
            with Vertical(id="conversation"):
                yield Static(id="where")
                yield Static(id="caution")
                yield Choices()
            with Vertical(id="findings"):
                yield Static(Content.styled(words.FOUND, "bold $text-primary"), id="head")
                yield FindingList()
        yield Static(id="said")
        yield WatchedFile(self._path, self._rubric, self._clock)
        yield SparingFooter("map")
        yield TooSmall()

    def on_mount(self) -> None:
        self._show()

    # --- the file

    @on(WatchedFile.Saved)
    def _saved(self, event: WatchedFile.Saved) -> None:
        self._missing = False
        before, reply = self.preview.look(), self.query_one(Choices).highlighted_reply
        self.preview.take(event.version)
        after = self.preview.look()
        stayed = before is not None and after is not None and before.position[:2] == after.position[:2]
        self.query_one(FindingList).show(event.version.findings)
        self._show(reply, scroll=not stayed)

    @on(WatchedFile.Missing)
    def _lost(self) -> None:
        self._missing = True
        self._tell()

    @on(WatchedFile.Checking)
    def _under_way(self, event: WatchedFile.Checking) -> None:
        self._checking = event.under_way
        self._count()

    # --- what is on screen

    def _show(self, reply: str | None = None, *, scroll: bool = True) -> None:
        """Draws the conversation's side anew."""
        look = self.preview.look()
        bare = look is None
        if bare != self.has_class("-bare"):
            self.set_class(bare, "-bare")
            (self.query_one(FindingList) if bare else self.query_one(Choices)).focus()
            self.set_class(bare, "-findings")
        if look is not None:
            scene, mood, _ = look.position
            ending = f"{OUTCOMES[look.outcome]} · " if look.outcome else ""
            stand = ((ending, "bold"), (f"{words.AT_MOOD} ", "dim"), (str(mood), "bold"), f" {mood_word(mood)}")
            self.query_one("#where", Static).update(
                Content.assemble(foreign_line(scene, "bold"), ("  ·  ", "dim"), *stand)
            )
            cautions = list(self._cautions(look.remark))
            caution = self.query_one("#caution", Static)
            caution.display = bool(cautions)
            caution.update(Content("\n").join(cautions))
            self.query_one(Choices).show(look, reply, scroll=scroll)
        self._count()
        self._tell()

    def _cautions(self, remark: str) -> Iterator[Content]:
        shown = self.preview.shown
        assert shown is not None
        if self.preview.stale:
            yield Content(words.from_before(shown.at))
        elif shown.whole and not shown.sound:
            yield Content(words.WALKTHROUGH_AMISS)
        elif not shown.sound:
            yield Content(words.has_errors(costed=shown.bounds is not None))
        if remark:
            yield foreign(remark)

    def _count(self) -> None:
        newest = self.preview.newest
        told = [] if newest is None else [counts(newest.findings)]
        if self._checking:
            told.insert(0, words.CHECKING)
        self.query_one("#counts", Static).update(Content(" · ".join(told)))

    def _tell(self) -> None:
        """The line at the foot: why it is elsewhere; or what became of the file; or when it was saved."""
        newest = self.preview.newest
        told = Content.styled("" if newest is None else words.saved(newest.at), "dim")
        if self._missing:
            told = foreign_line(words.missing(self._path.name), "$text-warning")
        elif self.preview.said:
            told = foreign_line(self.preview.said, "$text-warning")
        line = self.query_one("#said", Static)
        line.set_class(not (self._missing or self.preview.said), "-quiet")
        line.update(told)

    # --- what the author does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a version to show there is nowhere to go."""
        needs_version = ("back", "home", "jump", "nudge", "memory", "file", "choose", "switch", "map")
        return self.preview.shown is not None or action not in needs_version

    @on(OptionList.OptionSelected, "Choices")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self._follow(event.option_id)

    def action_choose(self, number: int) -> None:
        look = self.preview.look()
        if look is not None and number <= len(look.choices) and not self.too_small:
            self._follow(look.choices[number - 1].reply)

    def _follow(self, reply: str) -> None:
        if self.preview.follow(reply):
            self._show()
        else:
            self._tell()

    def action_back(self) -> None:
        reply = self.preview.back()
        if reply is None:
            self._tell()
        else:
            self._show(reply)

    def action_home(self) -> None:
        self.preview.home()
        self._show()

    def action_nudge(self, by: int) -> None:
        self.preview.nudge(by)
        self._show(self.query_one(Choices).highlighted_reply, scroll=False)

    def action_page(self, step: int) -> None:
        """Rows can be taller than the screen, so pages go by lines."""
        focused = self.focused
        if isinstance(focused, OptionList):
            (focused.scroll_page_down if step > 0 else focused.scroll_page_up)(animate=False)

    def action_switch(self) -> None:
        """Where one pane fills the screen, the other takes its place."""
        findings = self.query_one(FindingList)
        to_findings = not findings.has_focus
        self.set_class(to_findings, "-findings")
        (findings if to_findings else self.query_one(Choices)).focus()

    def action_file(self) -> None:
        assert self.preview.shown is not None
        assert self.preview.shown.rules is not None
        self.app.push_screen(FileScreen(self.preview.shown.rules.scenario.file))

    def action_map(self) -> None:
        from simulator.app.screens.map import MapScreen

        assert self.preview.shown is not None
        if self.preview.shown.whole:
            self.app.push_screen(MapScreen(self.preview.shown.checked))
        else:
            self.preview.said = words.NO_MAP_YET
            self._tell()

    @work(exclusive=True, group="ask")
    async def action_jump(self) -> None:
        """To any scene or ending; a save meanwhile may have taken it away again."""
        preview = self.preview
        now = preview.place.position if preview.place is not None else None
        names = {words.SCENE: preview.scenes(), words.ENDING: preview.endings()}
        rows = [
            Row(name, name, kind if preview.moods(name) else words.not_reached(kind))
            for kind, group in names.items()
            for name in group
        ]
        scene = await self.app.push_screen_wait(PickScreen(words.GO_TO, rows, "" if now is None else now.scene))
        if scene is None or self._gone(scene):
            return
        moods = preview.moods(scene)
        if not preview.has_moods(scene):
            preview.jump(scene, min(moods, default=0))
        else:
            near = now.mood if now is not None and now.mood in moods else min(moods, key=moods.__getitem__, default=5)
            rows = [Row(str(m), f"{m:>2} {word}", words.way_to(moods.get(m))) for m, word in enumerate(MOODS)]
            mood = await self.app.push_screen_wait(PickScreen(words.at_mood(scene), rows, str(near)))
            if mood is None or self._gone(scene):
                return
            preview.jump(scene, int(mood))
        self._show()

    def _gone(self, scene: str) -> bool:
        """Whether a save has taken it away meanwhile, which is then told."""
        if self.preview.knows(scene):
            return False
        self.preview.said = words.gone(scene)
        self._tell()
        return True

    @work(exclusive=True, group="ask")
    async def action_memory(self) -> None:
        look = self.preview.look()
        facts = self.preview.facts()
        if look is None or not facts:
            self.notify(words.NOTHING_REMEMBERED)
            return
        ticked = await self.app.push_screen_wait(TickScreen(words.REMEMBERED_HERE, facts, look.memory))
        if ticked is not None and self.preview.shown is not None:
            self.preview.remember(ticked)
            self._show(self.query_one(Choices).highlighted_reply)

    @on(OptionList.OptionSelected, "FindingList")
    def _pursue(self, event: OptionList.OptionSelected) -> None:
        newest = self.preview.newest
        if newest is None or event.option_index >= len(newest.findings):
            return
        finding = newest.findings[event.option_index]
        if self.preview.pursue(finding):
            self._show()
            self.set_class(False, "-findings")
            self.query_one(Choices).focus()
        else:
            self.preview.said = words.about_the_text(finding.line, finding.column)
            self._tell()
