"""Forms that were filled in by hand and come back: results and reasons, and nothing that did not change."""

from tracker.imports.forms.change import Change
from tracker.imports.forms.comparing import changes
from tracker.imports.forms.reading import Filled, read_forms
from tracker.imports.forms.saying import Explain, Voice, keep_reasons

__all__ = ["Change", "Explain", "Filled", "Voice", "changes", "keep_reasons", "read_forms"]
