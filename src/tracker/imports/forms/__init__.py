"""Forms that were filled in by hand and come back: results and reasons, and nothing that did not change."""

from tracker.imports.forms.change import Change
from tracker.imports.forms.comparing import agreed, changes
from tracker.imports.forms.filled import Filled
from tracker.imports.forms.reading import read_forms
from tracker.imports.forms.saying import Explain, keep_sayings, sayings

__all__ = [
    "Change",
    "Explain",
    "Filled",
    "agreed",
    "changes",
    "keep_sayings",
    "read_forms",
    "sayings",
]
