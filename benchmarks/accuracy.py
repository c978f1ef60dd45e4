#!/usr/bin/env python3
"""Measures rules against items whose flaws people have labelled.

usage: accuracy.py LABELLED.jsonl [--json] [--show LABEL fp|fn] [--leave-out SOURCE|each] [--write]

A line of the file is {"id", "stem", "options": [{"text", "correct"}], "labels": {NAME: 1 flawed, 0 not}, "dataset"}.
Items are read as unshuffled and in English. A label counts as found where one of the rules mapped to it speaks, on or
off. With --write the measures go to crs_lint/rules/measures.json, where the rules' docs take them from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crs_lint.model.item import Exam, Item
from crs_lint.rules.registry import BY_NAME
from crs_lint.rules.rule import Rule, Scope

MEASURES = Path(__file__).resolve().parents[1] / "crs_lint" / "rules" / "measures.json"
# Labels of the item-writing-flaws set, each with the rules that claim to find it.
FLAWS = {
    "avoid_k_type": ("combined-option", "undefined-numeral"),
    "avoid_negatives": ("negative-stem", "unemphasised-negative"),
    "avoid_repetition": ("stem-echo", "answer-in-stem"),
    "equal_length_options": ("longest-key", "length-outlier"),
    "focused_stem": ("unfocused-stem",),
    "grammatical_consistency": ("article-cue", "grammar-cue", "odd-punctuation"),
    "no_absolute_terms": ("absolute-term", "absolute-distractor"),
    "no_all_of_the_above": ("all-of-the-above",),
    "no_none_of_the_above": ("none-of-the-above",),
    "no_convergence_cues": ("convergence",),
    "no_extraneous_info": ("long-stem",),
    "no_fill_in_blank": ("mid-stem-blank",),
    "no_vague_terms": ("vague-term",),
    "ordered_options": ("unordered-options",),
    "no_logical_cues": ("odd-type", "detailed-key"),
}
# The nine labels that depend on wording alone.
CORE = (
    "no_none_of_the_above", "no_all_of_the_above", "no_fill_in_blank", "ordered_options", "equal_length_options",
    "avoid_negatives", "avoid_k_type", "avoid_repetition", "no_absolute_terms",
)  # fmt: skip
# In MMLU-Redux an item has an error or is ok; these rules claim that an item they speak of has one.
ERRORS = ("undefined-numeral", "lost-exponent", "spreadsheet-date", "placeholder-text")


class Labelled(NamedTuple):
    """One labelled item. ``labels`` are 1 for flawed, 0 for not."""

    item: Item
    labels: Mapping[str, int]
    source: str


class Score(NamedTuple):
    """How a rule, or some rules together, did on one label."""

    items: int
    positives: int
    hits: int
    right: int

    @property
    def wrong(self) -> int:
        return self.hits - self.right

    @property
    def missed(self) -> int:
        return self.positives - self.right

    @property
    def precision(self) -> float:
        return self.right / self.hits if self.hits else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.positives if self.positives else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.hits + self.positives) if self.hits + self.positives else 0.0

    def plus(self, other: Score) -> Score:
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def read(file: Path) -> list[Labelled]:
    """The labelled items of a file; an error type becomes the label ``error``."""
    found = []
    for line in filter(None, file.read_text("utf-8").split("\n")):
        row = json.loads(line)
        labels = {name: value if isinstance(value, int) else int(value != "ok") for name, value in row["labels"].items()}
        found.append(Labelled(Item({"id": row["id"], "stem": row["stem"], "options": row["options"]}, (), Exam()), labels, row["dataset"]))
    return found


def speaks(rules: Iterable[Rule], item: Item) -> bool:
    return any(next(iter(rule.check(item, **rule.options)), None) is not None for rule in rules)


def known(names: Sequence[str]) -> list[Rule]:
    return [BY_NAME[name] for name in names if name in BY_NAME and BY_NAME[name].scope is Scope.ITEM]


def score(items: Sequence[Labelled], label: str, rules: Sequence[Rule]) -> Score:
    labelled = [one for one in items if label in one.labels]
    hits = [one for one in labelled if speaks(rules, one.item)]
    positives = sum(one.labels[label] for one in labelled)
    return Score(len(labelled), positives, len(hits), sum(one.labels[label] for one in hits))


def labels_of(items: Sequence[Labelled]) -> dict[str, tuple[str, ...]]:
    """The labels that occur, with the rules mapped to each."""
    mapping = {**FLAWS, "error": ERRORS}
    return {label: names for label, names in mapping.items() if any(label in one.labels for one in items)}


def table(items: Sequence[Labelled]) -> Iterator[tuple[str, str, Score]]:
    """Rows of label, rule and score: for each label all its rules together, then each alone."""
    for label, names in labels_of(items).items():
        rules = known(names)
        if label != "error":
            yield label, "", score(items, label, rules)
        if len(rules) > 1 or label == "error":
            for rule in rules:
                yield label, rule.name, score(items, label, [rule])


def micro(rows: Iterable[tuple[str, str, Score]], labels: Sequence[str]) -> Score:
    total = Score(0, 0, 0, 0)
    for label, rule, one in rows:
        if label in labels and not rule:
            total = total.plus(one)
    return total


def show(items: Sequence[Labelled], label: str, kind: str) -> None:
    """Prints the items on which the rules of a label are wrong."""
    rules = known(labels_of(items)[label])
    for one in items:
        if label not in one.labels:
            continue
        found = speaks(rules, one.item)
        if found != bool(one.labels[label]) and found == (kind == "fp"):
            print(f"{one.item.id} [{one.source}] {one.item.stem[-400:]!r}")
            for option in one.item.options:
                print(f"    {'*' if option.correct else ' '} {option.text[:160]!r}")
            for rule in rules:
                for problem in rule.check(one.item, **rule.options):
                    print(f"    {rule.name}: {problem.message}")


def print_table(rows: Sequence[tuple[str, str, Score]]) -> None:
    print(f"{'label':26} {'rule':22} {'on':3} {'items':>5} {'pos':>4} {'tp':>4} {'fp':>4} {'fn':>4} {'prec':>5} {'rec':>5} {'F1':>5}")
    for label, rule, one in rows:
        state = "" if not rule else "on" if BY_NAME[rule].default else "off"
        counts = f"{one.items:5} {one.positives:4} {one.right:4} {one.wrong:4} {one.missed:4}"
        print(f"{'' if rule else label:26} {rule:22} {state:3} {counts} {one.precision:5.2f} {one.recall:5.2f} {one.f1:5.2f}")


def print_micro(rows: Sequence[tuple[str, str, Score]]) -> None:
    for name, labels in (("all labels", tuple(FLAWS)), ("the nine of wording", CORE)):
        one = micro(rows, labels)
        if one.items:
            print(f"micro, {name}: precision {one.precision:.3f}, recall {one.recall:.3f}, F1 {one.f1:.3f}")


def as_json(rows: Sequence[tuple[str, str, Score]]) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "rule": rule or None,
            **one._asdict(),
            "precision": round(one.precision, 4),
            "recall": round(one.recall, 4),
            "f1": round(one.f1, 4),
        }
        for label, rule, one in rows
    ]


def write(items: Sequence[Labelled], data: str) -> None:
    """Adds the measures of these items to those of the rules' docs."""
    measures = json.loads(MEASURES.read_text("utf-8")) if MEASURES.exists() else {}
    for label, names in labels_of(items).items():
        for rule in known(names):
            one = score(items, label, [rule])
            measures.setdefault(rule.name, {})[data] = {"label": label, **one._asdict()}
    MEASURES.write_text(json.dumps(measures, indent=2, sort_keys=True) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", nargs=2, metavar=("LABEL", "fp|fn"))
    parser.add_argument("--leave-out", metavar="SOURCE", help="measure without the items of a source, or of each in turn")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    items = read(arguments.labelled)
    if arguments.show:
        show(items, *arguments.show)
        return
    if arguments.write:
        write(items, arguments.labelled.stem)
    if arguments.leave_out == "each":
        for source in sorted({one.source for one in items}):
            print(f"without {source}: ", end="")
            print_micro(list(table([one for one in items if one.source != source])))
        return
    rows = list(table([one for one in items if one.source != arguments.leave_out]))
    if arguments.json:
        print(json.dumps(as_json(rows), indent=2))
        return
    print_table(rows)
    print_micro(rows)


if __name__ == "__main__":
    main()
