"""The line of a file that a finding shows."""

from __future__ import annotations

from crs_lint.document.lines import Lines
from crs_lint.model.finding import Span


def source_line(text: str, lines: Lines, number: int) -> Span:
    """The span of a line, from 1, without its line break; an empty span at the end for a line past the last.

    Takes constant time, since a line of megabytes may have a finding in every word.
    """
    if number > len(lines.starts):
        return Span(len(text), len(text))
    start = lines.starts[number - 1]
    end = lines.starts[number] if number < len(lines.starts) else len(text)
    line_break = text[max(start, end - 2) : end]
    return Span(start, end - len(line_break) + len(line_break.rstrip("\r\n")))
