"""The benchmark runs and says what it measured; how long anything takes is not asserted."""

from __future__ import annotations

import asyncio

import benchmark


def test_keys_are_timed_in_a_long_table() -> None:
    rows = asyncio.run(benchmark.keys(rows=1000, times=2))
    assert [words.split(" further")[0] for words, *_rest in rows] == ["a row", "a page"]
    assert all(measured.endswith(" ms") for _words, measured, _wanted in rows)
