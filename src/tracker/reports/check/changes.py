"""What a document says of the year before: amount, direction and rate of a change, or that there is
nothing to compare with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracker.language import _
from tracker.model.facts import Headline
from tracker.model.money import Money
from tracker.reports.check.evidence import Document, Evidence, Finds, Found, misstated
from tracker.reports.check.tolerance import same_amount, same_percent, same_rate
from tracker.reports.check.words import plain, signed, sum_of

CHANGE, RATE, PRIOR = ".change", ".change_percent", ".prior"
PRIOR_PAID, PAID_RATE = ".prior_paid", ".paid_change_percent"
NO_PRIOR, OWN_YEAR = "no_prior_year", "own_year"
_FOUNDED = ("新成立", "新组建", "新设立")


def amounts(evidence: Evidence) -> Finds:
    """A stated change is this year's figure less the one that last year's document states."""
    for document, before, item, change in _changes(evidence):
        now, then = document.amounts()[item], before.amounts()[item]
        said = change.amount or Money(0)
        if same_amount(said, now - then) or _opposite(said, now - then):
            continue
        message = _(
            "{label}: a change of {said} is stated ({place}), but {now} now and {then} last year "
            "({before_source}, {before_place}) differ by {real}"
        ).format(
            label=change.label,
            said=signed(said),
            place=change.locator,
            now=sum_of(now),
            then=sum_of(then),
            before_source=before.source,
            before_place=before.figures()[item].locator,
            real=signed(now - then),
        )
        yield misstated(document, change, item, message, said, now - then)


def priors(evidence: Evidence) -> Finds:
    """Last year's figure, as this year's text prints it, is the one of last year's document."""
    for document, before in _pairs(evidence):
        for item, prior in _stated(document, PRIOR):
            then = before.amounts().get(item)
            if then is None or prior.amount is None or same_amount(prior.amount, then):
                continue
            message = _(
                "{label}: {said} is given as last year’s figure ({place}), but last year’s document "
                "({before_source}, {before_place}) says {then}"
            ).format(
                label=prior.label,
                said=sum_of(prior.amount),
                place=prior.locator,
                before_source=before.source,
                before_place=before.figures()[item].locator,
                then=sum_of(then),
            )
            yield misstated(document, prior, item, message, prior.amount, then)


def lone_rates(evidence: Evidence) -> Finds:
    """A rate that is stated without its amount is the one that the two documents give."""
    for document, before in _pairs(evidence):
        stated = document.amounts()
        for item, rate in _stated(document, RATE):
            now, then = stated.get(item), before.amounts().get(item)
            if item + CHANGE in stated or rate.percent is None or now is None or then is None:
                continue
            real = (now - then).percent_of(then)
            if real is None or same_percent(real, rate.percent):
                continue
            message = _(
                "{label}: {printed} % is stated ({place}), but {then} ({before_source}, "
                "{before_place}) became {now}: {real} %"
            ).format(
                label=rate.label,
                printed=plain(rate.percent),
                place=rate.locator,
                then=sum_of(then),
                before_source=before.source,
                before_place=before.figures()[item].locator,
                now=sum_of(now),
                real=plain(round(real, 2)),
            )
            yield misstated(document, rate, item, message, rate.percent, round(real, 2))


def directions(evidence: Evidence) -> Finds:
    """Where the text says 增加 the figure rose, where it says 减少 it fell; the rate says the same."""
    for document in evidence.documents:
        figures = document.figures()
        for item, change in _stated(document, CHANGE):
            rate = figures.get(item + RATE)
            if change.amount is None or rate is None or rate.percent is None:
                continue
            if change.amount.cents * rate.percent < 0:
                message = _(
                    "{label}: the amount says {said} ({place}), the rate {rate} % ({rate_place})"
                ).format(
                    label=change.label,
                    said=signed(change.amount),
                    place=change.locator,
                    rate=plain(rate.percent),
                    rate_place=rate.locator,
                )
                yield misstated(document, change, item, message, change.amount, None)
    for document, before, item, change in _changes(evidence):
        now, then = document.amounts()[item], before.amounts()[item]
        said = change.amount or Money(0)
        if _opposite(said, now - then):
            message = _(
                "{label}: the text says {said} ({place}), but the figure went from {then} "
                "({before_source}, {before_place}) to {now}"
            ).format(
                label=change.label,
                said=signed(said),
                place=change.locator,
                then=sum_of(then),
                before_source=before.source,
                before_place=before.figures()[item].locator,
                now=sum_of(now),
            )
            yield misstated(document, change, item, message, said, now - then)


