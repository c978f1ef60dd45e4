#!/usr/bin/env python3
"""Writes a sheet of findings to be read blind: no rule is named, and the rules are shuffled; then joins the verdicts.

usage: sheets.py draw FOLDER SHEETS [--number 50] [--bank 10] [--seed 11] [--parts 3] [--rules NAME ...]
       sheets.py join SHEETS

FOLDER holds native banks, one a folder; sets of labeled items count as banks. Of every rule that is on and judges wording, or
of those with a NAME, as many findings are drawn as a bank may give and as are asked for in all, by the seed. ``draw`` writes
part-1.md and so on, each entry with a number, what is claimed, and the item with those beside it; and key.tsv, which readers
must not see. A reader writes part-1.tsv with the columns number, verdict (right, arguable, wrong) and note. ``join`` replaces
benchmarks/read/RULE.tsv by what was read, with the seed.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.sample import item_at, item_of
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Finding
from crs_lint.model.item import Item
from crs_lint.rules.docs import lower_limit
from crs_lint.rules.registry import ALL
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request

# What these rules report can be counted; nobody can think otherwise.
FACTS = frozenset(
    """blank-option blank-stem contradictory-items duplicate-explanation duplicate-id duplicate-item duplicate-option duplicate-rationale
    empty-section key-position-bias longest-key-bias long-summary missing-alt missing-domain missing-explanation missing-figure missing-key
    missing-level missing-rationale missing-reference multiple-keys option-count repeated-heading superseded-source too-few-options
    too-many-options translation-drift true-false-options uneven-rationale unknown-enemy unknown-key unknown-source""".split()  # noqa: SIM905 - a list of words
)
CATEGORIES = frozenset(("key", "options", "cue", "stem", "explanation", "text", "language", "article", "bank"))
MOST_RELATED = 10
FIELDS = ("bank", "item", "verdict", "note", "seed")


def judging() -> tuple[str, ...]:
    """The rules that are on and judge wording."""
    return tuple(rule.name for rule in ALL if rule.default and rule.category in CATEGORIES and rule.name not in FACTS)


def drawn(folder: Path, rules: Sequence[str], number: int, most: int, seed: int) -> Iterator[tuple[str, Finding]]:
    """Findings of these rules, each with its bank."""
    generator = random.Random(seed)
    by_rule: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
    for bank in sorted(path for path in folder.iterdir() if path.is_dir()):
        of_bank: dict[str, list[Finding]] = defaultdict(list)
        for finding in lint_paths(Request((str(bank),), Overrides(select=tuple(rules)), isolated=True)).findings:
            if finding.rule in rules:
                of_bank[finding.rule].append(finding)
        for rule, findings in sorted(of_bank.items()):
            generator.shuffle(findings)
            by_rule[rule] += [(bank.name, finding) for finding in findings[:most]]
        print(bank.name, file=sys.stderr)
    for _, rows in sorted(by_rule.items()):
        generator.shuffle(rows)
        yield from rows[:number]


def entry(number: int, finding: Finding) -> str:
    """What a reader sees of a finding."""
    rows = [f"## {number}", f"Claim: {finding.message}", f"Advice: {finding.help}"]
    item = item_of(finding)
    rows += _shown(item) if item is not None else []
    for one in finding.related[:MOST_RELATED]:
        other = item_at(one.path, one.line)
        rows += [f"Beside it: {one.message}"]
        is_same = item is not None and other is not None and (one.path, other.path) == (finding.path, item.path)
        rows += [f"> {row}" for row in _shown(other)] if other is not None and not is_same else []
    return "\n".join(rows)


def _shown(item: Item) -> list[str]:
    rows = [f"Stem: {item.stem}"]
    rows += [f"{'*' if option.correct else '-'} {option.text}" for option in item.options]
    rows += [f"  (rationale: {option.rationale})" for option in item.options if option.rationale][:4]
    return rows + ([f"Explanation: {item.explanation[:600]}"] if item.explanation else [])


def draw(options: argparse.Namespace) -> None:
    options.sheets.mkdir(parents=True, exist_ok=True)
    rows = list(drawn(options.folder, options.rules or judging(), options.number, options.bank, options.seed))
    random.Random(options.seed).shuffle(rows)
    with (options.sheets / "key.tsv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, delimiter="\t", lineterminator="\n")
        table.writerow(("number", "rule", "bank", "item", "seed"))
        for number, (bank, finding) in enumerate(rows, 1):
            table.writerow((number, finding.rule, bank, finding.item or os.path.basename(finding.path), options.seed))
    for part in range(options.parts):
        entries = [entry(number, finding) for number, (_, finding) in enumerate(rows, 1) if number % options.parts == part]
        (options.sheets / f"part-{part + 1}.md").write_text("\n\n".join(entries) + "\n", "utf-8")
    print(f"{len(rows)} findings of {len({finding.rule for _, finding in rows})} rules")


def join(options: argparse.Namespace) -> None:
    keys = {row["number"]: row for row in _rows(options.sheets / "key.tsv")}
    by_rule: dict[str, list[dict[str, str]]] = defaultdict(list)
    for file in sorted(options.sheets.glob("part-*.tsv")):
        for row in _rows(file):
            key = keys[row["number"]]
            if row["verdict"] not in ("right", "arguable", "wrong"):
                raise SystemExit(f"{file.name}: number {row['number']} has the verdict {row['verdict']!r}")
            note = re.sub(r"\s+", " ", row["note"] or "")
            by_rule[key["rule"]].append({**key, "verdict": row["verdict"], "note": note})
    for rule, rows in sorted(by_rule.items()):
        with (ROOT / "benchmarks" / "read" / f"{rule}.tsv").open("w", encoding="utf-8", newline="") as stream:
            table = csv.DictWriter(
                stream, FIELDS, delimiter="\t", lineterminator="\n", extrasaction="ignore", quoting=csv.QUOTE_NONE, quotechar=None
            )
            table.writeheader()
            table.writerows(sorted(rows, key=lambda row: (row["bank"], row["item"])))
        counts = [sum(row["verdict"] == verdict for row in rows) for verdict in ("right", "arguable", "wrong")]
        right, arguable, wrong = counts
        limit = f"{lower_limit(right, right + wrong):.2f}" if right + wrong else "-"
        print(f"{rule:26} {len(rows):4} {right:4} {arguable:4} {wrong:4}  {limit}")


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("draw")
    one.add_argument("folder", type=Path)
    one.add_argument("sheets", type=Path)
    for name, default in (("--number", 50), ("--bank", 10), ("--seed", 11), ("--parts", 3)):
        one.add_argument(name, type=int, default=default)
    one.add_argument("--rules", nargs="+", metavar="NAME", help="draw findings of these rules only, on or off")
    one.set_defaults(run=draw)
    other = commands.add_parser("join")
    other.add_argument("sheets", type=Path)
    other.set_defaults(run=join)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
