"""Articles that stand once in a file, and the items that name them."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.model.item import Article, Exam, Item, Section, read_items

PATH = ("articles", 0)
PAGE = {"id": "one", "title": "T", "summary": "S", "sections": [{"body": "B"}, {"heading": "H", "body": "C"}]}
TEXTS = [
    ((*PATH, "title"), "T"),
    ((*PATH, "summary"), "S"),
    ((*PATH, "sections", 0, "body"), "B"),
    ((*PATH, "sections", 1, "heading"), "H"),
    ((*PATH, "sections", 1, "body"), "C"),
]


def items(*named: Any, articles: Any, **fields: Any) -> list[Item]:
    return read_items({"articles": articles, "items": [{"id": "a", "article": one, **fields} for one in named]}, Exam())


def statuses(*given: str) -> list[bool]:
    data = {"articles": [PAGE], "items": [{"id": one, "article": "one", "status": one} for one in given]}
    return [item.owns_article for item in read_items(data, Exam())]


def test_all_items_have_the_page_that_they_name_at_its_own_place() -> None:
    sections = (Section((*PATH, "sections", 0), "", "B"), Section((*PATH, "sections", 1), "H", "C"))
    found = items("one", "one", articles=[PAGE])
    assert [item.article for item in found] == [Article(PATH, "T", "S", sections)] * 2
    assert [item.article_id for item in found] == ["one", "one"]


def test_its_texts_are_among_those_of_one_item() -> None:
    first, second = items("one", "one", articles=[PAGE])
    assert first.shown_texts == TEXTS
    assert second.shown_texts == []
    assert second.own_article is None


def test_it_goes_with_an_item_in_use_before_a_draft_and_a_retired_one() -> None:
    assert statuses("retired", "draft", "ready", "review") == [False, False, True, False]
    assert statuses("retired", "draft", "draft") == [False, True, False]
    assert statuses("retired", "retired") == [True, False]


def owner(*given: dict[str, str], exam: str = "", file: str = "") -> int:
    """The index of the item that an article is checked with."""
    data = {"articles": [PAGE], "items": [{"id": str(index), "article": "one", **one} for index, one in enumerate(given)]}
    found = read_items({**data, **({"language": file} if file else {})}, Exam(language=exam))
    (index,) = (index for index, item in enumerate(found) if item.owns_article)
    return index


SPANISH = {"stem": "¿Cuál de los planetas es el que está más cerca del sol?"}
ENGLISH = {"stem": "Which of the planets is the one that is nearest to the sun?"}


@pytest.mark.parametrize(
    ("given", "exam", "file", "expected"),
    [
        ([{"language": "es"}, {"language": "en"}], "en", "", 1),
        ([{"language": "es"}, {}], "en", "", 1),
        ([{"language": "es"}, {"language": "en_US"}], "eng", "", 1),
        ([{"language": "en"}, {}], "en", "es", 1),
        ([{"language": "es"}, {"language": "fr"}], "en", "", 0),
        ([{"language": "es"}, {"status": "draft"}], "en", "", 1),
        ([{"language": "es"}, {"status": "retired"}], "en", "", 0),
        ([{"language": "es"}, {}, {}], "", "", 1),
        ([SPANISH, ENGLISH, ENGLISH], "", "", 1),
        ([ENGLISH, SPANISH, SPANISH], "", "", 1),
        ([SPANISH, {"language": "en"}], "", "es", 0),
    ],
)
def test_it_goes_with_an_item_in_the_language_of_its_file(given: list[dict[str, str]], exam: str, file: str, expected: int) -> None:
    assert owner(*given, exam=exam, file=file) == expected


def test_of_two_with_one_id_the_first_counts() -> None:
    (found,) = items("one", articles=["x", PAGE, {"id": "one", "title": "other"}])
    assert found.article is not None
    assert (found.article.path, found.article.title) == (("articles", 1), "T")


@pytest.mark.parametrize("articles", [None, 5, "one", {}, {"one": PAGE}, [], [None], [[]], [{"id": ["one"]}], [{"title": "one"}]])
def test_what_has_the_wrong_shape_counts_as_no_article(articles: Any) -> None:
    (found,) = items("one", articles=articles)
    assert (found.article, found.shown_texts) == (None, [])


@pytest.mark.parametrize("named", [None, 5, "", "two", [], ["one"]])
def test_what_names_no_article_has_none(named: Any) -> None:
    assert [item.article for item in items(named, named, articles=[PAGE])] == [None, None]


@pytest.mark.parametrize("listed", [[PAGE], [{**PAGE, "id": ""}]])
def test_items_with_pages_of_their_own_keep_them(listed: list[Any]) -> None:
    found = items(PAGE, PAGE, articles=listed)
    assert [item.own_article.path for item in found if item.own_article] == [("items", 0, "article"), ("items", 1, "article")]
