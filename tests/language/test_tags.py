"""Language tags in one form."""

from __future__ import annotations

import pytest

from crs_lint.formats.native_schema import explain, load
from crs_lint.language.tables import LANGUAGES, tables_of
from crs_lint.language.tags import TAG, canonical, is_tag


@pytest.mark.parametrize("tag", ["en-US", "EN-us", "eng-US", "en_us", " en-US ", "en\u200b-us", "\uff45n-us\u3164", "en-us-"])
def test_one_language_has_one_form(tag: str) -> None:
    assert canonical(tag) == "en-us"


@pytest.mark.parametrize("tag", ["en", "en-gb", "de", "zh-hant-tw", "", "日本"])
def test_the_form_of_a_form_is_itself(tag: str) -> None:
    assert canonical(tag) == tag


@pytest.mark.parametrize(
    ("tag", "code"),
    [("eng", "en"), ("spa-MX", "es"), ("fra", "fr"), ("FRE", "fr"), ("deu", "de"), ("ger", "de"), ("ita", "it"), ("por_BR", "pt")],
)
def test_three_letters_name_the_language_of_the_two(tag: str, code: str) -> None:
    assert tables_of(tag).code == code


@pytest.mark.parametrize("tag", ["en", "pt-BR", "es_419", "zh-Hant-TW", "de-CH-1996", "sgn"])
def test_a_tag_is_a_tag(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize("text", ["", "e", "french", "English", "fr ", "fr-", "-fr", "fr--CA", "日本", "en-abcdefghi", "e\u0301n", "1a"])
def test_other_texts_are_no_tags(text: str) -> None:
    assert not is_tag(text)


def test_the_schemas_of_banks_and_exams_allow_tags_only() -> None:
    bank, exam = load("bank"), load("exam")
    fields = [exam["properties"], *(bank["$defs"][part]["properties"] for part in ("file", "item"))]
    assert {field["language"]["pattern"] for field in fields} == {f"^{TAG}$"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_name_of_a_known_language_is_told_its_tag(code: str) -> None:
    assert _remedy(tables_of(code).name.upper()) == f'Write "{code}".'


def test_another_text_is_told_what_a_tag_looks_like() -> None:
    assert _remedy("klingonese") == 'Write one such as "en", "fr" or "es-MX".'


def _remedy(language: str) -> str:
    (error,) = explain({"exam": "x", "language": language}, "exam")
    return error.problem.help
