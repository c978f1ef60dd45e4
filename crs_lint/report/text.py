"""Text for terminals: each finding with its source line, carets under the text that it refers to, and its help."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from crs_lint.document.lines import Lines
from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, RelatedPosition, Severity, Span
from crs_lint.report.registry import SOURCES
from crs_lint.report.source_line import source_line
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import sanitize

if TYPE_CHECKING:
    from crs_lint.fixing.outcome import FileChange

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDEST = 110
_MOST_RELATED = 8
# A file of four megabytes can have 200,000 findings.
_MOST_FINDINGS = 2000


def write(report: Report, stream: TextIO, *, color: bool = False) -> None:
    paint = _Paint(color)
    path, frame = "", _CodeFrame("")
    for finding in report.findings[:_MOST_FINDINGS]:
        if finding.path != path:
            # An unreadable file may be a link that leads out of the bank, and the report must not show what it leads to.
            path, frame = finding.path, _CodeFrame("" if finding.rule == "unreadable-file" else report.text_of(finding.path))
        stream.write(_block(finding, frame, paint) + "\n")
    if (more := len(report.findings) - _MOST_FINDINGS) > 0:
        stream.write(f"... and {more:,} more findings. --statistics counts all by rule; --format concise lists all.\n\n")


def summary(report: Report) -> str:
    """One line: what was checked, what was found, and how many findings were suppressed by what."""
    counts = [(report.count(severity), severity.word) for severity in sorted(Severity, reverse=True)]
    found = ", ".join(counted(count, word) for count, word in counts if count) or "nothing to report"
    suppressed = "".join(
        f"; {sum(one.by == source for one in report.suppressed):,} suppressed by {SOURCES[source]}"
        for source in sorted({one.by for one in report.suppressed}, reverse=True)
    )
    stale = (
        f"; {report.stale:,} baseline {'entry no longer occurs' if report.stale == 1 else 'entries no longer occur'}"
        if report.stale
        else ""
    )
    changed = f", {report.changed:,} of them changed" if report.changed is not None else ""
    return f"{counted(report.files, 'file')}, {counted(report.items, 'item')}{changed}: {found}{suppressed}{stale}"


def changes(made: Sequence[FileChange], *, written: bool) -> str:
    """One line: how many findings were fixed and suppressed, or would be."""
    fixed, suppressed = sum(one.fixed for one in made), sum(one.suppressed for one in made)
    verbs = (("fix", "fixed"), ("suppress", "suppressed"))
    done = [f"{verb[written]} {counted(count, 'finding')}" for count, verb in zip((fixed, suppressed), verbs, strict=True) if count]
    sentence = f"{' and '.join(done)} in {counted(len(made), 'file')}."
    return sentence[:1].upper() + sentence[1:] if written else f"Would {sentence} Nothing was written."


def statistics(report: Report) -> list[str]:
    """Lines of counts by rule, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for finding in report.findings:
        key = (finding.severity.word, finding.rule)
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [f"{count:6}  {severity:7}  {rule}" for (severity, rule), count in ordered]


class _Paint:
    """Colors text, or leaves it as it is."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text


def _block(finding: Finding, frame: _CodeFrame, paint: _Paint) -> str:
    color = _COLORS[finding.severity]
    place = f"{_path(finding.path)}:{finding.line}:{finding.column}"
    head = f"{paint(place, '1')}: {paint(f'{finding.severity.word}[{finding.rule}]', f'1;{color}')} {sanitize(finding.message)}"
    lines = [head, *frame.show(finding, paint, color)]
    lines += [f"  = see {_related(point)}" for point in finding.related[:_MOST_RELATED]]
    if len(finding.related) > _MOST_RELATED:
        lines.append(f"  = and {len(finding.related) - _MOST_RELATED} more")
    if finding.help:
        lines.append(f"  {paint('= help:', '1')} {sanitize(finding.help)}")
    return "\n".join(lines) + "\n"


def _path(path: str) -> str:
    """A path at the start of a line, which must not look like a command of a CI runner."""
    cleaned = sanitize(path)
    return f"./{cleaned}" if cleaned.lstrip().startswith(":") else cleaned


def _related(point: RelatedPosition) -> str:
    return f"{sanitize(point.path)}:{point.line}:{point.column}" + (f": {sanitize(point.message)}" if point.message else "")


class _CodeFrame:
    """Shows lines of one file with carets below them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)

    def show(self, finding: Finding, paint: _Paint, color: str) -> list[str]:
        if not self.text:
            return []
        line = source_line(self.text, self.lines, finding.line)
        width = len(str(finding.line))
        last = finding.end_column if finding.end_line == finding.line else line.end - line.start + 1
        shown, before, marked = _window(self.text, line, finding.column - 1, max(last - 1, finding.column))
        more = " …" if finding.end_line > finding.line else ""
        bar = paint("|", "34")
        mark = paint("^" * max(marked, 1), color)
        return [
            f"{' ' * width} {bar}",
            f"{paint(str(finding.line), '34')} {bar} {shown}{more}",
            f"{' ' * width} {bar} {' ' * before}{mark}",
        ]


def _window(text: str, line: Span, start: int, end: int) -> tuple[str, int, int]:
    """The part of a line to show, and the widths in terminal columns before and of its marked part."""
    length = line.end - line.start
    first = 0 if end <= _WIDEST else max(0, min(start - 20, length - _WIDEST))
    last = min(first + _WIDEST, length)
    head = "…" if first else ""
    tail = "…" if last < length else ""

    def part(start: int, end: int) -> str:
        return sanitize(text[line.start + start : line.start + max(start, min(end, last))].replace("\t", " "))

    return head + part(first, last) + tail, _width(head) + _width(part(first, start)), _width(part(start, end))


def _width(text: str) -> int:
    """The width of sanitized text in terminal columns: two for East Asian characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
