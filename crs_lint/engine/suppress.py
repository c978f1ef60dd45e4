"""The step that applies suppressions, and reports those that are wrong or suppress nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from crs_lint.bank.item_facts import signature
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.locate import LocatedFinding, finding_at
from crs_lint.engine.suppressions import Suppression, SuppressionIndex
from crs_lint.model.finding import Finding, Suppressed, UnlocatedFinding
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.registry import BY_NAME, rule_named
from crs_lint.rules.rule import Directive, Scope
from crs_lint.settings.config import Settings

# A suggestion for a misspelled rule takes long; after so many misspelled names, none is made.
_MOST_SUGGESTIONS = 200

Use: TypeAlias = tuple[str, str, tuple[int, int]]
"""That some suppressions of a file have suppressed a finding: the file, the rule, and the interval that they cover."""


class AppliedSuppressions(NamedTuple):
    """The findings that are left, those that were suppressed, and which suppressions did so."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    used: frozenset[Use]


def apply_suppressions(located: Iterable[LocatedFinding], suppressions: Mapping[str, Sequence[Suppression]]) -> AppliedSuppressions:
    """Applies the suppressions of files, by path. A finding of a bank rule can be suppressed at each location that it compares.

    Where several cover a finding, the first gives the reason, and all of them are used.
    """
    indexes = {path: SuppressionIndex(some) for path, some in suppressions.items() if some}
    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[Use] = set()
    for finding, offset, compared in located:
        rule = rule_named(finding.rule)
        places = [(finding.path, offset), *(compared if rule.scope is Scope.BANK else ())] if rule.suppressible else []
        covering = [(file, indexes[file].covering(finding.rule, at)) for file, at in places if file in indexes]
        used.update((file, finding.rule, one.interval) for file, some in covering for one in some)
        first = next((min(some, key=lambda one: one.span) for _, some in covering if some), None)
        if first is None:
            findings.append(finding)
        else:
            suppressed.append(Suppressed(finding, "comment", first.reason))
    return AppliedSuppressions(tuple(findings), tuple(suppressed), frozenset(used))


def check_suppressions(
    path: str, suppressions: Sequence[Suppression], used: frozenset[Use], settings: Settings, not_run: frozenset[str]
) -> tuple[list[Finding], list[Crash]]:
    """Runs the rules about suppressions on those of one file. ``not_run`` are rules that this run leaves out."""
    findings: list[Finding] = []
    crashes: list[Crash] = []
    rules = frozenset(active.rule.name for active in settings.active if active.rule.scope is not Scope.DIRECTIVE)
    names = (*BY_NAME, *(rule.name for rule in settings.team_rules))
    for suppression, directive in zip(suppressions, _directives(path, suppressions, used, rules, names, not_run), strict=True):
        subject = signature(suppression.text)
        for active in settings.of_scope(Scope.DIRECTIVE):
            try:
                for problem in active.rule.check(directive, **active.options):
                    found = UnlocatedFinding(active.rule.name, active.severity, problem, None, subject)
                    findings.append(finding_at(path, found, (suppression.start, suppression.end)))
            except Exception as error:
                crashes.append(crash_of(active.rule.name, path, error))
    return findings, crashes


def _directives(
    path: str,
    suppressions: Sequence[Suppression],
    used: frozenset[Use],
    rules: frozenset[str],
    names: Collection[str],
    not_run: frozenset[str],
) -> list[Directive]:
    """The comments of a file as rules receive them. ``rules`` are the names of the rules that are on, ``names`` those of all."""
    found = []
    suggestions = _MOST_SUGGESTIONS
    for one in suppressions:
        known = [name for name in one.names if name in names]
        unknown = tuple(name for name in one.names if name not in names)
        unused = (name for name in known if name in rules and name not in not_run and (path, name, one.interval) not in used)
        suggestions -= len(unknown)
        found.append(
            Directive(
                one.span,
                one.error,
                one.reason,
                unknown=unknown,
                disabled=tuple(name for name in known if name not in rules),
                unused=() if one.error else tuple(unused),
                known=tuple(names) if suggestions >= 0 else (),
                text=one.text,
            )
        )
    return found
