r"""The text uses a term that the team has replaced with another one.

Many teams agree on their terms: "person" rather than "client", "sign in" rather than "log in". Put the list in the
config:

    [rules.house-term]
    terms = ["client* => person", "log in => sign in"]

An asterisk at the end of a word matches any ending. A term in lower case also matches capitals; a term with a capital
matches only as written. Quotations are not checked. Without a list, the rule finds nothing.

This is the short form of a house rule, which has its own name, message, fields, languages and fix.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.house_rules import HouseRule, house_problems

_MESSAGE = '"{found}" is on the list of terms that this team avoids.'


@rule("house-term", category="language", severity=Severity.WARNING, source="the team's own list")
def check(item: Item, *, terms: tuple[str, ...] = ()) -> Iterator[Problem]:
    if terms:
        for problem in house_problems(HouseRule("house-term", _MESSAGE, terms=terms), item):
            yield problem._replace(fix=None)


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
