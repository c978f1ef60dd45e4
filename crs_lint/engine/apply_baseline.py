"""The step that applies a baseline: it removes the findings in it, and counts those in it that no longer occur."""

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from crs_lint.model.finding import Finding, Suppressed
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import UNREAD
from crs_lint.settings.config import ConfigError
from crs_lint.settings.request import BaselineUse, Request

if TYPE_CHECKING:
    from crs_lint.engine.baseline import Baseline, SplitFindings


class AppliedBaseline(NamedTuple):
    """New findings, those in the baseline, and the number of findings in it that no longer occur, if the run can tell."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    stale: int = 0


class Coverage(NamedTuple):
    """Whether a finding that does not occur in a run is gone.

    ``is_whole``: no file of a bank was left out. ``is_complete``: nothing failed. ``rules`` are the names of those that ran, and
    ``team_rules`` the names of those that do not come with crs-lint.
    """

    is_whole: bool
    is_complete: bool
    rules: Collection[str]
    team_rules: Collection[str] = ()


def load_baseline(request: Request) -> "Baseline | None":
    """The baseline to apply; None if there is none, or it is to be written. Raises ConfigError if it cannot be read."""
    if not request.baseline or request.baseline_use is BaselineUse.WRITE:
        return None
    from crs_lint.engine import baseline

    return baseline.load(request.baseline)


def apply_baseline(
    findings: Sequence[Finding], known: "Baseline | None", request: Request, coverage: Coverage, inputs: Callable[[], Collection[str]]
) -> AppliedBaseline:
    """Applies a baseline, after writing or pruning it as the request says. Raises ConfigError if that cannot be done.

    ``inputs`` returns the real paths of the files that the run reads, which a baseline must not replace.
    All findings get unique fingerprints.
    """
    if known is None and request.baseline_use is not BaselineUse.WRITE:
        if not findings:
            return AppliedBaseline(())
        from crs_lint.engine.number_findings import numbered

        return AppliedBaseline(tuple(finding for _, finding in numbered(findings)))
    from crs_lint.engine import baseline

    known = known or _written(findings, request, coverage, inputs)
    found = baseline.split(findings, known)
    return AppliedBaseline(found.new, found.suppressed, _stale(known, found, request, coverage))


def _written(findings: Sequence[Finding], request: Request, coverage: Coverage, inputs: Callable[[], Collection[str]]) -> "Baseline":
    from crs_lint.engine import baseline

    if not coverage.is_whole or request.stdin is not None:
        raise ConfigError(f"{request.baseline}: not written. A baseline is written for a whole bank: name its folder.")
    if os.path.realpath(request.baseline) in inputs():
        raise ConfigError(f"{request.baseline}: not written; this run reads it.")
    if reason := _sparse(request.paths):
        raise ConfigError(f"{request.baseline}: not written. {reason}")
    comments = baseline.comments_of(request.baseline)
    known = baseline.baseline_of(findings, request.baseline, request.paths)._replace(comments=comments)
    baseline.save(known)
    return known


def _sparse(paths: Iterable[str]) -> str:
    """Why a run cannot know all findings: a sentence on the files that a sparse checkout leaves out; empty if there are none."""
    from crs_lint.engine.sparse_checkout import files_left_out
    from crs_lint.text.plural import counted
    from crs_lint.text.sanitize import sanitize

    missing = files_left_out(paths)
    if not missing:
        return ""
    example = sanitize(os.path.relpath(missing[0]))
    return f"A sparse checkout leaves out {counted(len(missing), 'file')} of it, such as {example}. Run: git sparse-checkout disable."


def _stale(known: "Baseline", found: "SplitFindings", request: Request, coverage: Coverage) -> int:
    """The number of findings that no longer occur; 0 if the run cannot tell, or after they were pruned."""
    from crs_lint.engine import baseline

    prunes = request.baseline_use is BaselineUse.PRUNE
    is_read = not any(finding.rule in UNREAD for finding in found.new)
    if not (coverage.is_whole and coverage.is_complete and is_read and request.stdin is None and known.covered_by(request.paths)):
        if prunes:
            reason = "Check all paths that it was written for, with all rules and no unreadable file: " + " ".join(known.paths)
            raise ConfigError(f"{known.file}: not pruned. {reason}")
        return 0
    gone = baseline.stale(found.missing, coverage.rules, coverage.team_rules)
    folder = os.path.dirname(os.path.realpath(known.file))
    if gone and (reason := _sparse(os.path.join(folder, path) for path in known.paths)):
        if prunes:
            raise ConfigError(f"{known.file}: not pruned. {reason}")
        return 0
    if prunes and gone:
        baseline.save(baseline.pruned(known, gone))
    return 0 if prunes else sum(gone.values())
