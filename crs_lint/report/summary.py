"""The lines at the end of a report: what was checked, found, suppressed and left out, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crs_lint.engine.report import Report
from crs_lint.model.finding import Severity
from crs_lint.report.registry import SOURCES
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import line

if TYPE_CHECKING:
    from crs_lint.fixing.outcome import FileChange, MadeFix


def summary(report: Report, hidden: int = 0) -> str:
    """One line on a whole run; ``hidden`` is how many of its findings are not shown."""
    counts = [(report.count(severity), severity.word) for severity in sorted(Severity, reverse=True)]
    found = ", ".join(counted(count, word) for count, word in counts if count) or _nothing_found(report)
    changed = f", {report.changed:,} of them changed" if report.changed is not None else ""
    head = f"{counted(report.files, 'file')}, {counted(report.items, 'item')}{changed}: {found}"
    return "; ".join((head, *([f"{hidden:,} not shown"] if hidden else []), *_fixable(report), *_left_out(report)))


def _nothing_found(report: Report) -> str:
    if not report.could_not_lint:
        return "no findings"
    return "no findings in what was checked" if report.items else "nothing was checked"


def _fixable(report: Report) -> Iterator[str]:
    fixes = [finding.fix for finding in report.findings if finding.fix is not None]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if safe:
        yield f"{safe:,} fixable with --fix" + (f", {unsafe:,} more with --unsafe-fixes" if unsafe else "")
    elif unsafe:
        yield f"{unsafe:,} fixable with --unsafe-fixes"


def _left_out(report: Report) -> Iterator[str]:
    for source in sorted({one.by for one in report.suppressed}, reverse=True):
        yield f"{sum(one.by == source for one in report.suppressed):,} suppressed by {SOURCES[source]}"
    if report.stale:
        yield stale(report)
    if report.excluded:
        yield f"{counted(report.excluded, 'file')} excluded"


def left_out(report: Report) -> str:
    """One line on the items that some rules did not look at, as they are in other languages; empty if there are none."""
    items, rules = report.left_out
    if not items:
        return ""
    cover, them = "does" if len(rules) == 1 else "do", "it" if items == 1 else "them"
    whose = counted(items, "item")
    return f"{counted(len(rules), 'rule')} about wording {cover} not cover the language of {whose}, and did not look at {them}."


def stale(report: Report) -> str:
    """How many entries of the baseline no longer occur."""
    return f"{report.stale:,} baseline {'entry no longer occurs' if report.stale == 1 else 'entries no longer occur'}"


def fixes(made: Sequence[MadeFix]) -> Iterator[str]:
    """A line for each fix; paths are sanitized, and no line is a command of a build server."""
    for one in made:
        unsafe = "" if one.safe else " (unsafe)"
        yield line(f"{one.path}:{one.line}:{one.column}: {one.rule}{unsafe}: {one.title}")


def changes(made: Sequence[FileChange], *, written: bool) -> str:
    """One line: how many findings were fixed and suppressed, or would be."""
    fixed, suppressed = sum(one.fixed for one in made), sum(one.suppressed for one in made)
    verbs = (("fix", "fixed"), ("suppress", "suppressed"))
    done = [f"{verb[written]} {counted(count, 'finding')}" for count, verb in zip((fixed, suppressed), verbs, strict=True) if count]
    sentence = f"{' and '.join(done)} in {counted(len(made), 'file')}."
    return sentence[:1].upper() + sentence[1:] if written else f"Would {sentence} Nothing was written."
