"""Checks one bank: from the facts of all its items to the findings of bank rules. No input or output."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.bank.item_keys import bits_of
from crs_lint.engine.bank_items import AllItems, BankItems
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.fingerprint import in_bank
from crs_lint.model.finding import Location, Path, Problem, Related, UnlocatedFinding
from crs_lint.model.item import Exam
from crs_lint.named_tuple import NamedTuple
from crs_lint.rules.rule import Bank, Scope, Sums
from crs_lint.settings.config import Active, Settings


class BankProblems(NamedTuple):
    """What bank rules report, each problem with its rule's name, whichever files the run reports on.

    ``members`` are the items that the problems are about. ``sums`` are those of the rules that count, by their names.
    """

    problems: tuple[tuple[str, Problem], ...] = ()
    members: tuple[ItemFacts, ...] = ()
    sums: Mapping[str, Sums] = {}

    def of_rules(self, names: Iterable[str]) -> "BankProblems":
        """What some of the rules report."""
        chosen = set(names)
        problems = tuple(one for one in self.problems if one[0] in chosen)
        prefixes = _prefixes(problem for _, problem in problems)
        members = tuple(item for item in self.members if (item.file, item.path) in prefixes)
        return BankProblems(problems, members, {name: sums for name, sums in self.sums.items() if name in chosen})


def joined(parts: Iterable[BankProblems]) -> BankProblems:
    """What several groups of rules report."""
    some = list(parts)
    return BankProblems(
        tuple([one for part in some for one in part.problems]),
        tuple([one for part in some for one in part.members]),
        {name: sums for part in some for name, sums in part.sums.items()},
    )


def bank_rules(settings: Settings, *, whole: bool) -> list[Active]:
    """The bank rules to run; those on the bank as a whole only if the run reports on all of it, or on its exam."""
    return [active for active in settings.of_scope(Scope.BANK) if whole or not active.rule.needs_whole_bank]


class RuleRun:
    """Runs bank rules on items of one exam, one after the other, with what they have found so far."""

    def __init__(self, exam: Exam) -> None:
        self.crashes: list[Crash] = []
        self._exam = exam
        self._problems: list[tuple[str, Problem]] = []
        self._members: dict[tuple[str, Path], ItemFacts] = {}
        self._sums: dict[str, Sums] = {}

    @property
    def found(self) -> BankProblems:
        return BankProblems(tuple(self._problems), tuple(self._members.values()), self._sums)

    def check(self, active: Active, items: Sequence[ItemFacts]) -> None:
        """Adds what a rule reports on items. An exception of the rule becomes a crash."""
        self._check(active, Bank(self._exam, items))

    def check_sums(self, active: Active, sums: Sums, items: BankItems) -> None:
        """Adds what a rule that counts reports on its sums, and on all items if it asks for them."""
        self._sums[active.rule.name] = sums
        self._check(active, Bank(self._exam, AllItems(items), sums))

    def count(self, active: Active, items: Sequence[ItemFacts]) -> Sums:
        """The sums of a rule that counts."""
        try:
            return active.rule.sums(items) if active.rule.sums is not None else Counter()
        except Exception as error:
            self._add_crash(active, error)
            return Counter()

    def keep(self, problems: Iterable[tuple[str, Problem]], items: Iterable[ItemFacts]) -> None:
        """Adds problems that are known, with the items that they are about."""
        known = list(problems)
        self._problems += known
        self._add_members((problem for _, problem in known), items)

    def _check(self, active: Active, bank: Bank) -> None:
        if any(crash.rule == active.rule.name for crash in self.crashes):
            return
        try:
            problems = list(active.rule.check(bank, **active.options))
        except Exception as error:
            self._add_crash(active, error)
            return
        self._problems += [(active.rule.name, problem) for problem in problems]
        if not isinstance(bank.items, AllItems) or bank.items.is_used:
            self._add_members(problems, bank.items)

    def _add_members(self, problems: Iterable[Problem], items: Iterable[ItemFacts]) -> None:
        prefixes = _prefixes(problems)
        self._members.update(((item.file, item.path), item) for item in items if (item.file, item.path) in prefixes) if prefixes else None

    def _add_crash(self, active: Active, error: Exception) -> None:
        self.crashes.append(crash_of(active.rule.name, self._exam.file or "the bank", error))


def check_bank(exam: Exam, items: BankItems, rules: Sequence[Active]) -> tuple[BankProblems, list[Crash]]:
    """Runs rules on all items of one exam.

    A rule that declares what it compares receives the items that share a key of it with another item, and is not called if there
    are none. One that needs an exam is not called without its file.
    """
    rules = [active for active in rules if has_its_exam(active, exam)]
    run = RuleRun(exam)
    linked, sums = _read(run, items, [active for active in rules if is_declared(active)])
    for active in rules:
        kinds = bits_of(active.rule.compares or ())
        members = tuple(item for item, shared in linked if shared & kinds)
        if active.rule.sums is not None:
            run.check_sums(active, sums[active.rule.name] + run.count(active, members), items)
        elif not is_declared(active):
            run.check(active, items.all)
        elif members:
            run.check(active, members)
    return run.found, run.crashes


def has_its_exam(active: Active, exam: Exam) -> bool:
    """Whether a rule about exams has one."""
    return bool(exam.file) or not active.rule.needs_exam


def is_declared(active: Active) -> bool:
    """Whether a rule declares which items it compares, so that it need not see all."""
    return bool(active.rule.compares) or active.rule.counts


def _read(run: RuleRun, items: BankItems, rules: Sequence[Active]) -> tuple[list[tuple[ItemFacts, int]], dict[str, Sums]]:
    """The items that share keys that rules compare, each with their kinds; and the sums of all others, by rule. Reads each file once."""
    kinds = {active.rule.name: bits_of(active.rule.compares or ()) for active in rules}
    compared = sum(1 << bit for bit in range(8) if any(one >> bit & 1 for one in kinds.values()))
    counting = [active for active in rules if active.rule.counts]
    sums: dict[str, Sums] = {active.rule.name: Counter() for active in counting}
    linked: list[tuple[ItemFacts, int]] = []
    start = 0
    for facts in items.by_file() if rules else ():
        shared = items.shared_kinds[start : start + len(facts)]
        start += len(facts)
        linked += [(item, bits) for item, bits in zip(facts, shared, strict=True) if bits & compared]
        for active in counting:
            own = kinds[active.rule.name]
            alone = [item for item, bits in zip(facts, shared, strict=True) if not bits & own] if own else facts
            sums[active.rule.name].update(run.count(active, alone))
    return linked, sums


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


def _prefixes(problems: Iterable[Problem]) -> set[tuple[str, Path]]:
    """The files and paths of all that the locations of problems lie in."""
    return {(one.file, one.path[:length]) for problem in problems for one in locations_of(problem) for length in range(len(one.path) + 1)}


def locations_of(problem: Problem) -> list[Location]:
    """All locations of a problem, its own first."""
    return [problem.location, *(related.location for related in problem.related)]


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
