r"""The text that candidates would read is a placeholder: TODO, TBD, "lorem ipsum", "Option A".

The item was started and not finished. Write the text. Until then, mark the item `status: draft`, and it is not
reported. Code and sentences about a TODO are not reported, nor is the Spanish word "todo".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_LONGEST = 80
_LONGEST_STUB = 16
_ABBREVIATED = LazyPattern(r"TODO|TBD|TBC|TBA|FIXME")
_WHOLE = LazyPattern(
    r"[\[(<{*_\s]*(?:TODO|TBD|TBC|TBA|FIXME|(?i:to be (?:written|done|added|completed|determined|confirmed)|coming soon|placeholder(?: text)?"
    r"|(?:insert|add|enter|write|type|put) (?:your |the |an? )?(?:question|stem|answer|option|explanation|rationale|text|feedback|distractor)s?(?: text)?(?: here)?"
    r"|your (?:question|answer|explanation|text)(?: goes)? here|question text|sample (?:question|text|answer)|à venir|à compléter|por definir|pendiente de redacción))[\])>}*_.…!\s]*"
)
_OPENING = LazyPattern(r"[\[(<*_\s]*(?:(?:TODO|TBD|FIXME)\s*(?::|\]|\)|-\s)|(?i:lorem ipsum dolor))")
# The first words of the texts that the patterns match. Most texts begin otherwise and are not searched.
_FIRST = frozenset(
    """todo tbd tbc tba fixme lorem to coming placeholder insert add enter write type put your question sample à por pendiente""".split()  # noqa: SIM905
)
_AROUND = "[](){}<>*_.:!…"
_OPTION = LazyPattern(r"(?:option|answer|choice|distractor|respuesta|opci[oó]n|r[ée]ponse)\s*#?(?:[A-H]|\d)\.?", re.IGNORECASE)


@rule("placeholder-text", category="text", severity=Severity.ERROR, source="seen in public banks", excuses_drafts=True)
def check(item: Item) -> Iterator[Problem]:
    if (
        len(item.options) > 1
        and len(item.options[0].text) <= _LONGEST_STUB
        and all(_OPTION.fullmatch(option.text.strip()) for option in item.options)
    ):
        yield Problem(item.at("options"), f'The answers are placeholders ("{shorten(item.options[0].text)}").', "Write the answers.")
    if any(_is_suspect(text) for _, text in item.shown_texts):
        yield from _placeholders(item)


def _is_suspect(text: str) -> bool:
    opening = text[:_LONGEST].split(None, 1)
    return bool(opening) and (opening[0].strip(_AROUND).lower() in _FIRST or opening[0][0] in "[<(")


def _placeholders(item: Item) -> Iterator[Problem]:
    answers = {option.at("text"): option.text.strip() for option in item.options}
    # A single answer such as TBC may be a name; two of them are placeholders.
    abbreviated = sum(_ABBREVIATED.fullmatch(text) is not None for text in answers.values())
    for path, text in ((path, text.strip()) for path, text in item.shown_texts):
        if path in answers and abbreviated < 2 and _ABBREVIATED.fullmatch(text):
            continue
        if (len(text) <= _LONGEST and _WHOLE.fullmatch(text)) or _OPENING.match(text):
            yield Problem(path, f'"{shorten(text)}" is a placeholder.', "Write the text.")


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: todo
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: TODO
""",
        found=('8:18 "TODO" is a placeholder.',),
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Option A
        correct: true
      - text: Option B
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('4:5 The answers are placeholders ("Option A").',),
    ),
]
