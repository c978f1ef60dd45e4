"""Counts findings by the item that they touch, so that harm can be traced to the fixes of an item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

from crs_lint.engine.report import Report
from crs_lint.fixing.methods import SeverityCounts
from crs_lint.model.finding import Finding, Path, Severity

Unit: TypeAlias = tuple[str, Path]
"""A file, and the head of a path up to its first index, which leads to an item in most formats, or else the whole path."""


def unit_of(finding: Finding) -> Unit:
    return finding.path, _head(finding.location.path)


def _head(path: Path) -> Path:
    index = next((index for index, step in enumerate(path) if isinstance(step, int)), len(path))
    return path[: index + 1]


def counts_by_unit(report: Report) -> Mapping[Unit, SeverityCounts]:
    """The severity counts of each unit, of findings that are in it or have a related location in it."""
    found: defaultdict[Unit, list[Severity]] = defaultdict(list)
    for finding in report.findings:
        for unit in {unit_of(finding), *((one.path, _head(one.location.path)) for one in finding.related)}:
            found[unit].append(finding.severity)
    return severity_counts(found)


_Key = TypeVar("_Key")


def severity_counts(found: Mapping[_Key, Iterable[Severity]]) -> Mapping[_Key, SeverityCounts]:
    """How many severities of each key are at least of each level; zeros for a key that is not there."""
    none = (0,) * len(Severity)
    return defaultdict(
        lambda: none, {key: tuple(sum(one >= least for one in severities) for least in Severity) for key, severities in found.items()}
    )
