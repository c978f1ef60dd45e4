"""All answers begin with the same words, which could be in the stem once.

The candidate rereads them in every answer, and they hide the differences. Move them to the end of the stem: "The
specialist should", followed by four verbs.

The rule is off by default. Ignore it where the repeated words make each answer a complete statement. The answers must
share at least `words` words. Names and titles ("The University of...") are not reported, and answers with `pin: true` do not
count.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, rule
from crs_lint.text.normalize import shorten


@rule(
    "option-lead-repeated",
    category="options",
    severity=Severity.INFO,
    source="NBME item-writing guide: repeated words belong in the stem",
    default=False,
    habit=True,
)
def check(item: Item, *, words: int = 3) -> Iterator[Problem]:
    options = [option for option in item.options if not option.pin]
    if len(options) < 2:
        return
    opening = options[0].prose.split(None, words)
    if len(opening) <= words or any(option.prose.split(None, words)[:words] != opening[:words] for option in options[1:]):
        return
    texts = [option.prose.split() for option in options]
    lead = _shared_lead(texts)
    if sum(map(_is_word, lead)) >= words and not _is_name(lead) and all(len(text) > len(lead) for text in texts):
        count = "Both" if len(options) == 2 else f"All {len(options)}"
        message = f'{count} answers begin with "{shorten(" ".join(lead))}".'
        paths = tuple(option.at("text") for option in options)
        yield Problem(paths[0], message, "Move these words to the end of the stem.", about=paths)


def _shared_lead(texts: list[list[str]]) -> list[str]:
    """The longest run of words with which all texts begin."""
    lead: list[str] = []
    for column in zip(*texts, strict=False):
        if len(set(column)) > 1:
            break
        lead.append(column[0])
    return lead


def _is_word(token: str) -> bool:
    return len(token.strip("'\",.")) > 1 or token in ("a", "A", "I")


def _is_name(lead: list[str]) -> bool:
    """Whether the words look like a name: from the second on, there are words of four letters or more, and all are capitalized."""
    longer = [word for word in lead[1:] if len(word) > 3]
    return bool(longer) and all(word[0].isupper() for word in longer)


GOOD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: The planet nearest to the sun is
    options:
      - text: the planet Mercury
        correct: true
      - text: the planet Venus
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
      - text: The nearest planet is Mercury
        correct: true
      - text: The nearest planet is Venus
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('5:15 Both answers begin with "The nearest planet is".',),
    ),
]
