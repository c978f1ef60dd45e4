"""Comments that silence rules, as ``# crs-lint: ignore[longest-key] reason``."""

import sys
from bisect import bisect_right
from typing import NamedTuple

from crs_lint.document.comments import LinterComment
from crs_lint.model.finding import Span
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import Directive
from crs_lint.text.lazy_pattern import LazyPattern

_FORM = LazyPattern(r"#[ \t]*crs-lint:[ \t]*(?P<verb>[\w-]*)[ \t]*(?:\[(?P<names>[^\]]*)\])?[ \t]*(?P<reason>.*)")

# To find the name that was meant takes long; past some, no name is suggested any more.
_MOST_HINTS = 200


class Suppression:
    """One comment, and what it has silenced so far."""

    def __init__(self, comment: LinterComment) -> None:
        match = _FORM.match(comment.text)
        verb = match["verb"] if match else ""
        self.span = comment.span
        self.text = comment.text
        self.covers = Span(0, sys.maxsize) if verb == "ignore-file" else comment.covers
        names = (name.strip() for name in ((match["names"] if match else "") or "").split(","))
        self.names = tuple(dict.fromkeys(name for name in names if name))
        self.reason = match["reason"].strip() if match else ""
        self.fault = _fault(verb, self.names, comment)
        self.used: set[str] = set()


def _fault(verb: str, names: tuple[str, ...], comment: LinterComment) -> str:
    if verb not in ("ignore", "ignore-file"):
        return "This comment is not understood."
    if not names:
        return "This comment names no rule to ignore."
    if verb == "ignore-file" and not comment.head:
        return "This comment ignores rules for the whole file, but stands below its head."
    return ""


class Silence(NamedTuple):
    """What silenced a finding."""

    by: str
    reason: str


class _Shelf:
    """The suppressions that name one rule, to be found by what they cover.

    Of stretches in the order of their beginnings, ``outer`` holds for each the nearest before it that reaches beyond its
    beginning. Whatever covers a place is on the way outward from the last one that begins before the place.
    """

    def __init__(self, rule: str, suppressions: list[Suppression]) -> None:
        self.rule = rule
        groups: dict[tuple[int, int], list[Suppression]] = {}
        for one in suppressions:
            groups.setdefault((one.covers.start, max(one.covers.end, one.covers.start + 1)), []).append(one)
        self.stretches = sorted(groups, key=lambda stretch: (stretch[0], -stretch[1]))
        self.groups = [groups[stretch] for stretch in self.stretches]
        self.outer = _outer(self.stretches)

    def covering(self, offset: int) -> list[Suppression]:
        """The first of each group that covers a place; all of them count as used."""
        found = []
        index = bisect_right(self.stretches, (offset, sys.maxsize)) - 1
        while index >= 0:
            group = self.groups[index]
            if offset < self.stretches[index][1]:
                found.append(group[0])
                if self.rule not in group[0].used:
                    for one in group:
                        one.used.add(self.rule)
            index = self.outer[index]
        return found


def _outer(stretches: list[tuple[int, int]]) -> list[int]:
    outer: list[int] = []
    for index, (start, _) in enumerate(stretches):
        before = index - 1
        while before >= 0 and stretches[before][1] <= start:
            before = outer[before]
        outer.append(before)
    return outer


class Ledger:
    """The suppressions of one file."""

    def __init__(self, comments: list[LinterComment]) -> None:
        self.suppressions = [Suppression(comment) for comment in comments]
        by_rule: dict[str, list[Suppression]] = {}
        for one in self.suppressions:
            for name in () if one.fault else one.names:
                by_rule.setdefault(name, []).append(one)
        self.shelves = {rule: _Shelf(rule, found) for rule, found in by_rule.items()}

    def silence(self, rule: str, span: Span) -> Silence | None:
        """The first suppression that covers a finding; every one that does counts as used."""
        covering = self.shelves[rule].covering(span.start) if rule in self.shelves else []
        return Silence("comment", min(covering, key=lambda one: one.span).reason) if covering else None

    def directives(self, ran: frozenset[str]) -> list[Directive]:
        """What became of each suppression, given the rules that had their say on the file."""
        found = []
        hints = _MOST_HINTS
        for one in self.suppressions:
            known = [name for name in one.names if name in BY_NAME]
            unknown = tuple(name for name in one.names if name not in BY_NAME)
            hints -= len(unknown)
            found.append(
                Directive(
                    one.span,
                    one.fault,
                    one.reason,
                    unknown=unknown,
                    disabled=tuple(name for name in known if name not in ran),
                    unused=tuple(name for name in known if name in ran and name not in one.used) if not one.fault else (),
                    known=tuple(BY_NAME) if hints >= 0 else (),
                    text=one.text,
                )
            )
        return found
