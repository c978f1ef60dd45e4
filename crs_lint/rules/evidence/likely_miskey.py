"""The wrong answer may be keyed: stronger candidates chose another answer than the key.

Candidates who chose that answer score higher on the other items than those who chose the key. That is how a wrong key looks, and
an item that misleads those who know: the figures cannot tell which. It is a signal for content experts and no verdict. Before they
have reviewed the item, change neither the key nor a score.

For each item, Welch's test compares the scores on the other items of those who chose the most frequent such answer with the scores
of those who chose the key, if 10 or more candidates chose each and 50 or more answered. An item is also reported if more than half
chose one wrong answer, significantly fewer than by guessing chose the key, and 30 or more answered; where the scores on the other
items can be trusted, that answer must draw stronger candidates, too. Over all items of an exam, the chance of any false report is 5%
at most (Holm's correction). Scores on fewer than 10 other items, or with an alpha under .50, are too weak a criterion: nothing is
concluded from them.

The rule needs responses: `crs-lint check bank/ --responses FILE`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.model.evidence import ItemEvidence
from crs_lint.model.finding import Location, Problem, Related, Severity
from crs_lint.rules.rule import Example, rule
from crs_lint.rules.shared.examples import SOUND_ITEM_WITH_FOUR_OPTIONS
from crs_lint.rules.shared.written_figures import candidates, correlation, figures_of, percent, scored_anew


@rule(
    "likely-miskey",
    category="evidence",
    severity=Severity.ERROR,
    source="Attali and Fraenkel 2000; Haladyna and Rodriguez 2013, chapter 18; Holm 1979",
)
def check(evidence: ItemEvidence) -> Iterator[Problem]:
    wrong, key = evidence.chosen, evidence.key
    if evidence.is_by_shares:
        message = (
            f"More than half of the candidates chose {wrong.letter}, and fewer chose the key {key} than by guessing "
            f"({candidates(evidence)}; {percent(wrong.share)} against {percent(evidence.p)})."
        )
    else:
        message = (
            f"Stronger candidates chose {wrong.letter} more often than the key {key} "
            f"({candidates(evidence)}; r {correlation(wrong.r)} against {correlation(evidence.r)})."
        )
    option = evidence.item.options[evidence.option - 1]
    related = tuple(Related(Location(one.at("text")), "the key") for one in evidence.item.keys)
    help_text = "Have content experts review it before the key or scores change."
    yield Problem(option.at("text"), message + scored_anew(evidence), help_text, related=related, figures=figures_of(evidence))


GOOD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text,
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
    ),
]
BAD = [
    Example(
        SOUND_ITEM_WITH_FOUR_OPTIONS.text.replace(
            "        correct: true\n      - text: Venus\n", "      - text: Venus\n        correct: true\n"
        ),
        found=("5:15 Stronger candidates chose A more often than the key B (187 candidates; r .53 against -.29).",),
        responses={"A": (15, 35, 55), "B": (20, 10, 3), "C": (15, 10, 2), "D": (12, 8, 2)},
    ),
]
