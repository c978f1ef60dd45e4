"""Sheets for readers who answer the bank blind, and what their answers come to: ``python -m tools.trials``.

``sheet KIND --seed N`` prints the items of the bank without their keys, in an order of its own, with shuffled answers: ``whole``;
``answers``, without stems; or ``question``, the application items with only the last sentence of their stems. Items are called by a
digest, since their ids say what they are about.

``record KIND READER --seed N`` takes lines of a digest, a letter of the sheet and perhaps a remark, and writes ``bank/trials/``
``KIND-READER.csv`` with the letters of the bank. ``score`` prints the table of ``bank/README.md`` from these files. An item whose
digest has changed was edited after it was read.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from random import Random
from typing import NamedTuple

from crs_lint.document.load import read
from crs_lint.model.item import Item, read_exam, read_items
from crs_lint.responses.intervals import wilson

BANK = Path("bank/crs")
TRIALS = Path("bank/trials")
_SHOWN = {"whole": "stem and answers", "answers": "the answers only", "question": "the last sentence of the stem and the answers"}
KINDS = tuple(_SHOWN)
_LETTERS = "ABCDEFGH"
_LAST_SENTENCE = re.compile(r"(?:.*[.!?][\"”]?\s+)?(?P<last>\S.*)", re.DOTALL)
_HEAD = ("item", "digest", "answer", "remark")


class Score(NamedTuple):
    """The right answers of one reader, and the items that were edited after they were read."""

    kind: str
    reader: str
    right: int
    read: int
    wrong: tuple[str, ...]
    edited: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description="Sheets for blind readers of the bank, and their scores.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("sheet", "print the items without keys"), ("record", "keep the answers of a reader, from standard input")):
        command = commands.add_parser(name, help=text)
        command.add_argument("kind", choices=KINDS)
        if name == "record":
            command.add_argument("reader")
        command.add_argument("--seed", type=int, required=True)
    commands.add_parser("score", help="print the right answers of each reader")
    given = parser.parse_args()
    items = ready_items(BANK)
    if given.command == "sheet":
        print("\n\n".join(shown(item, given.kind, given.seed) for item in in_order(items, given.kind, given.seed)))
    elif given.command == "record":
        with (TRIALS / f"{given.kind}-{given.reader}.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(
                [_HEAD, *recorded(sys.stdin, in_order(items, given.kind, given.seed), given.seed)]
            )
    else:
        print(table(scores(items, TRIALS)))


def ready_items(bank: Path) -> list[Item]:
    """The items of a bank that are in use and have one key."""
    exam = read_exam(read((bank / "exam.yaml").read_bytes()).data)
    files = [file for file in sorted(bank.rglob("*.yaml")) if file.name != "exam.yaml"]
    items = [item for file in files for item in read_items(read(file.read_bytes()).data, exam)]
    return [item for item in items if item.status == "ready" and len(item.keys) == 1]


def in_order(items: Sequence[Item], kind: str, seed: int) -> list[Item]:
    """The items of a sheet, in its order."""
    chosen = [item for item in items if kind != "question" or item.text("level") == "application"]
    Random(seed).shuffle(chosen)
    return chosen


def shuffled(item: Item, seed: int) -> list[int]:
    """The numbers of the answers of an item, in their order on the sheets of a seed."""
    numbers = [option.number for option in item.options]
    Random(f"{seed} {item.id}").shuffle(numbers)
    return numbers


def shown(item: Item, kind: str, seed: int) -> str:
    """An item as a reader sees it."""
    stem = "\n\n".join(part for part in (item.scenario, item.stem) if part)
    if kind == "question":
        found = _LAST_SENTENCE.fullmatch(item.stem.strip())
        stem = found["last"] if found else item.stem
    texts = {option.number: option.text for option in item.options}
    answers = [f"{letter}. {texts[number]}" for letter, number in zip(_LETTERS, shuffled(item, seed), strict=False)]
    return "\n".join([f"[{digest_of(item)}]", *([] if kind == "answers" else [stem]), *answers])


def digest_of(item: Item) -> str:
    """Eight hexadecimal digits of what a reader sees of an item."""
    seen = "\0".join((item.scenario, item.stem, *(option.text for option in item.options)))
    return blake2b(seen.encode(), digest_size=4).hexdigest()


def recorded(lines: Iterable[str], items: Sequence[Item], seed: int) -> list[tuple[str, str, str, str]]:
    """Rows of a reader's file, in the order of the ids. Raises SystemExit if an answer is missing, unknown or given twice."""
    by_digest = {digest_of(item): item for item in items}
    rows: dict[str, tuple[str, str, str, str]] = {}
    for line in filter(str.strip, lines):
        digest, letter, remark = (*line.split(maxsplit=2), "", "")[:3]
        item = by_digest.get(digest)
        place = _LETTERS.find(letter) if len(letter) == 1 else -1
        if item is None or item.id in rows or not 0 <= place < len(item.options):
            raise SystemExit(f"no item, a second answer, or no letter of the sheet: {line.strip()}")
        rows[item.id] = (item.id, digest, _LETTERS[shuffled(item, seed)[place] - 1], remark.strip())
    if missing := [digest for digest, item in by_digest.items() if item.id not in rows]:
        raise SystemExit(f"not answered: {' '.join(missing)}")
    return sorted(rows.values())


def scores(items: Sequence[Item], folder: Path) -> list[Score]:
    """The score of each file of a reader; items that have left the bank do not count."""
    known = {item.id: item for item in items}
    return [
        _score(file, known) for file in sorted(folder.glob("*.csv"), key=lambda file: (KINDS.index(file.stem.split("-")[0]), file.stem))
    ]


def _score(file: Path, known: dict[str, Item]) -> Score:
    with file.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["item"] in known]
    wrong = tuple(row["item"] for row in rows if row["answer"] != _LETTERS[known[row["item"]].keys[0].number - 1])
    edited = tuple(row["item"] for row in rows if row["digest"] != digest_of(known[row["item"]]))
    kind, _, reader = file.stem.partition("-")
    return Score(kind, reader, len(rows) - len(wrong), len(rows), wrong, edited)


def table(found: Sequence[Score]) -> str:
    """Scores in Markdown, with 95% intervals."""
    lines = ["| shown to the reader | reader | right answers | 95% interval | edited since |", "|---|---|---:|---:|---:|"]
    for score in found:
        interval = wilson(score.right, score.read)
        share = f"{score.right} of {score.read} ({score.right / score.read:.0%})"
        lines.append(
            f"| {_SHOWN[score.kind]} | {score.reader} | {share} | {interval.low:.0%} to {interval.high:.0%} | {len(score.edited)} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
