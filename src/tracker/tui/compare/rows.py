"""Rows of a comparison as a table knows them, and the names that may mean one project; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.language import _
from tracker.model.money import Money, total
from tracker.model.names import fold
from tracker.render.statuses import word
from tracker.reports.answer import Answer
from tracker.reports.compare import Suggestion
from tracker.reports.compare.changes import difference
from tracker.reports.compare.comparison import is_whole
from tracker.reports.compare.rest import REST
from tracker.reports.compare.vintage import Vintage
from tracker.reports.rows import Change, ChangeStatus

ORDER = (
    ChangeStatus.INCREASED, ChangeStatus.DECREASED, ChangeStatus.NEW, ChangeStatus.DROPPED,
    ChangeStatus.UNDISCLOSED, ChangeStatus.NO_PRIOR_DATA, ChangeStatus.UNCHANGED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scaled:
    """A change, the largest one of the table that its bar is drawn to, and whose it is where the name
    does not tell."""

    row: Change
    largest: Decimal
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A new name that somebody saved for an old one."""

    department: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison, the names that may mean one project, and those that are said to; what the year
    is held against, and the stages and versions that it may be held against; how a document says that
    there is no year before. `years` are both sides, the earlier year first; `part`: departments whose
    money is part of that of others."""

    found: Answer[Change]
    likely: tuple[Suggestion, ...]
    links: tuple[Link, ...] = ()
    against: str = ""
    vintages: tuple[str, ...] = ()
    no_prior: str | None = None
    years: tuple[str, str] = ("", "")
    part: frozenset[str] = frozenset()


def vintage_words(text: str) -> str:
    """`2020:adjusted:v1` for people."""
    one = Vintage.parse(text)
    parts = [str(one.year)]
    parts += [word(one.stage)] if one.stage else []
    parts += [_("version {number}").format(number=one.version)] if one.version else []
    return " ".join(parts)


def linked(row: Change, links: Iterable[Link]) -> Link | None:
    """The link that ties a row together, of several the latest."""
    if row.matched_by != "link":
        return None
    names = {fold(name) for name in row.name.split(" + ")}
    own = [one for one in links if one.department == row.department and fold(one.new) in names]
    return own[-1] if own else None


def by_name(likely: Iterable[Suggestion]) -> dict[tuple[str, str], list[Suggestion]]:
    """Department and either of the names, to the pairs with that name."""
    found: dict[tuple[str, str], list[Suggestion]] = defaultdict(list)
    for one in likely:
        for name in {one.old, one.new}:
            found[one.department, name].append(one)
    return found


def suggested(row: Change, likely: Iterable[Suggestion]) -> tuple[Suggestion | None, str | None]:
    """The pair of names that a row belongs to, and how the other one is suggested."""
    pair = next(
        (
            one
            for one in likely
            if row.suggestion
            and one.department == row.department
            and row.name in (one.old, one.new)
        ),
        None,
    )
    if pair is None:
        return None, None
    other = pair.new if row.name == pair.old else pair.old
    return pair, f"{other} ({pair.score} %)"


def named(row: Change, owner: str = "") -> str:
    """Of a classification with its code, further right the deeper it lies, as the parts of the three
    public expenses are; with its department where others have a row of the same name."""
    whose = f" · {owner}" if owner else ""
    if not row.level:
        return "  " * depth(row) + row.name + whose
    code = row.key.rpartition("\n")[2]
    name = row.name if row.name != code else ""
    return "  " * max(0, row.level - 2) + f"{code} {name}".strip() + whose


def depth(row: Change) -> int:
    """How many sums of the three public expenses a row is in; 0 of anything else."""
    parts = row.key.split(".")
    return len(parts) - 1 if parts[0] == "three_public" and not is_whole(row) else 0


def in_order(rows: Iterable[Change]) -> list[Change]:
    """By what became of them; a sum of the three public expenses before its parts."""

    def place(row: Change) -> tuple[int, str, bool, str]:
        group = ORDER.index(row.status)
        if not row.key.startswith("three_public."):
            return group, "", False, ""
        return group, row.department, not is_whole(row), row.key

    return sorted(rows, key=place)


def summed(rows: Iterable[Scaled], part: frozenset[str]) -> Scaled | None:
    """What is known of the money of a group, each amount once, as in the total of all; None where
    there is none.

    `part`: departments whose money is in that of others. The change is known where that of each is.
    """
    counted = [one for one in rows if _counts(one.row) and one.row.department not in part]
    before = _known(one.row.before for one in counted)
    after = _known(one.row.after for one in counted)
    if before is None and after is None:
        return None
    is_known = all(one.row.change is not None for one in counted)
    changed, percent = difference(before, after) if is_known else (None, None)
    whole = replace(
        counted[0].row,
        before=before,
        after=after,
        change=changed,
        change_percent=percent,
        quantity_effect=_known(one.row.quantity_effect for one in counted),
        price_effect=_known(one.row.price_effect for one in counted),
    )
    return Scaled(whole, counted[0].largest)


def _counts(row: Change) -> bool:
    """What no known project explains does where both years print it."""
    return is_whole(row) and (row.key != REST or None not in (row.before, row.after))


def _known(figures: Iterable[Money | Decimal | None]) -> Money | None:
    """The sum of the money that is known: targets in different units add to nothing."""
    amounts = [figure for figure in figures if isinstance(figure, Money)]
    return total(amounts) if amounts else None


def scaled(rows: Sequence[Change]) -> list[Scaled]:
    """Each with the largest change of the whole, and the department where the name does not tell."""
    whole = [row for row in rows if not row.level] or [row for row in rows if row.level == 1]
    sizes = [abs(size) for row in whole if (size := size_of(row.change)) is not None]
    largest = max(sizes, default=Decimal(0))
    often = Counter(name for name, _department in {(row.name, row.department) for row in rows})
    several = len({row.department for row in rows}) > 1

    def owner(row: Change) -> str:
        is_vague = row.level <= 1 and (often[row.name] > 1 or row.key == REST)
        return row.department if several and is_vague else ""

    return [Scaled(row, largest, owner(row)) for row in rows]


def under(row: Change, top: Change) -> bool:
    return row.department == top.department and row.key.startswith(top.key)


def size_of(value: Money | Decimal | None) -> Decimal | None:
    return value.yuan if isinstance(value, Money) else value
