"""Where the program `empathy` starts.

Without arguments and on a terminal it is the app, opened at once: the command line's parser and what it can start are
not needed for that, and would be felt.
"""

from __future__ import annotations

import os
import sys

from simulator import places

INTERRUPTED = 130


def has_screen() -> bool:
    """Whether there is a terminal to draw on; Textual draws on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"


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
