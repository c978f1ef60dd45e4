"""What is decided about each item, as the rules of category evidence receive it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from crs_lint.bank.recorded_statistics import is_outdated, recorded
from crs_lint.engine.exam_evidence import ExamEvidence
from crs_lint.model.evidence import ChosenOption, ItemEvidence
from crs_lint.responses.evidence import Verdict
from crs_lint.responses.item_statistics import ItemStatistics, letter

# Where a stronger rule reports an item, or the same option of it, these are silent on it.
_STRONGER = {
    "negative-discrimination": ("likely-miskey",),
    "low-discrimination": ("likely-miskey", "negative-discrimination", "too-easy"),
    "rival-distractor": ("likely-miskey",),
    "too-hard": ("likely-miskey",),
}
_ABOUT_OPTIONS = ("rival-distractor",)


def decisions(found: ExamEvidence, active: Collection[str]) -> Iterator[tuple[str, ItemEvidence]]:
    """What is decided about each item, with the name of the rule, of rules that are on; the weaker of two that say the same is left out."""
    if "stale-responses" in active:
        yield from (("stale-responses", one) for one in _stale(found))
    verdicts = [one for one in found.evidence.verdicts if one.kind in active]
    said = {(one.kind, one.item, option) for one in verdicts for option in (one.option, None)}
    for verdict in verdicts:
        option = verdict.option if verdict.kind in _ABOUT_OPTIONS else None
        if not any((stronger, verdict.item, option) in said for stronger in _STRONGER.get(verdict.kind, ())):
            yield verdict.kind, _evidence_of(verdict, found)


def _stale(found: ExamEvidence) -> Iterator[ItemEvidence]:
    """Items that changed since they were answered: now, or at the last sitting whose statistics they carry."""
    for name, change in found.evaluation.stale.items():
        yield ItemEvidence(found.items[name].item, change=change)
    for name, one in found.items.items():
        if name not in found.evaluation.stale and name not in found.evaluation.analysis.items:
            carried = recorded(one.item)
            if carried and is_outdated(one.item, carried[-1]):
                yield ItemEvidence(one.item, recorded=carried[-1].date or "an earlier sitting")


def _evidence_of(verdict: Verdict, found: ExamEvidence) -> ItemEvidence:
    analysis = found.evaluation.analysis.items[verdict.item]
    figures = analysis.as_keyed or analysis.as_scored
    former = found.evaluation.rekeyed.get(verdict.item, frozenset())
    return ItemEvidence(
        found.items[verdict.item].item,
        figures.n,
        figures.p or 0.0,
        figures.r,
        figures.r_interval,
        figures.omitted / figures.n if figures.n else 0.0,
        figures.chance,
        tuple(_options(figures)),
        verdict.option,
        verdict.p_value,
        verdict.tests,
        verdict.is_certain,
        verdict.is_by_shares,
        ", ".join(letter(number) for number in sorted(former)),
    )


def _options(figures: ItemStatistics) -> Iterator[ChosenOption]:
    for one in figures.options:
        yield ChosenOption(one.number, one.letter, one.is_key, one.share, one.interval.high, one.r)
