#!/usr/bin/env python3
"""Compares crs-lint with other tools on one bank, all in one run: medians, ratios, peak memory.

usage: speed.py ITEMS.jsonl --converter native_bank.py [--rounds 5] [--npm FOLDER] [--scale] [--json]

ITEMS.jsonl contains items, one JSON object per line; the converter writes native banks from them (one with explanations, so
that few rules find anything). Other tools: check-jsonschema and yamllint beside this Python, ajv, @sourcemeta/jsonschema and
spectral in the node_modules of --npm. Missing ones are reported. Runs are pinned to two cores if the system supports that.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "schemas" / "bank.schema.json"
BIN = Path(sys.executable).parent
PLANET = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""


class Task(NamedTuple):
    """Something to time: a command, what to do before each run, and where it runs."""

    name: str
    command: list[str]
    before: Callable[[], object] = lambda: None


class Time(NamedTuple):
    """Medians of a task: seconds, and megabytes at the peak of its largest process."""

    name: str
    seconds: float
    memory: float


def run(task: Task) -> tuple[float, float]:
    """Seconds and peak memory of one run. Findings are no failure; a command that cannot run is."""
    task.before()
    started = time.perf_counter()
    with subprocess.Popen(task.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode not in (0, 1, 2, 5):
        raise SystemExit(f"{task.name}: exit code {process.returncode}: {' '.join(task.command)}")
    return seconds, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def measure(tasks: list[Task], rounds: int) -> list[Time]:
    """Runs all tasks in turn, round after round, so that a noisy minute affects all of them."""
    runs: dict[str, list[tuple[float, float]]] = {task.name: [] for task in tasks}
    for number in range(rounds):
        for task in tasks:
            runs[task.name].append(run(task))
            print(f"round {number + 1}: {task.name} {runs[task.name][-1][0]:.3f} s", file=sys.stderr)
    return [Time(name, *(statistics.median(values) for values in zip(*measured, strict=True))) for name, measured in runs.items()]


def convert(converter: Path, items: Path, folder: Path, *options: str) -> Path:
    subprocess.run([sys.executable, str(converter), str(items), str(folder), *options], check=True)
    return folder


def peers(bank: Path, small: Path, npm: Path | None) -> Iterator[Task]:
    """The installed schema checkers and linters, on the bank and on one small file."""
    files = sorted(str(file) for file in bank.glob("items*.yaml"))
    ajv, jsonschema, spectral = (_npm(npm, name) for name in ("ajv", "jsonschema", "spectral"))
    for name, program, big, little in (
        ("check-jsonschema", BIN / "check-jsonschema", ["--schemafile", str(SCHEMA), *files], ["--schemafile", str(SCHEMA), str(small)]),
        ("yamllint", BIN / "yamllint", ["-d", "relaxed", str(bank)], None),
        ("ajv", ajv, ["validate", "--spec=draft2020", "--strict=false", "-s", str(SCHEMA), "-d", f"{bank}/items*.yaml"], None),
        ("sourcemeta", jsonschema, ["validate", str(SCHEMA), str(bank), "--extension", ".yaml", "--continue"], None),
        ("spectral", spectral, ["lint", "--ruleset", str(_ruleset(bank.parent)), str(small)], None),
    ):
        if program is None or not program.exists():
            print(f"{name} is missing", file=sys.stderr)
            continue
        yield Task(f"{name}, {'one small file' if name == 'spectral' else 'whole bank'}", [str(program), *big])
        if little:
            yield Task(f"{name}, one small file", [str(program), *little])


def _npm(folder: Path | None, name: str) -> Path | None:
    return folder / "node_modules" / ".bin" / name if folder else None


def _ruleset(folder: Path) -> Path:
    """Spectral checks nothing without rules: one that asks for items."""
    file = folder / "spectral.json"
    file.write_text(json.dumps({"rules": {"items": {"given": "$", "then": {"field": "items", "function": "truthy"}}}}))
    return file


def own(clean: Path, dirty: Path, small: Path, cache: Path) -> Iterator[Task]:
    """The runs of crs-lint that people wait for."""
    lint = [str(BIN / "crs-lint"), "--isolated", "--format", "concise"]
    cached = [*lint, "--cache-dir", str(cache)]
    files = sorted(clean.glob("items*.yaml"))
    changed = files[len(files) // 2]
    original = changed.read_text("utf-8")

    def warm() -> None:
        subprocess.run([*cached, str(clean)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    def comment() -> None:
        warm()
        changed.write_text(f"{original.rstrip()}\n# {time.time_ns()}\n", "utf-8")

    def reword() -> None:
        warm()
        changed.write_text(original.replace("stem: ", f"stem: In {time.time_ns()}, ", 1), "utf-8")

    yield Task("bare Python", [sys.executable, "-c", "pass"])
    yield Task("crs-lint, one small file", [*lint, "--no-cache", str(small)])
    yield Task("crs-lint, whole bank, empty cache", [*lint, "--no-cache", str(clean)])
    yield Task("crs-lint, whole bank, full cache", [*cached, str(clean)], warm)
    yield Task("crs-lint, whole bank, a comment added to one file", [*cached, str(clean)], comment)
    yield Task("crs-lint, whole bank, a stem edited in one file", [*cached, str(clean)], reword)
    yield Task("crs-lint, only that file, a comment added", [*cached, str(changed)], comment)
    yield Task("crs-lint, only that file, a stem edited", [*cached, str(changed)], reword)
    yield Task("crs-lint, whole bank, every item with a finding", [*lint, "--no-cache", str(dirty)])


def scale(converter: Path, items: Path, folder: Path) -> Iterator[Task]:
    """Growth: a tenth of the bank, the bank, ten times the bank."""
    for name, options in (("tenth", ["--limit", "5000"]), ("whole", []), ("tenfold", ["--copies", "10"])):
        bank = convert(converter, items, folder / name, "--explanations", *options)
        yield Task(f"crs-lint, {name}", [str(BIN / "crs-lint"), "--isolated", "--no-cache", "--format", "concise", str(bank)])


def pin() -> None:
    """This process, and all that it starts, on two cores."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("items", type=Path)
    parser.add_argument("--converter", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--npm", type=Path)
    parser.add_argument("--scale", action="store_true", help="measure growth from a tenth of the bank to ten times the bank")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    pin()
    folder = Path(tempfile.mkdtemp(prefix="crs-lint-speed-"))
    try:
        small = folder / "small" / "a.yaml"
        small.parent.mkdir()
        (small.parent / "exam.yaml").write_text("exam: astronomy\n")
        small.write_text(PLANET)
        if arguments.scale:
            tasks = list(scale(arguments.converter, arguments.items, folder))
        else:
            clean = convert(arguments.converter, arguments.items, folder / "clean", "--explanations")
            dirty = convert(arguments.converter, arguments.items, folder / "dirty")
            tasks = [*own(clean, dirty, small, folder / "cache"), *peers(clean, small, arguments.npm)]
        times = measure(tasks, arguments.rounds)
    finally:
        shutil.rmtree(folder)
    if arguments.json:
        print(json.dumps([one._asdict() for one in times], indent=2))
        return
    base = times[0].seconds
    for one in times:
        print(f"{one.name:50} {one.seconds:9.3f} s {one.seconds / base:8.1f} × {one.memory:8.0f} MB")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
