"""Comments that suppress findings, as ``# crs-lint: ignore[longest-key] reason``."""

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from crs_lint.model.finding import Span
from crs_lint.named_tuple import NamedTuple
from crs_lint.text.lazy_pattern import LazyPattern

if TYPE_CHECKING:
    from crs_lint.document.comments import LinterComment
    from crs_lint.document.positions import Spans

_FORM = LazyPattern(r"#[ \t]*crs-lint:[ \t]*(?P<verb>[\w-]*)[ \t]*(?:\[(?P<names>[^\]]*)\])?[ \t]*(?P<reason>.*)")


class Suppression(NamedTuple):
    """One comment: the text that it covers, the names of the rules that it suppresses there, and the reason it gives.

    ``start`` and ``end`` are the lines and columns of ``span``. ``error`` says why the comment suppresses nothing; it is
    empty where it does.
    """

    span: Span
    start: tuple[int, int]
    end: tuple[int, int]
    text: str
    covers: Span
    names: tuple[str, ...]
    reason: str
    error: str

    @property
    def interval(self) -> tuple[int, int]:
        """The offsets that it covers, the end excluded; one at least."""
        return self.covers.start, max(self.covers.end, self.covers.start + 1)


def suppressions_of(spans: "Spans") -> tuple[Suppression, ...]:
    """The comments of a text that was searched for them."""
    return tuple([_suppression(comment, spans.lines.position) for comment in spans.comments])


def suppressions_in(text: str) -> tuple[Suppression, ...]:
    """The comments of a text; none where that cannot be parsed."""
    if "crs-lint:" not in text:
        return ()
    from crs_lint.document.positions import Spans

    return suppressions_of(Spans(text, [], comments=True))


def _suppression(comment: "LinterComment", position: Callable[[int], tuple[int, int]]) -> Suppression:
    match = _FORM.match(comment.text)
    verb = match["verb"] if match else ""
    listed = (name.strip() for name in ((match["names"] if match else "") or "").split(","))
    names = tuple(dict.fromkeys(name for name in listed if name))
    span = comment.span
    covers = Span(0, sys.maxsize) if verb == "ignore-file" else comment.covers
    reason = match["reason"].strip() if match else ""
    return Suppression(span, position(span.start), position(span.end), comment.text, covers, names, reason, _error(verb, names, comment))


def _error(verb: str, names: tuple[str, ...], comment: "LinterComment") -> str:
    if verb not in ("ignore", "ignore-file"):
        return "This comment is not understood."
    if not names:
        return "This comment names no rule to ignore."
    if verb == "ignore-file" and not comment.head:
        return "This comment ignores rules for the whole file, but stands below its head."
    return ""


class SuppressionIndex:
    """The suppressions of one file, to be searched by rule and offset."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        by_rule: dict[str, list[Suppression]] = {}
        for suppression in suppressions:
            for name in () if suppression.error else suppression.names:
                by_rule.setdefault(name, []).append(suppression)
        self._by_rule = {rule: _Intervals(found) for rule, found in by_rule.items()}

    def covering(self, rule: str, offset: int) -> list[Suppression]:
        """The suppressions of a rule that cover an offset; one of those that cover the same text."""
        return self._by_rule[rule].covering(offset) if rule in self._by_rule else []


class _Intervals:
    """The suppressions of one rule by the intervals that they cover.

    Interval stabbing: ``outer[i]`` is the nearest earlier interval that reaches past the start of ``i``, so that all that
    cover an offset lie on the chain from the last interval that starts at or before it.
    """

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        first: dict[tuple[int, int], Suppression] = {}
        for one in suppressions:
            first.setdefault(one.interval, one)
        self._intervals = sorted(first, key=lambda interval: (interval[0], -interval[1]))
        self._suppressions = [first[interval] for interval in self._intervals]
        self._outer = _outer(self._intervals)

    def covering(self, offset: int) -> list[Suppression]:
        found: list[Suppression] = []
        index = bisect_right(self._intervals, (offset, sys.maxsize)) - 1
        while index >= 0:
            if offset < self._intervals[index][1]:
                found.append(self._suppressions[index])
            index = self._outer[index]
        return found


def _outer(intervals: list[tuple[int, int]]) -> list[int]:
    outer: list[int] = []
    for index, (start, _) in enumerate(intervals):
        before = index - 1
        while before >= 0 and intervals[before][1] <= start:
            before = outer[before]
        outer.append(before)
    return outer
