"""Language tags in one form."""

from __future__ import annotations

import pytest

from crs_lint.language.tags import canonical, is_tag


@pytest.mark.parametrize("tag", ["en-US", "EN-us", "en_us", " en-US ", "en\u200b-us", "\uff45n-us\u3164", "en-us-"])
def test_one_language_has_one_form(tag: str) -> None:
    assert canonical(tag) == "en-us"


@pytest.mark.parametrize("tag", ["en", "en-gb", "de", "zh-hant-tw", "", "日本"])
def test_the_form_of_a_form_is_itself(tag: str) -> None:
    assert canonical(tag) == tag


@pytest.mark.parametrize("tag", ["en", "pt-BR", "es_419", "zh-Hant-TW", "de-CH-1996", "sgn"])
def test_a_tag_is_a_tag(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize("text", ["", "e", "french", "English", "fr ", "fr-", "-fr", "fr--CA", "日本", "en-abcdefghi", "e\u0301n", "1a"])
def test_other_texts_are_no_tags(text: str) -> None:
    assert not is_tag(text)
