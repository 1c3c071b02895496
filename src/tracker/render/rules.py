"""Rules as people see them: by their name, never by their id. They are loaded when one is named."""

from __future__ import annotations

from tracker.language import _


def rule_name(rule: str) -> str:
    """In the language in use. The id of a rule that an older version had, and this one has not."""
    from tracker.reports.findings.rules import DESCRIBED

    return _(DESCRIBED[rule].name) if rule in DESCRIBED else rule


def rule_sentence(rule: str) -> str:
    """What holds where all is well; nothing for a rule of an older version."""
    from tracker.reports.findings.rules import DESCRIBED

    return _(DESCRIBED[rule].description) if rule in DESCRIBED else ""
