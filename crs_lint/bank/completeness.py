"""What items have of what a team may ask of them: explanation, rationales, reference, domain, level, study page."""

from __future__ import annotations

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.item import Exam

FIELDS = ("explanation", "rationale", "reference", "domain", "level", "article")
"""What ``requires`` of an exam may name."""


def has(item: ItemFacts, field: str) -> bool:
    """Whether an item has one of FIELDS, as the rule that asks for it sees it."""
    return field not in item.missing


def required(exam: Exam) -> frozenset[str]:
    """The FIELDS that an exam asks of items. Explanations are asked for in any case, unless it asks for nothing."""
    return exam.requires | (frozenset() if exam.requires_nothing else {"explanation"})


def is_complete(item: ItemFacts, exam: Exam) -> bool:
    """Whether an item has all that its exam asks for."""
    return required(exam).isdisjoint(item.missing)
