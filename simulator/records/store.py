"""The record store: SQLite by default, any database SQLAlchemy knows by URL.

A turn is committed before `add_turn` returns: SQLite writes ahead (WAL) and syncs fully, so it survives a power cut.
Importing this module loads SQLAlchemy (0.2 s of CPU); the app does so after its first paint.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from simulator.conversation.turns import Mode, Turn
from simulator.records import tables
from simulator.records.attempt import UNNAMED, Attempt, Kept, NoSuchAttempt, PlayedElsewhere, StoreTrouble, iso
from simulator.records.migrations import migrate
from simulator.records.rows import attempt_of, attempt_row, turn_of, turn_row
from simulator.records.sqlite import BUSY_SECONDS, make_private, set_up

AT_ONCE = 500
"""How many attempts one question to the store may name."""

_ADD_TURN = insert(tables.turns)


class Records:
    """Attempts and their turns in one store. Raises `StoreTrouble` where the store cannot be used."""

    def __init__(self, url: str) -> None:
        self.url = url if "://" in url else f"sqlite:///{Path(url).expanduser()}"
        self._engine = self._open()
        with self._trouble():
            self._writer = self._engine.connect()
        self._file = self._file_now()
        self._lock = Lock()
        with self._writing() as connection:
            self._prepare(connection)

    def close(self) -> None:
        self._writer.close()
        self._engine.dispose()

    # --- writing

    def begin(self, attempt: Attempt, scenario: bytes, rubric: bytes, turns: Iterable[Turn] = ()) -> None:
        """Keeps a new attempt and the texts it is played from, each once. A replay brings its first `turns` along."""
        with self._writing() as connection:
            for key, data in ((attempt.scenario_hash, scenario), (attempt.rubric_hash, rubric)):
                known = select(tables.texts.c.hash).where(tables.texts.c.hash == key)
                if connection.execute(known).first() is None:
                    connection.execute(self._insert_if_new(tables.texts), {"hash": key, "data": data})
            connection.execute(insert(tables.attempts), attempt_row(attempt))
            for turn in turns:
                connection.execute(_ADD_TURN, turn_row(attempt.id, turn))

    def add_turn(self, attempt_id: str, turn: Turn, ended: datetime | None = None) -> None:
        """Commits a turn, and the end of the attempt where it is the last."""
        with self._writing() as connection:
            try:
                connection.execute(_ADD_TURN, turn_row(attempt_id, turn))
            except IntegrityError as error:
                raise PlayedElsewhere(
                    "This attempt was continued in another window, so this reply was not kept. "
                    "Leave, and resume it from there."
                ) from error
            if ended is not None:
                ending = update(tables.attempts).where(tables.attempts.c.id == attempt_id).values(ended=iso(ended))
                connection.execute(ending)

    def note_change(self, attempt_id: str, words: str | None) -> None:
        """Keeps what the trainee said should change; the last answer stands."""
        with self._writing() as connection:
            table = tables.attempts
            connection.execute(update(table).where(table.c.id == attempt_id).values(to_change=words))

    def name_unnamed(self, name: str) -> int:
        """Keeps the attempts without a name under this one; how many they were. Nobody else's are touched."""
        table = tables.attempts
        with self._writing() as connection:
            named = connection.execute(update(table).where(table.c.trainee.is_(None)).values(trainee=name))
            return int(named.rowcount)

    def drop_if_empty(self, attempt_id: str, brought: int = 0) -> None:
        """Forgets an attempt in which nothing was said, beyond the turns that a second try `brought` along."""
        turns = tables.turns
        said = select(turns.c.attempt).where(turns.c.attempt == attempt_id, turns.c.number > brought).exists()
        with self._writing() as connection:
            connection.execute(delete(tables.attempts).where(tables.attempts.c.id == attempt_id, ~said))

    # --- reading

    def attempts(
        self,
        *,
        trainee: str | None = None,
        scenario: str | None = None,
        modes: Iterable[Mode] = tuple(Mode),
        since: datetime | None = None,
        finished: bool | None = None,
    ) -> list[Attempt]:
        """Attempts, oldest first: of one trainee, `UNNAMED` or, for None, everybody's."""
        table = tables.attempts
        query = select(table).where(table.c.mode.in_([mode.value for mode in modes]))
        if trainee == UNNAMED:
            query = query.where(table.c.trainee.is_(None))
        elif trainee is not None:
            query = query.where(table.c.trainee == trainee)
        if scenario is not None:
            query = query.where(table.c.scenario == scenario)
        if since is not None:
            query = query.where(table.c.started >= iso(since))
        if finished is not None:
            query = query.where(table.c.ended.is_not(None) if finished else table.c.ended.is_(None))
        with self._trouble(), self._engine.connect() as connection:
            return [attempt_of(row) for row in connection.execute(query.order_by(table.c.started, table.c.id))]

    def kept(self, attempt: Attempt) -> Kept:
        table = tables.turns
        query = select(table).where(table.c.attempt == attempt.id).order_by(table.c.number)
        with self._trouble(), self._engine.connect() as connection:
            return Kept(attempt, tuple(turn_of(row) for row in connection.execute(query)))

    def all_kept(self, attempts: Sequence[Attempt]) -> Iterator[Kept]:
        """The same for many attempts, in their order, with few questions to the store."""
        table = tables.turns
        for first in range(0, len(attempts), AT_ONCE):
            some = attempts[first : first + AT_ONCE]
            query = select(table).where(table.c.attempt.in_([attempt.id for attempt in some]))
            turns: dict[str, list[Turn]] = {attempt.id: [] for attempt in some}
            with self._trouble(), self._engine.connect() as connection:
                for row in connection.execute(query.order_by(table.c.attempt, table.c.number)):
                    turns[row.attempt].append(turn_of(row))
            for attempt in some:
                yield Kept(attempt, tuple(turns[attempt.id]))

    def attempt(self, attempt_id: str) -> Attempt:
        """Raises `NoSuchAttempt`."""
        query = select(tables.attempts).where(tables.attempts.c.id == attempt_id)
        with self._trouble(), self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NoSuchAttempt(attempt_id)
        return attempt_of(row)

    def scenario_hashes(self, scenario: str, version: int, modes: Iterable[Mode]) -> set[str]:
        """The hashes of the texts with which a version of a scenario was played."""
        table = tables.attempts
        query = select(table.c.scenario_hash).distinct()
        query = query.where(table.c.scenario == scenario, table.c.version == version)
        query = query.where(table.c.mode.in_([mode.value for mode in modes]))
        with self._trouble(), self._engine.connect() as connection:
            return set(connection.execute(query).scalars())

    def text(self, key: str) -> bytes:
        """The bytes of a scenario or rubric, by their hash."""
        query = select(tables.texts.c.data).where(tables.texts.c.hash == key)
        with self._trouble(), self._engine.connect() as connection:
            return bytes(connection.execute(query).scalar_one())

    # --- the store itself

    def _open(self) -> Engine:
        try:
            url = make_url(self.url)
        except ArgumentError as error:
            raise StoreTrouble(
                f"“{self.url}” is not a record store. Name a file, or a URL such as sqlite:///file."
            ) from error
        if url.get_backend_name() != "sqlite":
            try:
                return create_engine(url)
            except (ImportError, NoSuchModuleError) as error:
                raise StoreTrouble(f"The record store {url.render_as_string()} needs a driver: {error}.") from error
        if url.database:
            make_private(Path(url.database))
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", set_up)
        return engine

    def _prepare(self, connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # another program may be making the same tables
        if not connection.dialect.has_table(connection, "about"):
            tables.metadata.create_all(connection, checkfirst=True)
            connection.execute(self._insert_if_new(tables.about), {"key": "schema", "value": str(tables.SCHEMA)})
        version = connection.execute(select(tables.about.c.value).where(tables.about.c.key == "schema")).scalar_one()
        if int(version) > tables.SCHEMA:
            raise StoreTrouble(
                f"The record store was written by a later version of this program (schema {version}). Update it."
            )
        migrate(connection, int(version))

    def _insert_if_new(self, table: Any) -> Any:
        """An insert that another program's same insert does not hurt."""
        if self._engine.dialect.name == "sqlite":
            return insert(table).prefix_with("OR IGNORE")
        from sqlalchemy.dialects.postgresql import insert as insert_or_skip

        return insert_or_skip(table).on_conflict_do_nothing()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction on the one connection that writes: fetching another from the pool each time would double what
        a turn takes."""
        if self._file_now() != self._file:
            raise StoreTrouble(
                f"The record store {self.url.removeprefix('sqlite:///')} was removed or replaced while it was open, "
                "so nothing more is kept in it. Leave, and begin again."
            )
        with self._trouble(), self._lock, self._writer.begin():
            yield self._writer

    def _file_now(self) -> tuple[int, int] | None:
        """Which file stands at the store's path: SQLite would go on writing to one that was deleted."""
        path = self._engine.url.database
        if self._engine.dialect.name != "sqlite" or not path:
            return None
        try:
            found = Path(path).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreTrouble(_in_words(str(error.orig), self.url)) from error
        except SQLAlchemyError as error:
            raise StoreTrouble(_in_words(str(error), self.url)) from error


def _in_words(problem: str, url: str) -> str:
    where = url.removeprefix("sqlite:///")
    low = problem.lower()
    if "locked" in low or "busy" in low:
        return f"The record store {where} is locked by another program. Close it there, and try again."
    if "readonly" in low or "read-only" in low:
        return f"The record store {where} is read-only. Change its permissions, or name another with --records."
    if Path(where).is_dir():
        return f"{where} is a folder; a record store is a file. Name one with --records."
    if Path(where).exists() and not os.access(where, os.W_OK):
        return f"The record store {where} is read-only. Change its permissions, or copy it to where you may write."
    if "unable to open" in low:
        return f"The record store {where} cannot be opened. Is its folder there, and may you write to it?"
    if "full" in low:
        return f"There is no room left for the record store {where}."
    if "malformed" in low or "not a database" in low:
        return f"{where} is not a record store, or it is damaged. Put it aside, or name another with --records."
    return f"The record store {where} cannot be used: {problem}."
