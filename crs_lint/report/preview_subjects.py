"""What a page shows: items, articles that items share, and files for findings outside of both, each with its findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, Location, Path
from crs_lint.model.item import Article, Item
from crs_lint.report.registry import worst

# More would be slow in a browser and nobody would read them. The worst are kept.
MOST_FINDINGS = 20_000
MOST_SUBJECTS = 10_000


class NumberedFinding(NamedTuple):
    """A finding and its number on the page, from 1."""

    number: int
    finding: Finding


class SharedArticle(NamedTuple):
    """An article that stands beside the items of its file, and the items that name it; it is checked with ``owner``."""

    article: Article
    owner: Item
    items: tuple[Item, ...]


class Subject(NamedTuple):
    """An item or a shared article with its findings, or a file with the findings that are in neither."""

    file: str
    item: Item | None
    findings: tuple[NumberedFinding, ...]
    shared: SharedArticle | None = None

    @property
    def path(self) -> Path | None:
        """The path of the item or article in its file; None for the file itself."""
        if self.shared is not None:
            return self.shared.article.path
        return self.item.path if self.item is not None else None


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
    article = item.article
    paths = {item.path, *([article.path] if article is not None else [])}
    own = (one for one in report.findings if one.path == file and _path_among(paths, one.location) is not None)
    return Subject(file, item, tuple(NumberedFinding(number, finding) for number, finding in enumerate(own, 1)))


def _worst_severity(subject: Subject) -> int:
    return max((finding.severity for _, finding in subject.findings), default=0)


def _subjects_of_file(file: str, items: Sequence[Item], findings: Iterable[NumberedFinding], all_items: bool) -> Iterator[Subject]:
    """The file itself if it has findings outside of items and articles, then the articles that its items share, then its items."""
    articles = _shared_articles(items)
    paths = {*(item.path for item in items), *articles}
    by_path: dict[Path | None, list[NumberedFinding]] = {}
    for one in findings:
        by_path.setdefault(_path_among(paths, one.finding.location), []).append(one)
    if None in by_path:
        yield Subject(file, None, tuple(by_path[None]))
    shown = {item.path: item for item in items if all_items or item.path in by_path}
    for path, shared in articles.items():
        if path in by_path or any(item.path in shown for item in shared.items):
            yield Subject(file, None, tuple(by_path.get(path, ())), shared)
    for path, item in shown.items():
        yield Subject(file, item, tuple(by_path.get(path, ())))


def _shared_articles(items: Sequence[Item]) -> dict[Path, SharedArticle]:
    """The articles that the items of a file share, by their paths."""
    naming: dict[Path, list[Item]] = {}
    for item in items:
        if item.article_id in item.shared_articles:
            naming.setdefault(item.shared_articles[item.article_id][0], []).append(item)
    owned = ((path, some, next(item for item in some if item.owns_article)) for path, some in naming.items())
    return {path: SharedArticle(article, owner, tuple(some)) for path, some, owner in owned if (article := owner.article) is not None}


def _path_among(paths: Collection[Path], location: Location) -> Path | None:
    """The longest of some paths that a location is in."""
    if location.span is not None:
        return None
    return next((path for path in with_ancestors(location.path) if path in paths), None)


def with_ancestors(path: Path) -> Iterator[Path]:
    """A path and its ancestors, the longest first."""
    return (path[:length] for length in range(len(path), -1, -1))
