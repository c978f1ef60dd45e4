r"""The text uses a term that the team has replaced with another one.

Many teams agree on their terms: "person" rather than "client", "sign in" rather than "log in". Put the list in the
config:

    [rules.house-term]
    terms = ["client* => person", "log in => sign in"]

An asterisk at the end of a word matches any ending. A term in lower case also matches capitals; a term with a capital
matches only as written. Quotations are not checked. Without a list, the rule finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from crs_lint.language.terms import blank_quotes
from crs_lint.language.words import prose
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import shorten


@rule("house-term", category="language", severity=Severity.WARNING, source="the team's own list")
def check(item: Item, *, terms: tuple[str, ...] = ()) -> Iterator[Problem]:
    if not terms:
        return
    expression, preferred = _list(terms)
    for path, text in item.shown_texts:
        if expression.search(text) is None:
            continue
        said = set()
        for match in expression.finditer(blank_quotes(prose(text))):
            number = int((match.lastgroup or "_0")[1:])
            if number not in said:
                said.add(number)
                instead = preferred[number]
                message = f'"{shorten(match[0])}" is on the list of terms that this team avoids.'
                yield Problem(path, message, f'Write "{shorten(instead)}".' if instead else "Use another term.", chars=match.span())


@lru_cache(maxsize=16)
def _list(terms: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all terms, and the replacement of each; empty if the list gives none."""
    parts = [tuple(part.strip() for part in term.partition("=>")) for term in terms]
    patterns = [f"(?P<_{number}>{_pattern(part[0])})" for number, part in enumerate(parts) if part[0].strip("* ")]
    return re.compile(r"(?<!\w)(?:" + ("|".join(patterns) or r"(?!)") + r")(?!\w)"), tuple(part[2] for part in parts)


def _pattern(term: str) -> str:
    pattern = r"\s+".join(re.escape(stem := word.rstrip("*")) + (r"\w*" if stem != word else "") for word in term.split())
    return f"(?i:{pattern})" if term == term.lower() else pattern


GOOD = [
    Example(
        """\
items:
  - id: trust-first
    stem: What does a person who is new to the group need first? She says "I am no client".
    options:
      - text: Somebody who listens
        correct: true
      - text: A set of rules
    explanation: Trust comes before advice.
""",
        options={"terms": ["client* => person", "log in => sign in"]},
    ),
]
BAD = [
    Example(
        """\
items:
  - id: trust-first
    stem: What do clients who are new to the group need first?
    options:
      - text: Somebody who listens
        correct: true
      - text: To log in
    explanation: Trust comes before advice.
""",
        options={"terms": ["client* => person", "log in => sign in"]},
        found=(
            '3:19 "clients" is on the list of terms that this team avoids.',
            '7:18 "log in" is on the list of terms that this team avoids.',
        ),
    ),
]
