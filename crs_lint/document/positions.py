"""Turns locations in the data into spans of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from crs_lint.document.event_walk import EventWalk, Wanted, WrittenValue, WrittenValues, tree_of
from crs_lint.document.events import Events, UnparsableError
from crs_lint.document.line_locator import locate_in_lines
from crs_lint.document.lines import Lines, line_end
from crs_lint.model.finding import Location, Path, Span

if TYPE_CHECKING:
    from crs_lint.document.comments import LinterComment
    from crs_lint.document.load import Document
    from crs_lint.document.scalar_offsets import Letters


def spans_in(document: Document, paths: Iterable[Path], *, comments: bool = False, keep: bool = False) -> Spans:
    """The spans of a document as read, without a parser where they can be found so."""
    return Spans(document.text, paths, comments=comments, events=document.events, keep=keep, data=document.data)


class Spans:
    """The spans of one text. ``sure`` is False if ruamel.yaml cannot read all of it.

    ``events`` are those of the text, if others have walked them or will; with ``keep``, they are kept for the next walk.
    Given the ``data`` of the text, a text that is written plainly is not parsed at all.
    """

    def __init__(
        self,
        text: str,
        paths: Iterable[Path],
        *,
        comments: bool = False,
        pure: bool = False,
        events: Events | None = None,
        keep: bool = False,
        data: Any = None,
    ) -> None:
        self.text = text
        self.lines = Lines(text)
        self.sure = True
        self._found = WrittenValues()
        self._last_letters: tuple[Path | None, Letters] = (None, [])
        self._kept_spans: dict[Location, Span] = {}
        asked = list(paths)
        wanted = tree_of(asked)
        located = locate_in_lines(text, data, wanted) if asked and not comments else None
        if located is not None:
            self._found = located
        elif asked or comments:
            self._walk(events or Events(text), wanted, everything=comments, pure=pure, keep=keep)
        self.comments = self._comments() if comments and self.sure else []

    def _comments(self) -> list[LinterComment]:
        from crs_lint.document.comments import linter_comments

        return list(linter_comments(self.text, self._found))

    def span(self, location: Location, item: str | None = None) -> Span:
        """The span of a location: never a whole item, and never a guess.

        ``item`` is the id to search for if ruamel.yaml cannot read the text.
        """
        if location.span is not None:
            return location.span
        if location in self._kept_spans:
            return self._kept_spans[location]
        value = self.written(location.path)
        if location.part == "value" and value is not None and value.text is not None and value.end > value.start:
            return self._inside(location.path, value, location.chars)
        if location.path in self._found.fields:
            return self._found.fields[location.path]
        return self._nearest_name(location.path, item)

    def keep(self, locations: Iterable[Location]) -> None:
        """Answers only for these locations from now on, and frees the text: thousands of files may be open at once."""
        if self.sure:
            self._kept_spans = {location: self.span(location) for location in locations}
            self.text = ""
            self._found = WrittenValues()

    def written(self, path: Path) -> WrittenValue | None:
        """How the value at one of the paths asked for is written."""
        return self._found.values.get(path)

    def is_plain(self, path: Path) -> bool:
        """Whether a value is written without quotes, and not as a block."""
        return self.plain_span(path) is not None

    def plain_span(self, path: Path) -> Span | None:
        """The span of a value that is written without quotes, and not as a block."""
        value = self.written(path)
        return Span(value.start, value.end) if value is not None and value.text is not None and value.style == "" else None

    def _nearest_name(self, path: Path, item: str | None) -> Span:
        """The name of the nearest value above one that is not there."""
        for length in range(len(path), 0, -1):
            above = path[:length]
            if above in self._found.names:
                return self._found.names[above]
            if above in self._found.fields:
                return self._found.fields[above]
        if path == () or self.sure:
            return self._found.names.get((), Span(0, 0))
        found = re.search(rf"\bid:[ \t]*[\"']?{re.escape(item)}", self.text) if item else None
        return Span(*found.span()) if found else Span(0, 0)

    def _inside(self, path: Path, value: WrittenValue, chars: tuple[int, int] | None) -> Span:
        block = value.style in ("|", ">")
        if chars is None and not block:
            return Span(value.start, value.end)
        written = self._letters(path, value)
        if not written:
            return Span(value.start, min(value.end, line_end(self.text, value.start)) if block else value.end)
        first, last = chars if chars is not None else (0, len((value.text or "").rstrip()))
        first = min(first, len(written) - 1)
        last = min(max(last, first + 1), len(written))
        if value.style in ("'", '"'):  # one character may be written as several
            return Span(written[first][1], written[last][1] if last < len(written) else value.end - 1)
        return Span(written[first][1], written[last - 1][1] + 1)

    def _letters(self, path: Path, value: WrittenValue) -> Letters:
        """The letters of one text, empty if they do not spell it. The last text's are kept, since findings in one text come together."""
        if self._last_letters[0] != path:
            from crs_lint.document.scalar_offsets import letters, spelled

            written = letters(self.text, value.start, value.end, value.style)
            self._last_letters = (path, written if spelled(written) == value.text else [])
        return self._last_letters[1]

    def _walk(self, events: Events, wanted: Wanted, *, everything: bool, pure: bool, keep: bool) -> None:
        for parser in events.parsers(pure=pure):
            walk = EventWalk(events, wanted, everything=everything)
            self._found = walk.found
            try:
                walk.run(pure=parser, keep=keep)
            except UnparsableError:
                self.sure = False
            else:
                self.sure = True
                break
        self._found.entries.sort()
