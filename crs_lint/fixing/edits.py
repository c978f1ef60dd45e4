"""Turns fixes into edits of the text, which keep the style that each value is written in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from crs_lint.document import lines, list_entries, tree
from crs_lint.document.events import Events
from crs_lint.document.limits import Limits
from crs_lint.document.load import Document, read
from crs_lint.document.scalar_writer import Splice, WrittenScalar, quoted, quoted_as_written, scalar
from crs_lint.document.tree import Node
from crs_lint.fixing.verify import Effect, is_effect
from crs_lint.model.finding import Change, Fix, Insert, Path, Quote, Recomment, Reorder, Rewrite, Span

# Limit on decoded characters per file for fixes that are made one by one; no file written by hand needs more.
_MAX_DECODED = 4 * 1024 * 1024


class Edit(NamedTuple):
    """A replacement of a span of text."""

    start: int
    end: int
    text: str


class EditedText(NamedTuple):
    """A text with some fixes applied: the indexes of those fixes, and the ids that items got."""

    text: str
    applied: tuple[int, ...]
    ids: frozenset[str] = frozenset()


def apply_fixes(text: str, fixes: Sequence[Fix], taken: Container[str], limits: Limits = Limits()) -> EditedText | None:
    """Applies as many fixes as do not overlap. ``taken`` are ids that no item can get.

    Returns None if it cannot be verified that the result is the old text except for what the fixes change.
    """
    document = read(_encode(text), limits)
    target = _EditableText(text, taken, document.events)
    if target.root is None or not document.readable or document.errors:
        return EditedText(text, ())
    plan = _Plan(target)
    applied = tuple(index for index, fix in enumerate(fixes) if plan.accepts(fix))
    edits = plan.edits()
    if edits is None:
        return None
    result = apply_edits(text, edits)
    if not is_verified(plan.effect, document, target.root, result, limits):
        return None
    return EditedText(result, applied, frozenset(str(value) for field, value, _ in plan.effect.fields.values() if field == "id"))


def obstacle(text: str, limits: Limits = Limits()) -> str:
    """Why a fix cannot be made in a text: because of its errors, or because of the way a value is written."""
    document = read(_encode(text), limits)
    if not document.readable or document.errors:
        return "the errors of the file must be corrected first"
    return "the value is shared, tagged or written in a way that cannot be edited"


def is_verified(effect: Effect, document: Document, root: Node, result: str, limits: Limits) -> bool:
    """Whether both readers find in a text what the effect makes of the old one, and no more errors than before."""
    again = read(_encode(result), limits)
    new_root = tree.compose(again.events)
    if new_root is None or not again.readable or len(again.errors) > len(document.errors):
        return False
    return is_effect(effect, (document.data, root), (again.data, new_root))


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def edits_of(text: str, fixes: Sequence[Fix], taken: Container[str]) -> list[tuple[Edit, ...] | None]:
    """The edits of each fix by itself; None for a fix that cannot be applied to this text."""
    target = _EditableText(text, taken, Events(text))
    return [target.alone(fix) for fix in fixes]


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits applied, which must not overlap."""
    parts, done = [], 0
    for edit in sorted(edits):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


class _EditableText:
    """A text, its tree, and the ids that are taken."""

    def __init__(self, text: str, taken: Container[str], events: Events) -> None:
        self.text = text
        self.taken = taken
        self.root = tree.compose(events)
        nodes = list(tree.descendants(self.root)) if self.root else []
        ids = (value.value for one in nodes if one.kind == "map" for name, value in one.pairs if tree.is_named(name, "id"))
        self.ids = set(ids)
        self.referenced = {one.anchor for one in nodes if one.kind == "alias"}
        self.written: dict[int, WrittenScalar] = {}
        self.decodable = _MAX_DECODED

    def alone(self, fix: Fix) -> tuple[Edit, ...] | None:
        if self.root is None or self.decodable < 0:
            return None
        plan = _Plan(self)
        edits = plan.edits() if plan.accepts(fix) else None
        return tuple(sorted(edits)) if edits is not None else None

    def is_taken(self, name: str) -> bool:
        """Whether an item has this id, in this text or another."""
        return name in self.ids or name in self.taken

    def nodes_to(self, path: Path) -> tuple[Node, ...]:
        """The nodes from the root to a value; empty if the value is shared, since a change would apply elsewhere, too."""
        nodes = tree.nodes_to(self.root, path) if self.root else ()
        return () if any(one.kind == "alias" or one.anchor in self.referenced for one in nodes) else nodes

    def writable(self, node: Node) -> WrittenScalar | None:
        """A scalar that can be changed: it has no anchor and no tag, and the offsets of its characters are known."""
        if node.kind != "scalar" or node.anchor or node.tag or node.start == node.end:
            return None
        if node.start not in self.written:
            self.written[node.start] = WrittenScalar(self.text, node.start, node.end, node.style, node.value)
            self.decodable -= len(node.value)
        written = self.written[node.start]
        return written if written.is_spelled else None


