"""What a person can choose by its name: the cuts of a comparison, the states of a finding. Nothing else
is loaded with them."""

from __future__ import annotations

CUTS = (
    "project", "unit", "category", "function", "economic", "fund",
    "three-public", "procurement", "indicator",
)  # fmt: skip
OPEN, ACKNOWLEDGED, SNOOZED, RESOLVED = "open", "acknowledged", "snoozed", "resolved"
STATES = (OPEN, ACKNOWLEDGED, SNOOZED, RESOLVED)
