"""JUnit XML: a finding is a test case, so that a build server shows what is wrong.

An open error or warning is a failure; what was acknowledged or snoozed is skipped; what is only worth
knowing, or gone, passes. Of `check` every rule that found nothing passes too.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as xml

from tracker.language import _
from tracker.model.money import Unit
from tracker.render.grid import clean
from tracker.render.statuses import word
from tracker.reports.answer import Answer
from tracker.reports.check import RULES
from tracker.reports.rows import Finding, Severity

_FAILING = (Severity.ERROR, Severity.WARNING)


def junit(answer: Answer[Finding], _unit: Unit | None = None) -> str:
    """One suite, a case for each finding, in the order of the rows."""
    name = f"tracker {answer.command} {answer.year or ''}".strip()
    cases = [*(_case(row) for row in answer.rows), *_passed(answer)]
    suite = xml.Element("testsuite", name=name)
    suite.extend(cases)
    counts = {
        "tests": len(cases),
        "failures": sum(1 for case in cases if case.find("failure") is not None),
        "errors": 0,
        "skipped": sum(1 for case in cases if case.find("skipped") is not None),
    }
    suites = xml.Element("testsuites", name="tracker")
    for key, number in counts.items():
        suites.set(key, str(number))
        suite.set(key, str(number))
    suites.append(suite)
    xml.indent(suites)
    body: str = xml.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _case(row: Finding) -> xml.Element:
    case = xml.Element(
        "testcase", classname=f"tracker.{row.rule}", name=f"{clean(row.subject)} [{row.id}]"
    )
    message = clean(row.message)
    place = ", ".join(part for part in (row.source, row.locator) if part)
    told = f"{message}\n{place}" if place else message
    if row.state in ("acknowledged", "snoozed"):
        xml.SubElement(case, "skipped", message=f"{word(row.state)}: {message}")
    elif row.state == "open" and row.severity in _FAILING:
        failure = xml.SubElement(case, "failure", type=str(row.severity), message=message)
        failure.text = told
    else:
        xml.SubElement(case, "system-out").text = told
    return case


def _passed(answer: Answer[Finding]) -> Iterator[xml.Element]:
    """Rules without a finding, where all of them were asked."""
    if answer.command != "check":
        return
    broken = {row.rule for row in answer.rows}
    for rule in RULES:
        if rule.id not in broken:
            yield xml.Element("testcase", classname=f"tracker.{rule.id}", name=_(rule.description))
