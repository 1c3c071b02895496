"""What changed between two years (or two vintages of one), by project or by any other cut."""

from tracker.reports.choices import CUTS
from tracker.reports.compare.comparison import UnknownCut, compare, has_budget
from tracker.reports.compare.suggestions import Suggestion, suggestions
from tracker.reports.compare.vintage import UnknownVintage, Vintage

__all__ = [
    "CUTS",
    "Suggestion",
    "UnknownCut",
    "UnknownVintage",
    "Vintage",
    "compare",
    "has_budget",
    "suggestions",
]
