"""Foreign text, shown to the letter: names, scenario text and replies are data wherever they appear.

`visible` is the one helper through which such text passes on its way to a screen, a CSV or a spreadsheet.
JSON and the records carry the text unchanged.
"""

from __future__ import annotations

import re
import unicodedata

_NAMED = {
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LSEP",
    "\u2029": "PSEP",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
"""Characters that reorder or hide the text around them (Unicode's bidirectional controls and kin), by their usual
names. The joiners U+200C and U+200D stay: Persian, Hindi and family emoji are spelled with them."""

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff" + "".join(_NAMED) + "]")


def _symbol(match: re.Match[str]) -> str:
    char = match.group()
    if char in _NAMED:
        return f"⟨{_NAMED[char]}⟩"
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨{code:04X}⟩"


def visible(text: str) -> str:
    """`text` with every control and bidirectional character turned into a visible symbol; line feeds stay."""
    return _UNSEEN.sub(_symbol, text)


def visible_line(text: str) -> str:
    """As `visible`, for places that hold one line: a line feed becomes a symbol too."""
    return visible(text).replace("\n", "␊")


def tidy_name(name: str) -> str:
    """A person's or a group's name as it is kept: trimmed, in Unicode's composed form (NFC), so that two spellings
    of one name are one. Raises `ValueError` for text that no encoding can carry (a lone surrogate)."""
    name.encode("utf-8")
    return unicodedata.normalize("NFC", name.strip())
