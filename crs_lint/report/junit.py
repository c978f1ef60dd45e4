"""JUnit XML: a suite for each file, a failing case for each finding, one passing case in a file without findings."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding
from crs_lint.report.registry import sentences, worst
from crs_lint.text.sanitize import sanitize

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# GitLab rejects files of 30 MB.
_LARGEST = 29_000_000


def write(report: Report, stream: TextIO) -> None:
    kept = list(report.findings)
    text = _document(report, kept)
    while len(text) > _LARGEST and kept:
        kept = worst(kept, len(kept) * _LARGEST // len(text) * 9 // 10)
        text = _document(report, kept)
    stream.write(text)


def _document(report: Report, kept: list[Finding]) -> str:
    """All suites, in ASCII whatever the encoding of the stream."""
    from xml.etree.ElementTree import Element, indent, tostring

    root = Element("testsuites")
    suites = [*_own_suite(report, len(report.findings) - len(kept)), *_suites(report, kept)]
    when = _now()
    for number, (name, cases) in enumerate(suites):
        root.append(_suite(number, name, cases, when))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="us-ascii").decode()}\n'


def _own_suite(report: Report, more: int) -> Iterator[tuple[str, list[Element]]]:
    """Files that could not be checked, and the number of findings that are left out."""
    names = _CaseNames()
    cases = [_case("crs-lint", names.new("not checked"), ("error", "not-checked", complaint)) for complaint in report.complaints]
    if more:
        told = (
            f"{more:,} more findings are not in this file, which holds the worst. GitLab takes no larger one; the other formats have all."
        )
        cases.append(_case("crs-lint", names.new("more findings"), ("failure", "more", told)))
    if cases:
        yield "crs-lint", cases


def _suites(report: Report, kept: Iterable[Finding]) -> Iterator[tuple[str, list[Element]]]:
    by_path: dict[str, list[Finding]] = {path: [] for path in report.paths}
    for finding in kept:
        by_path.setdefault(finding.path, []).append(finding)
    for path, findings in by_path.items():
        names = _CaseNames()
        cases = [_finding_case(finding, names) for finding in findings]
        yield path, cases or [_case(path, "nothing to report")]


def _finding_case(finding: Finding, names: _CaseNames) -> Element:
    name = names.new(f"{finding.rule} {finding.item}" if finding.item else finding.rule)
    case = _case(finding.path, name, ("failure", finding.severity.word, finding.message))
    case[0].text = sanitize(f"{finding.path}:{finding.line}:{finding.column}: {sentences(finding)}")
    return case


class _CaseNames:
    """Unique names of the cases of one suite, without lines, so that a finding that moves keeps its name."""

    def __init__(self) -> None:
        self.times: dict[str, int] = {}

    def new(self, name: str) -> str:
        """A name with a number from its second use on, since GitLab drops cases of the same name."""
        wanted = name
        while wanted in self.times:
            self.times[name] += 1
            wanted = f"{name} ({self.times[name]})"
        self.times[wanted] = 1
        return wanted


def _suite(number: int, name: str, cases: list[Element], when: str) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    failures, errors = (sum(case.find(kind) is not None for case in cases) for kind in ("failure", "error"))
    counts = {"tests": len(cases), "failures": failures, "errors": errors, "id": number}
    fixed = {"package": "crs-lint", "timestamp": when, "hostname": "localhost", "time": "0"}
    suite = Element("testsuite", {"name": sanitize(name), **{key: str(count) for key, count in counts.items()}, **fixed})
    SubElement(suite, "properties")
    suite.extend(cases)
    SubElement(suite, "system-out")
    SubElement(suite, "system-err")
    return suite


def _case(path: str, name: str, outcome: tuple[str, str, str] | None = None) -> Element:
    """A case; ``outcome`` is ``failure`` or ``error``, its type, and its message; None if it passes."""
    from xml.etree.ElementTree import Element, SubElement

    case = Element("testcase", {"classname": sanitize(path), "name": sanitize(name), "time": "0"})
    if outcome is not None:
        SubElement(case, outcome[0], {"type": outcome[1], "message": sanitize(outcome[2])})
    return case


def _now() -> str:
    """The time of the report, which the format requires; SOURCE_DATE_EPOCH sets it for reproducible builds."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_usable = given.isascii() and given.isdigit() and len(given) <= len(str(_LAST_SECOND)) and int(given) <= _LAST_SECOND
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(int(given) if is_usable else None))


_LAST_SECOND = 253_402_300_799  # of the year 9999
