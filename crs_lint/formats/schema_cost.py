"""Limits how often a JSON Schema looks at one value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crs_lint.formats.subschemas import in_place, of_groups, of_lists, properties
from crs_lint.formats.unusable_schema import UnusableSchemaError

# A schema that exceeds the limit usually takes twice as long for each level of the data.
_MOST_CHECKS = 1000
_DEPTH = 64
_ENTRIES_A_CHECK = 10


def check_cost(schema: Any, targets: Mapping[int, Any], file: str) -> None:
    """Raises UnusableSchemaError for a schema that looks too often at a value. ``targets`` are those of its ``$ref``, by id()."""
    _CostCounter(targets, file).check(schema)


def weight(value: Any) -> int:
    """How many checks of a value a keyword stands for that compares it with each of its entries, which are quickly compared."""
    return len(value) // _ENTRIES_A_CHECK if isinstance(value, (list, dict)) else 0


class _CostCounter:
    """Counts how often a schema looks at one value of data that is as deep as the limit allows, each schema once a depth."""

    def __init__(self, targets: Mapping[int, Any], file: str) -> None:
        self.targets = targets
        self.file = file
        self.known: dict[tuple[int, int], int] = {}

    def check(self, root: Any) -> None:
        self._of(root, _DEPTH)

    def _of(self, part: Any, depth: int) -> int:
        if not isinstance(part, dict):
            return 1
        name = (id(part), depth)
        if name in self.known:
            if not self.known[name]:
                raise UnusableSchemaError(f"{self.file}: a part of it refers to itself without going deeper into the data.")
            return self.known[name]
        self.known[name] = 0
        own = 1 + sum(weight(part.get(name)) for name in ("enum", "required")) + sum(self._of(one, depth) for one in in_place(part))
        own += self._of(self.targets[id(part)], depth) if id(part) in self.targets else 0
        below = 0
        if depth:
            by_entry = sum(self._of(one, depth - 1) for one in of_lists(part))
            by_name = max((self._of(one, depth - 1) for one in properties(part).values()), default=0)
            below = max(by_entry, by_name + sum(self._of(one, depth - 1) for one in of_groups(part)))
        self.known[name] = own + below
        if own + below > _MOST_CHECKS:
            raise UnusableSchemaError(f"{self.file}: would take too long: too many of its parts apply to the same value.")
        return own + below
