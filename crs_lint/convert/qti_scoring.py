"""Keys of a choice interaction, and the points that say more than which options are keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from crs_lint.convert.moodle_weights import number


class Scoring(NamedTuple):
    """The identifiers of the keys, and what of the scoring cannot be converted."""

    keys: frozenset[str]
    losses: tuple[str, ...]


def scoring(declaration: Any, options: Sequence[str], *, multiple: bool) -> Scoring:
    """The scoring of a response declaration; ``options`` are the identifiers of all options.

    Keys are those of correctResponse, otherwise the options with points, and where only one may be chosen those with the most.
    """
    declared = [(value.text or "").strip() for value in declaration.iterfind("correctResponse/value")]
    points = _points(declaration, options)
    most = max(points, default=0.0)
    rewarded = {name for name, point in zip(options, points, strict=True) if point > 0 and (multiple or point == most)}
    keys = frozenset(declared or rewarded)
    known = frozenset(options)
    unknown = [f'the right answer "{key}", which is none of the answers' for key in declared if key not in known]
    return Scoring(keys, (*unknown, *_point_losses(points, rewarded == keys, multiple=multiple)))


def _points(declaration: Any, options: Sequence[str]) -> list[float]:
    """The points of each option; empty without a mapping."""
    mapping = declaration.find("mapping")
    if mapping is None:
        return [0.0] * len(options)
    default = _number(mapping.get("defaultValue", "0"))
    given = {entry.get("mapKey", ""): _number(entry.get("mappedValue", "0")) for entry in mapping.iterfind("mapEntry")}
    return [given.get(name, default) for name in options]


def _point_losses(points: Sequence[float], is_for_keys: bool, *, multiple: bool) -> list[str]:
    """The points if they say more than that a key gives all of them and a distractor none."""
    listed = f"the points of the answers are {', '.join(map(number, points))}"
    most = max(points, default=0.0)
    if most > 0 and not is_for_keys:
        return [f"a mapping that contradicts correctResponse: {listed}"]
    is_partial = any(point > 0 if multiple else 0 < point < most for point in points)
    kinds = ["partial credit"] * is_partial + ["penalties"] * any(point < 0 for point in points)
    return [f"{' and '.join(kinds)} (mapping): {listed}"] if kinds else []


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e9 else 0.0
