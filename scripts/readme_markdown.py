"""Blocks of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def fenced(text: str, kind: str = "") -> str:
    """A block of code."""
    return f"```{kind}\n{text.rstrip()}\n```"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
