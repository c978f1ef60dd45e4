r"""A candidate who always picks the longest answer does far better than chance.

Authors tend to spell out the right answer and to leave the wrong ones short. In some public banks the longest answer is
right in nine items of ten. Start with the items that `longest-key` reports, and make their wrong answers as specific as
the right ones.

The rule reports a bank if picking the longest answer is right significantly more often than chance (z above 3) and by
at least `points` percentage points. Items whose answers are all short or all equally long do not count, and a bank
needs at least `least` items.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.bank.chance import guess_probability, z_score
from crs_lint.bank.item_facts import ItemFacts
from crs_lint.model.finding import Problem, Severity
from crs_lint.rules.rule import Bank, Example, rule


@rule(
    "longest-key-bias",
    category="bank",
    severity=Severity.WARNING,
    source="Haladyna, Downing and Rodriguez 2002, guideline 24",
    needs_whole_bank=True,
    needs_exam=True,
)
def check(bank: Bank, *, least: int = 40, points: float = 10.0) -> Iterator[Problem]:
    judged = [
        item
        for item in bank.items
        if len(item.key_positions) == 1 and item.option_count > 1 and not item.is_retired and item.type == "single" and _differ(item)
    ]
    if not bank.exam.file or len(judged) < least:
        return
    wins = [guess_probability(item.lengths, item.key_positions[0]) for item in judged]
    chances = [1 / item.option_count for item in judged]
    share, chance, z = sum(wins) / len(judged), sum(chances) / len(judged), z_score(sum(wins), chances)
    if z > _SIGNIFICANT and (share - chance) * 100 >= points:
        message = f"The right answer is the longest in {share:.0%} of {len(judged):,} items; chance would give {chance:.0%} (z = {z:.0f})."
        yield Problem(("exam",), message, "Make wrong answers as long and as specific as right ones.", file=bank.exam.file)


_SIGNIFICANT = 3
_SHORT = 12


def _differ(item: ItemFacts) -> bool:
    """Whether the lengths of the answers can be a cue: they differ, and one is longer than a number or a name."""
    return max(item.lengths) > _SHORT and min(item.lengths) < max(item.lengths)


def _bank(biased: bool) -> str:
    """Sixty items whose keys are always, or as often as chance has it, the longest answers."""
    lines = ["items:"]
    for number in range(60):
        lines += [f"  - id: place-{number}", f"    stem: Which house has the number {number}?", "    options:"]
        for option in range(3):
            text = f"The house of {number}" + " with a door" * (option == (number % 3 if biased else number // 3 % 3))
            lines.append(f"      - text: {text}, {'abc'[option]}")
            lines += ["        correct: true"] if option == number % 3 else []
        lines.append(f"    explanation: The sign at the door says {number}.")
    return "\n".join(lines) + "\n"


GOOD = [Example(_bank(False))]
BAD = [
    Example(
        _bank(True),
        found=("exam.yaml:1:7 The right answer is the longest in 100% of 60 items; chance would give 33% (z = 11).",),
    ),
]
