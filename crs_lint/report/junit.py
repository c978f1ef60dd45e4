"""JUnit XML for build servers: a suite a file, a failing case a finding, one passing case where a file has none."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from crs_lint.engine.run import Report
from crs_lint.model.finding import Finding
from crs_lint.report.registry import sentences, worst
from crs_lint.text.sanitize import sanitize

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# GitLab refuses a file of 30 MB.
_LARGEST = 29_000_000


def write(report: Report, stream: TextIO) -> None:
    kept = list(report.findings)
    text = _document(report, kept)
    while len(text) > _LARGEST and kept:
        kept = worst(kept, len(kept) * _LARGEST // len(text) * 9 // 10)
        text = _document(report, kept)
    stream.write(text)


def _document(report: Report, kept: list[Finding]) -> str:
    """All suites, with the findings that are kept; in ASCII, whatever the encoding of the stream."""
    from xml.etree.ElementTree import Element, indent, tostring

    root = Element("testsuites")
    suites = [*_own_suite(report, len(report.findings) - len(kept)), *_suites(report, kept)]
    when = _now()
    for number, (name, cases) in enumerate(suites):
        root.append(_suite(number, name, cases, when))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="us-ascii").decode()}\n'


def _own_suite(report: Report, more: int) -> Iterator[tuple[str, list[Element]]]:
    """What concerns no file: what could not be checked, and how many findings are left out."""
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
    """Names of the cases of one suite: no line is in them, so that a case that moves is the same one; each is given once."""

    def __init__(self) -> None:
        self.times: dict[str, int] = {}

    def new(self, name: str) -> str:
        """GitLab drops a case with a name that was there before, so the second gets a number."""
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


def _case(path: str, name: str, fault: tuple[str, str, str] | None = None) -> Element:
    """A case; ``fault`` is ``failure`` or ``error``, its type, and its message."""
    from xml.etree.ElementTree import Element, SubElement

    case = Element("testcase", {"classname": sanitize(path), "name": sanitize(name), "time": "0"})
    if fault is not None:
        SubElement(case, fault[0], {"type": fault[1], "message": sanitize(fault[2])})
    return case


def _now() -> str:
    """The time of the report, which the format demands; SOURCE_DATE_EPOCH sets it, for builds that give the same twice."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(int(given) if given.isdecimal() else None))
