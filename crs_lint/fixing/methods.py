"""The two ways to deal with findings: fixes, and comments that suppress them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Protocol

from crs_lint.document.limits import Limits
from crs_lint.fixing import add_ignores, edits
from crs_lint.fixing.edits import EditedText
from crs_lint.model.finding import Finding
from crs_lint.text.file_endings import is_json

SeverityCounts = tuple[int, ...]
"""How many findings there are of each severity or a higher one, from the lowest severity up."""


class Method(Protocol):
    """A way to deal with findings. ``verb`` is the participle that notes use."""

    verb: str

    def applies_to(self, finding: Finding) -> bool:
        """Whether the method can deal with a finding."""
        ...

    def apply(self, text: str, findings: Sequence[Finding], taken: Container[str], limits: Limits) -> EditedText | None:
        """The text with as many findings dealt with as possible; None if it cannot be verified."""
        ...

    def is_improvement(self, before: SeverityCounts, after: SeverityCounts) -> bool:
        """Whether the findings after a change justify it."""
        ...

    def obstacle(self, path: str, text: str, limits: Limits) -> str:
        """Why a finding in a file is left without having been tried."""
        ...


class ApplyFixes:
    """Applies safe fixes, and with ``unsafe`` all fixes."""

    verb = "fixed"

    def __init__(self, *, unsafe: bool) -> None:
        self.unsafe = unsafe

    def applies_to(self, finding: Finding) -> bool:
        return finding.fix is not None and (finding.fix.safe or self.unsafe)

    def apply(self, text: str, findings: Sequence[Finding], taken: Container[str], limits: Limits) -> EditedText | None:
        return edits.apply_fixes(text, [one.fix for one in findings if one.fix], taken, limits)

    def is_improvement(self, before: SeverityCounts, after: SeverityCounts) -> bool:
        return _is_no_worse(before, after)

    def obstacle(self, path: str, text: str, limits: Limits) -> str:
        del path
        return edits.obstacle(text, limits)


class AddIgnores:
    """Adds comments with a reason."""

    verb = "suppressed"

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def applies_to(self, finding: Finding) -> bool:
        return add_ignores.can_be_ignored(finding)

    def apply(self, text: str, findings: Sequence[Finding], taken: Container[str], limits: Limits) -> EditedText | None:
        del taken
        if any(is_json(one.path) for one in findings):
            return EditedText(text, ())
        return add_ignores.add_ignores(text, findings, self.reason, limits)

    def is_improvement(self, before: SeverityCounts, after: SeverityCounts) -> bool:
        return after != before and _is_no_worse(before, after)

    def obstacle(self, path: str, text: str, limits: Limits) -> str:
        del text, limits
        return "JSON has no comments" if is_json(path) else "there is no place for a comment that would cover it"


def _is_no_worse(before: SeverityCounts, after: SeverityCounts) -> bool:
    return all(new <= old for new, old in zip(after, before, strict=True))
