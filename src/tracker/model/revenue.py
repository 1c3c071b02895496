"""Sources of revenue among headline figures: which of them add to the total."""

from __future__ import annotations

import re
from collections.abc import Iterable

GRANT = "revenue.grant"
OF_GRANT = ("revenue.general_public", "revenue.gov_fund", "revenue.state_capital")
"""The funds that make the grant (财政拨款)."""
_SOURCE = re.compile(r"revenue\.(?!total$)\w+")


def sources(items: Iterable[str]) -> tuple[str, ...]:
    """revenue.business, not revenue.business.change; of the grant and its funds the grant alone."""
    found = [item for item in items if _SOURCE.fullmatch(item)]
    return tuple(item for item in found if GRANT not in found or item not in OF_GRANT)
