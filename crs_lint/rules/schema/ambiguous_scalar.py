"""A text without quotes means something else to older YAML readers: yes or no, a date, a number, or a field.

crs-lint follows YAML 1.2 and reads `No`, `on`, `12:30` and, in a list in brackets, `?x` as text. Programs that follow YAML 1.1,
many delivery systems among them, read false, true, 750 and a field "x", and candidates may see "false" instead of "No". Put the
text in double quotes, so that all programs read it the same way.

Ignore this rule if every program that reads the bank follows YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Fix, Problem, Quote, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten
from crs_lint.text.phrases import either

_BOOLEAN = LazyPattern(r"(?:y|n|yes|no|on|off)", re.IGNORECASE)
_SEXAGESIMAL = LazyPattern(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_DATE = LazyPattern(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?")
_GROUPED = LazyPattern(r"[-+]?(?:0[0-7_]+|0b[01_]+|[0-9]+(?:_[0-9]+)+)")
_KINDS = ((_BOOLEAN, "yes or no"), (_SEXAGESIMAL, "a number in base 60"), (_DATE, "a date"), (_GROUPED, "a number"))
# A line that is such a text. The line feed comes first, since the search skips to it.
_LINE = LazyPattern(rf"\n{either(str(pattern.source) for pattern, _ in _KINDS)}(?=\n|\Z)", re.IGNORECASE)
_LONGEST = 40
_FEW = 20
# In brackets, a question mark begins the name of a field in YAML 1.1.
_FIELD_IN_BRACKETS = LazyPattern(r"[\[,:] {0,8}\?[^\s,\[\]{}]")


@rule("ambiguous-scalar", category="schema", severity=Severity.WARNING, source="YAML 1.1 and 1.2.2 compared", fixable=Fixable.SAFELY)
def check(file: File) -> Iterator[Problem]:
    if "?" in file.text and _FIELD_IN_BRACKETS.search(file.text):
        yield from _fields_in_brackets(file)
    items = [item for item in file.items if _LINE.search(f"\n{item.shown}")]
    suspects = [(path, text, kind) for item in items for path, text in item.shown_texts if (kind := _yaml_1_1_kind(text))]
    texts = {text for _, text, _ in suspects}
    # Searching the file for each of many texts costs more than parsing it.
    if len(texts) <= _FEW and not any(_is_unquoted_somewhere(file.text, text) for text in texts):
        return
    unquoted = file.plain_spans([path for path, _, _ in suspects])
    for path, text, kind in suspects:
        if path in unquoted:
            message = f'"{shorten(text)}" has no quotes, so older YAML readers read it as {kind}.'
            fix = Fix("Put it in double quotes.", True, (Quote(path),))
            yield Problem(path, message, f'Write "{shorten(text)}" in double quotes.', fix=fix)


def _fields_in_brackets(file: File) -> Iterator[Problem]:
    """Texts in brackets that begin with a question mark. Such a text has no fix, since ruamel.yaml reads it as a field, too."""
    texts = [(path, text) for item in file.items for path, text in item.shown_texts if text.startswith("?") and len(text) <= _LONGEST]
    for path, text in texts[:_FEW]:
        if re.search(rf"[\[,:] {{0,8}}{re.escape(text)} {{0,8}}[,\]}}]", file.text):
            message = f'"{shorten(text)}" has no quotes, so older YAML readers read it as the name of a field.'
            yield Problem(path, message, f'Write "{shorten(text)}" in double quotes.')


def _is_unquoted_somewhere(written: str, text: str) -> bool:
    """Whether the text ends some line or entry of the file without quotation marks; a cheap filter before the file is parsed again."""
    return re.search(rf"[\s\[{{,]{re.escape(text)}[ \t]*(?:[,\]}}#\r\n]|\Z)", written) is not None


def _yaml_1_1_kind(text: str) -> str:
    """What YAML 1.1 reads an unquoted text as, in the words of authors; empty if it is text there too."""
    if len(text) > _LONGEST:
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
            '5:15 "No" has no quotes, so older YAML readers read it as yes or no.',
            '7:15 "12:30" has no quotes, so older YAML readers read it as a number in base 60.',
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
    ),
    Example(
        """\
items:
  - id: sql-placeholder
    stem: Which sign stands for a parameter in SQLite?
    options: [{text: ?x, correct: true}, {text: "?y"}]
    explanation: A question mark begins it.
""",
        found=('4:5 "?x" has no quotes, so older YAML readers read it as the name of a field.',),
    ),
]
