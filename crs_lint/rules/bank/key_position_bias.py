r"""The right answer stands in some places far more often than in others.

Candidates who do not know guess, and a guesser who picks the favored letter beats chance. Move keys until each place
has its share; a script or a spreadsheet does it in a minute. Keeping numbers in order goes before this.

The rule tests the places of items with the exam's usual number of answers against equal shares (chi-square, p below
0.001) and asks for an effect of w = 0.1 or more, so that large banks are not scolded for trifles. Items whose answers
delivery shuffles do not count, and a bank needs `least` items to be judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from crs_lint.bank.chance import chi_square, effect_size
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule


@rule(
    "key-position-bias",
    category="bank",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 20; Cohen 1988 for w",
    needs_whole_bank=True,
)
def check(bank: Bank, *, least: int = 50, effect: float = 0.1) -> Iterator[Problem]:
    placed = [
        item for item in bank.items if len(item.key_positions) == 1 and not item.shuffled and not item.is_retired and item.type == "single"
    ]
    if not bank.exam.file or len(placed) < least:
        return
    usual = Counter(item.option_count for item in placed).most_common(1)[0][0]
    places = Counter(item.key_positions[0] for item in placed if item.option_count == usual)
    counts = [places[place] for place in range(usual)]
    if usual < 2 or sum(counts) < least:
        return
    statistic, p = chi_square(counts)
    if p >= _SIGNIFICANT or effect_size(statistic, sum(counts)) < effect:
        return
    shares = ", ".join(f"{chr(65 + place)} {count / sum(counts):.0%}" for place, count in enumerate(counts))
    message = f"Of {sum(counts):,} right answers, {shares} stand in each place (chi-square {statistic:.0f}, p < 0.001, w = {effect_size(statistic, sum(counts)):.2f})."
    yield Problem(("exam",), message, "Move right answers until every place has its share.", file=bank.exam.file)


_SIGNIFICANT = 0.001


def _bank(place: Callable[[int], int]) -> str:
    """Sixty items whose keys stand where a function of their number says."""
    lines = ["items:"]
    for number in range(60):
        lines += [f"  - id: sum-{number}", f"    stem: What is {number} plus {number}?", "    options:"]
        for option in range(4):
            lines.append(f'      - text: "{2 * number + option - place(number)}"')
            lines += ["        correct: true"] if option == place(number) else []
        lines.append(f"    explanation: Twice {number} is {2 * number}.")
    return "\n".join(lines) + "\n"


GOOD = [Example(_bank(lambda number: number % 4))]
BAD = [
    Example(
        _bank(lambda number: number % 2),
        found=("exam.yaml:1:7 Of 60 right answers, A 50%, B 50%, C 0%, D 0% stand in each place (chi-square 60, p < 0.001, w = 1.00).",),
    ),
]
