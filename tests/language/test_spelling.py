"""American and British forms."""

from __future__ import annotations

from crs_lint.language.spelling import AMERICAN, BRITISH, spellings
from crs_lint.language.words import words


def _spellings(*texts: str) -> tuple[str, ...]:
    return spellings((words(text), text) for text in texts)


def test_forms_are_found_in_lower_case_and_sorted() -> None:
    assert _spellings("The labour of colors", "The centre") == ("centre", "colors", "labour")
    assert _spellings("Pearl Harbor") == ()
    assert _spellings("discolored", "the center's") == ()


def test_oxford_spelling_is_neither() -> None:
    assert _spellings("organize") == ()
    assert _spellings("organise") == ("organise",)


def test_counterparts_lead_back() -> None:
    assert BRITISH["colour"] == "color"
    assert all(BRITISH[british] == american for american, british in AMERICAN.items())
    assert AMERICAN.keys().isdisjoint(BRITISH)
