r"""The right answer is in some positions far more often than in others.

A candidate who guesses the favored letter beats chance without knowing the subject. Move right answers until each
position has its share; a script or a spreadsheet does it in a minute. Where numbers are in order, leave them in order.

The rule compares the positions with equal shares, in items with the exam's most frequent number of answers. It reports
a bank if the difference is significant (chi-square test, p below 0.001) and large enough to matter (`effect`, Cohen's w
of 0.1 or more), so that large banks are not reported for trivial differences. Items with shuffled answers do not
count, and a bank needs at least `least` items.
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
    needs_exam=True,
)
def check(bank: Bank, *, least: int = 50, effect: float = 0.1) -> Iterator[Problem]:
    judged = [
        item for item in bank.items if len(item.key_positions) == 1 and not item.shuffled and not item.is_retired and item.type == "single"
    ]
    if not bank.exam.file or len(judged) < least:
        return
    usual = Counter(item.option_count for item in judged).most_common(1)[0][0]
    positions = Counter(item.key_positions[0] for item in judged if item.option_count == usual)
    counts = [positions[index] for index in range(usual)]
    if usual < 2 or sum(counts) < least:
        return
    statistic, p = chi_square(counts)
    if p >= _SIGNIFICANT or effect_size(statistic, sum(counts)) < effect:
        return
    shares = ", ".join(f"{chr(65 + index)} {count / sum(counts):.0%}" for index, count in enumerate(counts))
    message = f"The positions of {sum(counts):,} right answers are uneven: {shares} (chi-square {statistic:.0f}, p < 0.001, w = {effect_size(statistic, sum(counts)):.2f})."
    yield Problem(("exam",), message, "Move right answers until every position has its share.", file=bank.exam.file)


_SIGNIFICANT = 0.001


def _bank(position_of: Callable[[int], int]) -> str:
    """Sixty items, each with its key at the position that the function returns for its number."""
    lines = ["items:"]
    for number in range(60):
        lines += [f"  - id: sum-{number}", f"    stem: What is {number} plus {number}?", "    options:"]
        for option in range(4):
            lines.append(f'      - text: "{2 * number + option - position_of(number)}"')
            lines += ["        correct: true"] if option == position_of(number) else []
        lines.append(f"    explanation: Twice {number} is {2 * number}.")
    return "\n".join(lines) + "\n"


GOOD = [Example(_bank(lambda number: number % 4))]
BAD = [
    Example(
        _bank(lambda number: number % 2),
        found=(
            "exam.yaml:1:7 The positions of 60 right answers are uneven: A 50%, B 50%, C 0%, D 0% (chi-square 60, p < 0.001, w = 1.00).",
        ),
    ),
]
