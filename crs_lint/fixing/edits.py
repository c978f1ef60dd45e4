"""Makes fixes concrete: from what becomes of a value to edits of the text at exact offsets, in the style that it has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from crs_lint.document import lines, tree
from crs_lint.document.load import Document, Limits, read
from crs_lint.document.scalar_writer import Splice, Written, quoted_as_written, scalar
from crs_lint.document.tree import Node
from crs_lint.fixing.verify import Effect, proves
from crs_lint.model.finding import Change, Fix, Insert, Path, Quote, Recomment, Reorder, Rewrite, Span

# As many characters are spelled for fixes that are made one by one; no file that somebody wrote needs more.
_PATIENCE = 4 * 1024 * 1024


class Edit(NamedTuple):
    """What takes the place of a stretch of text."""

    start: int
    end: int
    text: str


class Mended(NamedTuple):
    """A text with some fixes made: which of them, by their indexes, and the ids that items got."""

    text: str
    made: tuple[int, ...]
    ids: frozenset[str] = frozenset()


def mend(text: str, fixes: Sequence[Fix], taken: Container[str], limits: Limits = Limits()) -> Mended | None:
    """Makes as many fixes as do not concern the same stretch of text. ``taken`` are ids that no item can get.

    None where the result cannot be proved to be the old text but for what the fixes touch.
    """
    source = read(_encoded(text), limits)
    page = _Page(text, taken)
    if page.root is None or not source.readable or source.errors:
        return Mended(text, ())
    plan = _Plan(page)
    made = tuple(index for index, fix in enumerate(fixes) if plan.takes(fix))
    edits = plan.edits()
    if edits is None:
        return None
    mended = edited(text, edits)
    if not is_proved(plan.effect, source, page.root, mended, limits):
        return None
    return Mended(mended, made, frozenset(str(value) for field, value, _ in plan.effect.fields.values() if field == "id"))


def is_proved(effect: Effect, source: Document, root: Node, mended: str, limits: Limits) -> bool:
    """Whether both readers read of a text what the effect makes of an old one."""
    again = read(_encoded(mended), limits)
    root_again = tree.compose(mended)
    if root_again is None or not again.readable or len(again.errors) > len(source.errors):
        return False
    return proves(effect, (source.data, root), (again.data, root_again))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def edits_of(text: str, fixes: Sequence[Fix], taken: Container[str]) -> list[tuple[Edit, ...] | None]:
    """The edits of each fix made alone, in order; None for one that this text does not allow."""
    page = _Page(text, taken)
    return [page.alone(fix) for fix in fixes]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made that do not overlap."""
    parts, done = [], 0
    for edit in sorted(edits):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


class _Page:
    """A text, what is written in it, and the ids that are taken."""

    def __init__(self, text: str, taken: Container[str]) -> None:
        self.text = text
        self.taken = taken
        self.root = tree.compose(text)
        everything = list(tree.below(self.root)) if self.root else []
        ids = (value.value for one in everything if one.kind == "map" for name, value in one.pairs if tree.is_named(name, "id"))
        self.ids = set(ids)
        self.referred = {one.anchor for one in everything if one.kind == "alias"}
        self.written: dict[int, Written] = {}
        self.patience = _PATIENCE

    def alone(self, fix: Fix) -> tuple[Edit, ...] | None:
        if self.root is None or self.patience < 0:
            return None
        plan = _Plan(self)
        edits = plan.edits() if plan.takes(fix) else None
        return tuple(sorted(edits)) if edits is not None else None

    def has_given(self, name: str) -> bool:
        """Whether an item has this id, in this text or another."""
        return name in self.ids or name in self.taken

    def way(self, path: Path) -> tuple[Node, ...]:
        """The nodes on the way to a value; nothing where it is shared, since a change would reach other places."""
        way = tree.way(self.root, path) if self.root else ()
        return () if any(one.kind == "alias" or one.anchor in self.referred for one in way) else way

    def spelled(self, node: Node) -> Written | None:
        """A text that can be changed: not one with an anchor or a tag, nor one whose letters are not known."""
        if node.kind != "scalar" or node.anchor or node.tag or node.start == node.end:
            return None
        if node.start not in self.written:
            self.written[node.start] = Written(self.text, node.start, node.end, node.style, node.value)
            self.patience -= len(node.value)
        written = self.written[node.start]
        return written if written.spelled else None


