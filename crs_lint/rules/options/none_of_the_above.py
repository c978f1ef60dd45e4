"""An answer rejects all the others: "None of the above", "None of these", "Neither".

A candidate who chooses it has shown what is wrong, not what is right. As the key it is hard to defend, since somebody may
think of a better answer. The research advises care rather than a ban: in calculations, it keeps candidates from working
backward from the answers. The rule is therefore off by default.

Such an answer belongs below the others with `pin: true`; the fix puts it there. "There are no solutions" is an answer in its
own right and is not reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crs_lint.model.finding import Problem, Severity
from crs_lint.model.item import Item
from crs_lint.rules.rule import Example, Fixable, rule
from crs_lint.rules.shared.answer_order import last_and_pinned
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import shorten

_LONGEST = 80
# As one of several short answers, it may mean zero, or be a keyword of a programming language.
_BARE = LazyPattern(r"\W*none\W*", re.IGNORECASE)
_NONE = LazyPattern(
    r"\W*(?:(?:none|neither|not any)(?:\s+of)?(?:\s+(?:the|these|those|them|above|given|listed|previous|preceding|following|other|all))*"
    r"(?:\s+(?:above|answers?|options?|choices?|statements?|responses?|alternatives?|ones?|two|three|items?))?(?:\s+(?:given|above|listed|mentioned|provided))?"
    r"(?:\s+(?:is|are|apply|applies)(?:\s+(?:correct|true|right|valid))?)?"
    r"|no (?:correct|right) (?:answer|option|choice)(?: (?:is )?(?:given|listed))?"
    r"|neither\s+(?:answer\s+|option\s+)?\(?(?:a|i|1)\)?\s+nor\s+\(?(?:b|ii|2)\)?)\W*",
    re.IGNORECASE,
)


@rule(
    "none-of-the-above",
    category="options",
    severity=Severity.INFO,
    source="Haladyna, Downing and Rodriguez 2002, guideline 25",
    default=False,
    fixable=Fixable.UNSAFELY,
)
def check(item: Item) -> Iterator[Problem]:
    for option in item.options:
        if (
            len(option.text) <= _LONGEST
            and _NONE.fullmatch(option.text)
            and (option is item.options[-1] or not _BARE.fullmatch(option.text))
        ):
            yield Problem(
                option.at("text"),
                f'{option.name} rejects all the others: "{shorten(option.text)}".',
                "Replace it with a specific answer.",
                fix=last_and_pinned(item, option),
            )


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
]
