"""The keys: every one of every screen, and how to change it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simulator.app import keys
from simulator.app.screens.base import BaseModal, BaseScreen, TooSmall
from simulator.app.widgets.hanging import Hanging
from simulator.app.widgets.yielding import Rows
from simulator.wording import keys as words

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp

WIDTH = 12
"""Columns that the keys of a row have."""


class KeysScreen(BaseScreen):
    """Rows by screen: the keys, what they do, and whether they were changed."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "change", words.CHANGE, id="keys.change", tooltip=words.CHANGE_MEANS),
        Binding("u", "usual", words.USUAL, id="keys.usual", tooltip=words.USUAL_MEANS),
        Binding("a", "all_usual", words.ALL_USUAL, id="keys.all", tooltip=words.ALL_USUAL_MEANS),
        Binding("escape,q", "back", words.BACK, id="keys.back", tooltip=words.BACK_MEANS),
    ]
    HELP_TOPIC = words.KEYS_HELP

    app: EmpathyApp

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(Content.styled(words.KEYS, "bold"), id="title")
            yield Static(id="said")
        yield Rows(id="rows")
        yield Footer()
        yield TooSmall()

    @work
    async def on_mount(self) -> None:
        """All screens are imported for it, which takes a moment the first time."""
        rows = self.query_one("#rows", Rows)
        rows.loading = True
        await asyncio.to_thread(keys.all_keys)
        rows.loading = False
        self._fill()
        rows.focus()

    def _fill(self) -> None:
        rows = self.query_one("#rows", Rows)
        kept = rows.highlighted
        groups: dict[str, list[keys.Key]] = {part: [] for part in words.SCREENS}
        for key in keys.all_keys().values():
            groups.setdefault("" if key.everywhere else key.id.partition(".")[0], []).append(key)
        options: list[Option] = []
        for part, group in groups.items():
            if group:
                space = "\n" if options and not self.has_class("-low") else ""
                options.append(
                    Option(Content.styled(f"{space}{words.screen(part)}", "bold $text-primary"), disabled=True)
                )
                options += [Option(self._row(key), id=key.id) for key in group]
        rows.set_options(options)
        rows.highlighted = 1 if kept is None else kept

    def _row(self, key: keys.Key) -> Hanging:
        shown = self._shown(key.keys(self.app.preferences.keys))
        changed = key.id in self.app.preferences.keys
        lead = Content.styled(f"  {shown:<{WIDTH}} ", "bold $text-accent")
        remark = Content.styled(f"  ● {words.CHANGED}", "$text-warning") if changed else Content()
        return Hanging(lead, Content(key.what) + remark)

    def _shown(self, pressed: tuple[str, ...]) -> str:
        return " ".join(self.app.get_key_display(Binding(key, "")) for key in pressed)

    @on(OptionList.OptionHighlighted, "#rows")
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id is not None:
            usual = self._shown(keys.all_keys()[event.option_id].usual)
            changed = event.option_id in self.app.preferences.keys
            self._say(words.named(event.option_id, usual if changed else None))

    def _say(self, said: str) -> None:
        self.query_one("#said", Static).update(Content.styled(said, "dim"))

    @property
    def _chosen(self) -> keys.Key | None:
        rows = self.query_one("#rows", Rows)
        name = None if rows.highlighted is None else rows.get_option_at_index(rows.highlighted).id
        return None if name is None else keys.all_keys()[name]

    # --- what the person does

    @on(OptionList.OptionSelected, "#rows")
    def _selected(self) -> None:
        self.action_change()

    @work(exclusive=True)
    async def action_change(self) -> None:
        key = self._chosen
        if key is None:
            return
        pressed = await self.app.push_screen_wait(PressScreen(key, dict(self.app.preferences.keys)))
        if pressed is not None:
            changed = {**self.app.preferences.keys, key.id: pressed}
            if key.keys(changed) == key.usual:
                del changed[key.id]
            self._keep(changed)

    def action_usual(self) -> None:
        key = self._chosen
        if key is None or key.id not in self.app.preferences.keys:
            return
        changed = {name: given for name, given in self.app.preferences.keys.items() if name != key.id}
        if met := keys.clash(key.id, changed):
            self.notify(words.cannot_go_back(self._shown((met[0],)), met[1].what), markup=False)
        else:
            self._keep(changed)

    @work(exclusive=True)
    async def action_all_usual(self) -> None:
        count = len(self.app.preferences.keys)
        if not count:
            self.notify(words.NONE_CHANGED)
        elif await self.app.ask(words.ASK_ALL, words.ask_all_means(count), words.GIVE_BACK, words.KEEP_KEYS):
            self._keep({})

    def _keep(self, changed: dict[str, str]) -> None:
        self.app.keep(keys=changed)
        self._fill()
        self._say(words.SAVED)

    def action_back(self) -> None:
        self.dismiss()


class PressScreen(BaseModal[str | None]):
    """Takes the next key that is pressed, if it may be had. None: nothing changes."""

    CSS_PATH = ["modals.tcss", "settings.tcss"]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", words.CANCEL, id="press.cancel", tooltip=words.PRESS_CANCEL),
    ]
    HELP_TOPIC = words.KEYS_HELP

    def __init__(self, key: keys.Key, changed: dict[str, str]) -> None:
        super().__init__()
        self._key = key
        self._changed = changed

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(Content.styled(words.press(self._key.what), "bold $text-primary"))
            yield Static(Content(words.PRESS_MEANS))
            yield Static(id="trouble")
        yield Footer()

    def on_key(self, event: events.Key) -> None:
        """Every key comes here first, but Escape and F1, which are bound as ever."""
        if event.key in ("escape", "f1"):
            return
        event.stop()
        event.prevent_default()
        name = self.app.get_key_display(Binding(event.key, ""))
        if event.key in keys.FIXED:
            self._refuse(words.fixed_here(name))
        elif not keys.is_key(event.key):
            self._refuse(words.fixed_here(event.key))
        elif met := keys.clash(self._key.id, {**self._changed, self._key.id: event.key}):
            self._refuse(words.taken_here(name, met[1].what))
        else:
            self.dismiss(event.key)

    def _refuse(self, said: str) -> None:
        self.query_one("#trouble", Static).update(Content(said))

    def action_cancel(self) -> None:
        self.dismiss(None)
