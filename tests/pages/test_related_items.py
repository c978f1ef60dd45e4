"""Which items a page leads to."""

from __future__ import annotations

from typing import Any

from crs_lint.model.item import Exam, read_items
from crs_lint.pages.published_items import PublishedItem
from crs_lint.pages.related_items import related_items

ARTICLES = [{"id": "moons", "title": "Moons"}]


def related(*items: dict[str, Any]) -> list[list[str]]:
    """The ids of the related items of each item."""
    given = [{"id": f"i{number}", **fields} for number, fields in enumerate(items)]
    read = read_items({"articles": ARTICLES, "items": given}, Exam())
    return [[given[index]["id"] for index in some] for some in related_items([PublishedItem("a.yaml", one) for one in read])]


def test_an_article_counts_more_than_tags_and_a_tag_more_than_a_task() -> None:
    one = {"article": "moons", "tags": ["a", "b"], "task": "t"}
    assert related(one, {"task": "t"}, {"tags": ["a"]}, {"tags": ["a", "b"]}, {"article": "moons"})[0] == ["i4", "i3", "i2", "i1"]


def test_items_with_nothing_in_common_are_not_related() -> None:
    assert related({"tags": ["a"]}, {"tags": ["b"], "task": "t"}, {}) == [[], [], []]


def test_translations_are_related_to_items_of_their_language() -> None:
    assert related({"tags": ["a"], "language": "es"}, {"tags": ["a"]}, {"tags": ["a"], "language": "es"})[0] == ["i2"]


def test_there_are_six_at_most_and_the_work_grows_with_the_bank() -> None:
    many = related(*({"tags": ["a"]} for _ in range(3000)))
    assert {len(one) for one in many} == {6}
    assert many[1500] == ["i1499", "i1501", "i1498", "i1502", "i1497", "i1503"]
