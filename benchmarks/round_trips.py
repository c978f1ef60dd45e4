#!/usr/bin/env python3
"""Exports banks to every format that can be imported again, imports them into empty folders, and counts the items that differ.

usage: round_trips.py FOLDER [--converter native_bank.py] [--formats gift,moodle] [--at-once 4000] [--list]

FOLDER holds banks: folders of items as crs-lint checks them, and files NAME.jsonl with one item per line, which the converter
writes as such folders. The table is Markdown: the items of a bank, those that differ in a field, those of them that no line of the
export names, and how many items differ in each field. White space at the ends of a text and its line endings do not count. --list
writes each difference to standard error, one JSON object per line. Banks in JSONL are converted --at-once many items at a time,
which limits memory and the size of exported files. The exit code is 1 if an item vanished that no line names.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crs_lint.convert.record import normalized
from crs_lint.convert.registry import READS, STATUSES, WRITES
from crs_lint.document.positions import Spans
from crs_lint.engine.run import lint_paths
from crs_lint.files.discover import EXAM_FILES
from crs_lint.model.finding import Location
from crs_lint.model.item import Figure, Item
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from crs_lint.text.plural import counted

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "crs_lint"]
FORMATS = tuple(name for name in WRITES if name in READS)
# As in the docs; the others are called by their formats.
_SUFFIXES = {"qti": ".zip", "canvas": ".zip", "moodle": ".xml", "markdown": ".md"}
_PLACE = re.compile(r"(.+?:[0-9]+): ")


class BankItem(NamedTuple):
    """An item of a bank: its number, its file and line as a line of an export names them, and its fields."""

    number: int
    place: str
    fields: Mapping[str, object]


class Difference(NamedTuple):
    """A field of an item that came back with another value. ``field`` is VANISHED or APPEARED for a whole item.

    ``number`` is that of the item in the bank; negative if the bank did not have it.
    """

    number: int
    place: str
    item: object
    field: str
    before: object
    after: object


VANISHED, APPEARED = "vanished", "appeared"


class RoundTrip(NamedTuple):
    """What came back of a bank: numbers of items, of items by field, and of lines that the import wrote. It is a sum of such."""

    items: int = 0
    different: int = 0
    unnamed: int = 0
    vanished: int = 0
    lines: int = 0
    fields: Counter[str] = Counter()

    def plus(self, other: RoundTrip) -> RoundTrip:
        return RoundTrip(*(one + more for one, more in zip(self, other, strict=True)))


# Reading


def items_of(folder: Path) -> list[BankItem]:
    """The items of a bank that ``export`` takes when all statuses are named."""
    report = lint_paths(Request((str(folder),), Overrides(select=("schema",))))
    found = []
    for path in report.paths:
        if os.path.basename(path) in EXAM_FILES:
            continue
        items = [item for item in report.items_of(path) if item.status in STATUSES]
        spans = Spans(report.text_of(path), [item.path for item in items])
        lines = [spans.lines.position(spans.span(Location(item.path), item.id).start)[0] for item in items]
        pairs = enumerate(zip(items, lines, strict=True), len(found))
        found += [BankItem(number, f"{path}:{line}", fields_of(item)) for number, (item, line) in pairs]
    return found


def fields_of(item: Item) -> dict[str, object]:
    """The values of an item that a format may hold, with those that it has from its file and its exam."""
    return {
        "id": item.id,
        "stem": normalized(item.stem),
        "options": [normalized(option.text) for option in item.options],
        "key": [option.number for option in item.keys],
        "rationales": [normalized(option.rationale) for option in item.options],
        "explanation": normalized(item.explanation),
        "type": item.type,
        "status": item.status,
        **{field: item.text(field) for field in ("domain", "task", "level", "language")},
        "tags": [normalized(tag) for tag in item.texts("tags")],
        "references": [[source, at] for _, source, at in item.citations],
        "shuffle": item.shuffled,
        "pins": [option.number for option in item.options if option.pin],
        "scenario": normalized(item.scenario),
        "figures": [_shown(figure) for figure in (item.figure, item.situation_figure, *(option.figure for option in item.options))],
        "custom": dict(item.custom),
    }


def _shown(figure: Figure | None) -> list[str]:
    return [figure.file, normalized(figure.alt)] if figure else []


# Comparing


def differences(before: Sequence[BankItem], after: Sequence[BankItem]) -> Iterator[Difference]:
    """What became of each item. Items are paired by their ids, and those that are left by their questions and answers."""
    left = list(before)
    for key_of in (_id, _question):
        pairs, left, after = _paired(left, after, key_of)
        for old, new in pairs:
            for field, value in old.fields.items():
                if new.fields[field] != value:
                    yield _difference(old, field, value, new.fields[field])
    yield from (_difference(one, VANISHED, one.fields, None) for one in left)
    yield from (_difference(one._replace(number=-1 - one.number), APPEARED, None, one.fields) for one in after)


def _difference(item: BankItem, field: str, before: object, after: object) -> Difference:
    return Difference(item.number, item.place, _id(item), field, before, after)


def _id(item: BankItem) -> object:
    return item.fields["id"]


def _question(item: BankItem) -> object:
    return json.dumps([item.fields["stem"], item.fields["options"]])


def _paired(
    before: Sequence[BankItem], after: Sequence[BankItem], key_of: Callable[[BankItem], object]
) -> tuple[list[tuple[BankItem, BankItem]], list[BankItem], list[BankItem]]:
    """Pairs of equal keys in order, and the items of both sides that are left."""
    known: dict[object, list[BankItem]] = defaultdict(list)
    for one in reversed(after):
        known[key_of(one)].append(one)
    pairs, left = [], []
    for one in before:
        same = known[key_of(one)]
        if same:
            pairs.append((one, same.pop()))
        else:
            left.append(one)
    return pairs, left, [one for rest in known.values() for one in reversed(rest)]


# Round trips


def round_trip(name: str, bank: Path, items: Sequence[BankItem], work: Path) -> tuple[RoundTrip, list[Difference]]:
    """Exports a bank and imports it again; ``work`` is an empty folder."""
    exported, back = work / f"bank{_SUFFIXES.get(name, f'.{name}')}", work / "back"
    statuses = ["--status", ",".join(STATUSES)]
    named = {found[1] for line in run(["export", name, str(bank), "--to", str(exported), *statuses]) if (found := _PLACE.match(line))}
    lines = sum(not line.startswith("crs-lint: ") for line in run(["import", name, str(exported), "--to", str(back)]))
    found = list(differences(items, items_of(back)))
    different = {one.number: one.place in named for one in found}
    # An item that the import names has the line of the exported file, which tells nothing of the bank.
    vanished = sum(one.field == VANISHED and one.place not in named for one in found)
    unnamed = sum(not is_named for is_named in different.values())
    fields = Counter(one.field for one in found)
    return RoundTrip(len(items), len(different), unnamed, max(0, vanished - lines), lines, fields), found


def run(arguments: list[str]) -> list[str]:
    """The lines that a command writes to standard error. Raises SystemExit if it fails."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}
    done = subprocess.run([*COMMAND, *arguments], env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: exit code {done.returncode}: {done.stderr[-500:]}")
    return done.stderr.splitlines()


def banks(folder: Path, converter: Path | None, at_once: int, work: Path) -> Iterator[tuple[str, Path]]:
    """Banks and parts of banks, each with the name of its bank. A part is there until the next one is asked for."""
    for source in sorted(folder.iterdir()):
        if source.is_dir():
            yield source.name, source
        elif source.suffix == ".jsonl" and converter is None:
            raise SystemExit(f"{source}: name a program that converts it, with --converter")
        elif source.suffix == ".jsonl":
            for part in lines_of(source, at_once):
                with tempfile.TemporaryDirectory(dir=work) as place:
                    file, bank = Path(place, source.name), Path(place, "bank")
                    file.write_text("".join(part), "utf-8")
                    subprocess.run([sys.executable, str(converter), str(file), str(bank)], check=True)
                    yield source.stem, bank


def lines_of(file: Path, at_once: int) -> Iterator[list[str]]:
    """The lines of a file, so many at a time."""
    with file.open(encoding="utf-8", errors="replace") as stream:
        while part := list(islice(stream, at_once)):
            yield part


def trips_of(
    bank: str, folders: Iterable[Path], formats: Sequence[str], work: Path, note: Callable[[object], None]
) -> dict[str, RoundTrip]:
    """The round trips of the parts of a bank, by format."""
    found = dict.fromkeys(formats, RoundTrip())
    for folder in folders:
        items = items_of(folder)
        for name in formats:
            with tempfile.TemporaryDirectory(dir=work) as place:
                trip, different = round_trip(name, folder, items, Path(place))
            found[name] = found[name].plus(trip)
            for one in different:
                note({"bank": bank, "format": name, **one._asdict()})
    return found


def rows(bank: str, trips: Mapping[str, RoundTrip]) -> Iterator[str]:
    """The rows of a bank in the table."""
    for name, trip in trips.items():
        fields = ", ".join(f"{field} {count:,}" for field, count in trip.fields.most_common())
        yield f"| {bank} | {name} | {trip.items:,} | {trip.different:,} | {trip.unnamed:,} | {trip.lines:,} | {fields} |"


def show(text: str) -> None:
    print(text, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--converter", type=Path)
    parser.add_argument("--formats", type=lambda text: text.split(","), default=FORMATS)
    parser.add_argument("--at-once", type=int, default=4000)
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    note = (lambda one: print(json.dumps(one, ensure_ascii=False), file=sys.stderr)) if arguments.list else (lambda _: None)
    show("| bank | format | items | differ | no line names | lines of the import | items by field that differs |")
    show("|---|---|---:|---:|---:|---:|---|")
    every: dict[str, dict[str, RoundTrip]] = {}
    with tempfile.TemporaryDirectory() as work:
        found = banks(arguments.folder, arguments.converter, arguments.at_once, Path(work))
        for bank, parts in groupby(found, key=itemgetter(0)):
            every[bank] = trips_of(bank, (folder for _, folder in parts), arguments.formats, Path(work), note)
            show("\n".join(rows(bank, every[bank])))
    sums = {name: reduce(RoundTrip.plus, (trips[name] for trips in every.values()), RoundTrip()) for name in arguments.formats}
    if len(every) > 1:
        show("\n".join(rows("**all**", sums)))
    vanished = sum(trip.vanished for trip in sums.values())
    if vanished:
        sys.exit(f"{counted(vanished, 'item')} vanished, and no line of the export names what vanished.")


if __name__ == "__main__":
    main()
