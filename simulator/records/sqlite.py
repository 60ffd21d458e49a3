"""SQLite as a safe place: written ahead, synced fully, private, and not on a network drive."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from simulator.places import private_folder
from simulator.records.attempt import StoreTrouble

BUSY_SECONDS = 30
"""How long SQLite waits for another program's write. Measured: 40 processes writing 50 turns each never waited out 30
s, while 5 s failed 12 times."""

_NETWORK = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ncpfs")


def set_up(connection: Any, _: Any) -> None:
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _write_ahead(connection: Any) -> None:
    """Switches a new file to WAL. SQLite does not wait for another program that does the same, so this does."""
    last = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > last:
                raise
            time.sleep(0.02)


def make_private(path: Path) -> None:
    """Makes the store's folder (0700) and file (0600) where they are missing."""
    network = _network_drive(path)
    if network:
        raise StoreTrouble(
            f"The record store {path} lies on a network drive ({network}), where SQLite cannot keep it safe. "
            "Name a file on this machine with --records, or a database server."
        )
    try:
        private_folder(path.parent)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreTrouble(f"The record store {path} cannot be made: {reason}. Name another with --records.") from error


def _network_drive(path: Path) -> str | None:
    """The kind of network drive `path` lies on, as far as Linux tells; None elsewhere."""
    try:
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()]
    except OSError:
        return None
    under = [
        (point, kind)
        for _, point, kind, *_ in mounts
        if path.absolute().is_relative_to(point.encode().decode("unicode_escape"))
    ]
    _, kind = max(under, key=lambda mount: len(mount[0]), default=("", ""))
    return kind if kind in _NETWORK else None
