"""Simulated forms: the two-parameter logistic model, with wrong answers of unequal attraction, all from a seed."""

from __future__ import annotations

import math
import random
from collections import Counter
from typing import NamedTuple

from crs_lint.responses.analysis import Analysis, AnalyzedItem, analyze
from crs_lint.responses.scoring import Choice, Scoring
from crs_lint.responses.states import FIRST_CHOICE
from crs_lint.responses.tally import Cell, GroupTally, ItemTally

OPTIONS = 4
CHOICES: tuple[Choice, ...] = tuple(frozenset((number,)) for number in range(1, OPTIONS + 1))


class SimulatedForm(NamedTuple):
    """Answers by candidate: numbers of options from 1, of which 1 is right in every item."""

    answers: tuple[tuple[int, ...], ...]

    @property
    def names(self) -> list[str]:
        return [f"i{number}" for number in range(1, len(self.answers[0]) + 1)]

    def share(self, item: int, option: int) -> float:
        """The share of candidates who chose an option of an item."""
        return sum(row[item] == option for row in self.answers) / len(self.answers)

    def miskeyed(self, item: int) -> int:
        """The most chosen wrong option of an item, which stands for the key in a miskeyed one."""
        return max(range(2, OPTIONS + 1), key=lambda number: self.share(item, number))

    def analyze(self, keys: dict[int, int]) -> tuple[Analysis, dict[str, Scoring]]:
        """Item analysis with option 1 as the key of all items but those in ``keys``, by index."""
        own = [keys.get(index, 1) for index in range(len(self.answers[0]))]
        scorings = {name: Scoring((frozenset((key,)),)) for name, key in zip(self.names, own, strict=True)}
        totals = [float(sum(answer == key for answer, key in zip(row, own, strict=True))) for row in self.answers]
        tallies = {}
        for name, column in zip(self.names, zip(*self.answers, strict=True), strict=True):
            counts = Counter(zip(column, totals, strict=True))
            cells = tuple(Cell(FIRST_CHOICE + answer - 1, total, n) for (answer, total), n in sorted(counts.items()))
            tallies[name] = ItemTally(name, CHOICES, cells)
        group = GroupTally("", "simulated", len(totals), Counter(totals), len(totals), tallies)
        items = [AnalyzedItem(name, OPTIONS, scorings[name]) for name in self.names]
        return analyze([group], items, scorings), scorings


def simulate(seed: int, candidates: int, items: int) -> SimulatedForm:
    """A form of sound items: discrimination from .5 to 2 (lognormal about 1), difficulty and ability normal.

    Wrong answers attract by weights from .2 to 1, some of them the abler among those who err.
    """
    source = random.Random(seed)
    sound = [
        (
            min(2.0, max(0.5, source.lognormvariate(0, 0.3))),
            source.gauss(0, 1),
            [source.uniform(0.2, 1) for _ in range(OPTIONS - 1)],
            [source.uniform(-0.3, 0.3) for _ in range(OPTIONS - 1)],
        )
        for _ in range(items)
    ]
    rows = []
    for _ in range(candidates):
        ability = source.gauss(0, 1)
        row = []
        for slope, difficulty, weights, slopes in sound:
            if source.random() < 1 / (1 + math.exp(-slope * (ability - difficulty))):
                row.append(1)
            else:
                attraction = [weight * math.exp(tilt * ability) for weight, tilt in zip(weights, slopes, strict=True)]
                row.append(source.choices(range(2, OPTIONS + 1), attraction)[0])
        rows.append(tuple(row))
    return SimulatedForm(tuple(rows))
