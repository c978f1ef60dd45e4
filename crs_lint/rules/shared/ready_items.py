"""Counts the items of an exam that are ready, by domain."""

from collections import Counter
from collections.abc import Iterable

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.rules.rule import Sums


def ready_items_by_domain(items: Iterable[ItemFacts]) -> Sums:
    """The number of ready items of each domain, by its id."""
    return Counter(item.domain for item in items if item.status == "ready")