class _Stretches:
    """Stretches that do not overlap, in order. One without length concerns only what lies around it."""

    def __init__(self) -> None:
        self.spans: list[Span] = []

    def is_free(self, span: Span) -> bool:
        index = bisect_left(self.spans, span)
        return not any(_overlap(one, span) for one in self.spans[max(index - 1, 0) : index + 1])

    def take(self, span: Span) -> None:
        self.spans.insert(bisect_left(self.spans, span), span)


def _overlap(one: Span, other: Span) -> bool:
    return one == other or (one.end > other.start and other.end > one.start)


class _Text(NamedTuple):
    """A scalar under change: where its value or, of a name, the named value stands; its splices; and which characters they concern."""

    node: Node
    written: Written
    path: Path
    is_name: bool
    in_flow: bool
    splices: list[Splice]
    chars: _Stretches


class _Claim(NamedTuple):
    """What one change concerns, and what it comes to: a splice of a text, or edits."""

    spans: tuple[Span, ...]
    edits: tuple[Edit, ...] = ()
    text: _Text | None = None
    splice: Splice = (0, 0, "")
    change: Change | None = None
    value: str | bool = ""
    place: int = 0


class _Plan:
    """Fixes that can be made together, and what they come to."""

    def __init__(self, page: _Page) -> None:
        self.page = page
        self.effect = Effect({}, {}, {}, {})
        self.changes: set[Change] = set()
        self.texts: dict[int, _Text] = {}
        self.others: list[Edit] = []
        self.stretches = _Stretches()

    def takes(self, fix: Fix) -> bool:
        """Whether a fix can be made beside those that were taken; then it is one of them."""
        claims: list[_Claim] = []
        for change in fix.changes:
            if change in self.changes:
                continue
            claim = self._claim(change)
            if claim is None or not self._fits(claim, claims):
                return False
            claims.append(claim)
        for claim in claims:
            self._commit(claim)
        return True

    def edits(self) -> list[Edit] | None:
        """All edits; None where a text cannot be written in its style."""
        found = list(self.others)
        for text in self.texts.values():
            splices = sorted(text.splices)
            self.page.patience -= len(text.written.value)
            pieces = text.written.spliced(splices, in_flow=text.in_flow)
            if pieces is None:
                return None
            places = self.effect.names if text.is_name else self.effect.values
            places[text.path] = text.written.wanted(splices)
            start = text.node.start
            found += [Edit(start + first, start + last, new) for first, last, new in pieces]
        return found

    def _fits(self, claim: _Claim, others: list[_Claim]) -> bool:
        known = self.texts.get(claim.spans[0].start) if claim.text else None
        if known is not None:
            return known.chars.is_free(Span(*claim.splice[:2])) and not any(_collide(claim, other) for other in others)
        return all(map(self.stretches.is_free, claim.spans)) and not any(_collide(claim, other) for other in others)

    def _commit(self, claim: _Claim) -> None:
        change = claim.change
        self.others += claim.edits
        if claim.text is not None:
            start = claim.text.node.start
            if start not in self.texts:
                self.texts[start] = claim.text
                self.stretches.take(claim.spans[0])
            self.texts[start].splices.append(claim.splice)
            self.texts[start].chars.take(Span(*claim.splice[:2]))
        else:
            for span in claim.spans:
                self.stretches.take(span)
        if isinstance(change, Insert):
            self.effect.fields[change.path] = (change.field, claim.value, claim.place)
            self.page.ids.add(str(claim.value))
        elif isinstance(change, Reorder):
            self.effect.orders[change.path] = change.order
        elif isinstance(change, Quote):
            self.effect.values[change.path] = str(claim.value)
        if change is not None:
            self.changes.add(change)

    # What each kind of change concerns

    def _claim(self, change: Change) -> _Claim | None:
        if isinstance(change, Recomment):
            return self._recomment(change)
        way = self.page.way(change.path[:-1] if isinstance(change, Rewrite) and change.part == "key" else change.path)
        if not way:
            return None
        in_flow = any(one.flow for one in way)
        if isinstance(change, Rewrite):
            return self._rename(change, way[-1], in_flow) if change.part == "key" else self._splice(change, way[-1], change.path, in_flow)
        if isinstance(change, Quote):
            return self._quote(change, way[-1])
        return self._insert(change, way[-1]) if isinstance(change, Insert) else self._reorder(change, way[-1])

    def _rename(self, change: Rewrite, group: Node, in_flow: bool) -> _Claim | None:
        name = tree.name_in(group, change.path[-1])
        if name is None or tree.name_in(group, change.text) is not None:
            return None
        return self._splice(change, name, change.path, in_flow)

    def _splice(self, change: Rewrite, node: Node, path: Path, in_flow: bool) -> _Claim | None:
        written = self.page.spelled(node)
        if written is None:
            return None
        first, last = change.chars if change.chars is not None else (0, len(written.value))
        if not 0 <= first <= last <= len(written.value):
            return None
        text = _Text(node, written, path, change.part == "key", in_flow, [], _Stretches())
        return _Claim((Span(node.start, node.end),), text=text, splice=(first, last, change.text), change=change)

    def _quote(self, change: Quote, node: Node) -> _Claim | None:
        written = self.page.spelled(node)
        if written is None or node.style:
            return None
        edit = Edit(node.start, node.end, quoted_as_written(written.source))
        return _Claim((Span(node.start, node.end),), (edit,), change=change, value=node.value)

    def _insert(self, change: Insert, group: Node) -> _Claim | None:
        value = next((one for one in change.choices if isinstance(one, bool) or not self.page.has_given(one)), None)
        names = [name for name, _ in group.pairs] if group.kind == "map" else []
        if value is None or not names or change.path in self.effect.fields or tree.name_in(group, change.field) is not None:
            return None
        word = scalar(value, in_flow=group.flow) if isinstance(value, str) else str(value).lower()
        index = next((index for index, name in enumerate(names, 1) if tree.is_named(name, change.after)), 0)
        edit = self._line(group, index, f"{change.field}: {word}")
        if edit is None and index:
            index = 0
            edit = self._line(group, 0, f"{change.field}: {word}")
        return None if edit is None else _Claim((Span(edit.start, edit.end),), (edit,), change=change, value=value, place=index)

    def _line(self, group: Node, index: int, field: str) -> Edit | None:
        """A new field before the first of a group, or after the one that precedes the index."""
        text = self.page.text
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

    def _reorder(self, change: Reorder, node: Node) -> _Claim | None:
        spans = lines.entries(self.page.text, node) if node.kind == "seq" else None
        if spans is None or sorted(change.order) != list(range(len(spans))):
            return None
        moves = [(slot, spans[index]) for slot, index in zip(spans, change.order, strict=True) if slot != spans[index]]
        edits = tuple(Edit(slot.start, slot.end, self.page.text[span.start : span.end]) for slot, span in moves)
        return _Claim(tuple(slot for slot, _ in moves), edits, change=change) if moves else None

    def _recomment(self, change: Recomment) -> _Claim | None:
        text = self.page.text
        if not text.startswith("#", change.span.start):
            return None
        span = change.span if change.text else lines.without(text, change.span)
        return _Claim((span,), (Edit(span.start, span.end, change.text),), change=change)


def _collide(one: _Claim, other: _Claim) -> bool:
    """Whether two changes of one fix concern the same characters."""
    if one.text and other.text and one.text.node.start == other.text.node.start:
        return _overlap(Span(*one.splice[:2]), Span(*other.splice[:2]))
    return any(_overlap(mine, theirs) for mine in one.spans for theirs in other.spans)
