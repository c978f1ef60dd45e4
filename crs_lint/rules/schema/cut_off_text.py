"""A text without quotes ends before a `#`, because what follows is a comment, and candidates do not see it.

In YAML, a space and `#` begin a comment. Of `Which is Canada's #1 port?`, candidates read "Which is Canada's". Put the whole
text in quotes; the unsafe fix does so. If it is a comment, write a space after the `#`: such comments are not reported.

Do not ignore this rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.document.lines import line_end, trimmed_end
from crs_lint.model.finding import Fix, Path, Problem, Quote, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_NUMBER_SIGN = LazyPattern(r"(?<=[ \t])#(?!crs-lint:)[^\W_]")
_CUT = LazyPattern(r"[ \t]+#(?!crs-lint:)[^\W_]")
# What can stand before the last word of a text on its line.
_LONGEST_WORD = 200
_NO_TEXT = "\n"
_BEFORE_WORD = LazyPattern(r"[\s\[\]{},]")


@rule("cut-off-text", category="schema", severity=Severity.ERROR, source="YAML 1.2.2, chapter 6.6: comments", fixable=Fixable.UNSAFELY)
def check(file: File) -> Iterator[Problem]:
    if " #" not in file.text and "\t#" not in file.text:
        return
    last_words = {_last_word(file.text, match.start()) for match in _NUMBER_SIGN.finditer(file.text)} - {_NO_TEXT}
    if not last_words:
        return
    items = [item for item in file.items if any(word in item.shown for word in last_words)]
    paths = [path for item in items for path, text in item.shown_texts if _last_word(text, len(text)) in last_words]
    if any(word.endswith(":") for word in last_words):
        paths += [option.at("text") for item in file.items for option in item.options if option.has_text and not option.text]
        paths += [item.at("stem") for item in file.items if item.has("stem") and not item.stem]
    if paths:
        for path, span in file.plain_spans(paths).items():
            if _CUT.match(file.text, span.end):
                lost = file.text[span.end : trimmed_end(file.text, line_end(file.text, span.end))].strip()
                yield _problem(path, lost) if span.end > span.start else _nothing_left(path, lost)


def _last_word(text: str, end: int) -> str:
    """The last word before an offset on its line, without the brackets and commas of a list in one line."""
    end = trimmed_end(text, end, " \t")
    if not end or text[end - 1] in "\r\n":
        return _NO_TEXT
    return str(_BEFORE_WORD.split(text[max(end - _LONGEST_WORD, 0) : end])[-1])


def _nothing_left(path: Path, lost: str) -> Problem:
    message = f'This text is empty, because "{shorten(lost, 40)}" has no quotes and is read as a comment.'
    return Problem(path, message, "Put it in quotes.")


def _problem(path: Path, lost: str) -> Problem:
    message = f'This text has no quotes, so it ends before "{shorten(lost, 40)}", which is read as a comment.'
    fix = Fix("Put all of it in double quotes.", False, (Quote(path, with_comment=True),))
    return Problem(path, message, 'Put the whole text in quotes; if it is a comment, write a space after "#".', fix=fix)


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun? # asked by the board in May
    options:
      - text: "Planet #1"
        correct: true
      - text: >-
          Planet #2
      - {text: 'Planet #3'} #old
      - text: Planet#4
    explanation: Its orbit lies inside that of every other planet.
"""
    ),
]
BAD = [
    Example(
        """\
items:
  - id: port-largest
    stem: Which is Canada's #1 port by weight of cargo?
    options:
      - text: Vancouver
        correct: true
      - text: Port
          in a "city" #2  # as in 2020
    explanation: It handles more cargo than all others.
""",
        found=(
            '3:11 This text has no quotes, so it ends before "#1 port by weight of cargo?", which is read as a comment.',
            '7:15 This text has no quotes, so it ends before "#2 # as in 2020", which is read as a comment.',
        ),
        fixed="""\
items:
  - id: port-largest
    stem: "Which is Canada's #1 port by weight of cargo?"
    options:
      - text: Vancouver
        correct: true
      - text: "Port
          in a \\"city\\" #2  # as in 2020"
    explanation: It handles more cargo than all others.
""",
    )
]
