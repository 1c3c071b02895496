"""Which files are SQLite's: nothing that this program writes may take the place of one."""

from __future__ import annotations

from pathlib import Path

MAGIC = b"SQLite format 3\x00"
SIDES = ("-wal", "-shm", "-journal")
"""What SQLite names the files beside a database that is in use."""


def is_database(path: Path) -> bool:
    """Whether it holds a SQLite database, of whatever program; a file that cannot be read does not."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def is_of_database(path: Path) -> bool:
    """Whether it is a database, or has the name of a side file of one."""
    target = path.resolve()
    owners = (target.with_name(target.name.removesuffix(side)) for side in SIDES)
    return is_database(target) or any(one != target and is_database(one) for one in owners)
