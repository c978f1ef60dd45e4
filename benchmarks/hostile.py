#!/usr/bin/env python3
"""Measures how long each hostile file of the tests takes, and how much memory: seconds of the processor, megabytes.

usage: hostile.py [WORD ...] [--over SECONDS]

Each file is linted alone, in one process, with all rules and without a cache. WORDs select files whose names contain one of
them; --over prints only the files that take longer. The tests bound growth and memory; absolute times depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.engine.bombs import BOMBS, EXAM
from tests.engine.test_hostile_input import GROUPS, SIGNS, WORDS, item_of

COMMAND = [sys.executable, "-m", "crs_lint", "--isolated", "--no-cache", "--jobs", "1", "--select", "all", "--format", "concise"]


class Cost(NamedTuple):
    """What one run used: seconds of the processor, and megabytes at its peak."""

    seconds: float
    megabytes: float


def files() -> Iterator[tuple[str, bytes]]:
    """The names and contents of all hostile files: those of the tests, and items that repeat one word or sign."""
    for group, contents in GROUPS.items():
        for name, content in contents.items():
            yield f"{group}/{name.removesuffix('.yaml')}", content
    for name, content in BOMBS.items():
        yield f"bombs/{name}", content(1).encode()
    for unit in (*WORDS, *SIGNS, "\u200b", "http://a "):
        yield f"repeated/{unit!r}", item_of(unit, 6000).encode()


def measure(content: bytes, folder: Path) -> Cost:
    """Lints a bank of this one file. Raises SystemExit if the run crashes."""
    (folder / "exam.yaml").write_text(EXAM)
    (folder / "hostile.yaml").write_bytes(content)
    with subprocess.Popen([*COMMAND, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, 2):
        raise SystemExit(f"exit code {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--over", type=float, default=0.0, metavar="SECONDS")
    arguments = parser.parse_args()
    for name, content in files():
        if arguments.words and not any(word in name for word in arguments.words):
            continue
        with tempfile.TemporaryDirectory() as folder:
            cost = measure(content, Path(folder))
        if cost.seconds >= arguments.over:
            print(f"{name:40} {cost.seconds:7.2f} s {cost.megabytes:6.0f} MB", flush=True)


if __name__ == "__main__":
    main()
