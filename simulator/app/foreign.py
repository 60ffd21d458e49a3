"""Foreign text for widgets: shown to the letter, never read as markup.

Every widget that shows a name, scenario text or a reply gets `Content` from here. A plain string handed to a Static, an
OptionList or `notify` would be markup: `[sic]` vanishes, `[@click=app.quit]` quits.
"""

from __future__ import annotations

from textual.content import Content

from scoring.text import visible, visible_line


def foreign(text: str, style: str = "") -> Content:
    """Text of one or more lines."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def foreign_line(text: str, style: str = "") -> Content:
    """Text that has to stay on one line."""
    return Content.styled(visible_line(text), style) if style else Content(visible_line(text))
