"""``--statistics``: counts of findings by rule in place of the findings."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple, TextIO

from crs_lint.engine.report import Report


class RuleCount(NamedTuple):
    """How many findings a rule has at one severity, and how many of them have a safe or an unsafe fix."""

    rule: str
    category: str
    severity: str
    findings: int
    fixable: int


def counts(report: Report) -> list[RuleCount]:
    """The most frequent first."""
    found = Counter((finding.severity.word, finding.rule, finding.category) for finding in report.findings)
    fixable = Counter((finding.severity.word, finding.rule, finding.category) for finding in report.findings if finding.fix is not None)
    ordered = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))
    return [RuleCount(rule, category, severity, count, fixable[severity, rule, category]) for (severity, rule, category), count in ordered]


def write(report: Report, stream: TextIO) -> None:
    """Writes one line a rule, with a mark where ``--fix`` fixes some of its findings."""
    fixed = {(finding.rule, finding.severity.word) for finding in report.findings if finding.fix is not None and finding.fix.safe}
    for one in counts(report):
        mark = " [*]" if (one.rule, one.severity) in fixed else ""
        stream.write(f"{one.findings:6}  {one.severity:7}  {one.rule}{mark}\n")


def write_json(report: Report, stream: TextIO) -> None:
    """Writes an object with the counts and the summary of the format ``json``."""
    from crs_lint.report import json

    rows = [one._asdict() for one in counts(report)]
    stream.write(json.dump({"version": json.VERSION, "statistics": rows, "summary": json.counts(report)}))
