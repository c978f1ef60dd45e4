"""Writes the comments that silence findings, each where it covers its finding and as little else as can be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crs_lint.document import lines, tree
from crs_lint.document.load import Limits, read
from crs_lint.document.positions import Lines
from crs_lint.document.tree import Node
from crs_lint.fixing.edits import Edit, Mended, edited, is_proved
from crs_lint.fixing.verify import Effect
from crs_lint.model.finding import Finding
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import Scope


def can_be_ignored(finding: Finding) -> bool:
    """Whether a comment can silence a finding: none that says that a file is unread, and none that speaks of such comments."""
    rule = BY_NAME[finding.rule]
    return rule.suppressible and rule.scope is not Scope.DIRECTIVE


def silence(text: str, findings: Sequence[Finding], reason: str, limits: Limits = Limits()) -> Mended | None:
    """A file's text with comments that silence findings in it, as far as there is room for them; None where that cannot be proved."""
    source = read(text.encode("utf-8", "surrogatepass"), limits)
    root = tree.compose(text)
    if root is None or not source.readable:
        return Mended(text, ())
    rooms = _Rooms(text, root)
    positions = Lines(text)
    rules: dict[_Room, dict[str, None]] = {}
    made = []
    for index, finding in enumerate(findings):
        room = rooms.find(positions.starts[min(finding.line, len(positions.starts)) - 1] + finding.column - 1)
        if room is not None:
            rules.setdefault(room, {})[finding.rule] = None
            made.append(index)
    mended = edited(text, (_edit(text, room, names, reason) for room, names in rules.items()))
    return Mended(mended, tuple(made)) if is_proved(Effect({}, {}, {}, {}), source, root, mended, limits) else None


class _Room(NamedTuple):
    """A place for a comment: where it goes, and whether that is a line of its own."""

    at: int
    own_line: bool


def _edit(text: str, room: _Room, rules: Iterable[str], reason: str) -> Edit:
    comment = f"# crs-lint: ignore[{', '.join(rules)}] {reason}".rstrip()
    if not room.own_line:
        return Edit(room.at, room.at, f" {comment}")
    indent = text[room.at : _first_sign(text, room.at)]
    return Edit(room.at, room.at, f"{indent}{comment}{lines.line_break(text, room.at)}")


def _first_sign(text: str, at: int) -> int:
    """The first character from here on that is no space."""
    while text.startswith(" ", at):
        at += 1
    return at


class _Rooms:
    """Where a text has room for comments."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        scalars = sorted((one.start, one.end, one.style) for one in tree.below(root) if one.kind == "scalar")
        self.starts = [start for start, _, _ in scalars]
        self.ends = [end for _, end, _ in scalars]
        self.styles = [style for _, _, style in scalars]
        self.fields = {name.start for one in tree.below(root) if one.kind == "map" and not one.flow for name, _ in one.pairs}

    def find(self, at: int) -> _Room | None:
        """Room for a comment on what stands here: above its field, or at the end of its line, or above the entry of a list."""
        inside = self._scalar(at)
        start = lines.line_start(self.text, self.starts[inside] if inside is not None else at)
        first = _first_sign(self.text, start)
        above = _Room(start, own_line=True)
        if first in self.fields:
            return above
        end = lines.line_end(self.text, start)
        if first == end or self.text.startswith("#", first):
            return None
        return _Room(end, own_line=False) if self._has_room(start, end) else above

    def _scalar(self, at: int) -> int | None:
        index = bisect_right(self.starts, at) - 1
        return index if index >= 0 and at < self.ends[index] else None

    def _has_room(self, start: int, end: int) -> bool:
        """Whether a comment can stand at the end of a line: no text goes on below it, and no other such comment is there."""
        if "crs-lint:" in self.text[start:end]:
            return False
        index = self._scalar(end)
        return index is None or (self.styles[index] in ("|", ">") and self.starts[index] >= start)
