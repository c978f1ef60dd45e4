"""The step from symbolic locations to lines and columns."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from crs_lint.bank.item_facts import signature
from crs_lint.model.finding import Finding, Location, RelatedPosition, Span, UnlocatedFinding
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.registry import rule_named

if TYPE_CHECKING:
    from crs_lint.document.positions import Spans


class LocatedFinding(NamedTuple):
    """A finding, the offset at which it begins in its file, and the files and offsets of all locations that it compares."""

    finding: Finding
    offset: int
    compared: tuple[tuple[str, int], ...] = ()


class _Position(NamedTuple):
    """Where a location is: its offset, its first line and column, and the line and column of its end."""

    offset: int
    start: tuple[int, int]
    end: tuple[int, int]


_Asked = tuple[Location, str | None]
"""A location, and the id of the item that stands for it in a text that cannot be parsed."""


def locate(findings: Mapping[str, Sequence[UnlocatedFinding]], text_of: Callable[[str], str]) -> dict[str, list[LocatedFinding]]:
    """Locates findings by file. It asks for the text of each file that they are in or compare with, one at a time."""
    asked = _asked_locations(findings)
    positions = {file: _positions(text_of(file), asked[file]) for file in asked}
    return {path: [_located(path, one, positions) for one in some] for path, some in findings.items()}


def locate_in_file(path: str, findings: Sequence[UnlocatedFinding], spans: "Spans") -> list[LocatedFinding]:
    """Locates the findings of one file, none of which compares with another file."""
    asked = _asked_locations({path: findings})
    positions = {path: _positions_in(spans, asked.get(path, ()))}
    return [_located(path, one, positions) for one in findings]


def is_within(path: str, finding: UnlocatedFinding) -> bool:
    """Whether all locations of a finding are in one file."""
    return all(related.location.file in ("", path) for related in finding.problem.related)


def finding_at(path: str, found: UnlocatedFinding, lines: tuple[tuple[int, int], tuple[int, int]]) -> Finding:
    """A finding at the line and column where it begins, and where it ends."""
    problem = found.problem
    return Finding(
        found.rule,
        rule_named(found.rule).category,
        found.severity,
        problem.message,
        problem.help,
        path,
        found.item,
        *lines[0],
        *lines[1],
        signature(found.rule, found.subject),
        (),
        problem.location,
        found.label or os.path.basename(path),
        fix=problem.fix,
        figures=problem.figures,
    )


def _asked_locations(findings: Mapping[str, Iterable[UnlocatedFinding]]) -> dict[str, list[_Asked]]:
    """All locations of findings, by file."""
    asked: dict[str, list[_Asked]] = {}
    for path, some in findings.items():
        for one in some:
            asked.setdefault(path, []).append((one.problem.location, one.item))
            for related in one.problem.related:
                asked.setdefault(related.location.file or path, []).append((related.location, None))
    return asked


def _positions(text: str, asked: Sequence[_Asked]) -> dict[_Asked, _Position]:
    from crs_lint.document.load import read
    from crs_lint.document.positions import Spans

    paths = [location.path for location, _ in asked if location.span is None]
    return _positions_in(Spans(text, paths, data=read(text.encode()).data if paths else None), asked)


def _positions_in(spans: "Spans", asked: Iterable[_Asked]) -> dict[_Asked, _Position]:
    return {one: _position(spans, spans.span(*one)) for one in dict.fromkeys(asked)}


def _position(spans: "Spans", span: Span) -> _Position:
    lines = spans.lines
    return _Position(span.start, lines.position(span.start), lines.position(max(span.end, span.start)))


def _located(path: str, found: UnlocatedFinding, positions: Mapping[str, Mapping[_Asked, _Position]]) -> LocatedFinding:
    problem = found.problem
    own = positions[path][problem.location, found.item]
    related = [(one.location.file or path, one, positions[one.location.file or path][one.location, None]) for one in problem.related]
    points = tuple(RelatedPosition(file, *position.start, one.message, one.location) for file, one, position in related)
    finding = finding_at(path, found, (own.start, own.end))
    return LocatedFinding(
        finding._replace(related=points) if points else finding, own.offset, tuple((file, position.offset) for file, _, position in related)
    )
