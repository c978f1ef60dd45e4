#!/usr/bin/env python3
"""Counts what every rule says of native banks, and joins it with the verdicts of those who read a sample.

usage: rates.py FOLDER [--write]

FOLDER holds native banks, one a folder. Verdicts stand in benchmarks/read/RULE.tsv (see sample.py). With --write the
figures go to crs_lint/rules/measures.json, where the rules' docs take them from.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crs_lint.engine.run import lint_paths
from crs_lint.rules.registry import ALL
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request

ROOT = Path(__file__).resolve().parents[1]
MEASURES = ROOT / "crs_lint" / "rules" / "measures.json"


def verdicts(rule: str) -> dict[str, int]:
    """How many findings of a rule were read, from how many banks, and how many of them are right, arguable and wrong."""
    file = ROOT / "benchmarks" / "read" / f"{rule}.tsv"
    rows: list[dict[str, str]] = []
    if file.exists():
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    counts = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in ("right", "arguable", "wrong")}
    return {"read": len(rows), "read_banks": len({row["bank"] for row in rows}), **counts}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    items = banks = 0
    for bank in sorted(path for path in arguments.folder.iterdir() if path.is_dir()):
        report = lint_paths(Request((str(bank),), Overrides(select=("all",)), isolated=True))
        counts.update(finding.rule for finding in report.findings)
        items += report.items
        banks += report.items > 0
        print(f"{bank.name}: {report.items} items, {len(report.findings)} findings", file=sys.stderr)
    measures = json.loads(MEASURES.read_text("utf-8")) if MEASURES.exists() else {}
    for rule in ALL:
        one = verdicts(rule.name)
        measures.setdefault(rule.name, {})["banks"] = {"banks": banks, "items": items, "hits": counts[rule.name], **one}
        read = f"{one['read']:4} {one['right']:4} {one['arguable']:4} {one['wrong']:4}"
        print(f"{rule.name:26} {'on' if rule.default else 'off':3} {counts[rule.name]:7} {read}")
    if arguments.write:
        MEASURES.write_text(json.dumps(measures, indent=2, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
