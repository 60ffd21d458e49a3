"""“Did you mean …?”"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MOST = 400
"""Among more names than these, none is looked for: it would take too long."""


def closest(name: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name nearest to `name`, if any is near. Letters that changed places are near in short ones too."""
    known = list(names)
    if len(known) > MOST or len(name) > 80:
        return None
    turned = [other for other in known if len(name) > 1 and sorted(name) == sorted(other)]
    return next(iter(turned or difflib.get_close_matches(name, known, n=1, cutoff=cutoff)), None)


def one_of(name: str, names: Iterable[str]) -> str:
    """A hint: the nearest known name, or the list to choose from."""
    known = list(dict.fromkeys(names))
    near = closest(name, known)
    if near is not None:
        return f"did you mean `{near}`?"
    shown = ", ".join(sorted(known)[:12]) + (", …" if len(known) > 12 else "")
    return f"expected one of: {shown}" if known else "there is none yet"
