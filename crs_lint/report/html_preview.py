"""Items as candidates see them, and files as their authors do, with the findings beside the words they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crs_lint.document.positions import Lines, Spans
from crs_lint.engine.run import Report
from crs_lint.model.finding import Finding, Location, Path, RelatedPosition
from crs_lint.model.item import Figure, Item, Option
from crs_lint.report.embedded_images import Album
from crs_lint.report.inline_markup import Mark, Piece, pieces
from crs_lint.report.registry import worst
from crs_lint.text.sanitize import sanitize

# Nobody scrolls further, and a browser would rather not. The worst are kept.
MOST_FINDINGS = 20_000
MOST_SUBJECTS = 10_000
_MOST_RELATED = 8
_WINDOW = 160


class Subject(NamedTuple):
    """What findings speak of: an item, or a file where they speak of no item in it. Findings go with their numbers from 1."""

    file: str
    item: Item | None
    findings: tuple[tuple[int, Finding], ...]


class Link(NamedTuple):
    """Another place that a finding speaks of; ``target`` is the number of its preview, 0 where the page has none."""

    place: str
    message: str
    target: int


class Note(NamedTuple):
    """A finding as it stands beside the words; ``more`` counts the related places that are left out."""

    number: int
    severity: str
    rule: str
    message: str
    help: str
    place: str
    column: int
    related: tuple[Link, ...]
    more: int


class Picture(NamedTuple):
    """A figure: its name, its alternative text, and the address that holds it; empty where the page does not hold it."""

    name: str
    alt: str
    address: str


class Row(NamedTuple):
    """A text of an item with what there is to say of it.

    ``part`` is question, options, answer or page; ``kind`` what the text is, and ``label`` what stands before it.
    ``whole`` is the worst severity of the findings that speak of all of the text, empty where there are none.
    """

    part: str
    kind: str
    label: str
    pieces: tuple[Piece, ...]
    picture: Picture | None
    notes: tuple[Note, ...]
    whole: str


class Line(NamedTuple):
    """A line of a file, cut to what is around the words that a note speaks of."""

    number: int
    before: str
    marked: str
    after: str
    note: Note


class Preview(NamedTuple):
    """An item or a file on the page. Of a file there are ``lines``, of an item all else; ``facts`` are pairs of a name and a value."""

    number: int
    title: str
    place: str
    file: str
    domain: str
    facts: tuple[tuple[str, str], ...] = ()
    language: str = ""
    head: tuple[Note, ...] = ()
    rows: tuple[Row, ...] = ()
    lines: tuple[Line, ...] = ()

    def part(self, name: str) -> list[Row]:
        return [row for row in self.rows if row.part == name]


def subjects(report: Report, *, all_items: bool = False) -> list[Subject]:
    """What the findings of a report speak of, in the order of exams and files; with ``all_items`` all else there is, too."""
    found: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(worst(report.findings, MOST_FINDINGS), 1):
        found.setdefault(finding.path, []).append((number, finding))
    with_items = {item.file for _, items in report.banks for item in items}
    files = [file for exam, items in report.banks for file in (exam.file, *(item.file for item in items))]
    subjects = [
        subject
        for file in dict.fromkeys([*files, *found])
        if all_items or file in found
        for subject in _of_file(file, report.items_of(file) if file in with_items else (), found.get(file, ()), all_items)
    ]
    kept = sorted(range(len(subjects)), key=lambda index: (-_worst(subjects[index]), index))[:MOST_SUBJECTS]
    return [subjects[index] for index in sorted(kept)]


def _worst(subject: Subject) -> int:
    return max((finding.severity for _, finding in subject.findings), default=0)


def _of_file(file: str, items: Sequence[Item], findings: Iterable[tuple[int, Finding]], all_items: bool) -> Iterator[Subject]:
    """The file itself where a finding speaks of no item in it, then its items."""
    known = {item.path for item in items}
    by_item: dict[Path | None, list[tuple[int, Finding]]] = {}
    for number, finding in findings:
        by_item.setdefault(_home(finding.location, known), []).append((number, finding))
    if None in by_item:
        yield Subject(file, None, tuple(by_item[None]))
    for item in items:
        if all_items or item.path in by_item:
            yield Subject(file, item, tuple(by_item.get(item.path, ())))


def _home(place: Location, known: set[Path]) -> Path | None:
    """The path of the item that a place lies in."""
    if place.span is not None:
        return None
    return next((path for path in above(place.path) if path in known), None)


def above(path: Path) -> Iterator[Path]:
    """A path and all that lead to it, the longest first."""
    return (path[:length] for length in range(len(path), -1, -1))


def previews(report: Report, chosen: Sequence[Subject]) -> Iterator[Preview]:
    """The subjects as they stand on the page, numbered from 1."""
    numbers = {(subject.file, subject.item.path if subject.item else None): number for number, subject in enumerate(chosen, 1)}
    desk = _Desk(report, numbers)
    for number, subject in enumerate(chosen, 1):
        yield desk.item(number, subject, subject.item) if subject.item else desk.file(number, subject)


class _Desk:
    """The file that is open, and the pictures so far."""

    def __init__(self, report: Report, numbers: Mapping[tuple[str, Path | None], int]) -> None:
        self.report = report
        self.numbers = numbers
        self.album = Album()
        # A link that leads out of the bank, for one: no line of what it leads to belongs on the page.
        self.unread = {finding.path for finding in report.findings if finding.rule == "unreadable-file"}
        self.opened = ""
        self.spans = Spans("", [])
        self.titles = {exam.file: {domain.id: domain.title for domain in exam.domains} for exam, _ in report.banks}
        self.sources = {exam.file: {source.id: source.title for source in exam.sources} for exam, _ in report.banks}
        self.ids: dict[str, list[Path]] = {}
        for file, path in numbers:
            if path is not None:
                self.ids.setdefault(file, []).append((*path, "id"))

    def open(self, file: str) -> None:
        if self.opened != file:
            text = "" if file in self.unread else self.report.text_of(file)
            self.opened, self.spans = file, Spans(text, self.ids.get(file, []))

    # Items

    def item(self, number: int, subject: Subject, item: Item) -> Preview:
        self.open(subject.file)
        line, _ = self.spans.lines.position(self.spans.span(Location(item.at("id")), item.id).start)
        texts = list(_texts(item, self.sources.get(item.exam.file, {})))
        homes = {text.path for text in texts if text.path}
        findings: dict[Path, list[tuple[int, Finding]]] = {}
        for one in subject.findings:
            findings.setdefault(_nearest(one[1].location.path, homes), []).append(one)
        rows = (self._row(subject.file, text, findings.pop(text.path, []) if text.path else []) for text in texts)
        shown = tuple(row for row in rows if row.pieces or row.picture or row.notes or row.kind in ("stem", "option"))
        return Preview(
            number,
            sanitize(item.id) or "(no id)",
            f"{sanitize(subject.file)}:{line}",
            sanitize(subject.file),
            sanitize(item.text("domain")),
            tuple(_facts(item, self.titles.get(item.exam.file, {}))),
            item.language,
            tuple(self.note(one) for left in findings.values() for one in left),
            shown,
        )

    def _row(self, file: str, text: _Text, findings: Sequence[tuple[int, Finding]]) -> Row:
        about = [one for one in findings if one[1].location.path == text.exact and one[1].location.part == "value"]
        marks = [Mark(*finding.location.chars, finding.severity, number) for number, finding in about if finding.location.chars]
        whole = max((finding.severity for _, finding in about if not finding.location.chars), default=None)
        picture = self._picture(file, text.figure) if text.figure else None
        notes = tuple(self.note(one) for one in findings)
        return Row(text.part, text.kind, text.label, pieces(text.text, marks), picture, notes, whole.word if whole else "")

    def _picture(self, file: str, figure: Figure) -> Picture:
        content = self.report.picture_of(file, figure.file)
        return Picture(sanitize(figure.file), sanitize(figure.alt), self.album.address(content) if content else "")

    # Files

    def file(self, number: int, subject: Subject) -> Preview:
        self.open(subject.file)
        path = sanitize(subject.file)
        return Preview(number, path, path, path, "", lines=tuple(self._line(one) for one in subject.findings))

    def _line(self, numbered: tuple[int, Finding]) -> Line:
        _, finding = numbered
        text, lines = self.spans.text, self.spans.lines
        start, end = _line_at(text, lines, finding.line)
        first = min(start + finding.column - 1, end)
        last = min(start + finding.end_column - 1, end) if finding.end_line == finding.line else end
        left, right = max(start, first - _WINDOW // 4), min(end, first + _WINDOW)
        before = ("…" if left > start else "") + sanitize(text[left:first].replace("\t", " "))
        after = sanitize(text[min(last, right) : right].replace("\t", " ")) + ("…" if right < end else "")
        return Line(finding.line, before, sanitize(text[first : min(last, right)].replace("\t", " ")), after, self.note(numbered))

    # Notes

    def note(self, numbered: tuple[int, Finding]) -> Note:
        number, finding = numbered
        return Note(
            number,
            finding.severity.word,
            finding.rule,
            sanitize(finding.message),
            sanitize(finding.help),
            f"{sanitize(finding.path)}:{finding.line}",
            finding.column,
            tuple(self._link(point) for point in finding.related[:_MOST_RELATED]),
            max(len(finding.related) - _MOST_RELATED, 0),
        )

    def _link(self, point: RelatedPosition) -> Link:
        target = next((self.numbers[key] for path in above(point.location.path) if (key := (point.path, path)) in self.numbers), 0)
        return Link(f"{sanitize(point.path)}:{point.line}", sanitize(point.message), target)


def _line_at(text: str, lines: Lines, number: int) -> tuple[int, int]:
    """Where a line begins and ends, without its break."""
    if number > len(lines.starts):
        return len(text), len(text)
    start = lines.starts[number - 1]
    end = lines.starts[number] if number < len(lines.starts) else len(text)
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return start, end


def _nearest(path: Path, homes: set[Path]) -> Path:
    """The longest beginning of a path at which there is a text; empty where there is none."""
    return next((path[:length] for length in range(len(path), 0, -1) if path[:length] in homes), ())


class _Text(NamedTuple):
    """A text of an item before anything is said of it: findings at or below ``path`` belong to it, ``exact`` is its own path."""

    part: str
    kind: str
    label: str
    path: Path
    exact: Path
    text: str
    figure: Figure | None = None


def _texts(item: Item, sources: Mapping[str, str]) -> Iterator[_Text]:
    """All that an item shows, in the order in which candidates and learners see it."""
    yield _Text("question", "scenario", "Situation", item.at("scenario"), item.scenario_path, item.scenario, item.situation_figure)
    yield _text("question", "figure", "Figure", item.at("figure"), "", item.figure)
    yield _text("question", "stem", "Question", item.at("stem"), item.stem)
    yield _text("question", "answers", "Answers", item.at("options"), "")
    for option in item.options:
        yield _Text("options", "option", letter(option), option.path, option.at("text"), option.text, option.figure)
    yield _text("answer", "key", "Right answer", (), ", ".join(letter(key) for key in item.keys) or "none is marked")
    for option in item.options:
        label = f"{letter(option)}, right" if option.correct else letter(option)
        yield _text("answer", "rationale", label, option.at("rationale"), option.rationale)
    yield _text("answer", "explanation", "Explanation", item.at("explanation"), item.explanation)
    for path, name, at in item.citations:
        yield _text("answer", "reference", "Reference", path, ", ".join(filter(None, (sources.get(name) or name, at))))
    yield from _study_page(item)


def _text(part: str, kind: str, label: str, path: Path, text: str, figure: Figure | None = None) -> _Text:
    return _Text(part, kind, label, path, path, text, figure)


def _study_page(item: Item) -> Iterator[_Text]:
    article = item.article
    if article is None:
        yield _text("page", "title", "Title", item.at("article"), "")
        return
    yield _Text("page", "title", "Title", article.path, (*article.path, "title"), article.title)
    yield _text("page", "summary", "Summary", (*article.path, "summary"), article.summary)
    for section in article.sections:
        yield _Text("page", "heading", "Heading", section.path, (*section.path, "heading"), section.heading)
        yield _text("page", "body", "Section", (*section.path, "body"), section.body)


def letter(option: Option) -> str:
    """What an answer goes by: A to Z, then its number."""
    return chr(64 + option.number) if option.number <= 26 else str(option.number)


def _facts(item: Item, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    domain = item.text("domain")
    given = (
        ("domain", titles.get(domain) or domain),
        ("task", item.text("task")),
        ("level", item.text("level")),
        ("status", "" if item.status == "ready" else str(item.status)),
        ("type", "" if item.type == "single" else str(item.type)),
        ("language", "" if item.language == item.exam.language else item.language),
        ("tags", ", ".join(item.texts("tags"))),
    )
    return ((name, sanitize(value, 200)) for name, value in given if value)