class _DisjointSpans:
    """Spans that do not overlap, in order. An empty span conflicts only with spans around it."""

    def __init__(self) -> None:
        self.spans: list[Span] = []

    def is_free(self, span: Span) -> bool:
        index = bisect_left(self.spans, span)
        return not any(_overlap(one, span) for one in self.spans[max(index - 1, 0) : index + 1])

    def add(self, span: Span) -> None:
        self.spans.insert(bisect_left(self.spans, span), span)


def _overlap(one: Span, other: Span) -> bool:
    return one == other or (one.end > other.start and other.end > one.start)


class _ScalarEdit(NamedTuple):
    """The splices of one scalar. ``path`` leads to its value or, if it is a field name, to the value of the field."""

    node: Node
    written: WrittenScalar
    path: Path
    is_name: bool
    in_flow: bool
    splices: list[Splice]


class _PlannedChange(NamedTuple):
    """The spans that a change touches, and either a splice of one scalar or edits. ``field_index`` is that of an inserted field."""

    spans: tuple[Span, ...]
    edits: tuple[Edit, ...] = ()
    text: _ScalarEdit | None = None
    splice: Splice = (0, 0, "")
    change: Change | None = None
    value: str | bool = ""
    field_index: int = 0


class _TakenSpans:
    """The characters that some changes touch."""

    def __init__(self) -> None:
        self._spans = _DisjointSpans()
        self._chars: dict[int, _DisjointSpans] = {}

    def is_free(self, planned: _PlannedChange) -> bool:
        """Whether a change touches none of them. Changes of one scalar may touch different characters of it."""
        chars = self._chars.get(planned.spans[0].start) if planned.text else None
        return all(map(self._spans.is_free, planned.spans)) if chars is None else chars.is_free(Span(*planned.splice[:2]))

    def add(self, planned: _PlannedChange) -> None:
        start = planned.spans[0].start
        if planned.text is None or start not in self._chars:
            for span in planned.spans:
                self._spans.add(span)
        if planned.text is not None:
            self._chars.setdefault(start, _DisjointSpans()).add(Span(*planned.splice[:2]))


