"""Option curves as a drawing and as a table: the share of each group of candidates that chose an option, small cells not told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from crs_lint.engine.exam_evidence import ExamEvidence
from crs_lint.responses.item_statistics import ItemStatistics, letter
from crs_lint.responses.option_curves import CurvePoint, option_curves
from crs_lint.responses.small_cells import LEAST, merged
from crs_lint.rules.shared.written_figures import percent

LEFT, RIGHT, TOP, BOTTOM = 38.0, 316.0, 10.0, 150.0
_FEW = 5  # what a count of 1 to 9 is drawn as
_LEAST_GAP = 13.0  # between the letters at the ends of lines


class CurveLine(NamedTuple):
    """The line of an option through its ``dots``, with its letter at the end. ``style`` tells lines of wrong answers apart: 1 to 6."""

    letter: str
    is_key: bool
    style: int
    dots: tuple[tuple[float, float], ...]
    label_at: tuple[float, float]

    @property
    def points(self) -> str:
        """The dots as SVG writes them."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.dots)


class CurveChart(NamedTuple):
    """The curves of one item. ``groups`` are the ranges of scores with their x, ``sizes`` how many candidates each has.

    ``rows`` are the table: an option with a text for each group. ``sitting`` names the one that is shown, of several.
    """

    lines: tuple[CurveLine, ...]
    groups: tuple[tuple[float, str], ...]
    sizes: tuple[int, ...]
    rows: tuple[tuple[str, bool, tuple[str, ...]], ...]
    sitting: str


def curve_chart(name: str, figures: ItemStatistics, found: ExamEvidence, *, small_cells: bool = False) -> CurveChart | None:
    """The chart of an item; None without scores, or with one group only."""
    groups = [group for group in found.evaluation.analysis.groups if group.has_totals and name in group.items]
    if not groups:
        return None
    largest = max(groups, key=lambda group: group.n)
    points = option_curves(name, [largest], figures.scoring, found.evaluation.scorings[name])
    points = points if small_cells else tuple(map(_joined, merged([(point, point.n) for point in points])))
    if len(points) < 2:
        return None
    numbers = [option.number for option in figures.options]
    keys = frozenset().union(*figures.scoring.keys)
    shares = [_shares(point, numbers, keys, small_cells=small_cells) for point in points]
    xs = [LEFT + (RIGHT - LEFT) * index / (len(points) - 1) for index in range(len(points))]
    lines = [_line(number, number in keys, xs, [row[index].share for row in shares]) for index, number in enumerate(numbers)]
    rows = tuple((letter(number), number in keys, tuple(row[index].text for row in shares)) for index, number in enumerate(numbers))
    sitting = " ".join(filter(None, (largest.form, largest.sitting))) if len(groups) > 1 else ""
    return CurveChart(
        tuple(_with_labels_apart(_styled(lines))),
        tuple((x, _range(point)) for x, point in zip(xs, points, strict=True)),
        tuple(point.n for point in points),
        rows,
        sitting,
    )


def _joined(group: tuple[list[CurvePoint], int]) -> CurvePoint:
    points, n = group
    counts: dict[int, int] = {}
    for point in points:
        for number, count in point.counts.items():
            counts[number] = counts.get(number, 0) + count
    return CurvePoint(points[0].low, points[-1].high, n, counts, sum(point.no_answer for point in points))


class _Cell(NamedTuple):
    """The share of a group that chose an option, as it is drawn, and its text, which is "few" or "hidden" where it must not be told."""

    share: float
    text: str


def _shares(point: CurvePoint, numbers: Sequence[int], keys: Collection[int], *, small_cells: bool) -> list[_Cell]:
    """The cells of a group. Few are drawn as 5, and a larger count that is hidden with them as what they then leave of the group."""
    counts = [point.counts.get(number, 0) for number in numbers]
    everyone = [*counts, point.no_answer]
    hidden = set() if small_cells else _hidden(everyone, [number in keys for number in numbers])
    others = sum(count for index, count in enumerate(everyone) if index not in hidden and not 0 < count < LEAST)
    few = _Cell(min(1.0, _FEW / point.n), "few")
    left = _Cell(max(0, point.n - others - _FEW) / point.n, "hidden")
    shown = [_Cell(count / point.n, percent(count / point.n)) for count in counts]
    return [cell if index not in hidden else few if counts[index] < LEAST else left for index, cell in enumerate(shown)]


def _hidden(counts: Sequence[int], is_key: Sequence[bool]) -> set[int]:
    """The indexes of cells under 10, and of a second one where there is only one: it could be computed from the size of the group.

    ``counts`` are those of the options and, last, of those without an answer, which are not shown. A key is the second one only
    where there is no other option.
    """
    small = {index for index, count in enumerate(counts) if 0 < count < LEAST}
    others = [index for index in range(len(is_key)) if index not in small]
    if len(small) != 1 or not others:
        return small
    return small | {min(others, key=lambda index: (is_key[index], counts[index]))}


def _range(point: CurvePoint) -> str:
    low, high = (f"{value:g}" for value in (point.low, point.high))
    return low if low == high else f"{low}–{high}"


def _line(number: int, is_key: bool, xs: Sequence[float], shares: Sequence[float]) -> CurveLine:
    dots = tuple((x, BOTTOM - (BOTTOM - TOP) * share) for x, share in zip(xs, shares, strict=True))
    return CurveLine(letter(number), is_key, 0, dots, dots[-1])


def _styled(lines: Sequence[CurveLine]) -> list[CurveLine]:
    wrong = [line.letter for line in lines if not line.is_key]
    return [line if line.is_key else line._replace(style=wrong.index(line.letter) % 6 + 1) for line in lines]


def _with_labels_apart(lines: Sequence[CurveLine]) -> list[CurveLine]:
    """The lines with their letters moved up where they would lie on each other."""
    order = sorted(range(len(lines)), key=lambda index: -lines[index].label_at[1])
    moved = list(lines)
    placed: list[tuple[float, float]] = []
    for index in order:
        x, y = lines[index].label_at
        for other_x, other_y in placed:
            if abs(other_x - x) < 1 and other_y - y < _LEAST_GAP:
                y = other_y - _LEAST_GAP
        placed.append((x, y))
        moved[index] = lines[index]._replace(label_at=(x, y))
    return moved
