"""A self-contained HTML page: totals, charts, and each item as a candidate would see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TextIO
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup

from crs_lint import __version__
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.stats import stats_of
from crs_lint.bank.table import Table
from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, Path, Severity
from crs_lint.model.item import Exam
from crs_lint.report.anchors import anchors_of
from crs_lint.report.bank_version import BankVersion
from crs_lint.report.coverage_view import CoverageView, coverage_of
from crs_lint.report.exam_title import title_of
from crs_lint.report.habits import told_once
from crs_lint.report.html_answers import ItemAnswersBuilder, answers_views
from crs_lint.report.html_preview import Preview, PreviewKind, previews
from crs_lint.report.inline_markup import Piece
from crs_lint.report.item_filters import NOTHING, filters_of
from crs_lint.report.message_markup import message_pieces
from crs_lint.report.page_parts import environment, part, policy, without_commands
from crs_lint.report.preview_subjects import Subject, subjects, with_ancestors
from crs_lint.report.registry import SOURCES
from crs_lint.report.source_links import SourceLinks
from crs_lint.rules.docs import headline
from crs_lint.rules.page_address import page_address
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import Rule
from crs_lint.text.sanitize import sanitize

_CHARTS = ("domains", "levels", "key_positions", "key_lengths")


class Count(NamedTuple):
    """Counts of findings with a common value. ``query`` is the URL fragment that shows them; ``note`` explains the label."""

    label: str
    query: str
    errors: int
    warnings: int
    infos: int
    note: tuple[Piece, ...] = ()

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.infos


class Bar(NamedTuple):
    """A row of a chart: a count, actual and expected share in percent, and the lengths of the bar and of the mark, from 0 to 100."""

    label: str
    items: int
    share: float | None
    expected: float | None
    length: float
    mark: float | None


class Chart(NamedTuple):
    title: str
    note: str
    expected: str
    bars: tuple[Bar, ...]


class BankFigures(NamedTuple):
    """The charts of the bank of one exam."""

    title: str
    items: int
    charts: tuple[Chart, ...]
    coverage: CoverageView | None


def write(
    report: Report,
    stream: TextIO,
    *,
    all_items: bool = False,
    small_cells: bool = False,
    notes: bool = False,
    version: BankVersion | None = None,
    link_base: str = "",
) -> None:
    """Writes the page, as ``page`` makes it."""
    text = page(report, all_items=all_items, small_cells=small_cells, notes=notes, version=version, link_base=link_base)
    if (stream.encoding or "utf-8").lower().replace("-", "") != "utf8":
        text = text.encode("ascii", "xmlcharrefreplace").decode()
    stream.write(text)


def page(
    report: Report,
    *,
    all_items: bool = False,
    small_cells: bool = False,
    events: str = "",
    notes: bool = False,
    version: BankVersion | None = None,
    link_base: str = "",
) -> str:
    """The HTML of the page, which is the same for the same report.

    With ``all_items`` it shows items without findings, too, with ``small_cells`` few candidates, and with ``notes`` those for the
    team. Its head names the ``version`` of the bank. Positions in files are links to addresses below ``link_base``.
    With ``events``, an address relative to its own, it listens there, and loads itself anew when an event "saved" comes.
    """
    totals = _totals(report)
    report = told_once(report)
    chosen = subjects(report, all_items=all_items)
    answers_of = ItemAnswersBuilder(report, small_cells=small_cells).of
    shown = list(previews(report, chosen, answers_of, links=SourceLinks(link_base), has_notes=notes))
    exams = [exam for exam, _ in report.banks]
    css, script = style(), part("script.js") + (part("live.js") if events else "")
    domains = _domains(report)
    text = _environment(report.docs_url).get_template("page.html").render(
        all_items=all_items,
        events=events,
        totals=totals,
        complaints=[sanitize(one) for one in report.complaints],
        suppressed=sorted(Counter(SOURCES[one.by] for one in report.suppressed).items()),
        report=report,
        rules=_counts((finding.rule for finding in report.findings), report.findings, "rule", _headlines(report)),
        files=_counts((sanitize(finding.path) for finding in report.findings), report.findings, "file"),
        domains=_counts((sanitize(_domain(finding, domains)) for finding in report.findings), report.findings, "domain"),
        every_file=sorted({preview.file for preview in shown}),
        filters=filters_of(exams, [{"domain": (preview.domain or NOTHING,), **preview.values} for preview in shown]),
        titles=[title_of(exam, (item.file for item in items)) for exam, items in report.banks if items or exam.file],
        version=version,
        tool=f"crs-lint {__version__}",
        banks=[_bank(exam, items) for exam, items in report.banks if items],
        answers=answers_views(report, anchors_of(chosen), small_cells=small_cells),
        previews=shown,
        hidden_items=sum(len(items) for _, items in report.banks) - sum(one.kind == PreviewKind.ITEM for one in shown) if all_items else 0,
        hidden_findings=len(report.findings) - sum(len(subject.findings) for subject in chosen),
        policy=policy(css, script, has_pictures=_has_pictures(shown), is_live=bool(events)),
        style=Markup(css),
        script=Markup(script),
    )  # fmt: skip
    return without_commands(text)


def article(report: Report, subject: Subject) -> str:
    """The HTML of one item or file, for a page of somebody else that has the ``style``."""
    macros: Any = _environment(report.docs_url).get_template("items.html").module
    (shown,) = previews(report, [subject], ItemAnswersBuilder(report, small_cells=False).of)
    return str(macros.preview_of(shown)).strip()


def style() -> str:
    """The style of the page."""
    return part("base.css") + part("style.css")


def _environment(docs_url: str) -> Environment:
    made = environment()
    made.filters["page"] = partial(page_address, docs_url)
    made.globals |= {"no_domain": NOTHING, "severities": {severity.value: severity.word for severity in Severity}}
    return made


def _has_pictures(shown: Iterable[Preview]) -> bool:
    return any(row.figure and row.figure.address for preview in shown for row in preview.rows)


# Figures


def _totals(report: Report) -> list[tuple[str, int]]:
    return [(severity.word, report.count(severity)) for severity in sorted(Severity, reverse=True)]


def _counts(labels: Iterable[str], findings: Sequence[Finding], query: str, notes: Mapping[str, str] = {}) -> list[Count]:
    """Findings counted by label, the most frequent first."""
    counts: dict[str, Counter[Severity]] = {}
    for label, finding in zip(labels, findings, strict=True):
        counts.setdefault(label, Counter())[finding.severity] += 1
    rows = [
        Count(
            label,
            urlencode({query: label}),
            count[Severity.ERROR],
            count[Severity.WARNING],
            count[Severity.INFO],
            message_pieces(notes.get(label, ""), has_letters=False),
        )
        for label, count in counts.items()
    ]
    return sorted(rows, key=lambda row: (-row.total, row.label))


def _headlines(report: Report) -> dict[str, str]:
    """The headlines of the rules of findings, by name."""
    rules: dict[str, Rule] = {rule.name: rule for rule in (*ALL, *report.team_rules)}
    return {name: headline(rules[name]) for name in {finding.rule for finding in report.findings}}


def _domains(report: Report) -> dict[tuple[str, Path], str]:
    """The domains of items by file and path."""
    return {(item.file, item.path): item.domain for _, items in report.banks for item in items}


def _domain(finding: Finding, domains: Mapping[tuple[str, Path], str]) -> str:
    return next((domain for path in with_ancestors(finding.location.path) if (domain := domains.get((finding.path, path)))), NOTHING)


def _bank(exam: Exam, items: Sequence[ItemFacts]) -> BankFigures:
    stats = stats_of(exam, items, ())
    titles = {domain.id: domain.title for domain in exam.domains}
    tables = [table for table in stats.tables if table.name in _CHARTS and [row.label for row in table.rows] != [NOTHING]]
    charts = (_chart(table, titles if table.name == "domains" else {}) for table in tables)
    title = title_of(exam, (item.file for item in items))
    return BankFigures(title, stats.items, tuple(charts), coverage_of(exam, items))


_EXPECTED = {"domains": "blueprint", "levels": "blueprint", "key_positions": "by chance"}


def _chart(table: Table, titles: Mapping[str, str]) -> Chart:
    widest = max((share for row in table.rows for share in (row.share, row.expected) if share), default=1)
    bars = tuple(
        Bar(
            sanitize(titles.get(row.label) or row.label, 80),
            row.items,
            None if row.share is None else 100 * row.share,
            None if row.expected is None else 100 * row.expected,
            100 * (row.share or 0) / widest,
            None if row.expected is None else 100 * row.expected / widest,
        )
        for row in table.rows
    )
    return Chart(table.title, table.about, _EXPECTED.get(table.name, "") if any(bar.mark is not None for bar in bars) else "", bars)
