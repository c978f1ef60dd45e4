"""Comments that silence rules, as ``# crs-lint: ignore[longest-key] reason``."""

from __future__ import annotations

import re
from typing import NamedTuple

from crs_lint.finding import Span
from crs_lint.rule import Directive
from crs_lint.rules import BY_NAME
from crs_lint.spans import Comment

_FORM = re.compile(r"#[ \t]*crs-lint:[ \t]*(?P<verb>[\w-]*)[ \t]*(?:\[(?P<names>[^\]]*)\])?[ \t]*(?P<reason>.*)")


class Suppression:
    """One comment, and what it has silenced so far."""

    def __init__(self, comment: Comment) -> None:
        match = _FORM.match(comment.text)
        verb = match["verb"] if match else ""
        self.span = comment.span
        self.covers = comment.covers
        self.whole_file = verb == "ignore-file"
        self.names = tuple(name.strip() for name in ((match["names"] if match else "") or "").split(",") if name.strip())
        self.reason = match["reason"].strip() if match else ""
        self.fault = _fault(verb, self.names, comment)
        self.used: set[str] = set()

    def silences(self, rule: str, span: Span) -> bool:
        """Whether the comment covers a finding of a rule; one that does counts as used."""
        if self.fault or rule not in self.names:
            return False
        if not self.whole_file and not self.covers.start <= span.start < max(self.covers.end, self.covers.start + 1):
            return False
        self.used.add(rule)
        return True


def _fault(verb: str, names: tuple[str, ...], comment: Comment) -> str:
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


class Ledger:
    """The suppressions of one file."""

    def __init__(self, comments: list[Comment]) -> None:
        self.suppressions = [Suppression(comment) for comment in comments]

    def silence(self, rule: str, span: Span) -> Silence | None:
        """The first suppression that covers a finding; every one that does counts as used."""
        covering = [one for one in self.suppressions if one.silences(rule, span)]
        return Silence("comment", covering[0].reason) if covering else None

    def directives(self, ran: frozenset[str]) -> list[Directive]:
        """What became of each suppression, given the rules that had their say on the file."""
        found = []
        for one in self.suppressions:
            known = [name for name in one.names if name in BY_NAME]
            found.append(
                Directive(
                    one.span,
                    one.fault,
                    one.reason,
                    unknown=tuple(name for name in one.names if name not in BY_NAME),
                    disabled=tuple(name for name in known if name not in ran),
                    unused=tuple(name for name in known if name in ran and name not in one.used) if not one.fault else (),
                    known=tuple(BY_NAME),
                )
            )
        return found
