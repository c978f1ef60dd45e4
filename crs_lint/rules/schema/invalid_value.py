"""A field has a value that it does not allow.

Some fields accept only certain words, such as `type` and `status`. An `id` must not contain spaces, and must match the
`id_pattern` of the exam if there is one. A `language` is a tag such as es or es-MX: rules about wording do not look at items in a
language that they do not know. Programs that read the bank may reject or misread any other value. The message says what is
allowed.

Do not ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.files.gitignore import matcher
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Example, File, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.normalize import shorten


@rule("invalid-value", category="schema", severity=Severity.ERROR, source="the bank's format")
def check(file: File) -> Iterator[Problem]:
    yield from file.reported.get("invalid-value", ())
    pattern = file.exam.id_pattern
    if not pattern:
        return
    fits = matcher(pattern)
    if fits is None:
        if file.is_exam:
            yield Problem(("id_pattern",), "The pattern for ids is not a valid regular expression.", "Correct it, or remove the field.")
        return
    for item in file.items:
        if item.id and not fits(item.id):
            message = f'The id "{shorten(item.id)}" does not match the exam\'s pattern for ids, {shorten(pattern)}.'
            yield Problem(item.at("id"), message, "Rename the item.")


GOOD = [SOUND_ITEM]
BAD = [
    Example(
        """\
items:
  - id: planet nearest
    stem: Which planet is nearest to the sun?
    status: redy
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=(
            '2:9 The "id" "planet nearest" has white space in it.',
            '4:13 The "status" is "redy"; it must be one of draft, review, pretest, ready, retired.',
        ),
    ),
    Example(
        """\
language: Spanglish
items:
  - id: planet-nearest
    language: English
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=(
            '1:11 The "language" is "Spanglish"; it must be a language tag.',
            '4:15 The "language" is "English"; it must be a language tag.',
        ),
    ),
    Example(
        """\
items:
  - id: Planet_1
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        exam="""\
exam: astronomy
id_pattern: "[a-z]+(-[a-z]+)*"
""",
        found=('2:9 The id "Planet_1" does not match the exam\'s pattern for ids, [a-z]+(-[a-z]+)*.',),
    ),
]
