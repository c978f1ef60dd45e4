"""Fuzzes the readers: bank, exam, settings, schema, baseline and all formats of import.

usage: python -m tools.fuzz [--seconds N] [--seed N] [READER ...]

Each input is a changed one of ``tests/fuzz/seeds.py``. A worker runs the program on it and may take 5 seconds of the processor
and 300 MB; what counts as a find is in ``tests/fuzz/judge.py``. Finds are made smaller and written to ``tests/fuzz/cases``,
which the tests run again. Exit code 1 means finds.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from tests.fuzz import judge
from tests.fuzz.mutate import mutated, smaller
from tests.fuzz.seeds import seeds

CASES = Path("tests/fuzz/cases")
# Seconds of the clock after which a worker is ended: other processes may have the processor meanwhile.
PATIENCE = 60
MEMORY = 1 << 30
INPUTS_A_WORKER = 2_000


class Worker:
    """A process that judges inputs, with a limit of memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start()

    def start(self) -> None:
        context = multiprocessing.get_context("fork")
        self.link, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, self.folder), daemon=True)
        self.process.start()
        other.close()
        self.left = INPUTS_A_WORKER

    def judge(self, reader: str, content: bytes, number: int) -> str:
        """What is wrong with the run on an input; empty if nothing is."""
        self.left -= 1
        try:
            self.link.send((reader, content, number))
            found = self.link.recv() if self.link.poll(PATIENCE) else "no answer in a minute"
        except (EOFError, OSError):
            found = "the process ended"
        if found or not self.left:
            self.process.kill()
            self.process.join()
            self.start()
        return str(found)


def _serve(link: Connection, folder: Path) -> None:
    import resource

    limit = _address_space() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    for count in range(INPUTS_A_WORKER + 1):
        reader, content, number = link.recv()
        link.send(judge.judge(reader, content, folder, number))
        if count % 10 == 0:  # the program turns collection off
            gc.collect()


def _address_space() -> int:
    """The bytes of address space that this process has by now: allocators reserve more of it than they use."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def fuzz(readers: list[str], seconds: float, seed: int) -> int:
    """Prints each find, and at the end how many inputs each reader got. Returns the number of finds."""
    chance = Random(seed)
    corpus = {reader: list(seeds()[reader]) for reader in readers}
    tried, finds = Counter[str](), dict[tuple[str, str], Path]()
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        worker = Worker(Path(folder) / "run")
        if "baseline" in corpus:
            corpus["baseline"] = [_baseline(Path(folder))]
        while time.monotonic() < end:
            reader = readers[sum(tried.values()) % len(readers)]
            content = mutated(chance.choice(corpus[reader]), corpus[reader], chance)
            # HTML, which is the last format, takes ten times as long as the others.
            number = len(judge.FORMATS) - 1 if chance.random() < 0.01 else chance.randrange(len(judge.FORMATS) - 1)
            tried[reader] += 1
            # Once more in a new process: what earlier inputs left behind is no find.
            found = worker.judge(reader, content, number) and worker.judge(reader, content, number)
            if found and (reader, found) not in finds:
                finds[reader, found] = _keep(worker, reader, content, number, found)
                print(f"{reader}: {found}: {finds[reader, found]}", flush=True)
        worker.process.kill()
    print(f"{sum(tried.values()):,} inputs ({', '.join(f'{reader} {count:,}' for reader, count in tried.items())}), {len(finds)} finds")
    return len(finds)


def _baseline(folder: Path) -> bytes:
    judge.run(folder, ("--isolated", "--no-cache", "--write-baseline", "known", *_items(folder)))
    return (folder / "known").read_bytes()


def _items(folder: Path) -> tuple[str]:
    judge.arguments("bank", seeds()["bank"][0], folder, 0)
    return (".",)


def _keep(worker: Worker, reader: str, content: bytes, number: int, found: str) -> Path:
    """The file of a case that is as small as was possible."""
    if found.startswith(("no answer", "more than")):
        small = content  # each try would take as long
    else:
        small = smaller(content, lambda shorter: worker.judge(reader, shorter, number) == found)
    path = CASES / f"{reader}-{number}-{hashlib.sha256(small).hexdigest()[:8]}.{judge.ending(reader)}"
    path.write_bytes(small)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", metavar="READER", choices=[*seeds(), []])
    parser.add_argument("--seconds", type=float, default=60.0, metavar="N")
    parser.add_argument("--seed", type=int, default=int(time.time()), metavar="N")
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    sys.exit(1 if fuzz(given.readers or list(seeds()), given.seconds, given.seed) else 0)


if __name__ == "__main__":
    main()
