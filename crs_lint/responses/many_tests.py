"""Corrections for many tests: Holm's, and that of Benjamini and Hochberg. A p value that is adjusted is compared with the level itself."""

from __future__ import annotations

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjusted p values, in the given order, that bound the chance of any false rejection (Holm 1979)."""
    order = sorted(range(len(p_values)), key=lambda index: p_values[index])
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, index in enumerate(order):
        largest = max(largest, min(1.0, (len(order) - rank) * p_values[index]))
        adjusted[index] = largest
    return adjusted


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Adjusted p values, in the given order, that bound the share of false rejections (Benjamini and Hochberg 1995)."""
    order = sorted(range(len(p_values)), key=lambda index: p_values[index], reverse=True)
    adjusted = [0.0] * len(p_values)
    smallest = 1.0
    for place, index in enumerate(order):
        smallest = min(smallest, p_values[index] * len(order) / (len(order) - place))
        adjusted[index] = smallest
    return adjusted