class _Plan:
    """Fixes that can be applied together, and their effect."""

    def __init__(self, target: _EditableText) -> None:
        self.target = target
        self.effect = Effect({}, {}, {}, {})
        self.changes: set[Change] = set()
        self.texts: dict[int, _ScalarEdit] = {}
        self.others: list[Edit] = []
        self.taken = _TakenSpans()

    def accepts(self, fix: Fix) -> bool:
        """Adds a fix to the plan, if it can be applied together with those in the plan; returns whether it can."""
        accepted: list[_PlannedChange] = []
        own = _TakenSpans()
        for change in fix.changes:
            if change in self.changes:
                continue
            planned = self._plan_change(change)
            if planned is None or not self.taken.is_free(planned) or not own.is_free(planned):
                return False
            accepted.append(planned)
            own.add(planned)
        for planned in accepted:
            self._commit(planned)
        return True

    def edits(self) -> list[Edit] | None:
        """All edits; None if a scalar cannot be written in its style."""
        found = list(self.others)
        for text in self.texts.values():
            splices = sorted(text.splices)
            self.target.decodable -= len(text.written.value)
            pieces = text.written.spliced(splices, in_flow=text.in_flow)
            if pieces is None:
                return None
            effects = self.effect.names if text.is_name else self.effect.values
            effects[text.path] = text.written.result(splices)
            start = text.node.start
            found += [Edit(start + first, start + last, new) for first, last, new in pieces]
        return found

    def _commit(self, planned: _PlannedChange) -> None:
        change = planned.change
        self.others += planned.edits
        self.taken.add(planned)
        if planned.text is not None:
            self.texts.setdefault(planned.text.node.start, planned.text).splices.append(planned.splice)
        if isinstance(change, Insert):
            self.effect.fields[change.path] = (change.field, planned.value, planned.field_index)
            self.target.ids.add(str(planned.value))
        elif isinstance(change, Reorder):
            self.effect.orders[change.path] = change.order
        elif isinstance(change, Quote):
            self.effect.values[change.path] = str(planned.value)
        if change is not None:
            self.changes.add(change)

    def _plan_change(self, change: Change) -> _PlannedChange | None:
        if isinstance(change, Recomment):
            return self._recomment(change)
        nodes = self.target.nodes_to(change.path[:-1] if isinstance(change, Rewrite) and change.part == "key" else change.path)
        if not nodes:
            return None
        in_flow = any(one.flow for one in nodes)
        if isinstance(change, Rewrite):
            return (
                self._rename(change, nodes[-1], in_flow) if change.part == "key" else self._splice(change, nodes[-1], change.path, in_flow)
            )
        if isinstance(change, Quote):
            return self._quote(change, nodes[-1])
        return self._insert(change, nodes[-1]) if isinstance(change, Insert) else self._reorder(change, nodes[-1])

    def _rename(self, change: Rewrite, group: Node, in_flow: bool) -> _PlannedChange | None:
        name = tree.field_name(group, change.path[-1])
        if name is None or tree.field_name(group, change.text) is not None:
            return None
        return self._splice(change, name, change.path, in_flow)

    def _splice(self, change: Rewrite, node: Node, path: Path, in_flow: bool) -> _PlannedChange | None:
        written = self.target.writable(node)
        if written is None:
            return None
        first, last = change.chars if change.chars is not None else (0, len(written.value))
        if not 0 <= first <= last <= len(written.value):
            return None
        text = _ScalarEdit(node, written, path, change.part == "key", in_flow, [])
        return _PlannedChange((Span(node.start, node.end),), text=text, splice=(first, last, change.text), change=change)

    def _quote(self, change: Quote, node: Node) -> _PlannedChange | None:
        written = self.target.writable(node)
        if written is None or node.style:
            return None
        text, end = self.target.text, node.end
        if change.with_comment:
            end = lines.trimmed_end(text, lines.line_end(text, end))
        comment = text[node.end : end]
        edit = Edit(node.start, end, quoted_as_written(written.source + comment))
        return _PlannedChange((Span(node.start, end),), (edit,), change=change, value=node.value + comment)

    def _insert(self, change: Insert, group: Node) -> _PlannedChange | None:
        value = next((one for one in change.choices if isinstance(one, bool) or not self.target.is_taken(one)), None)
        names = [name for name, _ in group.pairs] if group.kind == "map" else []
        if value is None or not names or change.path in self.effect.fields or tree.field_name(group, change.field) is not None:
            return None
        is_quoted = group.flow and names[0].style == '"'  # as JSON must be
        field = quoted(change.field) if is_quoted else change.field
        text = quoted if is_quoted else partial(scalar, in_flow=group.flow)
        word = text(value) if isinstance(value, str) else str(value).lower()
        index = next((index for index, name in enumerate(names, 1) if tree.is_named(name, change.after)), 0)
        edit = self._line(group, index, f"{field}: {word}")
        if edit is None and index:
            index = 0
            edit = self._line(group, 0, f"{field}: {word}")
        return (
            None if edit is None else _PlannedChange((Span(edit.start, edit.end),), (edit,), change=change, value=value, field_index=index)
        )

    def _line(self, group: Node, index: int, field: str) -> Edit | None:
        """The edit that inserts a field at an index of a mapping; None if the text there leaves no room for it."""
        text = self.target.text
        first = group.children[0].start
        if group.flow:
            at = group.children[2 * index - 1].end if index else first
            return Edit(at, at, f", {field}" if index else f"{field}, ")
        start = lines.line_start(text, first)
        indent = " " * (first - start)
        if text[start:first].strip(" -"):
            return None
        if not index:
            return Edit(first, first, f"{field}{lines.line_break(text, first)}{indent}")
        value = group.children[2 * index - 1]
        end = lines.line_end(text, value.end)
        follows = text[value.end : end].strip()
        if value.style in ("|", ">") or value.kind != "scalar" or (follows and not follows.startswith("#")):
            return None
        return Edit(end, end, f"{lines.line_break(text, first)}{indent}{field}")

    def _reorder(self, change: Reorder, node: Node) -> _PlannedChange | None:
        spans = list_entries.entries(self.target.text, node) if node.kind == "seq" else None
        if spans is None or sorted(change.order) != list(range(len(spans))):
            return None
        moves = [(slot, spans[index]) for slot, index in zip(spans, change.order, strict=True) if slot != spans[index]]
        edits = tuple(Edit(slot.start, slot.end, self.target.text[span.start : span.end]) for slot, span in moves)
        return _PlannedChange(tuple(slot for slot, _ in moves), edits, change=change) if moves else None

    def _recomment(self, change: Recomment) -> _PlannedChange | None:
        text = self.target.text
        if not text.startswith("#", change.span.start):
            return None
        span = change.span if change.text else list_entries.comment_to_delete(text, change.span)
        return _PlannedChange((span,), (Edit(span.start, span.end, change.text),), change=change)
