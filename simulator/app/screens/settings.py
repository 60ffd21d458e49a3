"""The settings: what a person prefers, whatever they play."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simulator.app.foreign import foreign_line
from simulator.app.screens.base import BaseScreen, TooSmall
from simulator.app.widgets.hanging import Hanging
from simulator.app.widgets.yielding import Rows
from simulator.conversation.turns import Feedback
from simulator.preferences import EXTRA_TIMES, Motion
from simulator.wording import settings as words

if TYPE_CHECKING:
    from simulator.app.app import EmpathyApp

_CHOICES: dict[str, tuple[Any, ...]] = {
    "feedback": tuple(Feedback),
    "timed": (None, True, False),
    "extra_time": EXTRA_TIMES,
    "show_time": (True, False),
    "motion": tuple(Motion),
}


class SettingsScreen(BaseScreen):
    """A row a setting, each with a sentence that says what it does as it stands."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "on", words.ON, id="settings.on", tooltip=words.ON_MEANS),
        Binding("right", "turn(1)", show=False, id="settings.more", tooltip=words.MORE_MEANS),
        Binding("left", "turn(-1)", show=False, id="settings.less", tooltip=words.LESS_MEANS),
        Binding("escape,q", "back", words.BACK, id="settings.back", tooltip=words.BACK_MEANS),
    ]
    HELP_TOPIC = words.HELP

    app: EmpathyApp

    def compose(self) -> ComposeResult:
        with Horizontal(classes="bar"):
            yield Static(Content.styled(words.SETTINGS, "bold"), id="title")
            yield Static(foreign_line(_at_home(self.app.kept.path), "dim"), id="said")
        yield Rows(id="rows")
        yield Static(id="meaning")
        yield Footer()
        yield TooSmall()

    def on_mount(self) -> None:
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill)

    def on_screen_resume(self) -> None:
        """The keys, the name or the theme may have changed meanwhile."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        rows = self.query_one("#rows", Rows)
        kept = rows.get_option_at_index(rows.highlighted).id if rows.highlighted is not None else "name"
        options: list[Option] = []
        low = self.has_class("-low")
        for heading, settings in words.GROUPS.items():
            if not low:
                space = "" if not options else "\n"
                options.append(Option(Content.styled(f"{space}{heading}", "bold $text-primary"), disabled=True))
            options += [Option(self._row(setting, low), id=setting) for setting in settings]
        rows.set_options(options)
        rows.highlighted = next((i for i, option in enumerate(options) if option.id == kept), 0)

    def _row(self, setting: str, low: bool) -> Hanging:
        value = foreign_line(words.value(setting, self._value(setting)), "bold")
        if setting in _CHOICES or setting == "theme":
            value = Content.assemble(("‹ ", "$text-accent"), value, (" ›", "$text-accent"))
        title = Content.assemble(f"{words.TITLES[setting]:<15}", value)
        meaning = Content() if low else Content.assemble("\n", foreign_line(self._meaning(setting), "dim"))
        return Hanging(Content("  "), title + meaning)

    def _value(self, setting: str) -> Any:
        return getattr(self.app.preferences, setting)

    def _meaning(self, setting: str) -> str:
        launch = self.app.launch
        asked = {"timed": launch.timed, "extra_time": launch.factor, "feedback": launch.feedback}.get(setting)
        if asked is not None or (setting == "name" and self.app.trainee != self.app.preferences.name):
            return words.BY_COMMAND_LINE
        return words.meaning(setting, self._value(setting))

    @on(OptionList.OptionHighlighted, "#rows")
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        """Where a row has one line, its sentence stands below the rows."""
        if event.option_id is not None:
            self.query_one("#meaning", Static).update(foreign_line(self._meaning(event.option_id)))

    # --- what the person does

    @on(OptionList.OptionSelected, "#rows")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._change(event.option_id, 1)

    def action_on(self) -> None:
        self.query_one("#rows", Rows).action_select()

    def action_turn(self, step: int) -> None:
        rows = self.query_one("#rows", Rows)
        if rows.highlighted is not None:
            self._change(rows.get_option_at_index(rows.highlighted).id, step)

    def _change(self, setting: str | None, step: int) -> None:
        if setting == "name":
            self.app.ask_name()
        elif setting == "keys":
            from simulator.app.screens.keys import KeysScreen

            self.app.push_screen(KeysScreen())
        elif setting is not None:
            self.app.keep(**{setting: _next(self._choices(setting), self._value(setting), step)})
            self._fill()
            self.query_one("#said", Static).update(Content.styled(words.SAVED, "$text-success"))

    def _choices(self, setting: str) -> tuple[Any, ...]:
        if setting != "theme":
            return _CHOICES[setting]
        others = sorted(name for name in self.app.available_themes if name not in ("textual-dark", "textual-light"))
        return (None, "textual-light", *others)

    def action_back(self) -> None:
        self.dismiss()


def _next(choices: tuple[Any, ...], now: Any, step: int) -> Any:
    """The choice after or before the present one, which may be one that a hand has written."""
    if now in choices:
        return choices[(choices.index(now) + step) % len(choices)]
    if isinstance(now, float):
        return (
            min((c for c in choices if c > now), default=choices[0]) if step > 0 else max(c for c in choices if c < now)
        )
    return choices[0]


def _at_home(path: Path | None) -> str:
    """A path as people know it."""
    if path is None:
        return ""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)
