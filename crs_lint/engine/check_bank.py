"""Looks at all facts of one exam and says what only the whole bank shows. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.engine.crash import Crash, crash_of
from crs_lint.engine.fingerprint import in_bank
from crs_lint.model.finding import Location, Path, Problem, Related, UnlocatedFinding
from crs_lint.model.item import Exam
from crs_lint.rules.rule import Bank, Scope
from crs_lint.settings.config import Active, Settings


class Judgement(NamedTuple):
    """What rules say of an exam's items, each with the rule's name, whichever files are reported on; and the items they speak of."""

    said: tuple[tuple[str, Problem], ...] = ()
    members: tuple[ItemFacts, ...] = ()


def rules_for(settings: Settings, *, whole: bool) -> list[Active]:
    """The bank rules that have a say; those that speak of the bank as a whole only where it is ``whole``."""
    return [active for active in settings.of_scope(Scope.BANK) if whole or not active.rule.needs_whole_bank]


def deliberate(exam: Exam, items: Sequence[ItemFacts], rules: Iterable[Active]) -> tuple[Judgement, list[Crash]]:
    """Hears the rules on the items of one exam, in the order of the bank."""
    bank = Bank(exam, tuple(items))
    said: list[tuple[str, Problem]] = []
    crashes: list[Crash] = []
    for active in rules:
        try:
            said += [(active.rule.name, problem) for problem in active.rule.check(bank, **active.options)]
        except Exception as error:
            crashes.append(crash_of(active.rule.name, exam.file or "the bank", error))
    return Judgement(tuple(said), tuple(_members(items, said))), crashes


def pronounce(
    judgement: Judgement, exam: Exam, rules: Iterable[Active], wishes: Sequence[Callable[[Location], bool]]
) -> list[UnlocatedFinding]:
    """The problems, each at its first place as one ``wishes``, the first wish that any of them meets counting; those without go."""
    by_place = {(item.file, item.path): item for item in judgement.members}
    active = {one.rule.name: one for one in rules}
    placed = ((active[name], _wished(problem, wishes)) for name, problem in judgement.said)
    return [_raised(rule, problem, exam, by_place) for rule, problem in placed if problem is not None]


def _wished(problem: Problem, wishes: Iterable[Callable[[Location], bool]]) -> Problem | None:
    return next((found for wish in wishes if (found := _placed(problem, wish)) is not None), None)


def _placed(problem: Problem, wish: Callable[[Location], bool]) -> Problem | None:
    """The problem at a place as one wishes, its own if possible; None where there is no such place."""
    if wish(problem.location):
        return problem
    for related in problem.related:
        if wish(related.location):
            others = (Related(problem.location, related.message), *(one for one in problem.related if one is not related))
            return problem._replace(
                path=related.location.path, part=related.location.part, chars=None, file=related.location.file, related=others
            )
    return None


def _members(items: Iterable[ItemFacts], said: Iterable[tuple[str, Problem]]) -> Iterable[ItemFacts]:
    """The items that problems speak of."""
    places = {
        (location.file, location.path) for _, problem in said for location in (problem.location, *(one.location for one in problem.related))
    }
    spoken_of = {(file, path[:length]) for file, path in places for length in range(len(path) + 1)}
    return (item for item in items if (item.file, item.path) in spoken_of) if places else ()


def _item(location: Location, by_place: dict[tuple[str, Path], ItemFacts]) -> ItemFacts | None:
    """The item that a place lies in: the longest path that is one's own."""
    return next(
        (
            by_place[location.file, location.path[:length]]
            for length in range(len(location.path), -1, -1)
            if (location.file, location.path[:length]) in by_place
        ),
        None,
    )


def _raised(active: Active, problem: Problem, exam: Exam, by_place: dict[tuple[str, Path], ItemFacts]) -> UnlocatedFinding:
    item = _item(problem.location, by_place)
    found = [item, *(_item(related.location, by_place) for related in problem.related)]
    members = [member for member in found if member is not None]
    label = min((member.id for member in members), default="")
    return UnlocatedFinding(
        active.rule.name, active.severity, problem, item.id or None if item else None, in_bank(problem, exam, members), label
    )
