"""Markdown for a pull request comment or a job summary: totals, counts by rule, and findings, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding
from crs_lint.report.escape_markdown import escape
from crs_lint.report.registry import sentences, worst_first
from crs_lint.report.summary import summary

# The most characters in a comment on GitHub.
COMMENT = 65_536
_MOST_COMPLAINTS = 10


def write(report: Report, stream: TextIO) -> None:
    stream.write(page(report, COMMENT))


def page(report: Report, limit: int) -> str:
    """The page, cut after a finding to at most ``limit`` UTF-8 bytes, with the number of findings left out."""
    head = "".join(f"{row}\n" for row in _head(report))
    rows = [_row(finding) for finding in worst_first(report.findings)]
    room = limit - len(head.encode()) - len(_more(len(rows)).encode())
    shown = 0
    for row in rows:
        room -= len(row.encode())
        if room < 0:
            break
        shown += 1
    return head + "".join(rows[:shown]) + (_more(len(rows) - shown) if shown < len(rows) else "")


def _head(report: Report) -> Iterator[str]:
    yield from ("## crs-lint", "", f"{escape(summary(report))}.")
    if report.complaints:
        yield ""
        yield from (f"- Not checked: {escape(complaint)}" for complaint in report.complaints[:_MOST_COMPLAINTS])
        if (more := len(report.complaints) - _MOST_COMPLAINTS) > 0:
            yield f"- and {more:,} more."
    if report.weakened:
        yield from ("", "Changes that weaken the check:", "")
        yield from (f"- {escape(sentence)}" for sentence in report.weakened[:_MOST_COMPLAINTS])
        if (more := len(report.weakened) - _MOST_COMPLAINTS) > 0:
            yield f"- and {more:,} more."
    if report.findings:
        counts = Counter((-finding.severity, finding.severity.word, finding.rule) for finding in report.findings)
        yield from ("", "| findings | severity | rule |", "|---:|---|---|")
        ordered = sorted(counts.items(), key=lambda entry: (entry[0][0], -entry[1], entry[0][2]))
        yield from (f"| {count:,} | {severity} | {rule} |" for (_, severity, rule), count in ordered)
        yield from ("", "| place | severity | rule | finding |", "|---|---|---|---|")


def _row(finding: Finding) -> str:
    position = f"{escape(finding.path)}:{finding.line}:{finding.column}"
    return f"| {position} | {finding.severity.word} | {finding.rule} | {escape(sentences(finding))} |\n"


def _more(count: int) -> str:
    return f"\n… and {count:,} more findings.\n"
