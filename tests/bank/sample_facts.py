"""Item facts for tests, from a stem and options whose first is the key."""

from __future__ import annotations

from crs_lint.bank.item_facts import ItemFacts, facts_of
from crs_lint.model.item import Exam, Item


def sample_facts(stem: str, *options: str, name: str = "q", **fields: object) -> ItemFacts:
    listed = [{"text": text, "correct": not index} for index, text in enumerate(options or ("Mercury", "Venus"))]
    return facts_of(Item({"id": name, "stem": stem, "options": listed, **fields}, (), Exam()), "a.yaml")