def rates(document: Document) -> Finds:
    """A stated rate is the change as a share of last year's figure, within 0.1 point."""
    stated = document.amounts()
    for item, rate in _stated(document, RATE):
        change, now = stated.get(item + CHANGE), stated.get(item)
        if change is None or now is None or rate.percent is None:
            continue
        share = change.percent_of(now - change)
        if share is None or same_percent(abs(share), abs(rate.percent)):
            continue
        message = _(
            "{label}: {printed} % is stated ({place}), but {change} of {then} is {share} %"
        ).format(
            label=rate.label,
            printed=plain(rate.percent),
            place=rate.locator,
            change=signed(change),
            then=sum_of(now - change),
            share=plain(round(share, 2)),
        )
        yield misstated(document, rate, item, message, rate.percent, round(share, 2))


def paid_rates(document: Document) -> Finds:
    """A stated rate against what was paid the year before is what the two amounts give, within 0.1
    point. Where this year's budget is stated twice, either will do."""
    for item, rate in _stated(document, PAID_RATE):
        paid = document.amounts().get(item + PRIOR_PAID)
        budgets = [
            one.amount
            for one in document.stated.headlines
            if one.item == item and one.amount is not None
        ]
        shares = [(one - paid).percent_of(paid) for one in budgets] if paid is not None else []
        real = [share for share in shares if share is not None]
        if rate.percent is None or not real or paid is None:
            continue
        if any(same_rate(rate.percent, one, paid) for one in budgets):
            continue
        message = _(
            "{label}: {printed} % is stated ({place}), but {then} paid last year became a budget of "
            "{now}: {share} %"
        ).format(
            label=rate.label,
            printed=plain(rate.percent),
            place=rate.locator,
            then=sum_of(paid),
            now=sum_of(budgets[0]),
            share=plain(round(real[0], 2)),
        )
        yield misstated(document, rate, item, message, rate.percent, round(real[0], 2))


def own_year(document: Document) -> Finds:
    """A change is stated against another year, not against the budget's own."""
    for said in document.stated.statements:
        if said.kind == OWN_YEAR:
            message = _("“{text}” ({place}) compares {year} with itself").format(
                text=said.text, place=said.locator, year=document.stated.year
            )
            yield Found(said.text, "", message, document.source, said.locator)


def no_prior_year(evidence: Evidence) -> Finds:
    """A document that has no year to compare with states no change, and there is none of last year."""
    for document in evidence.documents:
        said = next((one for one in document.stated.statements if one.kind == NO_PRIOR), None)
        if said is None:
            continue
        change = next(_stated(document, CHANGE), None)
        before = evidence.document_before(document.stated.stage)
        if change is not None:
            message = _(
                "“{text}” ({place}), but a change of {label} is stated ({change_place})"
            ).format(
                text=said.text,
                place=said.locator,
                label=change[1].label,
                change_place=change[1].locator,
            )
        elif before is not None:
            message = _("“{text}” ({place}), but there is a document of {year}: {source}").format(
                text=said.text, place=said.locator, year=evidence.year - 1, source=before.source
            )
        else:
            continue
        yield Found(document.stated.department, NO_PRIOR, message, document.source, said.locator)


def old_assets(document: Document) -> Finds:
    """A department that says it is new this year held nothing at the end of the last."""
    said = next(
        (
            one
            for one in document.stated.statements
            if one.kind == NO_PRIOR and any(word in one.text for word in _FOUNDED)
        ),
        None,
    )
    if said is None:
        return
    for asset in document.stated.assets:
        if asset.as_of and asset.as_of < date(document.stated.year, 1, 1) and asset.amount:
            message = _(
                "“{text}” ({place}), but assets of {amount} are stated for {day} ({asset_place})"
            ).format(
                text=said.text,
                place=said.locator,
                amount=sum_of(asset.amount),
                day=asset.as_of.isoformat(),
                asset_place=asset.locator,
            )
            yield Found(
                document.stated.department,
                asset.kind,
                message,
                document.source,
                said.locator,
                actual=asset.amount,
                unit="CNY",
            )
            return


def _stated(document: Document, suffix: str) -> Iterator[tuple[str, Headline]]:
    """Item (without the suffix) and figure."""
    for item, figure in document.figures().items():
        if item.endswith(suffix):
            yield item.removesuffix(suffix), figure


def _pairs(evidence: Evidence) -> Iterator[tuple[Document, Document]]:
    """Each document of the year with last year's of the same stage."""
    for document in evidence.documents:
        before = evidence.document_before(document.stated.stage)
        if before is not None:
            yield document, before


def _changes(evidence: Evidence) -> Iterator[tuple[Document, Document, str, Headline]]:
    """Stated changes of which both years are known: the document, last year's, item, the change."""
    for document, before in _pairs(evidence):
        for item, change in _stated(document, CHANGE):
            if (
                change.amount is not None
                and item in document.amounts()
                and item in before.amounts()
            ):
                yield document, before, item, change


def _opposite(one: Money, other: Money) -> bool:
    return one.cents * other.cents < 0
