"""All that a run needs of one file after it was checked: what worker processes return and the cache keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crs_lint.bank.packed_facts import PackedFacts
from crs_lint.document.load import Document
from crs_lint.engine.check_file import CheckedFile
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.left_out import LeftOut
from crs_lint.model.finding import Finding, UnlocatedFinding
from crs_lint.named_tuple import NamedTuple
from crs_lint.settings.config import Settings

if TYPE_CHECKING:
    from crs_lint.document.positions import Spans
    from crs_lint.engine.locate import LocatedFinding
    from crs_lint.engine.suppressions import Suppression


class FileReport(NamedTuple):
    """The findings of one file, the facts of its items, and its suppressions, which are not applied yet.

    ``offsets`` say where each finding begins. ``unlocated`` findings compare with another file. ``digest`` is that of the
    content that was checked; empty if there was none. ``looks_for_pictures`` tells whether the report also depends on which
    pictures exist, which the keys in ``cache_keys`` do not cover.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    offsets: tuple[int, ...] = ()
    unlocated: tuple[UnlocatedFinding, ...] = ()
    facts: PackedFacts = PackedFacts([])
    suppressions: tuple[Suppression, ...] = ()
    crashes: tuple[Crash, ...] = ()
    digest: str = ""
    looks_for_pictures: bool = False
    left_out: LeftOut = LeftOut()

    @property
    def located(self) -> list[LocatedFinding]:
        from crs_lint.engine.locate import LocatedFinding

        return [LocatedFinding(*one) for one in zip(self.findings, self.offsets, strict=True)]


def file_report(checked: CheckedFile, document: Document, settings: Settings) -> FileReport:
    """The report on a checked file: its text is searched for the locations of its findings and for suppressions."""
    may_suppress = "crs-lint:" in document.text and not settings.no_ignores
    if not checked.findings and not may_suppress:
        return FileReport(checked.path, facts=checked.facts, crashes=checked.crashes, left_out=checked.left_out)
    try:
        return _located(checked, document, comments=may_suppress)
    except Exception as error:
        crash = crash_of("locating the findings", checked.path, error, is_step=True)
        return FileReport(checked.path, facts=checked.facts, crashes=(*checked.crashes, crash), left_out=checked.left_out)


def _located(checked: CheckedFile, document: Document, *, comments: bool) -> FileReport:
    from crs_lint.document.positions import spans_in
    from crs_lint.engine.locate import is_within, locate_in_file

    own = [one for one in checked.findings if is_within(checked.path, one)]
    locations = [location for one in own for location in (one.problem.location, *(related.location for related in one.problem.related))]
    paths = [location.path for location in locations if location.span is None]
    spans = spans_in(document, paths, comments=comments)
    located = locate_in_file(checked.path, own, spans)
    return FileReport(
        checked.path,
        tuple([one.finding for one in located]),
        tuple([one.offset for one in located]),
        tuple([one for one in checked.findings if not is_within(checked.path, one)]),
        checked.facts,
        _suppressions(spans) if comments else (),
        checked.crashes,
        left_out=checked.left_out,
    )


def _suppressions(spans: Spans) -> tuple[Suppression, ...]:
    from crs_lint.engine.suppressions import suppressions_of

    return suppressions_of(spans)
