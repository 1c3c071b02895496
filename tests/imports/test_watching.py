"""An import can be looked on, and ended before anything of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import SAMPLES

from tracker.db import log, open_database
from tracker.errors import Cancelled
from tracker.imports.importing import import_paths
from tracker.imports.options import Options
from tracker.imports.report import READING, STORING, Step

FILES = 9
"""Of the first sample year."""


def test_every_file_is_told_before_it_is_read_and_before_it_is_stored(tmp_path: Path) -> None:
    steps: list[Step] = []
    with open_database(tmp_path / "a.db", create=True) as connection:
        import_paths(connection, [SAMPLES / "2020"], Options(), watch=steps.append)
    read = [one for one in steps if one.what == READING]
    stored = [one for one in steps if one.what == STORING]
    assert [one.done for one in read] == list(range(FILES))
    assert [one.done for one in stored] == list(range(FILES))
    assert {one.files for one in steps} == {FILES}
    assert {one.source for one in read} == {one.source for one in stored}


@pytest.mark.parametrize("last", range(0, 2 * FILES, 5))
def test_what_is_ended_at_any_step_leaves_nothing(tmp_path: Path, last: int) -> None:
    seen: list[Step] = []

    def watch(step: Step) -> None:
        seen.append(step)
        if len(seen) > last:
            raise Cancelled

    with open_database(tmp_path / "a.db", create=True) as connection:
        with pytest.raises(Cancelled, match="Nothing was written"):
            import_paths(connection, [SAMPLES / "2020"], Options(), watch=watch)
        assert len(seen) == last + 1
        assert not log.entries(connection)
        assert not connection.execute("SELECT count(*) AS n FROM _projects").fetchone()["n"]


def test_what_is_imported_at_once_has_one_time(tmp_path: Path) -> None:
    with open_database(tmp_path / "a.db", create=True) as connection:
        import_paths(connection, [SAMPLES / "2020"], Options())
        assert len({row["at"] for row in log.entries(connection)}) == 1
