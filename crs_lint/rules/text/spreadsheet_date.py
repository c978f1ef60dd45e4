r"""A spreadsheet turned an answer into a date: "14-May" for 5-14, "1-Mar" for the gene MARCH1.

Spreadsheets turn ranges, scores, fractions and gene names into dates, right answers among them. Write what was meant,
and format such columns as text before pasting.

Only answers that are nothing but such a date are reported, and only if the stem does not ask for a date and other
answers are no dates, or if the stem asks for a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.hints import matches
from crs_lint.rules.rule import Example, rule
from crs_lint.text.lazy_pattern import LazyPattern

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = "|".join(_MONTHS)
_DATE = LazyPattern(
    rf"\s*(?:(?P<day>\d{{1,2}})-(?P<month>{_MONTH})|(?P<other>{_MONTH})-(?P<year>\d\d)|\d{{4}}-(?P<m>\d\d)-(?P<d>\d\d) 00:00:00)\s*"
)
_ASKS_DATE = LazyPattern(
    r"\b(?:dates?|day|when|months?|birthday|born|died|deadline|due|holiday|anniversary|calendar|festival|celebrated|observed|season|equinox|solstice|timestamp"
    r"|fecha|día|cuándo|mes|datum|wann|quand|jour)\b",
    re.IGNORECASE,
)
_ASKS_NUMBER = LazyPattern(
    r"\bhow (?:many|much|old|long)\b|\b(?:ages?|percent|percentage|ratio|score|fraction|range|number|probability|odds|genes?|proteins?)\b",
    re.IGNORECASE,
)
_LONGEST = 24


@rule(
    "spreadsheet-date",
    category="text",
    severity=Severity.WARNING,
    source="faults that annotators found in MMLU (Gema et al. 2024)",
    hints=(matches("options", _DATE, start=True),),
)
def check(item: Item) -> Iterator[Problem]:
    found = [
        (option, match)
        for option in item.options
        if len(option.text) <= _LONGEST and "-" in option.text and (match := _DATE.fullmatch(option.text))
    ]
    if not found or _ASKS_DATE.search(item.stem) or (len(found) == len(item.options) and not _ASKS_NUMBER.search(item.stem)):
        return
    for option, match in found:
        month, day = _numbers(match.groupdict())
        shown = option.text.strip()
        yield Problem(
            option.at("text"),
            f'"{shown}" looks like {month}-{day} or {month}/{day}, turned into a date by a spreadsheet.',
            "Write what was meant.",
        )


def _numbers(groups: dict[str, str | None]) -> tuple[int, int]:
    """The month of a date, and its day or two-digit year."""
    if groups["m"]:
        return int(groups["m"]), int(groups["d"] or 0)
    return _MONTHS.index(groups["month"] or groups["other"] or "") + 1, int(groups["day"] or groups["year"] or 0)


GOOD = [
    Example(
        """\
items:
  - id: equinox-day
    stem: On which day does spring begin in 2026?
    options:
      - text: 20-Mar
        correct: true
      - text: 21-Mar
    explanation: Day and night are equally long then.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: vaccine-age
    stem: Which children get the second vaccination?
    options:
      - text: 1-4 year olds
      - text: 14-May
        correct: true
      - text: 15-18 year olds
    explanation: The first one protects them until then.
""",
        found=('6:15 "14-May" looks like 5-14 or 5/14, turned into a date by a spreadsheet.',),
    ),
]
