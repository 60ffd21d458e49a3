"""The small screens: the file, the pause, a name, and trouble with the record store."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Footer, Static

from simulator.app.foreign import foreign
from simulator.app.screens.base import BaseModal
from simulator.app.widgets.hanging import Hanging
from simulator.app.widgets.yielding import Field
from simulator.wording import screens as words


class Closable(BaseModal[None]):
    """Something to look at, closed by a key that subclasses bind to `close`."""

    def action_close(self) -> None:
        self.dismiss()


class FileScreen(Closable):
    """What our own records show about this customer. The clock goes on, with reading time added once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,f,q", "close", words.BACK, id="file.close", tooltip=words.FILE_CLOSE),
    ]

    def __init__(self, file: tuple[str, ...]) -> None:
        super().__init__()
        self._file = file

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content.styled(words.FILE, "bold $text-primary"))
            for line in self._file or (words.FILE_EMPTY,):
                yield Static(Hanging(Content("• "), foreign(line)))
        yield Footer()


class PauseScreen(Closable):
    """Hides the replies while the clock stands still."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,p", "close", words.GO_ON, id="pause.close", tooltip=words.PAUSE_CLOSE),
    ]

    def __init__(self) -> None:
        super().__init__(classes="opaque")

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content.styled(words.PAUSED, "bold $text-primary"))
            yield Static(Content(words.PAUSED_MEANS))
            yield Button(words.GO_ON, id="go-on", variant="primary")
        yield Footer()

    @on(Button.Pressed)
    def _go_on(self) -> None:
        self.dismiss()


class NameScreen(BaseModal[str | None]):
    """Asks for the name that attempts are kept under. None: nothing changes."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", words.NAME_DONE, id="name.done", tooltip=words.NAME_DONE_MEANS),
        Binding("escape", "cancel", words.CANCEL, id="name.cancel", tooltip=words.NAME_CANCEL),
    ]
    HELP_TOPIC = words.NAME_HELP

    def __init__(self, name: str | None) -> None:
        super().__init__()
        self._name_now = name or ""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content(words.NAME))
            field = Field(self._name_now, placeholder=words.NO_NAME, id="name")
            field.cursor_blink = False
            yield field
        yield Footer()

    def action_done(self) -> None:
        self.dismiss(self.query_one(Field).value)

    def action_cancel(self) -> None:
        self.dismiss(None)


class Choice(StrEnum):
    """What to do about a record store that cannot be used."""

    AGAIN = "again"
    UNRECORDED = "unrecorded"
    LEAVE = "leave"


class TroubleScreen(BaseModal[Choice]):
    """The record store cannot be used. Going on without a record takes saying so."""

    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "choose('again')", words.TRY_AGAIN, id="trouble.again", tooltip=words.TRY_AGAIN_MEANS),
        Binding("u", "choose('unrecorded')", words.UNRECORDED, id="trouble.unrecorded", tooltip=words.UNRECORDED_MEANS),
        Binding("escape", "choose('leave')", words.LEAVE, id="trouble.leave", tooltip=words.LEAVE_MEANS),
    ]
    HELP_TOPIC = words.TROUBLE_HELP

    def __init__(self, trouble: str, *, leave: str = words.LEAVE) -> None:
        super().__init__()
        self._trouble = trouble
        self._leave = leave

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content.styled(words.TROUBLE, "bold $text-error"))
            yield Static(foreign(self._trouble))
            with Horizontal():
                yield Button(words.TRY_AGAIN, id=Choice.AGAIN.value, variant="primary")
                yield Button(words.GO_ON_UNRECORDED, id=Choice.UNRECORDED.value)
                yield Button(Content(self._leave), id=Choice.LEAVE.value)
        yield Footer()

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        self.dismiss(Choice(event.button.id or Choice.LEAVE))

    def action_choose(self, choice: str) -> None:
        self.dismiss(Choice(choice))
