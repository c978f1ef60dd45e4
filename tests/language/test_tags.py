"""Language tags in one form."""

from __future__ import annotations

import pytest

from crs_lint.language.tags import canonical


@pytest.mark.parametrize("tag", ["en-US", "EN-us", "en_us", " en-US ", "en\u200b-us", "\uff45n-us\u3164", "en-us-"])
def test_one_language_has_one_form(tag: str) -> None:
    assert canonical(tag) == "en-us"


@pytest.mark.parametrize("tag", ["en", "en-gb", "de", "zh-hant-tw", "", "日本"])
def test_the_form_of_a_form_is_itself(tag: str) -> None:
    assert canonical(tag) == tag
