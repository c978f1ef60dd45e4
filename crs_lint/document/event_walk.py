"""One walk over the events of a text's first document, which collects the spans of the paths asked for."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from crs_lint.document.events import Events
from crs_lint.document.lines import LINE_BREAK
from crs_lint.model.finding import Path, Span
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern

# The C parser counts an anchor or a tag to the scalar after it; the parser in Python does not.
_PROPERTIES = LazyPattern(r"(?:[&!][^\s,\[\]{}]*(?:\s+(?:#[^\r\n]*)?)*)+")
_SURROGATES = LazyPattern("[\ud800-\udfff]")

Wanted: TypeAlias = dict[Any, Any]
"""The paths to look for, as a tree: a step to the steps below it."""


class WrittenValue(NamedTuple):
    """The span of a value, its style as in an event, and the text of a scalar; None if it is a reference."""

    start: int
    end: int
    style: str
    text: str | None


class WrittenValues:
    """What a walk has found, by path: values, field names, and the names by which a mapping or element is known.

    ``entries`` are the pairs of mappings and the elements of lists, each as its start and the negative end of its last scalar,
    so that sorting puts outer ones first. ``scalars`` are spans of texts and ``scalar_starts`` their offsets with block headers.
    """

    def __init__(self) -> None:
        self.values: dict[Path, WrittenValue] = {}
        self.fields: dict[Path, Span] = {}
        self.names: dict[Path, Span] = {}
        self.entries: list[tuple[int, int]] = []
        self.scalars: list[tuple[int, int]] = []
        self.scalar_starts: list[int] = []


def tree_of(paths: Iterable[Path]) -> Wanted:
    """The paths as a tree."""
    root: Wanted = {}
    for path in paths:
        node = root
        for step in path:
            node = node.setdefault(str(step) if isinstance(step, str) else step, {})
    return root


_NOTHING_WANTED: Wanted = {}


class _OpenNode:
    """A mapping or list that is not closed yet: its path, what is wanted below it, and the entry that the walk is in."""

    __slots__ = ("entry", "is_map", "name", "path", "skips_name", "start", "wanted")

    def __init__(self, is_map: bool, path: Path, wanted: Wanted, start: int) -> None:
        self.is_map = is_map
        self.path = path
        self.wanted = wanted
        self.start = start
        self.name: Any = None
        self.skips_name = False  # the walk is inside a field name that is a list or a group
        self.entry = 0


class _ComplexName:
    """Stands for the event of a field name that is not a scalar: nothing below it can be asked for."""

    value = object()


class EventWalk:
    """Follows the events of the first document, and skips what nobody asked for by counting brackets only.

    With ``everything``, it also collects all scalars and entries, which comments need.
    """

    def __init__(self, events: Events, wanted: Wanted, *, everything: bool) -> None:
        self.text = events.text
        self.events = events
        self.wanted = wanted
        self.everything = everything
        self.found = WrittenValues()
        self.opened: list[_OpenNode] = []
        self.last_end = 0

    def run(self, *, pure: bool, keep: bool) -> WrittenValues:
        """Raises UnparsableError; what ``found`` has then is right."""
        documents = 0
        skipped_depth = 0
        for kind, event in self.events.walk(pure=pure, keep=keep):
            if skipped_depth:
                skipped_depth += (kind in ("map", "seq")) - (kind == "end")
                if not skipped_depth:
                    self._end_skip(self.opened[-1])
            elif kind == "end":
                self._close(event)
            elif kind == "document":
                documents += 1
                if documents > 1:
                    break
            elif kind:
                skipped_depth = self._node(kind, event)
        return self.found

    def _end_skip(self, top: _OpenNode) -> None:
        if top.skips_name:
            top.skips_name = False
        else:
            self._end_entry(top)

    def _node(self, kind: str, event: Any) -> int:
        """Takes a scalar, a reference or an opening; returns 1 if what it opens can be skipped, else 0."""
        opens = kind in ("map", "seq")
        if self.everything and not opens:
            self._note_scalar(kind, event)
        if not self.opened:
            self._record((), event, None, kind)
            self._open(kind, event, (), self.wanted)
            return 0
        top = self.opened[-1]
        if top.is_map and top.name is None:
            return self._name(top, kind, event)
        if not top.is_map:
            top.start = event.start_mark.index
        step = top.name.value if top.is_map else top.entry
        wanted = top.wanted.get(step)
        if wanted is not None:
            self._record((*top.path, step), event, top, kind)
        if step == "id" and kind == "scalar" and event.end_mark.index > event.start_mark.index:
            # An item is known by its id; if it has none, by its first field.
            self.found.names[top.path] = Span(self._start(event), event.end_mark.index)
        if not opens:
            self._end_entry(top)
        elif wanted is not None or self.everything:
            self._open(kind, event, (*top.path, step), wanted if wanted is not None else _NOTHING_WANTED)
        return int(opens and wanted is None and not self.everything)

    def _name(self, top: _OpenNode, kind: str, event: Any) -> int:
        top.start = event.start_mark.index
        if kind == "scalar":
            top.name = event
            return 0
        top.name = _ComplexName
        top.skips_name = kind in ("map", "seq")
        return int(top.skips_name)

    def _open(self, kind: str, event: Any, path: Path, wanted: Wanted) -> None:
        if kind in ("map", "seq"):
            self.opened.append(_OpenNode(kind == "map", path, wanted, event.start_mark.index))

    def _close(self, event: Any) -> None:
        if event.end_mark.index - event.start_mark.index == 1:
            self.last_end = max(self.last_end, event.end_mark.index)
        self.opened.pop()
        if self.opened:
            self._end_entry(self.opened[-1])

    def _note_scalar(self, kind: str, event: Any) -> None:
        self.last_end = event.end_mark.index
        if kind == "scalar":
            self.found.scalar_starts.append(self._start(event))
            self.found.scalars.append(self._content(event))

    def _record(self, path: Path, event: Any, top: _OpenNode | None, kind: str) -> None:
        found = self.found
        if top is not None and top.is_map:
            found.fields[path] = self._name_span(top)
        start, end = self._start(event), event.end_mark.index
        if kind == "scalar":
            found.values[path] = WrittenValue(start, end, event.style or "", with_surrogates_joined(event.value))
            if top is None or not top.is_map:
                found.names.setdefault(path, Span(*self._content(event)))
        elif kind == "alias":
            found.values[path] = WrittenValue(start, end, "", None)
            found.fields.setdefault(path, Span(start, end))

    def _end_entry(self, top: _OpenNode) -> None:
        if self.everything:
            self.found.entries.append((top.start, -self.last_end))
        if top.is_map and top.name is not None and top.entry == 0 and top.name is not _ComplexName:
            self.found.names.setdefault(top.path, self._name_span(top))
        top.name = None
        top.entry += 1

    def _name_span(self, top: _OpenNode) -> Span:
        return Span(self._start(top.name), top.name.end_mark.index)

    def _content(self, event: Any) -> tuple[int, int]:
        """The span of a scalar's text: that of a block begins on the line after its header, which may have a comment."""
        start, end = self._start(event), event.end_mark.index
        if event.style not in ("|", ">"):
            return start, end
        header = LINE_BREAK.search(self.text, start, end)
        return (header.end() if header else end), end

    def _start(self, event: Any) -> int:
        """The offset of a scalar's text, after its anchor and tag."""
        start: int = event.start_mark.index
        if not self.text.startswith(("&", "!"), start):
            return start
        properties = _PROPERTIES.match(self.text, start, event.end_mark.index)
        return properties.end() if properties else start


def with_surrogates_joined(text: str) -> str:
    """A text in which two surrogates, each written as an escape, are the one character that they stand for."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATES.search(text) else text
