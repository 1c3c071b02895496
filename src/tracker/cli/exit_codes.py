"""Every exit code of the program. Scripts rely on them: none changes its meaning.

`tracker.errors` knows two of them as well; it is not loaded for that, `tracker --help` is quick.
"""

FINE = 0
"""Done, and nothing at or above --fail-on."""

FINDINGS = 1
"""Findings at or above --fail-on."""

CANNOT_RUN = 2
"""Bad usage, an unreadable file, a locked or newer database."""

NOTHING_MATCHED = 3
"""Nothing matched, or the data are older than --max-age."""

INTERRUPTED = 130
"""Ctrl-C, as shells have it."""
