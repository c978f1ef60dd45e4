"""A self-contained HTML page: totals, charts, and each item as a candidate would see it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from importlib import resources
from typing import Any, NamedTuple, TextIO
from urllib.parse import urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.stats import Table, stats_of
from crs_lint.engine.report import Report
from crs_lint.model.finding import Finding, Path, Severity
from crs_lint.model.item import Exam
from crs_lint.report.habits import told_once
from crs_lint.report.html_answers import ItemAnswersBuilder, answers_views
from crs_lint.report.html_preview import Preview, PreviewKind, numbers_of, previews
from crs_lint.report.preview_subjects import Subject, subjects, with_ancestors
from crs_lint.report.registry import SOURCES
from crs_lint.rules.docs import headline
from crs_lint.rules.page_address import page_address
from crs_lint.rules.registry import ALL
from crs_lint.rules.rule import Rule
from crs_lint.text.sanitize import sanitize

# Commands of CI runners, which may show the page in a log: at the start of a line, or anywhere in it.
_ORDER = re.compile(r"^([^\S\n]*):(?=:)|#(?=#\w*\[)", re.MULTILINE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_CHARTS = ("domains", "levels", "key_positions", "key_lengths")
# The label in the tables of stats for items without the field.
NOTHING = "(none)"


class Count(NamedTuple):
    """Counts of findings with a common value. ``query`` is the URL fragment that shows them; ``note`` explains the label."""

    label: str
    query: str
    errors: int
    warnings: int
    infos: int
    note: str = ""

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


def write(report: Report, stream: TextIO, *, all_items: bool = False, small_cells: bool = False) -> None:
    """Writes the page; with ``all_items`` it shows items without findings, too, and with ``small_cells`` few candidates."""
    text = page(report, all_items=all_items, small_cells=small_cells)
    if (stream.encoding or "utf-8").lower().replace("-", "") != "utf8":
        text = text.encode("ascii", "xmlcharrefreplace").decode()
    stream.write(text)


def page(report: Report, *, all_items: bool = False, small_cells: bool = False, events: str = "") -> str:
    """The HTML of the page, which is the same for the same report.

    With ``events``, an address relative to its own, it listens there, and loads itself anew when an event "saved" comes.
    """
    totals = _totals(report)
    report = told_once(report)
    chosen = subjects(report, all_items=all_items)
    shown = list(previews(report, chosen, ItemAnswersBuilder(report, small_cells=small_cells).of))
    style, script = _part("style.css"), _part("script.js") + (_part("live.js") if events else "")
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
        every_domain=sorted({preview.domain or NOTHING for preview in shown}),
        banks=[_bank(exam, items) for exam, items in report.banks if items],
        answers=answers_views(report, numbers_of(chosen), small_cells=small_cells),
        previews=shown,
        hidden_items=sum(len(items) for _, items in report.banks) - sum(one.kind == PreviewKind.ITEM for one in shown) if all_items else 0,
        hidden_findings=len(report.findings) - sum(len(subject.findings) for subject in chosen),
        policy=_policy(style, script, shown, is_live=bool(events)),
        style=Markup(style),
        script=Markup(script),
    )  # fmt: skip
    return _ORDER.sub(lambda match: f"{match[1]}&#58;" if match[1] is not None else "&#35;", text)


def article(report: Report, subject: Subject) -> str:
    """The HTML of one item or file, for a page of somebody else that has the ``style``."""
    macros: Any = _environment(report.docs_url).get_template("items.html").module
    (shown,) = previews(report, [subject], ItemAnswersBuilder(report, small_cells=False).of)
    return str(macros.preview_of(shown)).strip()


def style() -> str:
    """The style of the page."""
    return _part("style.css")


def _environment(docs_url: str) -> Environment:
    environment = Environment(
        loader=FunctionLoader(_part),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    environment.filters |= {"language": _language, "thousands": "{:,}".format, "percent": "{:.0f}%".format, "coordinate": "{:.1f}".format}
    environment.filters["page"] = partial(page_address, docs_url)
    environment.globals |= {"no_domain": NOTHING, "severities": {severity.value: severity.word for severity in Severity}}
    return environment


def _part(name: str) -> str:
    """The text of a file of the page, with line feeds wherever it was checked out, since the policy has its hash."""
    return resources.files("crs_lint.report").joinpath("page").joinpath(name).read_text("utf-8")


def _policy(style: str, script: str, shown: Iterable[Preview], *, is_live: bool) -> str:
    """The Content Security Policy: the page's own style, script and embedded images, and no requests but those of a live page."""
    pictures = any(row.figure and row.figure.address for preview in shown for row in preview.rows)
    rules = ["default-src 'none'", f"style-src {_hash(style)}", f"script-src {_hash(script)}", "base-uri 'none'", "form-action 'none'"]
    return "; ".join([*rules, *(["img-src data:"] if pictures else []), *(["connect-src 'self'"] if is_live else [])])


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _language(given: str) -> str:
    """A language as the ``lang`` attribute; empty if it is not valid or is English, the language of the page."""
    known = _LANGUAGE.fullmatch(given) is not None
    return given.replace("_", "-") if known and given != "en" else ""


# Figures


def _totals(report: Report) -> list[tuple[str, int]]:
    return [(severity.word, report.count(severity)) for severity in sorted(Severity, reverse=True)]


def _counts(labels: Iterable[str], findings: Sequence[Finding], query: str, notes: Mapping[str, str] = {}) -> list[Count]:
    """Findings counted by label, the most frequent first."""
    counts: dict[str, Counter[Severity]] = {}
    for label, finding in zip(labels, findings, strict=True):
        counts.setdefault(label, Counter())[finding.severity] += 1
    rows = [
        Count(label, urlencode({query: label}), count[Severity.ERROR], count[Severity.WARNING], count[Severity.INFO], notes.get(label, ""))
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
    return BankFigures(sanitize(exam.id) or "No exam", stats.items, tuple(charts))


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
    return Chart(table.title, table.note, _EXPECTED.get(table.name, "") if any(bar.mark is not None for bar in bars) else "", bars)
