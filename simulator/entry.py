"""Where the program `empathy` starts.

Without arguments and on a terminal it is the app, opened at once: the command line's parser and what it can start are
not needed for that, and would be felt.
"""

from __future__ import annotations

import os
import sys

from simulator import places
from simulator.screen import has_screen

INTERRUPTED = 130


def main() -> None:
    """Exit codes: 0 done, 1 faults found, 2 misuse, 130 interrupted."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode))  # noqa: PTH123, SIM115
    try:
        if len(sys.argv) == 1 and has_screen() and places.rubric_path() is None:
            sys.exit(_app())
        from simulator.cli import run

        sys.exit(run())
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _app() -> int:
    from simulator.app.start import run_app
    from simulator.launch import Launch
    from simulator.preferences_file import own_preferences
    from simulator.scenario.source import own_rubric

    kept = own_preferences()
    return run_app(Launch(places.records_url(), own_rubric(), trainee=kept.preferences.name, kept=kept), None, None)


if __name__ == "__main__":
    main()
