"""What came, went and changed between two versions of a bank."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.bank.changes import BankChanges, ChangedItem, compare_items
from crs_lint.bank.coverage_changes import coverage_changes
from crs_lint.bank.item_facts import facts_of
from crs_lint.model.item import Exam, Item, read_exam

OPTIONS: list[dict[str, Any]] = [{"text": "oak", "correct": True, "rationale": "It is."}, {"text": "elm"}]
START: dict[str, Any] = {"id": "a", "stem": "Which?", "options": OPTIONS, "tags": ["x"]}
NOTHING = BankChanges("v1", "c")


def _item(given: dict[str, Any], defaults: dict[str, Any] | None = None) -> Item:
    return Item(given, ("items", 0), Exam(), defaults or {})


def test_items_are_the_same_by_their_ids() -> None:
    before = [_item({**START, "id": name}) for name in "abc"]
    after = [_item({**START, "id": name}) for name in "cad"]
    assert compare_items(before, after, NOTHING) == NOTHING._replace(came=("d",), went=("b",))


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ({"stem": "Who?"}, ("stem",)),
        ({"status": "draft"}, ("status",)),
        ({"tags": []}, ("tags",)),
        ({"custom": {"author": "me"}}, ("custom",)),
        ({"options": [{**OPTIONS[0], "correct": False}, {**OPTIONS[1], "correct": True}]}, ("key",)),
        ({"options": [{**OPTIONS[0], "rationale": "Not so."}, OPTIONS[1]]}, ("rationale",)),
        ({"options": [*OPTIONS, {"text": "fir"}]}, ("options",)),
        ({"options": OPTIONS[::-1]}, ("options",)),
        ({"options": [OPTIONS[0], {**OPTIONS[1], "pin": True}]}, ("options",)),
        ({"options": [{**OPTIONS[0], "text": "yew"}, OPTIONS[1]]}, ("options", "key", "rationale")),
        ({"article": {"title": "T"}}, ("article",)),
        ({}, ()),
    ],
)
def test_the_parts_that_changed_are_named(change: dict[str, Any], parts: tuple[str, ...]) -> None:
    found = compare_items([_item(START)], [_item({**START, **change})], NOTHING)
    assert found.changed == ((ChangedItem("a", parts),) if parts else ())


def test_what_a_file_sets_for_its_items_is_theirs() -> None:
    before = _item(START, {"domain": "inner", "items": []})
    assert compare_items([before], [_item({**START, "domain": "inner"})], NOTHING).changed == ()
    assert compare_items([before], [_item(START, {"domain": "outer"})], NOTHING).changed == (ChangedItem("a", ("domain",)),)


def test_the_text_of_a_shared_article_is_compared() -> None:
    before, after = _item({**START, "article": "x"}), _item({**START, "article": "x"})
    before.shared_articles = {"x": (("articles", 0), {"title": "Old"})}
    after.shared_articles = {"x": (("articles", 1), {"title": "New"})}
    assert compare_items([before], [after], NOTHING).changed == (ChangedItem("a", ("article",)),)


def test_translations_are_items_of_their_own() -> None:
    german = _item({**START, "language": "de"})
    assert compare_items([_item(START)], [_item(START), german], NOTHING).came == ("a (de)",)


def test_items_that_share_an_id_are_all_compared_in_whatever_order_they_are() -> None:
    which, who, when = (_item({**START, "stem": stem}) for stem in ("Which?", "Who?", "When?"))
    stem = ChangedItem("a", ("stem",))
    assert compare_items([which, who], [which, when], NOTHING) == NOTHING._replace(changed=(stem,))
    assert compare_items([which, who], [when, which], NOTHING) == NOTHING._replace(changed=(stem,))
    assert compare_items([which, who], [who, which], NOTHING) == NOTHING
    assert compare_items([which, which], [which, who], NOTHING) == NOTHING._replace(changed=(stem,))
    assert compare_items([which], [when, which], NOTHING) == NOTHING._replace(came=("a",))
    assert compare_items([which, who, when], [who], NOTHING) == NOTHING._replace(went=("a", "a"))


def test_coverage_is_before_and_after() -> None:
    exam = read_exam({"exam": "sky", "domains": [{"id": "inner", "weight": 100}], "form": {"items": 3}})
    before = [facts_of(_item({**START, "domain": "inner"}), ""), facts_of(_item({**START, "domain": "lost"}), "")]
    after = [facts_of(_item({**START, "domain": "inner", "status": "draft"}), "")]
    after.append(facts_of(_item({**START, "domain": "gone", "status": "retired"}), ""))
    found = [(one.kind, one.label, one.before, one.after, one.needed) for one in coverage_changes(exam, before, after)]
    assert found == [("domain", "inner", 1, 0, 3), ("domain", "lost", 1, 0, None), ("level", "(none)", 2, 0, None)]
