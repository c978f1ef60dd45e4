"""Which items meet all constraints, or which come nearest, by the mixed-integer solver HiGHS.

Automated test assembly as in van der Linden 2005, "Linear Models for Optimal Test Design", chapters 2 and 3; forms that differ by
their seed come from random costs of items. Which constraints cannot be met together is told by giving each a violation with a cost
(elastic programming: Chinneck 2008, "Feasibility and Infeasibility in Optimization", chapter 6).
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

import highspy
import numpy as np

from crs_lint.forms.constraints import Constraint

_MOST_NODES = 20_000
_MOST_SECONDS = 60.0
_GAP = 0.02  # of the random costs, which only make forms differ
_HALF = 0.5
# What it costs to miss a constraint by one item: the number of items gives way last.
_COST_OF_ITEMS, _COST = 10.0, 1.0


class SearchEndedError(Exception):
    """The solver gave up before it found a form, or showed that there is none."""


class Solution(NamedTuple):
    """The indexes of chosen items, and by how much each constraint is missed: below 0 where it falls short, above where it exceeds."""

    chosen: tuple[int, ...]
    missed: tuple[float, ...]


def solve(count: int, constraints: Sequence[Constraint], seed: int) -> Solution | None:
    """A choice among ``count`` items that meets all constraints; None if there is none. Raises SearchEndedError."""
    draw = Random(seed)
    columns = _Columns([draw.random() for _ in range(count)])
    values = _run(columns, _rows(constraints), seed)
    return None if values is None else Solution(_chosen(values[:count]), (0.0,) * len(constraints))


def nearest(count: int, constraints: Sequence[Constraint], seed: int) -> Solution | None:
    """The choice that misses constraints with a label by least; None if those without one exclude each other. Raises SearchEndedError."""
    columns = _Columns([0.0] * count)
    rows = _rows(constraints)
    slacks: list[tuple[int, int]] = []
    for index, constraint in enumerate(constraints):
        if not constraint.label:
            slacks.append((-1, -1))
            continue
        cost = _cost(constraint, first=index == 0)
        slacks.append((columns.add(cost), columns.add(cost)))
        rows[index].entries.extend(((slacks[-1][0], 1.0), (slacks[-1][1], -1.0)))
    values = _run(columns, rows, seed)
    if values is None:
        return None
    missed = tuple(0.0 if under < 0 else round(float(values[over] - values[under]), 6) for under, over in slacks)
    return Solution(_chosen(values[:count]), missed)


def _cost(constraint: Constraint, *, first: bool) -> float:
    if constraint.unit == "word":
        return _COST / 50
    return _COST_OF_ITEMS if first else _COST


class _Columns:
    """The variables: first the items, whole and 0 or 1, then what constraints are missed by."""

    def __init__(self, costs: list[float]) -> None:
        self.costs = costs
        self.items = len(costs)

    def add(self, cost: float) -> int:
        self.costs.append(cost)
        return len(self.costs) - 1


class _Row(NamedTuple):
    entries: list[tuple[int, float]]
    least: float
    most: float


def _rows(constraints: Sequence[Constraint]) -> list[_Row]:
    return [_Row(list(constraint.weights.items()), constraint.least, constraint.most) for constraint in constraints]


def _run(columns: _Columns, rows: Sequence[_Row], seed: int) -> np.ndarray | None:
    """The values of all variables; None if no choice meets all rows. Raises SearchEndedError."""
    solver = highspy.Highs()
    for name, value in _OPTIONS.items():
        solver.setOptionValue(name, value)
    solver.setOptionValue("random_seed", seed % 2**31)
    solver.passModel(_model(columns, rows))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status == highspy.HighsModelStatus.kTimeLimit and len(columns.costs) == columns.items:
        raise SearchEndedError  # another machine would find another form
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise SearchEndedError
    return np.asarray(solver.getSolution().col_value)


# One thread and a limit on nodes, so that a seed gives the same form again.
_OPTIONS = {"output_flag": False, "threads": 1, "mip_rel_gap": _GAP, "mip_max_nodes": _MOST_NODES, "time_limit": _MOST_SECONDS}


def _model(columns: _Columns, rows: Sequence[_Row]) -> highspy.HighsLp:
    model = highspy.HighsLp()
    total = len(columns.costs)
    model.num_col_, model.num_row_ = total, len(rows)
    model.col_cost_ = np.array(columns.costs)
    model.col_lower_ = np.zeros(total)
    model.col_upper_ = np.array([1.0] * columns.items + [highspy.kHighsInf] * (total - columns.items))
    model.integrality_ = [highspy.HighsVarType.kInteger] * columns.items + [highspy.HighsVarType.kContinuous] * (total - columns.items)
    model.row_lower_ = np.array([row.least for row in rows], dtype=float)
    model.row_upper_ = np.array([row.most for row in rows], dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.entries) for row in rows)])
    model.a_matrix_.index_ = np.array([index for row in rows for index, _ in row.entries], dtype=np.int32)
    model.a_matrix_.value_ = np.array([weight for row in rows for _, weight in row.entries], dtype=float)
    return model


def _chosen(values: np.ndarray) -> tuple[int, ...]:
    return tuple(int(index) for index in np.flatnonzero(values > _HALF))
