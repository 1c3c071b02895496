"""Profiles: rules are data, each value with its source; one with a mistake in it is refused."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tracker.language import _, listed
from tracker.reports.profiles.building import build, faults
from tracker.reports.profiles.keys import TABLES
from tracker.reports.profiles.profile import Profile
from tracker.reports.profiles.reading import Reading, read
from tracker.reports.profiles.refusal import NoProfile, ProfileRefused
from tracker.reports.profiles.writing import Written, written

__all__ = ["DEFAULT", "NoProfile", "Profile", "ProfileRefused", "default", "load", "shipped"]

DEFAULT = "linear"
_ALL = frozenset(f"{table}.{name}" for table, names in TABLES.items() for name in names)
"""What is missing because the profile below could not be found is not named key by key."""
_FOLDER = Path(__file__).parents[2] / "profiles"


def shipped() -> tuple[str, ...]:
    """The names of the profiles that come with the program, the default first."""
    names = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT))


def load(name_or_path: str | Path) -> Profile:
    """A profile of ours by its name, else a TOML file.

    Raises NoProfile where there is neither, ProfileRefused with every problem at once.
    """
    file = written(_find(str(name_or_path), Path()))
    found = _read(file, ())
    problems = [*found.problems, *faults(file, found)]
    if problems:
        raise ProfileRefused(problems)
    return build(file.name, found)


@lru_cache(maxsize=1)
def default() -> Profile:
    """What holds where nobody names a profile."""
    return load(DEFAULT)


def _find(asked: str, folder: Path) -> Path:
    """A name of ours comes first: a file of the same name is asked for as ./linear.toml."""
    if asked in shipped():
        return _FOLDER / f"{asked}.toml"
    path = folder / asked
    if not path.is_file():
        raise NoProfile(asked, shipped())
    return path


def _read(file: Written, above: tuple[Path, ...]) -> Reading:
    """A file on top of what it extends. `above`: the files that led here, to find a circle."""
    found = read(file)
    base = found.head.get("extends")
    if base is None:
        return found
    try:
        path = _find(base, file.path.parent)
    except NoProfile as error:
        expected = _("a TOML file, or one of {known}").format(known=listed(error.known))
        found.problems.append(file.problem("extends", f"“{base}”", expected))
        found.failed |= _ALL
        return found
    led = (*above, file.path.resolve())
    if path.resolve() in led:
        found.problems.append(file.problem("extends", f"“{base}”", _("no circle of profiles")))
        found.failed |= _ALL
        return found
    return found.over(_read(written(path), led))
