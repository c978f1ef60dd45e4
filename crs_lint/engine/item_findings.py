"""What rules found in single items, kept for the next run in the same process: an edit changes one item of many."""

from collections.abc import Sequence

from crs_lint.cache.cache import RecentObjects
from crs_lint.cache.cache_key import cache_key
from crs_lint.model.finding import UnlocatedFinding
from crs_lint.model.item import Item


class ItemFindings:
    """The findings of the items of one file by what is in them. ``inputs`` are all that they depend on besides the items."""

    def __init__(self, objects: RecentObjects, inputs: bytes) -> None:
        self._objects = objects
        self._inputs = inputs

    def key(self, item: Item) -> bytes:
        return cache_key("item", self._inputs, item.identity)

    def get(self, key: bytes) -> tuple[UnlocatedFinding, ...] | None:
        """What rules found in an item; None where that is not known."""
        found: tuple[UnlocatedFinding, ...] | None = self._objects.get(key)
        return found

    def put(self, key: bytes, findings: Sequence[UnlocatedFinding]) -> None:
        """Keeps findings, unless one has an offset in the text, which the text around the item moves."""
        if not any(_has_offset(one) for one in findings):
            self._objects.put(key, tuple(findings))


def _has_offset(finding: UnlocatedFinding) -> bool:
    return finding.problem.span is not None or any(one.location.span is not None for one in finding.problem.related)
