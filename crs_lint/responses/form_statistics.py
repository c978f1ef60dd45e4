"""Figures of a whole form: its scores, how reliable they are, and whether there was time to finish."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

from crs_lint.responses.distributions import binomial_tail
from crs_lint.responses.intervals import Interval, feldt
from crs_lint.responses.score_groups import bands, sizes
from crs_lint.responses.scoring import Scoring, score
from crs_lint.responses.tally import GroupTally, ItemTally
from crs_lint.responses.weighted import moments


class CutStatistics(NamedTuple):
    """How far a pass can be trusted. ``sem`` is the standard error of a score at the cut, in points (Lord 1957).

    ``passed`` is the share at or above the cut; ``consistency`` the share who would be judged alike on two forms (Subkoviak 1976).
    """

    cut: float
    passed: float
    sem: float
    consistency: float | None


class FormStatistics(NamedTuple):
    """The figures of one form at one sitting. ``items`` are those in the total. Figures that cannot be computed are None.

    ``sd`` is of n - 1. ``alpha`` is Cronbach's, which is KR-20 for items that are right or wrong. ``thirds`` are the sizes of the
    lower, middle and upper third, and ``reached_end`` the share who reached the last item.
    """

    form: str
    sitting: str
    n: int
    items: int
    points: float
    mean: float | None
    sd: float | None
    alpha: float | None
    alpha_interval: Interval | None
    sem: float | None
    thirds: tuple[int, ...]
    reached_end: float | None
    alphas_if_deleted: Mapping[str, float] = {}
    cut: CutStatistics | None = None

    @property
    def is_speeded(self) -> bool:
        """Whether many did not reach the last item, so that the figures of the last ones are of the fast candidates."""
        return self.reached_end is not None and self.reached_end < LEAST_REACHED


LEAST_REACHED: Final = 0.8


class _Spread(NamedTuple):
    """The variance of an item's points over all candidates of a group, and their covariance with the total."""

    variance: float
    covariance: float


def analyze_form(group: GroupTally, scorings: Mapping[str, Scoring], cut: float | None = None) -> FormStatistics:
    """The figures of one group. What was not reached or not administered adds no points, as in the totals."""
    counted = {name: tally for name, tally in group.items.items() if scorings[name].counts}
    total = moments(list(group.totals.items()))
    spreads = {name: _spread(tally, scorings[name], total.mean, group.n) for name, tally in counted.items()} if group.has_totals else {}
    alpha = _alpha(sum(one.variance for one in spreads.values()), total.variance, len(spreads))
    sd = math.sqrt(total.variance) if total.n > 1 else None
    points = sum(scorings[name].points for name in counted)
    return FormStatistics(
        form=group.form,
        sitting=group.sitting,
        n=group.n,
        items=len(counted),
        points=points,
        mean=total.mean if total.n else None,
        sd=sd,
        alpha=alpha,
        alpha_interval=None if alpha is None else feldt(alpha, group.n, len(spreads)),
        sem=None if alpha is None or sd is None else sd * math.sqrt(max(0.0, 1 - alpha)),
        thirds=sizes(group.totals, bands(group.totals, 3)) if group.has_totals else (),
        reached_end=group.reached_end / group.n if group.n and group.has_totals else None,
        alphas_if_deleted=_alphas_if_deleted(spreads, total.variance),
        cut=None if cut is None or not group.has_totals else _at_cut(cut, group.totals, alpha, len(counted), points),
    )


def _spread(tally: ItemTally, scoring: Scoring, mean_total: float, n: int) -> _Spread:
    scored = [(score(code, tally.choices, scoring) or 0.0, total, count) for code, total, count in tally.cells]
    mean = math.fsum(points * count for points, _, count in scored) / n
    squares = math.fsum(points * points * count for points, _, count in scored) - n * mean * mean
    products = math.fsum(points * (total - mean_total) * count for points, total, count in scored)
    return _Spread(max(0.0, squares) / max(1, n - 1), products / max(1, n - 1))


def _alpha(variances: float, variance: float, items: int) -> float | None:
    """Coefficient alpha (Cronbach 1951); None for one item, or totals that are all the same."""
    return items / (items - 1) * (1 - variances / variance) if items > 1 and variance > 0 else None


def _alphas_if_deleted(spreads: Mapping[str, _Spread], variance: float) -> dict[str, float]:
    variances = sum(one.variance for one in spreads.values())
    found = {}
    for name, one in spreads.items():
        alpha = _alpha(variances - one.variance, variance - 2 * one.covariance + one.variance, len(spreads) - 1)
        if alpha is not None:
            found[name] = alpha
    return found


def _at_cut(cut: float, totals: Mapping[float, int], alpha: float | None, items: int, points: float) -> CutStatistics:
    n = sum(totals.values())
    passed = sum(count for total, count in totals.items() if total >= cut) / n
    share = min(1.0, max(0.0, cut / points)) if points else 0.0
    # Lord's binomial error, on the scale of points.
    sem = points * math.sqrt(share * (1 - share) / (items - 1)) if items > 1 else 0.0
    return CutStatistics(cut, passed, sem, None if alpha is None else _consistency(cut, totals, max(0.0, alpha), items, points))


def _consistency(cut: float, totals: Mapping[float, int], alpha: float, items: int, points: float) -> float:
    """Subkoviak's coefficient of agreement: binomial scores about true scores that are regressed to the mean by alpha."""
    mean = moments(list(totals.items())).mean / points
    least = math.ceil(cut / points * items - 1e-9)
    agreed = 0.0
    for total, count in totals.items():
        passes = binomial_tail(least, items, min(1.0, max(0.0, alpha * total / points + (1 - alpha) * mean)))
        agreed += count * (passes**2 + (1 - passes) ** 2)
    return agreed / sum(totals.values())
