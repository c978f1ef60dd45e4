"""What rests on each source."""

from __future__ import annotations

from crs_lint.bank.cited_sources import SourceUse, sources_used
from crs_lint.model.item import Exam, Item, read_exam

EXAM = read_exam(
    {
        "exam": "sky",
        "sources": {
            "iau": {"title": "IAU", "retrieved": "2026-11-01"},
            "atlas": {"title": "Atlas", "superseded": "iau"},
            "old": {"title": "Old", "superseded": True},
        },
    }
)


def _item(name: str, *references: object, keys: int = 1, **fields: object) -> Item:
    options = [{"text": str(number), "correct": number < keys} for number in range(4)]
    return Item({"id": name, "stem": "Which?", "options": options, "references": list(references), **fields}, (), EXAM)


def test_items_and_keys_are_counted_by_source() -> None:
    items = [
        _item("a", {"source": "iau", "at": "p. 1"}, {"source": "iau", "at": "p. 9"}, {"source": "atlas"}, keys=2),
        _item("b", {"source": "iau"}, "A book"),
        _item("c", {"source": "iau"}, status="draft"),
        _item("d", {"source": "iau"}, status="retired"),
        _item("e", {"source": "gone"}),
        _item("f"),
    ]
    assert sources_used(EXAM, items) == (
        SourceUse("iau", 2, 3, 1, 0.5, "2026-11-01"),
        SourceUse("atlas", 1, 2, 0, 0.25, "", "iau"),
        SourceUse("old", 0, 0, 0, 0.0, "", "yes"),
        SourceUse("gone", 1, 1, 0, 0.25, is_declared=False),
        SourceUse("(free text)", 1, 1, 0, 0.25),
        SourceUse("(none)", 1, 1, 0, 0.25),
    )


def test_a_bank_that_cites_nothing_has_no_sources() -> None:
    assert sources_used(Exam(), [_item("a")]) == ()


def test_a_bank_without_ready_items_has_no_shares() -> None:
    assert sources_used(EXAM, [_item("a", {"source": "iau"}, status="draft")])[0] == SourceUse("iau", 0, 0, 1, None, "2026-11-01")
