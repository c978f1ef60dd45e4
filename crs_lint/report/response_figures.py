"""What a report shows of responses: the figures of an exam, its sittings, items, domains and tasks, with small groups left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean
from typing import NamedTuple

from crs_lint.engine.exam_evidence import ExamEvidence, ExamItem
from crs_lint.model.finding import Finding
from crs_lint.responses.analysis import FormSummary
from crs_lint.responses.form_statistics import FormStatistics
from crs_lint.responses.item_statistics import ItemStatistics
from crs_lint.responses.small_cells import LEAST

_LAST = 2.0  # above every correlation


class ItemFigures(NamedTuple):
    """The figures of one item as it was scored, and as it is keyed now where that differs. ``rules`` are those that report it."""

    item: ExamItem
    scored: ItemStatistics
    keyed: ItemStatistics | None
    rules: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.item.item.id


class PartFigures(NamedTuple):
    """The means of p and r over the items of a domain or a task; None without items that have them."""

    label: str
    items: int
    p: float | None
    r: float | None


class SittingFigures(NamedTuple):
    """One form at one sitting, or several that are too small to be shown alone, without figures of their own."""

    label: str
    n: int
    form: FormStatistics | None


class ResponseFigures(NamedTuple):
    """What is shown of one exam. ``items`` come in the order of how much they need attention.

    ``few`` is how many items are left out since under 10 candidates answered them, ``stale`` are ids of items that are not judged,
    each with what changed.
    """

    summary: FormSummary
    tests: tuple[tuple[str, int], ...]
    sittings: tuple[SittingFigures, ...]
    items: tuple[ItemFigures, ...]
    few: int
    domains: tuple[PartFigures, ...]
    tasks: tuple[PartFigures, ...]
    stale: tuple[tuple[str, str], ...]


def figures_of(found: ExamEvidence, findings: Iterable[Finding], *, small_cells: bool = False) -> ResponseFigures:
    """The figures of one exam. ``findings`` are those of the run; with ``small_cells`` small groups are shown, too."""
    analysis = found.evaluation.analysis
    rules = _rules_by_item(found, findings)
    everything = [
        ItemFigures(found.items[name], one.as_scored, one.as_keyed, tuple(dict.fromkeys(finding.rule for finding in rules.get(name, ()))))
        for name, one in analysis.items.items()
    ]
    shown = [one for one in everything if small_cells or one.scored.n >= LEAST]
    is_small = not small_cells and analysis.summary.n < LEAST
    return ResponseFigures(
        FormSummary(analysis.summary.n, None, None, None, None, None) if is_small else analysis.summary,
        tuple((kind, number) for kind, number in found.evidence.tests.items() if number),
        () if is_small else tuple(_sittings(analysis.forms, small_cells=small_cells)),
        tuple(sorted(shown, key=lambda one: _attention(one, rules.get(one.id, ())))),
        len(everything) - len(shown),
        _parts(shown, lambda item: item.item.item.text("domain"), {one.id: one.title for one in found.exam.domains}),
        _parts(shown, lambda item: item.item.item.text("task"), {}),
        tuple(found.evaluation.stale.items()),
    )


def _rules_by_item(found: ExamEvidence, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    rules: dict[str, list[Finding]] = {}
    for finding in findings:
        item = found.items.get(finding.item or "")
        if finding.category == "evidence" and item is not None and item.file == finding.path:
            rules.setdefault(item.item.id, []).append(finding)
    return rules


def _attention(one: ItemFigures, findings: Sequence[Finding]) -> tuple[int, float, float]:
    """Sort key: the worst finding first, the surer one first, then the lower correlation."""
    worst = max((finding.severity for finding in findings), default=0)
    values = [value for finding in findings for name, value in finding.figures if name == "p_value" and isinstance(value, float)]
    return -worst, min(values, default=1.0), _LAST if one.scored.r is None else one.scored.r


def _sittings(forms: Sequence[FormStatistics], *, small_cells: bool) -> Iterable[SittingFigures]:
    """The sittings; those of under 10 candidates as one, with so many others that none can be computed from the sum."""
    hidden: set[int] = set()
    if not small_cells:
        by_size = sorted(range(len(forms)), key=lambda index: forms[index].n)
        for index in by_size:
            together = sum(forms[one].n for one in hidden)
            if forms[index].n < LEAST or (hidden and (len(hidden) < 2 or together < LEAST)):
                hidden.add(index)
    for index, form in enumerate(forms):
        if index not in hidden:
            yield SittingFigures(" ".join(filter(None, (form.form, form.sitting))) or "all", form.n, form)
    if hidden:
        yield SittingFigures(f"{len(hidden)} others", sum(forms[index].n for index in hidden), None)


def _parts(items: Sequence[ItemFigures], name_of: Callable[[ItemFigures], str], titles: dict[str, str]) -> tuple[PartFigures, ...]:
    """Means by domain or task, in the order of the blueprint or of the bank; none where no item names one."""
    parts: dict[str, list[ItemFigures]] = {name: [] for name in titles}
    for one in items:
        parts.setdefault(name_of(one), []).append(one)
    found = [(titles.get(name) or name or "(none)", some) for name, some in parts.items() if some]
    return tuple(_part(label, some) for label, some in found) if any(filter(None, map(name_of, items))) else ()


def _part(label: str, items: Sequence[ItemFigures]) -> PartFigures:
    return PartFigures(label, len(items), _mean(one.scored.p for one in items), _mean(one.scored.r for one in items))


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None
