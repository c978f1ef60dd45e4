#!/usr/bin/env python3
"""Prints findings of one rule on native banks, drawn at random, with the items they speak of, to be read by eye.

usage: sample.py RULE FOLDER [--number 50] [--seed 7]

FOLDER holds native banks, one a folder. As many findings are drawn from each bank as its share allows, so that a large
bank does not crowd out the others. Verdicts go to benchmarks/read/RULE.tsv: bank, item, right or wrong, and a note.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crs_lint.document.load import read
from crs_lint.document.positions import Spans
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding, Location
from crs_lint.model.item import Exam, Item, read_items
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request


def findings(rule: str, bank: Path) -> list[Finding]:
    report = lint_paths(Request((str(bank),), Overrides(select=(rule,)), isolated=True))
    return [finding for finding in report.findings if finding.rule == rule]


def draw(rule: str, folder: Path, number: int, seed: int) -> Iterator[tuple[str, Finding]]:
    """Findings from every bank in turn, in an order that the seed alone decides."""
    generator = random.Random(seed)
    queues = []
    for bank in sorted(path for path in folder.iterdir() if path.is_dir()):
        found = findings(rule, bank)
        generator.shuffle(found)
        print(f"{bank.name}: {len(found)}", file=sys.stderr)
        queues.append((bank.name, found))
    left = number
    while left > 0 and any(found for _, found in queues):
        for name, found in queues:
            if found and left > 0:
                left -= 1
                yield name, found.pop()


def item_of(finding: Finding) -> Item | None:
    """The item whose lines hold the finding; ids may be given twice."""
    return item_at(finding.path, finding.line)


def item_at(path: str, line: int) -> Item | None:
    """The item that a line of a file belongs to."""
    text = Path(path).read_text("utf-8")
    items = read_items(read(text.encode()).data, Exam())
    spans = Spans(text, [item.at("id") for item in items])
    above = [item for item in items if spans.lines.position(spans.span(Location(item.at("id"))).start)[0] <= line]
    return above[-1] if above else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    for bank, finding in draw(arguments.rule, arguments.folder, arguments.number, arguments.seed):
        print(f"{bank}\t{finding.item}\t{os.path.basename(finding.path)}:{finding.line}\n  {finding.message}")
        item = item_of(finding)
        if item is not None:
            print(f"  {item.stem!r}")
            for option in item.options:
                print(f"    {'*' if option.correct else ' '} {option.text!r}" + (f" -- {option.rationale!r}" if option.rationale else ""))
            print(f"  => {item.explanation[:400]!r}")
        print()


if __name__ == "__main__":
    main()
