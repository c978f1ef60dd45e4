"""Text for terminals: each finding with its source line, carets under the text that it refers to, and its help."""

import unicodedata
from typing import TextIO

from crs_lint.document.lines import Lines
from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, RelatedPosition, Severity, Span
from crs_lint.named_tuple import NamedTuple
from crs_lint.report.source_line import source_line
from crs_lint.text.sanitize import sanitize

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDTH = 118  # columns of a line, where the stream is no terminal
_NARROWEST, _WIDEST = 20, 400
_LEAD = 20  # columns before the marked words, where they are far into a line
_MOST_RELATED = 8
# A file of four megabytes can have 200,000 findings.
_MOST_FINDINGS = 2000


def write(report: Report, stream: TextIO, *, color: bool = False, width: int = _WIDTH) -> None:
    """Writes all findings, habits once; source lines are cut to ``width`` columns."""
    if report.findings:
        from crs_lint.report.habits import told_once

        report = told_once(report)
    paint = _Paint(color)
    screen = _Screen(max(_NARROWEST, min(width, _WIDEST)), stream.encoding or "utf-8")
    path, frame = "", _CodeFrame("", screen)
    for finding in report.findings[:_MOST_FINDINGS]:
        if finding.path != path:
            # An unreadable file may be a link that leads out of the bank, and the report must not show what it leads to.
            path, frame = finding.path, _CodeFrame("" if finding.rule == "unreadable-file" else report.text_of(finding.path), screen)
        stream.write(_block(finding, frame, paint) + "\n")
    if (more := len(report.findings) - _MOST_FINDINGS) > 0:
        stream.write(f"... and {more:,} more findings. --statistics counts all by rule; --format concise lists all.\n\n")


class _Paint:
    """Colors text, or leaves it as it is."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text


def _block(finding: Finding, frame: "_CodeFrame", paint: _Paint) -> str:
    color = _COLORS[finding.severity]
    position = f"{_path(finding.path)}:{finding.line}:{finding.column}"
    fixable = f" {paint('[*]', '36')}" if finding.fix is not None and finding.fix.safe else ""
    rule = paint(f"{finding.severity.word}[{finding.rule}]", f"1;{color}")
    head = f"{paint(position, '1')}: {rule}{fixable} {sanitize(finding.message)}"
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


class _Screen(NamedTuple):
    """What the excerpts are shown on: its columns, and an encoding that may lack characters."""

    columns: int
    encoding: str

    def shown(self, text: str) -> str:
        """A part of a line as the screen shows it."""
        cleaned = sanitize(text.replace("\t", " "))
        return cleaned if cleaned.isascii() else cleaned.encode(self.encoding, "backslashreplace").decode(self.encoding)

    def width(self, text: str) -> int:
        return _width(self.shown(text))


class _CodeFrame:
    """Shows lines of one file with carets below them."""

    def __init__(self, text: str, screen: _Screen) -> None:
        self.text = text
        self.lines = Lines(text)
        self.screen = screen

    def show(self, finding: Finding, paint: _Paint, color: str) -> list[str]:
        if not self.text:
            return []
        line = source_line(self.text, self.lines, finding.line)
        width = len(str(finding.line))
        last = finding.end_column if finding.end_line == finding.line else line.end - line.start + 1
        more = " …" if finding.end_line > finding.line else ""
        marked = Span(line.start + finding.column - 1, min(line.start + max(last - 1, finding.column), line.end))
        excerpt = _excerpt(
            self.text, line, marked, self.screen._replace(columns=self.screen.columns - width - len(" | ") - self.screen.width(more))
        )
        bar = paint("|", "34")
        mark = paint("^" * max(excerpt.marked, 1), color)
        return [
            f"{' ' * width} {bar}",
            f"{paint(str(finding.line), '34')} {bar} {excerpt.text}{more}",
            f"{' ' * width} {bar} {' ' * excerpt.before}{mark}",
        ]


class _Excerpt(NamedTuple):
    """The part of a line to show, and the columns before its marked part and of it."""

    text: str
    before: int
    marked: int


def _excerpt(text: str, line: Span, marked: Span, screen: _Screen) -> _Excerpt:
    """As much of a line as the screen has columns for: from its start, or else from a little before the marked part."""
    whole = Span(line.start, min(line.end, line.start + _most_characters(screen.columns)))
    if whole.end == line.end and screen.width(text[whole.start : whole.end]) <= screen.columns:
        first, last = line.start, line.end
    else:
        room = screen.columns - screen.width("……")
        first = line.start
        if marked.end > whole.end or screen.width(text[first : marked.end]) > room:
            # The lead is longer where the line ends early.
            rest = _forward(text, marked.start, line.end, screen, room - _LEAD)
            lead = room - screen.width(text[marked.start : rest]) if rest == line.end else min(_LEAD, room // 2)
            first = _backward(text, line.start, marked.start, screen, lead)
        last = _forward(text, first, line.end, screen, room)
    head, tail = "…" * (first > line.start), "…" * (last < line.end)
    before = screen.width(head) + screen.width(text[first : marked.start])
    return _Excerpt(
        screen.shown(head + text[first:last] + tail), before, screen.width(text[marked.start : max(marked.start, min(marked.end, last))])
    )


def _most_characters(columns: int) -> int:
    """How many characters may share some columns; combining marks take none, and runs of them need not be shown whole."""
    return 4 * columns


def _forward(text: str, start: int, end: int, screen: _Screen, columns: int) -> int:
    """The end of the text from ``start`` that fits into some columns."""
    end = min(end, start + _most_characters(max(columns, 0)))
    for index in range(start, end):
        columns -= screen.width(text[index])
        if columns < 0:
            return index
    return end


def _backward(text: str, start: int, end: int, screen: _Screen, columns: int) -> int:
    """The start of the text before ``end`` that fits into some columns."""
    start = max(start, end - _most_characters(max(columns, 0)))
    for index in range(end - 1, start - 1, -1):
        columns -= screen.width(text[index])
        if columns < 0:
            return index + 1
    return start


def _width(text: str) -> int:
    """The width of sanitized text in terminal columns: two for East Asian characters, none for combining marks."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
