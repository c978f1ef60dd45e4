r"""A text without quotes is read as something else by older YAML readers: yes or no, a date, a number.

`No`, `on`, `12:30` and `1_000` are text to this linter, which follows YAML 1.2, and false, true, 750 and 1000 to
programs that follow YAML 1.1, many delivery systems among them. The candidate may then see "false" for "No". Put the
text in double quotes, and every reader agrees.

Ignore this rule if every program that reads the bank follows YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Fix, Problem, Quote, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_BOOLEAN = LazyPattern(r"(?:y|n|yes|no|on|off)", re.IGNORECASE)
_SEXAGESIMAL = LazyPattern(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_DATE = LazyPattern(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?")
_GROUPED = LazyPattern(r"[-+]?(?:0[0-7_]+|0b[01_]+|[0-9]+(?:_[0-9]+)+)")
_KINDS = ((_BOOLEAN, "yes or no"), (_SEXAGESIMAL, "a number in base 60"), (_DATE, "a date"), (_GROUPED, "a number"))
_LONGEST = 40
_BEGINNINGS = frozenset("yYnNoO+-0123456789")


@rule("ambiguous-scalar", category="schema", severity=Severity.WARNING, source="YAML 1.1 and 1.2.2 compared", fixable=Fixable.SAFELY)
def check(file: File) -> Iterator[Problem]:
    suspects = [(path, text, kind) for item in file.items for path, text in item.shown_texts if (kind := _kind(text))]
    if not any(_stands_bare(file.text, text) for text in {text for _, text, _ in suspects}):
        return
    plain = file.plain([path for path, _, _ in suspects])
    for path, text, kind in suspects:
        if path in plain:
            message = f'"{shorten(text)}" stands without quotes, so older readers of YAML take it for {kind}.'
            fix = Fix("Put it in double quotes.", True, (Quote(path),))
            yield Problem(path, message, f'Write "{shorten(text)}" in double quotes.', fix=fix)


def _stands_bare(written: str, text: str) -> bool:
    """Whether a text ends a line or an entry somewhere with no quotation mark around it: a look that spares most files a walk."""
    return re.search(rf"[\s\[{{,]{re.escape(text)}[ \t]*(?:[,\]}}#\r\n]|\Z)", written) is not None


def _kind(text: str) -> str:
    if len(text) > _LONGEST or text[:1] not in _BEGINNINGS:
        return ""
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(text)), "")


GOOD = [
    Example("""\
items:
  - id: planet-rings
    stem: Does Saturn have rings?
    type: true-false
    options:
      - text: "Yes"
        correct: true
      - text: 'No'
    explanation: They consist of ice and rock.
""")
]
BAD = [
    Example(
        """\
items:
  - id: planet-day
    stem: When did the sun rise at noon?
    options:
      - text: No
        correct: true
      - text: 12:30
    explanation: Noon is when it stands highest.
""",
        found=(
            '5:15 "No" stands without quotes, so older readers of YAML take it for yes or no.',
            '7:15 "12:30" stands without quotes, so older readers of YAML take it for a number in base 60.',
        ),
        fixed="""\
items:
  - id: planet-day
    stem: When did the sun rise at noon?
    options:
      - text: "No"
        correct: true
      - text: "12:30"
    explanation: Noon is when it stands highest.
""",
    )
]
