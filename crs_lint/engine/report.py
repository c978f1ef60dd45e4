"""The result of a run, with what reporters need to show it."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.engine.crash import Crash
from crs_lint.engine.left_out import LeftOut
from crs_lint.model.finding import Finding, Severity, Suppressed
from crs_lint.model.item import Exam, Item
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.registry import rule_named
from crs_lint.rules.rule import UNREAD, Rule

if TYPE_CHECKING:
    from crs_lint.engine.exam_evidence import ExamEvidence
else:  # NamedTuple compiles an annotation that is a text
    ExamEvidence = object


class Report(NamedTuple):
    """The findings of a run, in the order of files and lines, and what was suppressed.

    - ``complaints``: one-line reasons why something could not be checked; ``crashes`` are failures inside crs-lint, of which
      each has a complaint, too.
    - ``files``, ``items``: how many were checked; ``paths`` are the files, in order.
    - ``text_of``, ``items_of``, ``picture_of``: the text of a file by its path, its items, and the content of a picture that
      one of them names, None where it cannot be read.
    - ``banks``: the exams with the facts of all their items, if the request needs them.
    - ``cache_problem``: why the cache could not be used; empty if it could.
    - ``stale``: how many findings of the baseline no longer occur, as far as the run can tell.
    - ``changed``: how many items changed since a revision; None if the request names none. ``weakened`` are sentences on
      changes that weaken the check.
    - ``excluded``: how many files below named folders the settings exclude. ``notes`` are sentences on the settings for whoever
      wrote them.
    - ``inputs``: returns the absolute paths of the files that the run depends on, for whoever must not replace one.
    - ``team_rules``: the rules that do not come with crs-lint: those that the settings of the files define, and those of plugins.
    - ``digests``: the digest of each file's content as it was checked, by path; none if the whole result was in the cache.
    - ``left_out``: the items that some rules did not look at, as they are in another language.
    - ``evidence``: what responses say of each exam. ``skips_responses`` tells whether the settings name some that were not read.
    - ``docs_url``: the address of a site with the pages of the rules; empty if the settings name none.
    - ``advice``: lines on settings for files that are in another form. If there are any, nothing was checked.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    complaints: tuple[str, ...]
    files: int
    items: int
    text_of: Callable[[str], str]
    banks: tuple[tuple[Exam, tuple[ItemFacts, ...]], ...]
    items_of: Callable[[str], tuple[Item, ...]]
    picture_of: Callable[[str, str], bytes | None]
    paths: tuple[str, ...]
    cache_problem: str = ""
    stale: int = 0
    changed: int | None = None
    weakened: tuple[str, ...] = ()
    advice: str = ""
    crashes: tuple[Crash, ...] = ()
    excluded: int = 0
    notes: tuple[str, ...] = ()
    inputs: Callable[[], frozenset[str]] = frozenset
    team_rules: tuple[Rule, ...] = ()
    digests: Mapping[str, str] = {}
    left_out: LeftOut = LeftOut()
    evidence: tuple[ExamEvidence, ...] = ()
    skips_responses: bool = False
    docs_url: str = ""

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def could_not_lint(self) -> bool:
        return bool(self.complaints or self.advice) or any(rule_named(finding.rule).always_on for finding in self.findings)

    @property
    def unread(self) -> str:
        """Why items are missing: the first complaint, or the first finding on a file that could not be read; empty if there is none."""
        found = (f"{one.path}:{one.line}: {one.message}" for one in self.findings if one.rule in UNREAD or rule_named(one.rule).always_on)
        return next(chain(self.complaints, found), "")
