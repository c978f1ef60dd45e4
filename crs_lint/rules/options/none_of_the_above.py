"""An answer rejects all the others: "None of the above", "None of these", "Neither".

A candidate who chooses it has shown what is wrong, not what is right. As the key it is hard to defend, since somebody may
think of a better answer. The research advises care rather than a ban: in calculations, it keeps candidates from working
backward from the answers. The rule is therefore off by default.

Such an answer belongs below the others with `pin: true`; the fix puts it there. "There are no solutions" is an answer in its
own right and is not reported.

The rule reads English, French, German, Italian, Portuguese and Spanish: "Aucune de ces réponses", "n.d.a.".
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.answer_labels import says_neither
from crs_lint.language.stand_ins import StandIn, is_bare_none
from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item, Option
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.answer_order import last_and_pinned
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.normalize import shorten


@rule(
    "none-of-the-above",
    category="options",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 25",
    default=False,
    fixable=Fixable.UNSAFELY,
    needs=("none_of",),
)
def check(item: Item) -> Iterator[Problem]:
    for option in item.options:
        rejects = item.stand_ins.get(option.number) is StandIn.NONE or _names_all_with_neither(item, option)
        # As one of several short answers, a bare "none" may mean zero, or be a keyword of a programming language.
        if rejects and (_ends_the_list(item, option) or not is_bare_none(option.text, item.tables)):
            yield Problem(
                option.at("text"),
                f'{option.name} rejects all the others: "{shorten(option.text)}".',
                "Replace it with a specific answer.",
                fix=last_and_pinned(item, option),
            )


def _ends_the_list(item: Item, option: Option) -> bool:
    """Whether only answers that stand for others follow, such as "Cannot be determined"."""
    return all(other.number in item.stand_ins for other in item.options[option.number :])


def _names_all_with_neither(item: Item, option: Option) -> bool:
    """Whether the answer is "Neither A nor B"."""
    return option.number in item.named_answers and says_neither(option.text, item.tables)


GOOD = [
    SOUND_ITEM_WITH_FOUR_OPTIONS,
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: One solution
        correct: true
      - text: No solutions
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
      - text: None of the above
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('8:15 Answer 3 rejects all the others: "None of the above".',),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: None of the above
        pin: true
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      # Nobody would choose it.
      - text: None of the above
        rationale: One of them is.
      - {text: Mercury, correct: true, rationale: It is.}

      - text: Venus # for those who look up at dusk
        rationale: It is the second.
    explanation: Its orbit lies inside that of every other planet.
""",
        found=('6:15 Answer 1 rejects all the others: "None of the above".',),
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - {text: Mercury, correct: true, rationale: It is.}
      - text: Venus # for those who look up at dusk
        rationale: It is the second.

      # Nobody would choose it.
      - text: None of the above
        pin: true
        rationale: One of them is.
    explanation: Its orbit lies inside that of every other planet.
""",
    ),
    Example(
        """\
items:
  - id: planete-proche
    stem: Quelle planète est la plus proche du Soleil ?
    options:
      - text: Mercure
        correct: true
      - text: Vénus
      - text: Aucune de ces réponses n'est juste
    explanation: Son orbite est à l'intérieur de celle de toutes les autres.
""",
        exam="exam: astronomy\nlanguage: fr\n",
        found=('8:15 Answer 3 rejects all the others: "Aucune de ces réponses n\'est juste".',),
        fixed="""\
items:
  - id: planete-proche
    stem: Quelle planète est la plus proche du Soleil ?
    options:
      - text: Mercure
        correct: true
      - text: Vénus
      - text: Aucune de ces réponses n'est juste
        pin: true
    explanation: Son orbite est à l'intérieur de celle de toutes les autres.
""",
    ),
]
