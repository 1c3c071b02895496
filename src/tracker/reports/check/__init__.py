"""Do the documents agree with themselves (勾稽)? Each relation is a small rule; `rules` lists all."""

from tracker.reports.check.checking import check, checked, contradictions, last_import
from tracker.reports.check.rules import RULES, Rule

__all__ = ["RULES", "Rule", "check", "checked", "contradictions", "last_import"]
