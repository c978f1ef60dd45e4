"""Makes symbolic places concrete: one walk over a file's parser events, for the paths asked for, and its comments."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from crs_lint.document import events
from crs_lint.document.item_slices import Excerpt, excerpt
from crs_lint.document.scalar_offsets import Letters, letters
from crs_lint.model.finding import Location, Path, Span
from crs_lint.text.lazy_pattern import LazyPattern

_COMMENT = LazyPattern(r"#[ \t]*crs-lint:")
_LINE_BREAK = LazyPattern(r"\r\n?|\n")
# The C parser takes an anchor or a tag for the beginning of the text that it belongs to; the one in Python does not.
_BELONGINGS = LazyPattern(r"(?:[&!][^\s,\[\]{}]*(?:\s+(?:#[^\r\n]*)?)*)+")
_SURROGATES = LazyPattern("[\ud800-\udfff]")


class Lines:
    """Turns offsets into lines and columns, both from 1; a line ends at CR, LF or CR LF."""

    def __init__(self, text: str) -> None:
        self.starts = array("I", [0, *(match.end() for match in _LINE_BREAK.finditer(text))])

    def position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class LinterComment(NamedTuple):
    """A comment that speaks to the linter, and the stretch of text it can speak of.

    ``own_line`` tells a comment that stands alone above a node from one at the end of a line; ``head`` one above everything.
    """

    span: Span
    text: str
    own_line: bool
    head: bool
    covers: Span


class _Value(NamedTuple):
    start: int
    end: int
    style: str
    text: str | None  # of scalars only


class Spans:
    """The places of one text. ``sure`` is False where ruamel.yaml could not read all of it.

    Where the number of ``items`` is known, those of which nobody asks anything may be passed over as text.
    """

    def __init__(self, text: str, paths: Iterable[Path], *, comments: bool = False, pure: bool = False, items: int = 0) -> None:
        self.text = text
        self.lines = Lines(text)
        self.sure = True
        self._wanted: dict[Any, Any] = {}
        self._forget()
        self._spelled: tuple[Path | None, Letters] = (None, [])
        self._answers: dict[Location, Span] = {}
        self._all = comments
        asked = list(paths)
        for path in asked:
            node = self._wanted
            for step in path:
                node = node.setdefault(str(step) if isinstance(step, str) else step, {})
        if asked or comments:
            self._walk(pure, self._excerpt(items) if items and not comments else None)
        self.comments = self._find_comments() if comments else []

    def span(self, location: Location, item: str | None = None) -> Span:
        """Where a place is written: never a whole item, and never a guess.

        ``item`` is the id to look for where the text could not be read by ruamel.yaml.
        """
        if location.span is not None:
            return location.span
        if location in self._answers:
            return self._answers[location]
        value = self._values.get(location.path)
        if location.part == "value" and value is not None and value.text is not None and value.end > value.start:
            return self._inside(location.path, value, location.chars)
        if location.path in self._keys:
            return self._keys[location.path]
        return self._stand_in(location.path, item)

    def keep(self, places: Iterable[Location]) -> None:
        """Answers for these places alone from now on, and lets the text go: thousands of files may be open at once."""
        if self.sure:
            self._answers = {location: self.span(location) for location in places}
            self.text = ""
            self._forget()

    def is_plain(self, path: Path) -> bool:
        """Whether a text is written without quotes and on its field's line."""
        value = self._values.get(path)
        return value is not None and value.text is not None and value.style == ""

    def _stand_in(self, path: Path, item: str | None) -> Span:
        """The name of the nearest thing above a place that is not there."""
        for length in range(len(path), 0, -1):
            above = path[:length]
            if above in self._names:
                return self._names[above]
            if above in self._keys:
                return self._keys[above]
        if path == () or self.sure:
            return self._names.get((), Span(0, 0))
        found = re.search(rf"\bid:[ \t]*[\"']?{re.escape(item)}", self.text) if item else None
        return Span(*found.span()) if found else Span(0, 0)

    def _inside(self, path: Path, value: _Value, chars: tuple[int, int] | None) -> Span:
        block = value.style in ("|", ">")
        if chars is None and not block:
            return Span(value.start, value.end)
        written = self._letters(path, value)
        if not written:
            return Span(value.start, min(value.end, self._line_end(value.start))) if block else Span(value.start, value.end)
        first, last = chars if chars is not None else (0, len((value.text or "").rstrip()))
        first = min(first, len(written) - 1)
        last = min(max(last, first + 1), len(written))
        if value.style in ("'", '"'):  # a character may be written as several
            return Span(written[first][1], written[last][1] if last < len(written) else value.end - 1)
        return Span(written[first][1], written[last - 1][1] + 1)

    def _letters(self, path: Path, value: _Value) -> Letters:
        """The letters of one text; none where they do not spell it. Those of the last text are kept: findings come in rows."""
        if self._spelled[0] != path:
            written = letters(self.text, value.start, value.end, value.style)
            self._spelled = (path, written if "".join(char for char, _ in written) == value.text else [])
        return self._spelled[1]

    def _line_end(self, offset: int) -> int:
        found = _LINE_BREAK.search(self.text, offset)
        return found.start() if found else len(self.text)

    def _forget(self) -> None:
        self._values: dict[Path, _Value] = {}
        self._keys: dict[Path, Span] = {}
        self._names: dict[Path, Span] = {}
        # Pairs of mappings and elements of lists: start, and the end of their last scalar below zero, to sort outer ones first.
        self._entries: list[tuple[int, int]] = []
        self._scalars: list[tuple[int, int]] = []
        self._written: list[int] = []  # where each of the scalars begins, a block with its header

    def _excerpt(self, items: int) -> Excerpt | None:
        """The items that are asked of, where it is of some of them alone."""
        wanted = self._wanted.get("items", {})
        numbers = [number for number in wanted if isinstance(number, int) and number < items]
        alone = self._wanted.keys() == {"items"} and len(numbers) == len(wanted)
        return excerpt(self.text, items, numbers) if alone and 0 < len(numbers) < items else None

    def _walk(self, pure: bool, part: Excerpt | None) -> None:
        whole = [(attempt, None) for attempt in events.attempts(self.text, pure=pure)]
        for attempt, some in [*([(pure, part)] if part is not None else []), *whole]:
            self._forget()
            try:
                _Walk(self, attempt, some).run()
            except events.UnparsableError:
                self.sure = False
            else:
                self.sure = True
                break
        self._entries.sort()

    def _find_comments(self) -> list[LinterComment]:
        """Comments that name the linter; a ``#`` within a scalar is none. Nothing where the text could not be read."""
        if not self.sure:
            return []
        first = min((start for start, _ in self._scalars), default=len(self.text))
        return [self._comment(match, first) for match in _COMMENT.finditer(self.text) if self._is_comment(match.start())]

    def _is_comment(self, at: int) -> bool:
        index = bisect_right(self._scalars, (at, len(self.text))) - 1
        inside = index >= 0 and self._scalars[index][0] <= at < self._scalars[index][1]
        return not inside and (at == 0 or self.text[at - 1] in " \t\r\n")

    def _comment(self, match: re.Match[str], first: int) -> LinterComment:
        end = self._line_end(match.start())
        line_start = self.lines.starts[self.lines.position(match.start())[0] - 1]
        own_line = not self.text[line_start : match.start()].strip()
        covers = self._node_after(end) if own_line else Span(line_start, self._scalar_end(line_start, end))
        return LinterComment(Span(match.start(), end), self.text[match.start() : end], own_line, match.start() < first and own_line, covers)

    def _scalar_end(self, line_start: int, line_end: int) -> int:
        """The end of a line, or of a text that begins on it and goes on below."""
        last = bisect_right(self._written, line_end) - 1
        begins_here = last >= 0 and self._written[last] >= line_start
        return max(line_end, self._scalars[last][1]) if begins_here else line_end

    def _node_after(self, offset: int) -> Span:
        """The largest pair or element that begins where the next one does."""
        index = bisect_right(self._entries, (offset, -offset))
        return Span(offset, -self._entries[index][1]) if index < len(self._entries) else Span(offset, offset)


