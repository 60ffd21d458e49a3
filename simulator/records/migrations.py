"""Steps that bring an older record store up to the tables of today. Nothing is lost by them."""

from __future__ import annotations

from sqlalchemy import Connection, update
from sqlalchemy.schema import CreateColumn

from simulator.records import tables

_ADDED = {
    2: (tables.attempts.c.feedback, tables.attempts.c.to_change, tables.turns.c.hinted),
}
"""The columns that each schema added to the one before. Every one of them may be empty or has a default."""


def migrate(connection: Connection, schema: int) -> None:
    """Brings a store of an earlier `schema` up to `tables.SCHEMA`, inside the caller's transaction."""
    if schema == tables.SCHEMA:
        return
    for step in range(schema + 1, tables.SCHEMA + 1):
        for column in _ADDED[step]:
            name = connection.dialect.identifier_preparer.format_table(column.table)
            wanted = CreateColumn(column).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN {wanted}")
    about = tables.about
    connection.execute(update(about).where(about.c.key == "schema").values(value=str(tables.SCHEMA)))
