"""A footer that can leave keys out where there is no room for all of them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer


class SparingFooter(Footer):
    """The keys of the actions `spare` have the class `-spare`, for a style sheet to leave them out; they work all the
    same."""

    def __init__(self, *spare: str) -> None:
        super().__init__()
        self._spare = spare

    def compose(self) -> ComposeResult:
        for key in super().compose():
            key.set_class(getattr(key, "action", None) in self._spare, "-spare")
            yield key