class _Frame:
    """A mapping or list under way: its path, what is wanted below it, and how far it has come."""

    __slots__ = ("entry", "is_map", "key", "naming", "path", "start", "wanted")

    def __init__(self, is_map: bool, path: Path, wanted: dict[Any, Any], start: int) -> None:
        self.is_map = is_map
        self.path = path
        self.wanted = wanted
        self.start = start
        self.key: Any = None
        self.naming = False  # a key that is no text is being passed over
        self.entry = 0


_NOTHING: dict[Any, Any] = {}


class _Walk:
    """Follows the events of the first document. What nobody asked for it passes over, only counting brackets."""

    def __init__(self, spans: Spans, pure: bool, part: Excerpt | None = None) -> None:
        self.spans = spans
        self.pure = pure
        self.part = part
        self.frames: list[_Frame] = []
        self.last_end = 0

    def run(self) -> None:
        documents = 0
        skipping = 0  # depth inside what is passed over
        for kind, event in events.raw(self.spans.text if self.part is None else self.part.text, pure=self.pure):
            if skipping:
                skipping += (kind in ("map", "seq")) - (kind == "end")
                if not skipping:
                    self._passed(self.frames[-1])
            elif kind == "end":
                self._close(event)
            elif kind == "document":
                documents += 1
                if documents > 1:
                    return
            elif kind:
                skipping = self._node(kind, event)

    def _passed(self, top: _Frame) -> None:
        """What was passed over was a value, or the name of one that comes next."""
        if top.naming:
            top.naming = False
        else:
            self._finish(top)

    def _node(self, kind: str, event: Any) -> int:
        """Takes one scalar, reference or opening; returns 1 where what it opens is to be passed over."""
        opens = kind in ("map", "seq")
        if self.spans._all and not opens:
            self._note(kind, event)
        if not self.frames:
            self._record((), event, None, kind)
            self._open(kind, event, (), self.spans._wanted)
            return 0
        top = self.frames[-1]
        if top.is_map and top.key is None:
            return self._key(top, kind, event)
        if not top.is_map:
            top.start = event.start_mark.index
        step = top.key.value if top.is_map else self._number(top, event)
        wanted = top.wanted.get(step)
        if wanted is not None:
            self._record((*top.path, step), event, top, kind)
        if step == "id" and kind == "scalar" and event.end_mark.index > event.start_mark.index:
            # A thing is named by its id; where it has none, its first field stands for it.
            self.spans._names[top.path] = Span(self._start(event), event.end_mark.index)
        if not opens:
            self._finish(top)
        elif wanted is not None or self.spans._all:
            self._open(kind, event, (*top.path, step), wanted if wanted is not None else _NOTHING)
        return int(opens and wanted is None and not self.spans._all)

    def _number(self, top: _Frame, event: Any) -> int:
        """The place of an element in its list."""
        if self.part is None or top.path != ("items",):
            return top.entry
        if not self.part.holds(top.entry, event.start_mark.index):
            raise events.UnparsableError("these are not the items")
        return self.part.numbers[top.entry]

    def _key(self, top: _Frame, kind: str, event: Any) -> int:
        top.start = event.start_mark.index
        if kind == "scalar":
            top.key = event
            return 0
        top.key = _Unnamed
        top.naming = kind in ("map", "seq")
        return int(top.naming)

    def _open(self, kind: str, event: Any, path: Path, wanted: dict[Any, Any]) -> None:
        if kind in ("map", "seq"):
            self.frames.append(_Frame(kind == "map", path, wanted, event.start_mark.index))

    def _close(self, event: Any) -> None:
        if event.end_mark.index - event.start_mark.index == 1:
            self.last_end = max(self.last_end, event.end_mark.index)
        self.frames.pop()
        if self.frames:
            self._finish(self.frames[-1])

    def _note(self, kind: str, event: Any) -> None:
        """What comments need to know: where every text stands."""
        self.last_end = event.end_mark.index
        if kind == "scalar":
            self.spans._written.append(self._start(event))
            self.spans._scalars.append(self._content(event))

    def _record(self, path: Path, event: Any, top: _Frame | None, kind: str) -> None:
        spans = self.spans
        if top is not None and top.is_map:
            spans._keys[path] = Span(self._start(top.key), top.key.end_mark.index)
        start, end = self._start(event), event.end_mark.index
        if kind == "scalar":
            spans._values[path] = _Value(start, end, event.style or "", _joined(event.value))
            if top is None or not top.is_map:
                spans._names.setdefault(path, Span(*self._content(event)))
        elif kind == "alias":
            spans._values[path] = _Value(start, end, "", None)
            spans._keys.setdefault(path, Span(start, end))

    def _finish(self, frame: _Frame) -> None:
        if self.spans._all:
            self.spans._entries.append((frame.start, -self.last_end))
        if frame.is_map and frame.key is not None and frame.entry == 0 and frame.key is not _Unnamed:
            self.spans._names.setdefault(frame.path, Span(self._start(frame.key), frame.key.end_mark.index))
        frame.key = None
        frame.entry += 1

    def _content(self, event: Any) -> tuple[int, int]:
        """A scalar's own text: a block's begins on the line after its header, where a comment may stand."""
        start, end = self._start(event), event.end_mark.index
        if event.style not in ("|", ">"):
            return start, end
        header = _LINE_BREAK.search(self.spans.text, start, end)
        return (header.end() if header else end), end

    def _start(self, event: Any) -> int:
        """Where the text of a scalar begins, its anchor and tag passed over."""
        start: int = event.start_mark.index
        if not self.spans.text.startswith(("&", "!"), start):
            return start
        belongings = _BELONGINGS.match(self.spans.text, start, event.end_mark.index)
        return belongings.end() if belongings else start


def _joined(text: str) -> str:
    """A text in which the halves of a letter, escaped one by one, are that letter."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATES.search(text) else text


class _Unnamed:
    """Stands for a key that is no text: nothing below it can be asked for."""

    value = object()
