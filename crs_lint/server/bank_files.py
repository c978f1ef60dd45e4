"""The files of the bank that an open document belongs to, with their outlines."""

from __future__ import annotations

import os
from collections.abc import Iterator

from crs_lint.api import Report
from crs_lint.files.discover import read_bytes
from crs_lint.server.mentions import IdKind, Mention
from crs_lint.server.outline import Outline
from crs_lint.server.view import View
from crs_lint.text.file_endings import is_item_file


def outline_of(view: View, path: str, report: Report) -> Outline:
    """The outline of a file; an empty one of a file that cannot be read."""
    content = _content(view, path)
    return Outline(path, content, report.items_of(path) if content else ())


def outlines_with(view: View, report: Report, name: str) -> Iterator[Outline]:
    """The outlines of all files of the bank in which a name stands as such, in the order of their paths.

    An id that is written with escapes is not found.
    """
    written = name.encode("utf-8", "surrogatepass")
    opened = {os.path.realpath(path): path for path in view.contents}
    for path in sorted(opened.get(path, path) for path in report.inputs()):
        if is_item_file(path) and written in _content(view, path):
            yield outline_of(view, path, report)


def same_mentions(view: View, path: str, report: Report, kind: IdKind, name: str) -> Iterator[tuple[Outline, Mention]]:
    """All mentions of an id that stands in a file: in this file or the whole bank, wherever it means the same."""
    for outline in (outline_of(view, path, report),) if kind.is_of_file else outlines_with(view, report, name):
        for one in outline.mentions:
            if (one.kind, one.name) == (kind, name):
                yield outline, one


def _content(view: View, path: str) -> bytes:
    if path in view.contents:
        return view.contents[path]
    content = read_bytes(path, view.linter.request.overrides.limits.file_size)
    return content if isinstance(content, bytes) and os.path.isfile(path) else b""
