r"""A word may be misspelled: no dictionary has it, it stands once in the bank, and a common word is one letter away.

A slip makes candidates doubt the item. Correct the word, or add it to `words.txt`, one word a line, beside crs-lint.toml or
the exam file.

The rule needs the extra `spelling`, whose package holds frequency lists; without it, a run that selects the rule ends with exit
code 2. It is off by default, and checks English only. It looks at words of six letters or more in lower case, in texts of
three words or more, outside code. A word is reported if it stands once in the bank and its neighbors are known, and if a
frequent word, or one that the bank uses twice or more, is one edit after the first letter away. Inflections, compounds, British
spellings and the team's `words` are known. A slip that makes another word ("form" for "from") is not found, nor is a letter lost
before an ending ("begining"), nor a slip that stands in two items.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Fix, Problem, Rewrite, Severity
from crs_lint.rules.rule import ENGLISH, Bank, Example, Fixable, rule
from crs_lint.rules.shared.examples import SOUND_ITEM

_TWICE = 2


class _Word(NamedTuple):
    """An unknown word of an item: its start in the text, a frequent word one edit away or "-", and the steps to the text."""

    item: ItemFacts
    word: str
    start: int
    correction: str
    steps: tuple[str | int, ...]


@rule(
    "misspelling",
    category="text",
    severity=Severity.WARNING,
    default=False,
    source="seen in public banks",
    fixable=Fixable.UNSAFELY,
    languages=ENGLISH,
)
def check(bank: Bank, *, words: tuple[str, ...] = ()) -> Iterator[Problem]:
    team = {word.lower() for word in words}
    found = [word for item in bank.items if not item.is_retired for word in _words(item) if word.word not in team]
    counts = Counter(word.word for word in found)
    used = {word for word, count in counts.items() if count >= _TWICE} | team
    for word in found:
        if counts[word.word] == 1 and (correction := _correction(word, used)):
            yield _problem(word, correction)


def _words(item: ItemFacts) -> Iterator[_Word]:
    for packed in item.unknown_words:
        word, start, correction, *steps = packed.split("\t")
        yield _Word(item, word, int(start), correction, tuple(int(step) if step.isdigit() else step for step in steps))


def _correction(word: _Word, used: set[str]) -> str:
    """A frequent word one edit away, else one that the bank uses; empty if there is none, or if the word is a form of one."""
    from crs_lint.language.spell_check import edits, is_inflection

    if any(is_inflection(word.word, one) for one in (word.word[:-1], word.word[:-2], f"{word.word}s", f"{word.word}d") if one in used):
        return ""
    return word.correction if word.correction != "-" else next((one for one in edits(word.word) if one in used), "")


def _problem(word: _Word, correction: str) -> Problem:
    place = word.item.location(*word.steps)
    chars = (word.start, word.start + len(word.word))
    fix = Fix("Correct the word.", False, (Rewrite(place.path, correction, chars),))
    message = f'"{word.word}" is in no dictionary, and nowhere else in this bank.'
    help_text = f'Write "{correction}", or add the word to words.txt.'
    return Problem(place.path, message, help_text, chars=chars, file=place.file, fix=fix)


GOOD = [
    SOUND_ITEM,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which kubelets, chatbots and behaviours does the `recieve` of an autoencoder have?
    options:
      - text: recieve
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet, in loco parentis.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet do we percieve as the nearest one?
    options:
      - text: Mercury
        correct: true
      - text: Venus, whose orbit is diffrent
    explanation: Its orbit lies inside that of every other planet.
""",
        found=(
            '3:30 "percieve" is in no dictionary, and nowhere else in this bank.',
            '7:37 "diffrent" is in no dictionary, and nowhere else in this bank.',
        ),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet do we perceive as the nearest one?
    options:
      - text: Mercury
        correct: true
      - text: Venus, whose orbit is different
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
]
