"""The small screens: the file, the pause, a name, and trouble with the record store."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Footer, Input, Static

from simulator.app.foreign import foreign


class Closable(ModalScreen[None]):
    """Something to look at, closed by a key that subclasses bind to `close`."""

    CSS_PATH = "modals.tcss"

    def action_close(self) -> None:
        self.dismiss()


class FileScreen(Closable):
    """What our own records show about this customer. The clock goes on, with reading time added once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f,q", "close", "Back", key_display="Enter", id="file.close"),
    ]

    def __init__(self, file: tuple[str, ...]) -> None:
        super().__init__()
        self._file = file

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content.styled("Our file", "bold $text-primary"))
            for line in self._file or ("It is empty.",):
                yield Static(Content("• ") + foreign(line))
        yield Footer()


class PauseScreen(Closable):
    """Hides the replies while the clock stands still."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,p", "close", "Go on", key_display="Enter", id="pause.close"),
    ]

    def __init__(self) -> None:
        super().__init__(classes="opaque")

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content.styled("Paused", "bold $text-primary"))
            yield Static(Content("The clock stands still. The customer knows nothing of it."))
            yield Button("Go on", id="go-on", variant="primary")
        yield Footer()

    @on(Button.Pressed)
    def _go_on(self) -> None:
        self.dismiss()


class NameScreen(ModalScreen[str | None]):
    """Asks for the name that attempts are kept under. None: nothing changes."""

    CSS_PATH = "modals.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", id="name.cancel")]

    def __init__(self, name: str | None) -> None:
        super().__init__()
        self._name_now = name or ""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content("Your name, as your trainer knows you. It stays on this machine."))
            field = Input(self._name_now, placeholder="no name", id="name")
            field.cursor_blink = False
            yield field
        yield Footer()

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        self.dismiss(None)


class Choice(StrEnum):
    """What to do about a record store that cannot be used."""

    AGAIN = "again"
    UNRECORDED = "unrecorded"
    LEAVE = "leave"


class TroubleScreen(ModalScreen[Choice]):
    """The record store cannot be used. Going on without a record takes saying so."""

    CSS_PATH = "modals.tcss"
    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "choose('again')", "Try again", id="trouble.again"),
        Binding("u", "choose('unrecorded')", "Unrecorded", id="trouble.unrecorded"),
        Binding("escape", "choose('leave')", "Leave", id="trouble.leave"),
    ]

    def __init__(self, trouble: str, *, leave: str = "Leave") -> None:
        super().__init__()
        self._trouble = trouble
        self._leave = leave

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(Content.styled("This cannot be kept", "bold $text-error"))
            yield Static(foreign(self._trouble))
            with Horizontal():
                yield Button("Try again", id=Choice.AGAIN.value, variant="primary")
                yield Button("Go on unrecorded", id=Choice.UNRECORDED.value)
                yield Button(Content(self._leave), id=Choice.LEAVE.value)
        yield Footer()

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        self.dismiss(Choice(event.button.id or Choice.LEAVE))

    def action_choose(self, choice: str) -> None:
        self.dismiss(Choice(choice))
