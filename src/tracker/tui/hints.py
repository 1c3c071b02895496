"""What to do next, said in more than one place."""

from __future__ import annotations

from tracker.language import N_

NO_EXECUTION = N_(
    "No payments were reported yet. Write a sheet with: "
    "tracker template execution -o execution.csv, fill it in, import it with 6."
)
