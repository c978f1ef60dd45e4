"""Adds comments that suppress findings, each at the line where it covers its finding and as little else as possible."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from crs_lint.document import lines, tree
from crs_lint.document.limits import Limits
from crs_lint.document.lines import Lines
from crs_lint.document.load import read
from crs_lint.document.tree import Node
from crs_lint.engine.suppressions import SuppressionIndex, suppressions_in
from crs_lint.fixing.edits import Edit, EditedText, apply_edits, is_verified
from crs_lint.fixing.verify import Effect
from crs_lint.model.finding import Finding
from crs_lint.rules.registry import rule_named
from crs_lint.rules.rule import Scope


def can_be_ignored(finding: Finding) -> bool:
    """Whether a comment can suppress a finding: none that says that a file is unread, and none about such comments."""
    rule = rule_named(finding.rule)
    return rule.suppressible and rule.scope is not Scope.DIRECTIVE


def add_ignores(text: str, findings: Sequence[Finding], reason: str, limits: Limits = Limits()) -> EditedText | None:
    """Adds comments for as many findings of a text as there is room for; None if it cannot be verified that only comments change."""
    document = read(text.encode("utf-8", "surrogatepass"), limits)
    root = tree.compose(document.events)
    if root is None or not document.readable:
        return EditedText(text, ())
    slots = _CommentSlots(text, root)
    starts = Lines(text).starts
    targets = [_Target(index, one.rule, starts[min(one.line, len(starts)) - 1] + one.column - 1) for index, one in enumerate(findings)]
    found = [(target, slot) for target in targets if (slot := slots.find(target.at)) is not None]
    edited = _with_comments(text, found, reason)
    covered = _covered(text, found, edited)
    if len(covered) < len(found):
        found = [one for one in found if one[0] in covered]
        edited = _with_comments(text, found, reason)
    result = apply_edits(text, edited)
    no_effect = Effect({}, {}, {}, {})
    applied = tuple(target.number for target, _ in found)
    return EditedText(result, applied) if is_verified(no_effect, document, root, result, limits) else None


class _Target(NamedTuple):
    """A finding by its number from 0, with its rule and its offset."""

    number: int
    rule: str
    at: int


def _with_comments(text: str, found: Sequence[tuple[_Target, _CommentSlot]], reason: str) -> list[Edit]:
    """One comment for each slot, with the rules of all findings there."""
    rules: dict[_CommentSlot, dict[str, None]] = {}
    for target, slot in found:
        rules.setdefault(slot, {})[target.rule] = None
    return sorted(_edit(text, slot, names, reason) for slot, names in rules.items())


def _covered(text: str, found: Sequence[tuple[_Target, _CommentSlot]], edits: Sequence[Edit]) -> set[_Target]:
    """The findings that comments cover when these edits are made; a comment inside flow style may cover nothing."""
    index = SuppressionIndex(suppressions_in(apply_edits(text, edits)))
    positions = [edit.start for edit in edits]
    shifts = [0, *accumulate(len(edit.text) for edit in edits)]
    return {target for target, _ in found if index.covering(target.rule, target.at + shifts[bisect_right(positions, target.at)])}


class _CommentSlot(NamedTuple):
    """The offset at which a comment can be added, and whether it gets a line of its own."""

    at: int
    own_line: bool


def _edit(text: str, slot: _CommentSlot, rules: Iterable[str], reason: str) -> Edit:
    comment = f"# crs-lint: ignore[{', '.join(rules)}] {reason}".rstrip()
    if not slot.own_line:
        return Edit(slot.at, slot.at, f" {comment}")
    indent = text[slot.at : _after_spaces(text, slot.at)]
    return Edit(slot.at, slot.at, f"{indent}{comment}{lines.line_break(text, slot.at)}")


def _after_spaces(text: str, at: int) -> int:
    """The offset of the first character from here on that is no space."""
    while text.startswith(" ", at):
        at += 1
    return at


class _CommentSlots:
    """The offsets of a text at which comments can be added."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        scalars = sorted((one.start, one.end, one.style) for one in tree.descendants(root) if one.kind == "scalar")
        self.starts = [start for start, _, _ in scalars]
        self.ends = [end for _, end, _ in scalars]
        self.styles = [style for _, _, style in scalars]
        self.fields = {name.start for one in tree.descendants(root) if one.kind == "map" and not one.flow for name, _ in one.pairs}

    def find(self, at: int) -> _CommentSlot | None:
        """The slot for a comment on an offset: above its field, at the end of its line, or above a list entry; None if there is none."""
        inside = self._scalar(at)
        start = lines.line_start(self.text, self.starts[inside] if inside is not None else at)
        first = _after_spaces(self.text, start)
        above = _CommentSlot(start, own_line=True)
        if first in self.fields:
            return above
        end = lines.line_end(self.text, start)
        if first == end or self.text.startswith("#", first):
            return None
        return _CommentSlot(end, own_line=False) if self._has_room(start, end) else above

    def _scalar(self, at: int) -> int | None:
        index = bisect_right(self.starts, at) - 1
        return index if index >= 0 and at < self.ends[index] else None

    def _has_room(self, start: int, end: int) -> bool:
        """Whether a comment can be added at the end of a line: no text continues below it, and it has no such comment yet."""
        if "crs-lint:" in self.text[start:end]:
            return False
        index = self._scalar(end)
        return index is None or (self.styles[index] in ("|", ">") and self.starts[index] >= start)
