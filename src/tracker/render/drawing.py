"""Draw a table of texts. The one place that knows tabulate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import tabulate

PLAIN = "simple"
MARKDOWN = "pipe"

# Tabulate would make every column two wider than its heading, and a fitted table too wide.
tabulate.MIN_PADDING = 0


def drawn(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    right: Sequence[bool],
    style: str = PLAIN,
) -> str:
    """Aligned by what characters take on the screen. `right` tells the columns aligned so."""
    return tabulate.tabulate(
        [list(row) for row in rows],
        headers=list(headings),
        colalign=["right" if one else "left" for one in right],
        tablefmt=style,
        disable_numparse=True,
    )
