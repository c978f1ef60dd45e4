"""The search for the terms of a team's list."""

from __future__ import annotations

import re

import pytest

from crs_lint.rules.shared import team_terms
from crs_lint.rules.shared.team_terms import terms_in
from crs_lint.text.lazy_pattern import LazyPattern


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        (["log in"], "To LOG  in, log\nin.", ["LOG  in", "log\nin"]),
        (["log in"], "catalog in, log into", []),
        (["client*"], "client clients (Clients)", ["client", "clients", "Clients"]),
        (["kick* the habit"], "He kicked the habit.", ["kicked the habit"]),
        (["Apple"], "An apple from Apple", ["Apple"]),
        (["C++", ".NET"], "C++ or .NET, ASP.NET", ["C++", ".NET"]),
        (["in order", "in order to"], "in order to go", ["in order"]),
        (["in order to", "in order"], "in order to go", ["in order to"]),
        (["a b", "b c"], "a b c", ["a b"]),
        (["utilize"], 'They "utilize" `utilize`.', []),
        (["istanbul"], "İstanbul, Istanbul", ["İstanbul", "Istanbul"]),
        (["café"], "CAFÉ", ["CAFÉ"]),
        (["  => x", "* => x"], "x * =>", []),
    ],
)
def test_terms_are_whole_words_in_the_order_of_the_list(terms: list[str], text: str, found: list[str]) -> None:
    spans = sorted(span for one in terms_in(tuple(terms), text) for span in one.spans)
    assert [text[slice(*span)] for span in spans] == found


def test_a_word_is_not_compared_with_every_term(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    class Counted(LazyPattern):
        def __init__(self, source: str, flags: int = 0) -> None:
            expression = re.compile(source, flags)

            def match(text: str, start: int) -> re.Match[str] | None:
                compared.append(start)
                return expression.match(text, start)

            self.match = match

    monkeypatch.setattr(team_terms, "LazyPattern", Counted)
    terms = tuple(f"a b{number}" for number in range(499))
    assert [one.spans for one in terms_in(terms, "a b " * 1000 + "a b7")] == [((4000, 4004),)]
    assert compared == [4000, 4000]
