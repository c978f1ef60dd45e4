"""Numbers counted in bins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from crs_lint.bank.table import TableRow

Bins: TypeAlias = tuple[tuple[float, str], ...]
"""Upper limits, excluded, each with the label of its bin."""


def histogram(values: Sequence[float], bins: Bins) -> tuple[TableRow, ...]:
    """A row for each bin; none without values."""
    counts = Counter(next(label for limit, label in bins if value < limit) for value in values)
    return tuple(TableRow(label, counts[label], counts[label] / len(values)) for _, label in bins) if values else ()
