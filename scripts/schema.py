"""Write db/schema.sql anew: run it after a change of the migrations or the views."""

from __future__ import annotations

from pathlib import Path

from tracker.db.schema import fresh

PATH = Path(__file__).parent.parent / "db" / "schema.sql"


def main() -> None:
    """Write the file; a test fails while it is not current."""
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(fresh(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
