"""The SQLite file: the only package that knows sqlite3. Callers get a `Connection` and rows."""

from tracker.db.connection import (
    Connection,
    Row,
    default_path,
    open_database,
    read_database,
    transaction,
)

__all__ = ["Connection", "Row", "default_path", "open_database", "read_database", "transaction"]
