"""The tables. Scores are not among them: they are worked out from turns and texts whenever they are asked for."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    false,
)

SCHEMA = 2
"""Raised when a table changes, with a step in `migrations.py`; a store of a later schema is refused."""

metadata = MetaData()

about = Table("about", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

texts = Table(
    "texts",
    metadata,
    Column("hash", String(64), primary_key=True, comment="SHA-256 of the bytes"),
    Column("data", LargeBinary, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("trainee", Text),
    Column("group", Text),
    Column("scenario", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("scenario_hash", String(64), ForeignKey("texts.hash"), nullable=False),
    Column("rubric_hash", String(64), ForeignKey("texts.hash"), nullable=False),
    Column("mode", String(10), nullable=False),
    Column("timed", Boolean, nullable=False),
    Column("factor", Float, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("started", String(30), nullable=False, comment="ISO 8601, UTC"),
    Column("ended", String(30)),
    Column("replay_of", String(36)),
    Column("feedback", String(10), nullable=False, server_default="full", comment="since schema 2"),
    Column("to_change", Text, comment="since schema 2"),
    Index("attempts_by_start", "started"),
)

turns = Table(
    "turns",
    metadata,
    Column("attempt", String(36), ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("scene", Text, nullable=False),
    Column("reply", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("shown", Text, nullable=False, comment="reply ids in the order shown, separated by spaces"),
    Column("seconds", Float),
    Column("allowance", Float, nullable=False),
    Column("interrupted", Boolean, nullable=False),
    Column("hinted", Boolean, nullable=False, server_default=false(), comment="since schema 2"),
    sqlite_with_rowid=False,  # one page a turn to write and sync, not two
)
