"""What a page shows: items, and files for findings outside of items, each with its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, Location, Path
from crs_lint.model.item import Item
from crs_lint.report.registry import worst

# More would be slow in a browser and nobody would read them. The worst are kept.
MOST_FINDINGS = 20_000
MOST_SUBJECTS = 10_000


class NumberedFinding(NamedTuple):
    """A finding and its number on the page, from 1."""

    number: int
    finding: Finding


class Subject(NamedTuple):
    """An item with its findings, or a file with the findings that are in none of its items."""

    file: str
    item: Item | None
    findings: tuple[NumberedFinding, ...]


def subjects(report: Report, *, all_items: bool = False) -> list[Subject]:
    """The subjects with findings in the order of exams and files; with ``all_items`` those without findings, too."""
    found: dict[str, list[NumberedFinding]] = {}
    for number, finding in enumerate(worst(report.findings, MOST_FINDINGS), 1):
        found.setdefault(finding.path, []).append(NumberedFinding(number, finding))
    with_items = {item.file for _, items in report.banks for item in items}
    files = [file for exam, items in report.banks for file in (exam.file, *(item.file for item in items))]
    subjects = [
        subject
        for file in dict.fromkeys([*files, *found])
        if all_items or file in found
        for subject in _subjects_of_file(file, report.items_of(file) if file in with_items else (), found.get(file, ()), all_items)
    ]
    kept = sorted(range(len(subjects)), key=lambda index: (-_worst_severity(subjects[index]), index))[:MOST_SUBJECTS]
    return [subjects[index] for index in sorted(kept)]


def subject_of(report: Report, file: str, item: Item) -> Subject:
    """An item of a file with its findings, numbered from 1."""
    paths = _paths_of([item], shared=True)
    own = (one for one in report.findings if one.path == file and _item_path(one.location, paths) == item.path)
    return Subject(file, item, tuple(NumberedFinding(number, finding) for number, finding in enumerate(own, 1)))


def _worst_severity(subject: Subject) -> int:
    return max((finding.severity for _, finding in subject.findings), default=0)


def _subjects_of_file(file: str, items: Sequence[Item], findings: Iterable[NumberedFinding], all_items: bool) -> Iterator[Subject]:
    """The file itself if it has findings outside of items, then its items."""
    paths = _paths_of(items)
    by_item: dict[Path | None, list[NumberedFinding]] = {}
    for one in findings:
        by_item.setdefault(_item_path(one.finding.location, paths), []).append(one)
    if None in by_item:
        yield Subject(file, None, tuple(by_item[None]))
    for item in items:
        if all_items or item.path in by_item:
            yield Subject(file, item, tuple(by_item.get(item.path, ())))


def _paths_of(items: Sequence[Item], *, shared: bool = False) -> dict[Path, Path]:
    """The paths of items, by their own and by those of their articles; with ``shared`` also of those that are checked elsewhere."""
    found = {item.path: item.path for item in items}
    for item in items:
        article = item.article if shared else item.own_article
        if article is not None:
            found[article.path] = item.path
    return found


def _item_path(location: Location, paths: Mapping[Path, Path]) -> Path | None:
    """The path of the item that a location is in."""
    if location.span is not None:
        return None
    return next((paths[path] for path in with_ancestors(location.path) if path in paths), None)


def with_ancestors(path: Path) -> Iterator[Path]:
    """A path and its ancestors, the longest first."""
    return (path[:length] for length in range(len(path), -1, -1))
