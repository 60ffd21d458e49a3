"""Opens a store that may not be there yet, at the same moment as others."""

from __future__ import annotations

import time

from simulator.records.store import Records


def open_at(path: str, moment: float) -> None:
    time.sleep(max(0.0, moment - time.time()))
    Records(path).close()
