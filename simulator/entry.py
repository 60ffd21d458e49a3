"""Where the program `empathy` starts.

Without arguments and on a terminal it is the app, opened at once: the command line's parser and what it can start are
not needed for that, and would be felt.
"""

from __future__ import annotations

import sys

from simulator import places
from simulator.screen import has_screen

INTERRUPTED = 130


def main() -> None:
    """Exit codes: 0 done, 1 faults found, 2 misuse, 130 interrupted."""
    try:
        if len(sys.argv) == 1 and has_screen() and places.rubric_path() is None:
            sys.exit(_app())
        from simulator.cli import run

        sys.exit(run())
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        sys.exit(INTERRUPTED)


def _app() -> int:
    from simulator.app.start import run_app
    from simulator.launch import Launch
    from simulator.scenario.source import own_rubric

    return run_app(Launch(places.records_url(), own_rubric()), None, None)


if __name__ == "__main__":
    main()
