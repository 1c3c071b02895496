"""What to do next, said in more than one place."""

from __future__ import annotations

from tracker.language import N_

NO_EXECUTION = N_(
    "No payments were reported yet. Press w for a sheet to fill in, then 6 to import it."
)
