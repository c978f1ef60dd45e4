"""Makes problems findings: lines and columns, what suppressions silence, and what became of the suppressions."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from crs_lint.bank.item_facts import signature
from crs_lint.cache.store import key
from crs_lint.engine.check_file import FileReport
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.result_cache import Memory
from crs_lint.model.finding import Finding, Location, Problem, RelatedPosition, Span, Suppressed, UnlocatedFinding
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import Scope
from crs_lint.settings.config import Settings

if TYPE_CHECKING:
    from crs_lint.document.events import Events
    from crs_lint.document.load import Document
    from crs_lint.document.positions import Spans
    from crs_lint.engine.suppressions import Ledger, Silence


class Settled(NamedTuple):
    """Findings in the order of files and lines, those that were silenced, and rules that raised.

    Findings that speak of the same text have the same fingerprint.
    """

    findings: list[Finding]
    suppressed: list[Suppressed]
    crashes: list[Crash]


def settle(
    reports: Sequence[FileReport],
    judged: Iterable[UnlocatedFinding],
    text_of: Callable[[str], str],
    settings_of: Callable[[str], Settings],
    silent: frozenset[str],
    memory: Memory,
) -> Settled:
    """Settles what was raised. ``text_of`` reads a file again, "" where that fails; ``silent`` rules had no say in this run.

    ``memory`` keeps the findings of each file in which something was judged, where no file that it speaks of has comments.
    """
    by_file: dict[str, list[UnlocatedFinding]] = {report.path: list(report.raised) for report in reports}
    order = {path: index for index, path in enumerate(by_file)}
    for one in judged:
        by_file[one.problem.file].append(one)
    mute = {report.path for report in reports if not report.speaks}
    names = _names(by_file, {report.path: report.key for report in reports if not report.speaks})
    known = memory.settled(names)
    for path in known:
        by_file[path] = []
    places = _places(by_file)
    desk = _Desk(text_of, settings_of, silent)
    items = {report.path: report.sheet.count for report in reports}
    for path in places.keys() | (by_file.keys() - mute):
        desk.open(path, places.get(path, ()), mute=path in mute, items=items.get(path, 0))
        if path in mute:
            desk.spans[path].keep(places[path])
    for path, raised in by_file.items():
        before = len(desk.findings)
        for one in raised:
            desk.settle(path, one)
        if raised and path in names:
            memory.keep_settled(names[path], desk.findings[before:])
    for path in by_file:
        desk.close(path)
    remembered = (*known.values(), *(report.findings for report in reports))
    findings = [*desk.findings, *(finding for some in remembered for finding in some)]
    findings.sort(key=lambda finding: (order[finding.path], finding.line, finding.column, finding.rule, finding.message))
    return Settled(findings, desk.suppressed, desk.crashes)


def numbered(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Settled findings with the fingerprint that they have and one of their own: those that are alike are numbered, in order."""
    times: dict[str, int] = {}
    for finding in findings:
        shared = finding.fingerprint
        count = times.get(shared, 0)
        times[shared] = count + 1
        yield shared, finding._replace(fingerprint=signature(shared, str(count))) if count else finding


def alone(report: FileReport, document: "Document", settings: Settings) -> FileReport:
    """A report whose problems are a matter of its file, with findings in place of what was raised; any other as it is."""
    places = _places({report.path: list(report.raised)})
    if report.speaks or not report.raised or places.keys() != {report.path}:
        return report
    desk = _Desk(lambda _: document.text, lambda _: settings, frozenset(), document.events)
    desk.open(report.path, places[report.path], mute=True, items=report.sheet.count)
    for one in report.raised:
        desk.settle(report.path, one)
    return report._replace(raised=(), findings=tuple(desk.findings))


def _names(by_file: Mapping[str, list[UnlocatedFinding]], keys: Mapping[str, bytes]) -> dict[str, bytes]:
    """Names what is settled of a file by what was raised in it and the files that this speaks of; ``keys`` are those without comments."""
    names = {}
    for path, raised in by_file.items():
        concerned = {path, *(related.location.file or path for one in raised for related in one.problem.related)}
        if raised and all(keys.get(one) for one in concerned):
            names[path] = key("settled", repr(raised), *(keys[one] for one in sorted(concerned)))
    return names


