"""The search with patterns that others wrote."""

from __future__ import annotations

import pytest

from crs_lint.text import linear_search
from crs_lint.text.linear_search import first_span, is_all, searcher


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("cat", "a cat sat", "cat"),
        ("cat", "a category", "category"),
        (r"\bcat\b", "category of a cat.", "cat"),
        (r"\bcat\b", "category", None),
        ("[Aa]cme( Corp)?", "by Acme Corp, Acme", "Acme Corp"),
        ("(very )+good", "a very very good one", "very very good"),
        (r"\d+ ?percent", "at 100 percent", "100 percent"),
        ("!!", "What!! No", "!!"),
        ("^Which", "Which one?", "Which one?"),
        ("^Which", "So, Which one?", None),
        (r"one\?$", "Which one?", "Which one?"),
        (r"\$5", "It costs $5 here", "$5"),
        ("[^a-z ]", "abc Def", "Def"),
        ("é+", "un café", "café"),
        ("x", "", None),
    ],
)
def test_the_first_match_is_marked_by_whole_words(pattern: str, text: str, found: str | None) -> None:
    span = first_span(pattern, text)
    assert (None if span is None else text[slice(*span)]) == found


@pytest.mark.parametrize("pattern", ["(", r"(a)\1", "a(?=b)", "(?<=a)b", "a{500}{500}"])
def test_a_pattern_that_could_be_slow_cannot_be_used(pattern: str) -> None:
    assert searcher(pattern) is None
    assert first_span(pattern, "a b") is None


def test_a_lone_surrogate_is_searched_around() -> None:
    assert first_span("cat", "\ud800 cat") == (2, 5)


def test_a_match_of_a_part_is_no_match_of_all() -> None:
    assert is_all("a|bc", "bc")
    assert not is_all("a|bc", "abc")


def test_the_number_of_searches_grows_with_the_digits_of_the_length(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counted(pattern: str) -> object:
        found = searcher(pattern)
        assert found is not None

        def counting(text: str) -> object:
            calls.append(len(text))
            return found(text)

        return counting

    monkeypatch.setattr(linear_search, "searcher", counted)
    numbers = []
    for words in (1000, 100_000):
        calls.clear()
        assert first_span("(a+)+b", "aa " * words + "aab") == (3 * words, 3 * words + 3)
        numbers.append(len(calls))
    assert numbers[1] <= numbers[0] + 20
