"""What every app shares: what the person prefers, Ctrl+C, and a terminal that is left as it was."""

from __future__ import annotations

import asyncio
import re
import signal
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, ClassVar

from textual import constants, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.keys import key_to_character
from textual.screen import Screen
from textual.theme import Theme

from simulator.app.widgets.busy import Busy
from simulator.preferences import Motion, Preferences
from simulator.preferences_file import NotSaved, PreferencesFile
from simulator.wording import screens
from simulator.wording import settings as words
from simulator.wording import settings_file as file_words

INTERRUPTED = 130

_FUNCTION = re.compile(r"f\d+")

DARK, LIGHT = "textual-dark", "textual-light"

FELT = 0.3
"""Seconds after which a wait is told."""


class BaseApp(App[None]):
    """An app in the terminal, as the person of `kept` prefers it. Its exit code is `return_code`: 0, 130 when
    interrupted, 128 and its number for a signal."""

    TITLE = screens.TITLE
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", screens.INTERRUPT, show=False, priority=True, system=True),
        Binding("ctrl+t", "light", words.LIGHT, show=False, id="app.light", tooltip=words.LIGHT),
    ]

    def __init__(self, kept: PreferencesFile | None = None) -> None:
        super().__init__()
        self.kept = kept or PreferencesFile()
        self.painted = asyncio.Event()
        """Set after the first paint: what is slow to import waits for it."""
        self._usual_theme = self.theme
        self._show_as_preferred()

    def run_to_the_end(self) -> int:
        """Runs the app. Returns the exit code."""
        self.run()
        return self.return_code or 0

    # --- what the person prefers

    @property
    def preferences(self) -> Preferences:
        return self.kept.preferences

    def on_mount(self) -> None:
        """Textual calls this besides the `on_mount` of an app that is built on it."""
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.await_paint()
        self._look_at_file()

    def await_paint(self) -> None:
        """Sets `painted` once there is something to see."""
        self.call_after_refresh(self.painted.set)

    def keep(self, **changes: Any) -> None:
        """Changes preferences by their names: at once on screen, and in the file behind it."""
        self.kept.change(**changes)
        self._show_as_preferred()
        if "keys" in changes:
            self._map_keys()
        self._save()

    @work(group="preferences")
    async def _save(self) -> None:
        try:
            copy = await asyncio.to_thread(self.kept.save)
        except NotSaved as trouble:
            self.notify(str(trouble), severity="error", markup=False)
        else:
            self._copied(copy)

    def _copied(self, copy: Path | None) -> None:
        if copy is not None:
            self.notify(file_words.copy_kept(str(copy)), markup=False, timeout=12)

    def _show_as_preferred(self) -> None:
        reduced = self.preferences.motion is Motion.REDUCED
        self.animation_level = "none" if reduced else constants.TEXTUAL_ANIMATIONS
        self.theme = self._preferred_theme

    @property
    def _preferred_theme(self) -> str:
        theme = self.preferences.theme
        return theme if theme is not None and theme in self.available_themes else self._usual_theme

    def _theme_chosen(self, theme: Theme) -> None:
        """However a theme was chosen, it is kept."""
        if theme.name != self._preferred_theme:
            self.keep(theme=theme.name)

    @work(group="file")
    async def _look_at_file(self) -> None:
        """Tells what is wrong in the settings file. What its keys mean only the screens know, which are slow to
        import."""
        await self.painted.wait()
        theme = self.preferences.theme
        if theme is not None and theme not in self.available_themes:
            self.kept.tell(0, file_words.unknown_theme(theme))
        if self.preferences.keys:
            from simulator.app import keys

            good, faults = await asyncio.to_thread(keys.sound, self.preferences.keys)
            for name, said in faults:
                self.kept.tell(self.kept.key_lines.get(name, 0), said)
            self.set_keymap(keys.keymap(good))
        if self.kept.faults:
            self.notify("\n".join(self.kept.faults), severity="warning", markup=False, timeout=20)

    # --- keys

    def _map_keys(self) -> None:
        from simulator.app import keys

        good, _ = keys.sound(self.preferences.keys)
        self.set_keymap(keys.keymap(good))

    def get_key_display(self, binding: Binding) -> str:
        """Enter by its name, which is on the keyboard, and F1 as it is written there."""
        shown = super().get_key_display(binding)
        if binding.key_display:
            return shown
        return screens.ENTER if shown == "⏎" else shown.upper() if _FUNCTION.fullmatch(shown) else shown

    def key_shown(self, binding: str, usual: str) -> str:
        """The first key of a binding, as people know it. `usual` is what it is without a change."""
        changed = self.preferences.keys.get(binding)
        return self.get_key_display(Binding(changed.split(",")[0], "")) if changed else usual

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """A key that types text is the text field's, whatever it is bound to by now."""
        field = self.focused
        if priority and field is not None and field.check_consume_key(key, key_to_character(key)):
            return False
        return await super()._check_bindings(key, priority)

    # --- the app itself

    async def ask(self, question: str, means: str, yes: str, no: str) -> bool:
        """Whether the person says yes; `means` says what will happen then. To be called from a worker."""
        from simulator.app.screens.asking import AskScreen

        return await self.push_screen_wait(AskScreen(question, means, yes, no))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        yield from super().get_system_commands(screen)
        yield SystemCommand(words.LIGHT, words.LIGHT_MEANS, self.action_light)

    @asynccontextmanager
    async def busy(self, what: str) -> AsyncIterator[None]:
        """Says what is being waited for, once the wait is felt."""
        screen = self.screen
        line = Busy(what)
        try:
            with self.felt(lambda: screen.mount(line) if screen.is_attached else None):
                yield
        finally:
            if line.is_attached:
                await line.remove()

    @contextmanager
    def felt(self, tell: Callable[[], object]) -> Iterator[None]:
        """Calls `tell` once what happens inside has taken so long that it is felt; never after it is over, when a timer
        that went off just before may still be on its way."""
        over = False
        timer = self.set_timer(FELT, lambda: None if over else tell())
        try:
            yield
        finally:
            over = True
            timer.stop()

    def action_light(self) -> None:
        self.theme = DARK if self.theme == LIGHT else LIGHT

    def action_interrupt(self) -> None:
        self.exit(return_code=INTERRUPTED)

    def catch_signals(self) -> None:
        """A signal ends the app through its own exit, which puts the terminal back as it was."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None:
                try:
                    loop.add_signal_handler(number, self._signalled, int(number))
                except (NotImplementedError, RuntimeError):  # Windows; or not the main thread, as under test
                    return

    def _signalled(self, number: int) -> None:
        self.exit(return_code=128 + number)
