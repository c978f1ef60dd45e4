#!/usr/bin/env python3
"""Compares crs-lint with other tools on one bank, all in one run: medians of wall and processor time, ratios, peak memory.

usage: speed.py ITEMS.jsonl --converter native_bank.py [--rounds 5] [--npm FOLDER] [--changes | --scale] [--json]

ITEMS.jsonl contains items, one JSON object per line; the converter writes native banks from them (one with explanations, so
that few rules find anything). Other tools: check-jsonschema and yamllint beside this Python, ajv, @sourcemeta/jsonschema and
spectral in the node_modules of --npm. Missing ones are reported. Runs are pinned to two cores if the system supports that.
The tables are Markdown. On a machine that others use, compare processor times.
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
import threading
import time
from collections.abc import Callable, Collection, Iterator
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


class Cost(NamedTuple):
    """Seconds of one run, by the clock and of all processors together; megabytes at the peak of its first process and its largest child.

    Without /proc, ``memory`` is that of the largest process, and ``worker`` is 0.
    """

    seconds: float
    processor: float
    memory: float
    worker: float = 0.0


class Time(NamedTuple):
    """The medians of a task."""

    name: str
    cost: Cost


def run(task: Task, exit_codes: Collection[int] = (0, 1, 2, 5)) -> Cost:
    """The cost of one run. Findings are no failure, unless ``exit_codes`` leave theirs out; a command that cannot run is."""
    task.before()
    started = time.perf_counter()
    with subprocess.Popen(task.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        peaks = Peaks(process.pid)
        peaks.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    peaks.end()
    if process.returncode not in exit_codes:
        raise SystemExit(f"{task.name}: exit code {process.returncode}: {' '.join(task.command)}")
    largest = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peaks.first or largest, peaks.child)


class Peaks(threading.Thread):
    """Watches the memory of a process and its children, in megabytes, until ``end``."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.first = 0.0
        self.child = 0.0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        is_running = True
        while is_running:
            self.first = max(self.first, _peak(self._pid))
            self.child = max(self.child, *map(_peak, _children(self._pid)), 0.0)
            is_running = not self._ended.wait(_WATCH)

    def end(self) -> None:
        self._ended.set()
        self.join()


_WATCH = 0.02  # seconds


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def measure(tasks: list[Task], rounds: int) -> list[Time]:
    """Runs all tasks in turn, round after round, so that a noisy minute affects all of them."""
    runs: dict[str, list[Cost]] = {task.name: [] for task in tasks}
    for number in range(rounds):
        for task in tasks:
            runs[task.name].append(run(task))
            print(f"round {number + 1}: {task.name} {runs[task.name][-1].seconds:.3f} s", file=sys.stderr)
    return [Time(name, Cost(*(statistics.median(values) for values in zip(*measured, strict=True)))) for name, measured in runs.items()]


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


LINT = [sys.executable, "-m", "crs_lint", "--isolated", "--format", "concise"]


def own(clean: Path, dirty: Path, small: Path, cache: Path) -> Iterator[Task]:
    """The runs of crs-lint that people wait for."""
    yield Task("bare Python", [sys.executable, "-c", "pass"])
    yield Task("crs-lint, one small file", [*LINT, "--no-cache", str(small)])
    yield from cached("whole bank", clean, cache)
    yield Task("crs-lint, whole bank, every item with a finding", [*LINT, "--no-cache", str(dirty)])


