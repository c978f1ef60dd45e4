"""Where a second space may be removed: beside a word that nothing can have been lost at."""

from __future__ import annotations

import pytest

from crs_lint.language.tables import tables_of
from crs_lint.rules.text.extra_space import _may_hide_a_loss

LINKS = """
    of in into inside outside to by for from with without within at on over under between about after before during against through as than
    and or but if when where while because that which who is are was were be been has have had can could will would not
"""
LACKING = "a an the of and or but than"


def _may_remove(text: str, spaces: str, left: str) -> bool:
    start = text.index(spaces)
    return not _may_hide_a_loss(text, (start, start + len(spaces)), left, tables_of("en"))


@pytest.mark.parametrize("word", LINKS.split())
def test_a_space_beside_a_linking_word_may_go(word: str) -> None:
    assert _may_remove(f"cats {word}  dogs", "  ", " ")
    assert _may_remove(f"cats  {word} dogs", "  ", " ")
    assert not _may_remove("cats  dogs", "  ", " ")


@pytest.mark.parametrize("word", ["a", "an", "the"])
def test_a_space_after_an_article_may_go(word: str) -> None:
    assert _may_remove(f"cats see {word}  dog", "  ", " ")


@pytest.mark.parametrize("word", LACKING.split())
def test_a_space_stays_where_a_word_is_missing_before_a_mark(word: str) -> None:
    assert not _may_remove(f"the value {word} , given that", " ,", "")
    assert _may_remove("the value it , given that", " ,", "")
