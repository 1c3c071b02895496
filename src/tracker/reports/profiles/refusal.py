"""Why a profile cannot be used: exit code 2, every problem at once."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.errors import Problem, TrackerError
from tracker.language import _, listed


class ProfileRefused(TrackerError):
    """A profile with mistakes in it. Names the file, the line, what was found and expected."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        lines = [_("the profile cannot be used")]
        lines += [str(problem) for problem in self.problems]
        return "\n".join(lines)


class NoProfile(TrackerError):
    """Neither a profile of ours nor a file has this name."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        super().__init__(asked, known)
        self.asked, self.known = asked, tuple(known)

    def __str__(self) -> str:
        return _("no profile “{asked}”: name a TOML file, or one of {known}").format(
            asked=self.asked, known=listed(self.known)
        )
