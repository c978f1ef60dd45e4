"""Checks one bank: from the facts of all its items to the findings of bank rules. No input or output."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.fingerprint import in_bank
from crs_lint.model.finding import Location, Path, Problem, Related, UnlocatedFinding
from crs_lint.model.item import Exam
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Bank, Scope
from crs_lint.settings.config import Active, Settings


class BankProblems(NamedTuple):
    """What bank rules report, each problem with its rule's name, whichever files the run reports on.

    ``members`` are the items that the problems are about.
    """

    problems: tuple[tuple[str, Problem], ...] = ()
    members: tuple[ItemFacts, ...] = ()


def bank_rules(settings: Settings, *, whole: bool) -> list[Active]:
    """The bank rules to run; those on the bank as a whole only if the run reports on all of it, or on its exam."""
    return [active for active in settings.of_scope(Scope.BANK) if whole or not active.rule.needs_whole_bank]


def check_bank(exam: Exam, items: Sequence[ItemFacts], rules: Iterable[Active]) -> tuple[BankProblems, list[Crash]]:
    """Runs rules on the items of one exam, which come in the order of the bank."""
    bank = Bank(exam, tuple(items))
    problems: list[tuple[str, Problem]] = []
    crashes: list[Crash] = []
    for active in rules:
        if (active.rule.needs_exam and not exam.file) or (active.rule.compares_items and len(items) < 2):
            continue
        try:
            problems += [(active.rule.name, problem) for problem in active.rule.check(bank, **active.options)]
        except Exception as error:
            crashes.append(crash_of(active.rule.name, exam.file or "the bank", error))
    return BankProblems(tuple(problems), tuple(_members(items, problems))), crashes


def findings_at(
    found: BankProblems, exam: Exam, rules: Iterable[Active], preferences: Sequence[Callable[[Location], bool]]
) -> list[UnlocatedFinding]:
    """The problems as findings at a location that the run reports on; those without one are left out.

    A problem is reported at the first of its locations that meets the first of the preferences that any of them meets.
    """
    members = {(item.file, item.path): item for item in found.members}
    active = {one.rule.name: one for one in rules}
    moved = ((active[name], _moved_to_preferred(problem, preferences)) for name, problem in found.problems)
    return [_finding(rule, problem, exam, members) for rule, problem in moved if problem is not None]


def _moved_to_preferred(problem: Problem, preferences: Iterable[Callable[[Location], bool]]) -> Problem | None:
    return next((moved for preference in preferences if (moved := _moved(problem, preference)) is not None), None)


def _moved(problem: Problem, is_preferred: Callable[[Location], bool]) -> Problem | None:
    """The problem at the first of its locations that is preferred, with its first location as a related one; None if none is."""
    if is_preferred(problem.location):
        return problem
    related = next((one for one in problem.related if is_preferred(one.location)), None)
    if related is None:
        return None
    others = (Related(problem.location, related.message), *(one for one in problem.related if one is not related))
    location = related.location
    return problem._replace(path=location.path, part=location.part, chars=None, file=location.file, related=others)


def _members(items: Iterable[ItemFacts], problems: Iterable[tuple[str, Problem]]) -> Iterable[ItemFacts]:
    """The items that problems are about."""
    locations = [one for _, problem in problems for one in (problem.location, *(related.location for related in problem.related))]
    prefixes = {(one.file, one.path[:length]) for one in locations for length in range(len(one.path) + 1)}
    return (item for item in items if (item.file, item.path) in prefixes) if prefixes else ()


def _item_at(location: Location, members: Mapping[tuple[str, Path], ItemFacts]) -> ItemFacts | None:
    """The item that a location lies in: the one with the longest path."""
    prefixes = ((location.file, location.path[:length]) for length in range(len(location.path), -1, -1))
    return next((members[prefix] for prefix in prefixes if prefix in members), None)


def _finding(active: Active, problem: Problem, exam: Exam, members: Mapping[tuple[str, Path], ItemFacts]) -> UnlocatedFinding:
    item = _item_at(problem.location, members)
    items = [item, *(_item_at(related.location, members) for related in problem.related)]
    found = [one for one in items if one is not None]
    label = min((one.id for one in found), default="")
    name = (item.id or None) if item else None
    return UnlocatedFinding(active.rule.name, active.severity, problem, name, in_bank(problem, exam, found), label)