def _places(by_file: Mapping[str, list[UnlocatedFinding]]) -> dict[str, list[Location]]:
    """Every place to be made concrete, by file."""
    places: dict[str, list[Location]] = {}
    for path, raised in by_file.items():
        for one in raised:
            places.setdefault(path, []).append(one.problem.location)
            for related in one.problem.related:
                places.setdefault(related.location.file or path, []).append(related.location)
    return places


class _Desk:
    """The texts that are open, their suppressions, and what has been settled so far."""

    def __init__(
        self, text_of: Callable[[str], str], settings_of: Callable[[str], Settings], silent: frozenset[str], events: "Events | None" = None
    ) -> None:
        self.text_of = text_of
        self.events = events
        self.settings_of = settings_of
        self.silent = silent
        self.spans: dict[str, Spans] = {}
        self.ledgers: dict[str, Ledger] = {}
        self.findings: list[Finding] = []
        self.suppressed: list[Suppressed] = []
        self.crashes: list[Crash] = []

    def open(self, path: str, places: Iterable[Location], *, mute: bool, items: int) -> None:
        from crs_lint.document.positions import Spans
        from crs_lint.engine.suppressions import Ledger

        text = self.text_of(path)
        comments = not mute and "crs-lint:" in text and not self.settings_of(path).no_ignores
        self.spans[path] = Spans(
            text, [location.path for location in places if location.span is None], comments=comments, items=items, events=self.events
        )
        self.ledgers[path] = Ledger(self.spans[path].comments)

    def settle(self, path: str, raised: UnlocatedFinding) -> None:
        problem = raised.problem
        span = self.spans[path].span(problem.location, raised.item)
        finding = self._finding(
            path, raised, span, tuple(self._point(path, related.location, related.message) for related in problem.related)
        )
        silence = self._silence(path, raised.rule, span, problem) if BY_NAME[raised.rule].suppressible else None
        if silence is None:
            self.findings.append(finding)
        else:
            self.suppressed.append(Suppressed(finding, silence.by, silence.reason))

    def close(self, path: str) -> None:
        """Says what became of a file's suppressions."""
        ledger = self.ledgers.get(path)
        if ledger is None or not ledger.suppressions:
            return
        settings = self.settings_of(path)
        ran = frozenset(active.rule.name for active in settings.active if active.rule.scope is not Scope.DIRECTIVE)
        for directive in ledger.directives(ran):
            directive = directive._replace(unused=tuple(name for name in directive.unused if name not in self.silent))
            subject = signature(self.spans[path].text[directive.span.start : directive.span.end])
            for active in settings.of_scope(Scope.DIRECTIVE):
                try:
                    for problem in active.rule.check(directive, **active.options):
                        self.findings.append(
                            self._finding(
                                path, UnlocatedFinding(active.rule.name, active.severity, problem, None, subject), directive.span, ()
                            )
                        )
                except Exception as error:
                    self.crashes.append(crash_of(active.rule.name, path, error))

    def _silence(self, path: str, rule: str, span: Span, problem: Problem) -> "Silence | None":
        """What silences a finding, at its own place or at one of the others that it is about."""
        here = [(path, span)]
        if BY_NAME[rule].scope is Scope.BANK:
            here += [(related.location.file, self.spans[related.location.file].span(related.location)) for related in problem.related]
        silences = [self.ledgers[file].silence(rule, location) for file, location in here]
        return next((one for one in silences if one is not None), None)

    def _point(self, path: str, location: Location, message: str) -> RelatedPosition:
        spans = self.spans[location.file or path]
        line, column = spans.lines.position(spans.span(location).start)
        return RelatedPosition(location.file or path, line, column, message, location)

    def _finding(self, path: str, raised: UnlocatedFinding, span: Span, related: tuple[RelatedPosition, ...]) -> Finding:
        lines = self.spans[path].lines
        line, column = lines.position(span.start)
        end_line, end_column = lines.position(max(span.end, span.start))
        fingerprint = signature(raised.rule, raised.subject)
        problem = raised.problem
        category = BY_NAME[raised.rule].category
        return Finding(
            raised.rule,
            category,
            raised.severity,
            problem.message,
            problem.help,
            path,
            raised.item,
            line,
            column,
            end_line,
            end_column,
            fingerprint,
            related,
            problem.location,
            raised.label or os.path.basename(path),
            fix=problem.fix,
        )
