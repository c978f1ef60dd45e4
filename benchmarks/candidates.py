#!/usr/bin/env python3
"""Seconds and memory of item analysis by the number of candidates and items, on responses that are made with a seed.

usage: candidates.py [--sizes 100000x200 1000000x100] [--forms csv parquet]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import polars as pl

from benchmarks import speed

SEED = 18
OPTIONS = "ABCD"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", default=["100000x200", "1000000x100"], help="candidates by items")
    parser.add_argument("--forms", nargs="+", choices=("csv", "parquet"), default=["csv", "parquet"])
    options = parser.parse_args()
    print("candidates by items  form       MB  command   seconds  of processors  peak MB")
    for size in options.sizes:
        candidates, items = map(int, size.split("x"))
        with TemporaryDirectory() as folder:
            files = [Path(folder) / f"responses.{form}" for form in options.forms]
            # In another process: the peak memory of this one would count as that of those it starts.
            maker = get_context("spawn").Process(target=prepare, args=(candidates, items, files))
            maker.start()
            maker.join()
            for file in files:
                for command in (("check", "--select", "evidence", "--exit-zero", "--quiet"), ("stats", "--format", "json")):
                    cost = run(command, Path(folder), file)
                    print(
                        f"{size:<19}  {file.suffix[1:]:<7}  {file.stat().st_size / 1e6:>4.0f}  {command[0]:<7}  {cost.seconds:>8.1f}"
                        f"  {cost.processor:>13.1f}  {cost.memory:>7.0f}",
                        flush=True,
                    )


def prepare(candidates: int, items: int, files: Sequence[Path]) -> None:
    """Writes the bank and the responses, in each form the same."""
    write_bank(files[0].parent, items)
    frame = made(candidates, items)
    for file in files:
        if file.suffix == ".csv":
            frame.write_csv(file)
        else:
            frame.write_parquet(file)


def write_bank(folder: Path, items: int) -> None:
    (folder / "exam.yaml").write_text("exam: made\n")
    options = ", ".join(f"{{text: Moon {letter}{', correct: true' if letter == 'A' else ''}}}" for letter in OPTIONS)
    rows = (f"  - {{id: i{number}, stem: Which moon has the number {number}?, options: [{options}]}}\n" for number in range(items))
    (folder / "items.yaml").write_text("items:\n" + "".join(rows))


def made(candidates: int, items: int) -> pl.DataFrame:
    """Answers by the two-parameter logistic model; A is right, and wrong answers draw by unequal weights."""
    random = Random(SEED)
    row = pl.Series("row", range(candidates), dtype=pl.UInt32)
    # The sum of twelve uniform numbers less 6 is nearly normal.
    ability = sum((uniform(row, SEED + step) for step in range(12)), start=pl.zeros(candidates, eager=True)) - 6
    columns = [pl.select(pl.format("candidate-{}", row)).to_series().alias("candidate")]
    columns += [answers(row, ability, random, number) for number in range(items)]
    return pl.DataFrame(columns)


def answers(row: pl.Series, ability: pl.Series, random: Random, number: int) -> pl.Series:
    slope, difficulty = random.lognormvariate(0, 0.3), random.gauss(0, 1)
    first, second = sorted((random.uniform(0.1, 0.9), random.uniform(0.1, 0.9)))
    wrong = uniform(row, 2000 + number)
    right = uniform(row, 1000 + number) < 1 / (1 + (-slope * (ability - difficulty)).exp())
    answer = pl.when(right).then(pl.lit("A")).when(wrong < first).then(pl.lit("B")).when(wrong < second).then(pl.lit("C"))
    return pl.select(answer.otherwise(pl.lit("D")).alias(f"i{number}")).to_series()


def uniform(row: pl.Series, seed: int) -> pl.Series:
    return row.hash(seed).cast(pl.Float64) / 2.0**64


def run(command: Sequence[str], folder: Path, file: Path) -> speed.Cost:
    """Runs the program on the bank, which must succeed."""
    first, *others = command
    arguments = [sys.executable, "-m", "crs_lint", first, str(folder), "--isolated", "--responses", str(file), *others]
    return speed.run(speed.Task(f"{first} of {file.name}", arguments), exit_codes=(0,))


if __name__ == "__main__":
    main()
