"""Makes responses to a bank that nobody answered, for examples and tests: ``python -m tools.made_responses bank/ responses.csv``.

Candidates and items are drawn from a two-parameter logistic model with a seed, so that the same bank gives the same file. They know
the keys of the bank; whoever does not know picks a wrong answer, some of which draw more candidates than others.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from crs_lint.document.load import read
from crs_lint.model.item import Exam, Item, read_items

SEED = 20260501
CANDIDATES = 400
_BLANK = 0.005
_TIRED = 0.03  # candidates who do not reach the end
_LETTERS = "ABCDEFGHIJ"


class _Model(NamedTuple):
    """An item: its discrimination, its difficulty, the chance of guessing it, and how much each wrong answer draws."""

    item: Item
    slope: float
    difficulty: float
    guess: float
    draw: tuple[float, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes responses to a bank that nobody answered.")
    parser.add_argument("bank", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--candidates", type=int, default=CANDIDATES)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    write(given.bank, given.file, candidates=given.candidates, seed=given.seed)


def write(bank: Path, file: Path, *, candidates: int = CANDIDATES, seed: int = SEED) -> None:
    """Writes a CSV with a row for each candidate and a column for each item that is in use and has one key."""
    random = Random(seed)
    models = [_model(item, random) for item in _items(bank)]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["candidate", *(model.item.id for model in models)])
        writer.writerows(_row(number, models, random) for number in range(1, candidates + 1))


def _items(bank: Path) -> Iterator[Item]:
    files = [file for file in sorted(bank.rglob("*.yaml")) if file.name != "exam.yaml"]
    items = (item for file in files for item in read_items(read(file.read_bytes()).data, Exam()))
    return (item for item in items if item.status == "ready" and len(item.keys) == 1 and len(item.options) > 1)


def _model(item: Item, random: Random) -> _Model:
    draw = tuple(0.0 if option.correct else random.gammavariate(4, 1) for option in item.options)
    return _Model(item, random.lognormvariate(0.1, 0.25), random.gauss(-0.5, 0.8), 1 / len(item.options), draw)


def _row(number: int, models: Sequence[_Model], random: Random) -> list[str]:
    ability = random.gauss(0, 1)
    reached = len(models) - (random.randrange(len(models) // 4) if random.random() < _TIRED else 0)
    answers = (_answer(model, ability, random) if index < reached else "" for index, model in enumerate(models))
    return [f"candidate-{number:04}", *answers]


def _answer(model: _Model, ability: float, random: Random) -> str:
    if random.random() < _BLANK:
        return ""
    knows = 1 / (1 + math.exp(-model.slope * (ability - model.difficulty)))
    if random.random() < model.guess + (1 - model.guess) * knows:
        return _LETTERS[model.item.keys[0].number - 1]
    return random.choices(_LETTERS[: len(model.draw)], model.draw)[0]


if __name__ == "__main__":
    main()
