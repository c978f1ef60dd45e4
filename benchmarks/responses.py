#!/usr/bin/env python3
"""How often likely-miskey errs, and how often it finds a wrong key, by the number of candidates, on simulated forms.

usage: responses.py [--forms 1000] [--planted-forms 100] [--items 200] [--candidates 50 100 200 500] [--planted 10]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crs_lint.responses.evidence import find_evidence
from tests.responses.simulated import SimulatedForm, simulate

BANDS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))
"""Of p with the right key."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--forms", type=int, default=1000, help="forms of sound items")
    parser.add_argument("--planted-forms", type=int, default=100, help="forms with wrong keys, too")
    parser.add_argument("--items", type=int, default=200)
    parser.add_argument("--candidates", type=int, nargs="+", default=[50, 100, 200, 500])
    parser.add_argument("--planted", type=int, default=10, help="wrong keys in each form that has some")
    options = parser.parse_args()
    print("   n  forms with a false error, of sound ones and beside wrong keys; wrong keys found by p with the right key")
    for candidates in options.candidates:
        forms = [simulate(seed, candidates, options.items) for seed in range(options.planted_forms)]
        false = sum(bool(miskeys(simulate(seed, candidates, options.items), {})) for seed in range(options.forms))
        beside, power = planted(forms, options.planted)
        print(f"{candidates:>4}  {false / options.forms:.3f} {beside / len(forms):.3f}  {power}", flush=True)


def planted(forms: list[SimulatedForm], number: int) -> tuple[int, str]:
    """How many forms have a false error beside wrong keys, and the share of wrong keys that is found."""
    false = 0
    tried: Counter[int] = Counter()
    found: Counter[int] = Counter()
    for form in forms:
        items = len(form.names)
        keys = {index: form.miskeyed(index) for index in range(0, items, items // number)}
        reported = miskeys(form, keys)
        false += bool(reported - {form.names[index] for index in keys})
        for index in keys:
            share = form.share(index, 1)
            band = next(at for at, (low, high) in enumerate(BANDS) if low <= share < high)
            tried[band] += 1
            found[band] += form.names[index] in reported
    bands = [f"{low}-{min(1.0, high)}: {found[at] / tried[at]:.2f} of {tried[at]}" for at, (low, high) in enumerate(BANDS) if tried[at]]
    return false, "; ".join(bands)


def miskeys(form: SimulatedForm, keys: dict[int, int]) -> set[str]:
    """The items that likely-miskey reports with some keys."""
    analysis, scorings = form.analyze(keys)
    return {verdict.item for verdict in find_evidence(analysis, scorings).verdicts if verdict.kind == "likely-miskey"}


if __name__ == "__main__":
    main()