def cached(name: str, bank: Path, cache: Path) -> Iterator[Task]:
    """Runs over a bank and over one of its files, with an empty cache, a full one, and after a change of that file."""
    lint = [*LINT, "--cache-dir", str(cache)]
    files = sorted(bank.glob("items*.yaml"))
    changed = files[len(files) // 2]
    original = changed.read_text("utf-8")

    def warm() -> None:
        """Fills the cache with a bank that did not change."""
        changed.write_text(original, "utf-8")
        subprocess.run([*lint, str(bank)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    def comment() -> None:
        warm()
        changed.write_text(f"{original.rstrip()}\n# {time.time_ns()}\n", "utf-8")

    def reword() -> None:
        warm()
        changed.write_text(original.replace("stem: ", f"stem: In {time.time_ns()}, ", 1), "utf-8")

    yield Task(f"crs-lint, {name}, empty cache", [*LINT, "--no-cache", str(bank)])
    yield Task(f"crs-lint, {name}, full cache", [*lint, str(bank)], warm)
    yield Task(f"crs-lint, {name}, a comment added to one file", [*lint, str(bank)], comment)
    yield Task(f"crs-lint, {name}, a stem edited in one file", [*lint, str(bank)], reword)
    yield Task(f"crs-lint, only one file of the {name}, a comment added", [*lint, str(changed)], comment)
    yield Task(f"crs-lint, only one file of the {name}, a stem edited", [*lint, str(changed)], reword)


def scale(converter: Path, items: Path, folder: Path) -> Iterator[Task]:
    """Growth: a tenth of the bank, the bank, ten times the bank."""
    for name, options in (("tenth", ["--limit", "5000"]), ("whole", []), ("tenfold", ["--copies", "10"])):
        bank = convert(converter, items, folder / name, "--explanations", *options)
        yield Task(f"crs-lint, {name}", [*LINT, "--no-cache", str(bank)])


def without_findings(converter: Path, items: Path, bank: Path, folder: Path) -> Path:
    """The bank without the items that have findings. The converter numbers items by their line."""
    found = subprocess.run([*LINT[:-1], "json", "--no-cache", str(bank)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    numbers = {int(one["item"].split("-")[2]) for one in json.loads(found.stdout)["findings"] if one["item"]}
    lines = items.read_text("utf-8").splitlines()
    kept = folder / "without_findings.jsonl"
    kept.write_text("\n".join(line for number, line in enumerate(lines) if number not in numbers) + "\n", "utf-8")
    return convert(converter, kept, folder / "spotless", "--explanations")


def findings_in(bank: Path) -> int:
    """The number of findings in a bank, as one run counts them."""
    found = subprocess.run([*LINT, "--no-cache", str(bank)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return len(found.stdout.splitlines())


def table(times: list[Time]) -> str:
    """The medians as a table in Markdown."""
    base = times[0].cost.processor or 1.0
    lines = [
        f"| task | seconds | processor seconds | relative to {times[0].name} | MB | MB, largest worker |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, (seconds, processor, memory, worker) in times:
        lines.append(f"| {name} | {seconds:.3f} | {processor:.3f} | {processor / base:.1f} | {memory:.0f} | {worker:.0f} |")
    return "\n".join(lines)


def cost_of_findings(times: list[Time], banks: dict[str, int]) -> str:
    """A table of the processor time of whole banks with an empty cache, by their findings."""
    lines = ["| bank | findings | processor seconds | more than without, for each finding (ms) |", "|---|---:|---:|---:|"]
    costs = {one.name: one.cost.processor for one in times}
    least = min(banks, key=banks.__getitem__)
    for name, count in sorted(banks.items(), key=lambda bank: bank[1]):
        more = 1000 * (costs[name] - costs[least]) / (count - banks[least]) if count > banks[least] else 0.0
        lines.append(f"| {name.removeprefix('crs-lint, ')} | {count:,} | {costs[name]:.2f} | {more:.3f} |")
    return "\n".join(lines)


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
    parser.add_argument("--changes", action="store_true", help="measure crs-lint alone, without other tools")
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
        banks: dict[str, int] = {}
        if arguments.scale:
            tasks = list(scale(arguments.converter, arguments.items, folder))
        else:
            clean = convert(arguments.converter, arguments.items, folder / "clean", "--explanations")
            dirty = convert(arguments.converter, arguments.items, folder / "dirty")
            tasks = list(own(clean, dirty, small, folder / "cache"))
            spotless = without_findings(arguments.converter, arguments.items, clean, folder)
            tasks += cached("bank without findings", spotless, folder / "cache")
            tasks += () if arguments.changes else peers(clean, small, arguments.npm)
            banks = {
                "crs-lint, bank without findings, empty cache": findings_in(spotless),
                "crs-lint, whole bank, empty cache": findings_in(clean),
                "crs-lint, whole bank, every item with a finding": findings_in(dirty),
            }
        times = measure(tasks, arguments.rounds)
    finally:
        shutil.rmtree(folder)
    if arguments.json:
        print(json.dumps([{"name": one.name, **one.cost._asdict()} for one in times], indent=2))
        return
    print(table(times))
    if banks:
        print(f"\n{cost_of_findings(times, banks)}")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
