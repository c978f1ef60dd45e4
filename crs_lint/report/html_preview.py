"""Previews: items as candidates see them, articles, and lines of files, with the findings beside the text that they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from crs_lint.document.positions import Spans
from crs_lint.engine.report import Report
from crs_lint.model.finding import Location, Path, RelatedPosition
from crs_lint.model.item import Figure, Item
from crs_lint.report.anchors import Anchors, anchors_of
from crs_lint.report.embedded_images import EmbeddedImages
from crs_lint.report.html_answers import ItemAnswers
from crs_lint.report.inline_markup import Mark, Piece, pieces
from crs_lint.report.item_enemies import Enemies, Enemy
from crs_lint.report.item_filters import joined, values_of
from crs_lint.report.item_texts import ItemText, article_texts, item_facts, item_texts
from crs_lint.report.message_markup import message_pieces
from crs_lint.report.preview_subjects import NumberedFinding, SharedArticle, Subject, with_ancestors
from crs_lint.report.source_line import source_line
from crs_lint.report.source_links import SourceLinks
from crs_lint.text.sanitize import sanitize

_MOST_RELATED = 8
_MOST_ITEMS = 50
_WINDOW = 160
_BRIEF = 100
_PARTS = ("question", "options", "answer", "page")


class PreviewKind(StrEnum):
    """What a preview shows."""

    ITEM = "item"
    ARTICLE = "article"
    FILE = "file"


class Link(NamedTuple):
    """A related position, item or article; ``target`` is the anchor of its preview, empty if the page has none.

    ``source`` is the address of the position in the repository, empty without one.
    """

    position: str
    message: tuple[Piece, ...]
    target: str
    source: str = ""


class Note(NamedTuple):
    """A finding as the page shows it; ``more`` counts the related positions that are left out. ``source`` is as in Link."""

    number: int
    severity: str
    rule: str
    message: tuple[Piece, ...]
    help: tuple[Piece, ...]
    position: str
    source: str
    related: tuple[Link, ...]
    more: int


class FigureView(NamedTuple):
    """The file name of a figure, its alternative text, and its data URI, which is empty if the page does not embed it."""

    name: str
    alt: str
    address: str


class TextRow(NamedTuple):
    """A text of an item with its findings; ``part``, ``kind`` and ``label`` are those of ItemText.

    ``whole`` is the worst severity of the findings that refer to all of the text, empty without such findings.
    """

    part: str
    kind: str
    label: str
    pieces: tuple[Piece, ...]
    figure: FigureView | None
    notes: tuple[Note, ...]
    whole: str


class LineView(NamedTuple):
    """The part of a line of a file around the text that a note refers to."""

    number: int
    before: str
    marked: str
    after: str
    note: Note


class Preview(NamedTuple):
    """An item, an article that items share, or a file on the page. Only a file has ``lines``, and only an item ``answers``.

    ``facts`` are pairs of a name and a value, ``head`` the notes on no text that the page shows, ``answers`` what candidates answered.
    ``links`` lead from an item to the article that it names, and from an article to its items, of which ``more`` are left out.
    ``enemies`` are the items that must not appear with it. ``values`` are those by which it is filtered, by filter, and ``brief``
    is what an index says of it. ``source`` is as in Link.
    """

    number: int
    anchor: str
    title: str
    position: str
    source: str
    file: str
    domain: str
    facts: tuple[tuple[str, str], ...] = ()
    language: str = ""
    head: tuple[Note, ...] = ()
    rows: tuple[TextRow, ...] = ()
    lines: tuple[LineView, ...] = ()
    answers: ItemAnswers | None = None
    kind: PreviewKind = PreviewKind.ITEM
    links: tuple[Link, ...] = ()
    more: int = 0
    enemies: tuple[Link, ...] = ()
    values: Mapping[str, Sequence[str]] = {}
    brief: str = ""

    @property
    def notes(self) -> list[Note]:
        """All findings, in the order of the page."""
        notes = [*self.head, *(line.note for line in self.lines)]
        return [*notes, *(note for part in _PARTS for row in self.part(part) for note in row.notes)]

    def part(self, name: str) -> list[TextRow]:
        return [row for row in self.rows if row.part == name]


def previews(
    report: Report,
    chosen: Sequence[Subject],
    answers_of: Callable[[str, Item], ItemAnswers | None],
    *,
    links: SourceLinks = SourceLinks(),
    has_notes: bool = False,
) -> Iterator[Preview]:
    """The previews of subjects. ``answers_of`` takes the file of an item and the item; with ``has_notes`` they have those for the team."""
    builder = _PreviewBuilder(report, anchors_of(chosen), answers_of, links, has_notes=has_notes)
    for number, subject in enumerate(chosen, 1):
        if subject.item is not None:
            yield builder.item(number, subject, subject.item)
        else:
            yield builder.article(number, subject, subject.shared) if subject.shared else builder.file(number, subject)


class _PreviewBuilder:
    """Builds previews, file by file. Holds the positions in the current file, and the images embedded so far."""

    def __init__(
        self,
        report: Report,
        anchors: Anchors,
        answers_of: Callable[[str, Item], ItemAnswers | None],
        links: SourceLinks,
        *,
        has_notes: bool,
    ) -> None:
        self._answers_of = answers_of
        self._report = report
        self._anchors = anchors
        self._sources = links
        self._has_notes = has_notes
        self._enemies = Enemies(report)
        self._images = EmbeddedImages()
        # An unreadable file may be a link that leads out of the bank, and the page must not show what it leads to.
        self._unreadable = {finding.path for finding in report.findings if finding.rule == "unreadable-file"}
        self._file = ""
        self._spans = Spans("", [])
        self._domain_titles = {exam.file: {domain.id: domain.title for domain in exam.domains} for exam, _ in report.banks}
        self._source_titles = {exam.file: {source.id: source.title for source in exam.sources} for exam, _ in report.banks}
        self._id_paths: dict[str, list[Path]] = {}
        for file, path in anchors:
            if path is not None:
                self._id_paths.setdefault(file, []).append((*path, "id"))

    def _open(self, file: str) -> None:
        if self._file != file:
            text = "" if file in self._unreadable else self._report.text_of(file)
            self._file, self._spans = file, Spans(text, self._id_paths.get(file, []))

    # Items

    def item(self, number: int, subject: Subject, item: Item) -> Preview:
        self._open(subject.file)
        texts = item_texts(item, self._source_titles.get(item.exam.file, {}), has_notes=self._has_notes)
        link = self._article_link(subject.file, item)
        rows, head = self._rows(subject, [one for one in texts if not link or one.part != "page"])
        answers = self._answers_of(subject.file, item)
        return Preview(
            number,
            self._anchors[subject.file, item.path],
            _title(item),
            *self._position(subject.file, item.at("id"), item.id),
            sanitize(subject.file),
            sanitize(item.text("domain")),
            tuple(item_facts(item, self._domain_titles.get(item.exam.file, {}))),
            item.language,
            head,
            rows,
            answers=answers,
            links=(link,) if link else (),
            enemies=tuple(self._enemy(one) for one in self._enemies.of(subject.file, item)[:_MOST_ITEMS]),
            values=values_of(item, is_answered=bool(answers and answers.facts)),
            brief=sanitize(item.stem, _BRIEF),
        )

    def _enemy(self, enemy: Enemy) -> Link:
        return Link("", _plain(enemy.id), self._anchors.get(enemy.place, "") if enemy.place else "")

    def _article_link(self, file: str, item: Item) -> Link | None:
        """Where the page shows the article that an item shares; None where it does not, so that the item shows it."""
        article = item.article
        anchor = self._anchors.get((file, article.path), "") if article is not None else ""
        return Link("", _plain(article.title or "(no title)"), anchor) if article is not None and anchor else None

    def _position(self, file: str, path: Path, name: str) -> tuple[str, str]:
        """Where something begins, and the address of that."""
        line, _ = self._spans.lines.position(self._spans.span(Location(path), name).start)
        return f"{sanitize(file)}:{line}", self._sources.of(file, line)

    def _rows(self, subject: Subject, texts: Sequence[ItemText]) -> tuple[tuple[TextRow, ...], tuple[Note, ...]]:
        """The texts that a preview shows, and the notes on none of them."""
        findings = _by_text(subject.findings, texts)
        rows = [self._row(subject.file, text, findings.pop(text.path, []) if text.path else []) for text in texts]
        shown = tuple(row for row in rows if row.pieces or row.figure or row.notes or row.kind in ("stem", "option"))
        return shown, tuple(self._note(one) for others in findings.values() for one in others)

    def article(self, number: int, subject: Subject, shared: SharedArticle) -> Preview:
        self._open(subject.file)
        file, name = subject.file, shared.owner.article_id
        rows, head = self._rows(subject, list(article_texts(shared.article)))
        return Preview(
            number,
            self._anchors[file, shared.article.path],
            sanitize(name),
            *self._position(file, (*shared.article.path, "id"), name),
            sanitize(file),
            "",
            language=shared.owner.language,
            head=head,
            rows=rows,
            kind=PreviewKind.ARTICLE,
            links=tuple(Link("", _plain(_title(item)), self._anchors.get((file, item.path), "")) for item in shared.items[:_MOST_ITEMS]),
            more=max(len(shared.items) - _MOST_ITEMS, 0),
            values=joined(values_of(item, is_answered=self._answers_of(file, item) is not None) for item in shared.items),
            brief=sanitize(shared.article.title, _BRIEF),
        )

    def _row(self, file: str, text: ItemText, findings: Sequence[NumberedFinding]) -> TextRow:
        on_text = [one for one in findings if one.finding.location.path == text.exact and one.finding.location.part == "value"]
        marks = [Mark(*one.chars, finding.severity, number) for number, finding in on_text if (one := finding.location).chars]
        whole = max((finding.severity for _, finding in on_text if not finding.location.chars), default=None)
        figure = self._figure(file, text.figure) if text.figure else None
        notes = tuple(self._note(one) for one in findings)
        return TextRow(text.part, text.kind, text.label, pieces(text.text, marks), figure, notes, whole.word if whole else "")

    def _figure(self, file: str, figure: Figure) -> FigureView:
        content = self._report.picture_of(file, figure.file)
        return FigureView(sanitize(figure.file), sanitize(figure.alt), self._images.address(content) if content else "")

    # Files

    def file(self, number: int, subject: Subject) -> Preview:
        self._open(subject.file)
        path = sanitize(subject.file)
        lines = tuple(self._line(one) for one in subject.findings)
        anchor, source = self._anchors[subject.file, None], self._sources.of(subject.file, 1)
        return Preview(number, anchor, path, path, source, path, "", lines=lines, kind=PreviewKind.FILE)

    def _line(self, numbered: NumberedFinding) -> LineView:
        finding = numbered.finding
        text = self._spans.text
        line = source_line(text, self._spans.lines, finding.line)
        start = min(line.start + finding.column - 1, line.end)
        end = min(line.start + finding.end_column - 1, line.end) if finding.end_line == finding.line else line.end
        left, right = max(line.start, start - _WINDOW // 4), min(line.end, start + _WINDOW)
        end = min(end, right)
        before = ("…" if left > line.start else "") + _one_line(text[left:start])
        after = _one_line(text[end:right]) + ("…" if right < line.end else "")
        return LineView(finding.line, before, _one_line(text[start:end]), after, self._note(numbered))

    # Notes

    def _note(self, numbered: NumberedFinding) -> Note:
        number, finding = numbered
        has_letters = finding.item is not None
        return Note(
            number,
            finding.severity.word,
            finding.rule,
            message_pieces(sanitize(finding.message), has_letters=has_letters),
            message_pieces(sanitize(finding.help), has_letters=has_letters),
            f"{sanitize(finding.path)}:{finding.line}",
            self._sources.of(finding.path, finding.line),
            tuple(self._link(related, has_letters=has_letters) for related in finding.related[:_MOST_RELATED]),
            max(len(finding.related) - _MOST_RELATED, 0),
        )

    def _link(self, related: RelatedPosition, *, has_letters: bool) -> Link:
        subjects = ((related.path, path) for path in with_ancestors(related.location.path))
        target = next((self._anchors[subject] for subject in subjects if subject in self._anchors), "")
        message = message_pieces(sanitize(related.message), has_letters=has_letters)
        return Link(f"{sanitize(related.path)}:{related.line}", message, target, self._sources.of(related.path, related.line))


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(sanitize(text)),)


def _title(item: Item) -> str:
    return sanitize(item.id) or "(no id)"


def _by_text(findings: Sequence[NumberedFinding], texts: Sequence[ItemText]) -> dict[Path, list[NumberedFinding]]:
    """Findings by the path of the text that they are in; those in no text by the empty path."""
    paths = {text.path for text in texts if text.path}
    found: dict[Path, list[NumberedFinding]] = {}
    for one in findings:
        path = next((path for path in with_ancestors(one.finding.location.path) if path in paths), ())
        found.setdefault(path, []).append(one)
    return found


def _one_line(text: str) -> str:
    return sanitize(text.replace("\t", " "))
