"""Looks at all facts of one exam and says what only the whole bank shows. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crs_lint.config import Active, Settings
from crs_lint.examine import Crash
from crs_lint.facts import ItemFacts
from crs_lint.finding import Path, Place, Problem, Raised, Related
from crs_lint.item import Exam
from crs_lint.rule import Bank
from crs_lint.subject import in_bank


def judge(
    exam: Exam,
    items: Sequence[ItemFacts],
    settings: Settings,
    reported: Callable[[str], bool],
    preferred: Callable[[Place], bool] | None = None,
) -> tuple[list[Raised], list[Crash]]:
    """Problems between the items of one exam, placed in files for which ``reported`` holds.

    Where not all files of the bank are reported on, a problem stands at its first place in one that is, and rules that
    speak of the bank as a whole are silent. So they are where some places are ``preferred``: of a problem's places in
    files that are reported on, it then stands at the first of these.
    """
    bank = Bank(exam, tuple(items), preferred is None and all(reported(item.file) for item in items))
    wishes = [*([preferred] if preferred is not None else []), lambda place: reported(place.file)]
    by_place = {(item.file, item.path): item for item in items}
    raised: list[Raised] = []
    crashes: list[Crash] = []
    for active in settings.of_scope("Bank"):
        if active.rule.whole_bank and not bank.whole:
            continue
        try:
            for problem in active.rule.check(bank, **active.options):
                placed = next((found for wish in wishes if (found := _placed(problem, wish)) is not None), None)
                if placed is not None:
                    raised.append(_raised(active, placed, exam, by_place))
        except Exception as error:
            crashes.append(Crash(active.rule.name, exam.file or "the bank", f"{type(error).__name__}: {error}"))
    return raised, crashes


def _placed(problem: Problem, wish: Callable[[Place], bool]) -> Problem | None:
    """The problem at a place as one wishes, its own if possible; None where there is no such place."""
    if wish(problem.place):
        return problem
    for related in problem.related:
        if wish(related.place):
            others = (Related(problem.place, related.message), *(one for one in problem.related if one is not related))
            return problem._replace(path=related.place.path, part=related.place.part, chars=None, file=related.place.file, related=others)
    return None


def _item(place: Place, by_place: dict[tuple[str, Path], ItemFacts]) -> ItemFacts | None:
    """The item that a place lies in: the longest path that is one's own."""
    return next(
        (
            by_place[place.file, place.path[:length]]
            for length in range(len(place.path), -1, -1)
            if (place.file, place.path[:length]) in by_place
        ),
        None,
    )


def _raised(active: Active, problem: Problem, exam: Exam, by_place: dict[tuple[str, Path], ItemFacts]) -> Raised:
    item = _item(problem.place, by_place)
    found = [item, *(_item(related.place, by_place) for related in problem.related)]
    members = [member for member in found if member is not None]
    label = min((member.id for member in members), default="")
    return Raised(active.rule.name, active.severity, problem, item.id or None if item else None, in_bank(problem, exam, members), label)
