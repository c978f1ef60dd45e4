#!/usr/bin/env python3
"""Measures the language server as an editor sees it: from a change to its diagnostics, and memory after many changes.

usage: editor.py BANK [--edits 200] [--memory-edits 1000] [--json]

BANK is a folder with an exam.yaml and many items, as native_bank.py writes them. The largest file is opened and changed, a
letter at a time. Memory is the resident set of the server; it is read on Linux only.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from lsprotocol import types
from pygls.lsp.client import LanguageClient


class Editor:
    """A client of one server with one open file, that counts the answers to its changes."""

    def __init__(self, file: Path) -> None:
        self.client = LanguageClient("benchmark", "1")
        self.uri = file.as_uri()
        self.text = file.read_text("utf-8")
        self.version = 1
        self.news = asyncio.Event()
        self.last = 0
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.receive(params))
        self.client.feature(types.WINDOW_LOG_MESSAGE)(lambda params: print(params.message, file=sys.stderr))

    def receive(self, params: types.PublishDiagnosticsParams) -> None:
        if params.uri == self.uri:
            self.last = params.version or 0
            self.news.set()

    async def start(self, cache: str) -> float:
        """Starts the server, and returns the seconds until the first diagnostics."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "CRS_LINT_CACHE_DIR": cache}
        started = time.perf_counter()
        await self.client.start_io(sys.executable, "-m", "crs_lint", "server", env=environment)
        await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
        self.client.initialized(types.InitializedParams())
        document = types.TextDocumentItem(self.uri, "yaml", 1, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        await self.answered()
        return time.perf_counter() - started

    async def answered(self) -> None:
        while self.last != self.version:
            self.news.clear()
            await self.news.wait()

    async def type(self, line: int, letter: str) -> float:
        """Types a letter into a line, and returns the seconds until its diagnostics."""
        self.version += 1
        at = types.Position(line, len(self.text.split("\n")[line]))
        change = types.TextDocumentContentChangePartial(types.Range(at, at), letter)
        lines = self.text.split("\n")
        lines[line] += letter
        self.text = "\n".join(lines)
        started = time.perf_counter()
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        await self.answered()
        return time.perf_counter() - started

    def memory(self) -> float:
        """The resident set of the server in megabytes; 0 where the system does not tell."""
        process = self.client._server
        status = Path(f"/proc/{process.pid}/status") if process else None
        if status is None or not status.exists():
            return 0.0
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmRSS"))

    def processor_seconds(self) -> float:
        """What the server has used of the processor so far, in all its threads; other programs do not change it much."""
        process = self.client._server
        stat = Path(f"/proc/{process.pid}/stat") if process else None
        if stat is None or not stat.exists():
            return 0.0
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def letters() -> Iterator[str]:
    """A sentence without end, a letter at a time."""
    while True:
        yield from " of the many planets that people have seen since then"


async def measure(bank: Path, edits: int, memory_edits: int) -> dict[str, float]:
    files = sorted(bank.rglob("*.yaml"), key=lambda file: file.stat().st_size)
    file = files[-1]
    stems = [
        number for number, line in enumerate(file.read_text("utf-8").split("\n")) if line.startswith("    stem: ") and line.endswith("?")
    ]
    with tempfile.TemporaryDirectory() as cache:
        cold, warm = Editor(file), Editor(file)
        seconds_cold = await cold.start(cache)
        await asyncio.sleep(2)  # until the cache is written
        await cold.stop()
        seconds_warm = await warm.start(cache)
        typed = letters()
        used = warm.processor_seconds()
        times = [await warm.type(stems[number // 40 % len(stems)], next(typed)) for number in range(edits)]
        used = warm.processor_seconds() - used
        after = warm.memory()
        for number in range(edits, memory_edits):
            await warm.type(stems[number // 40 % len(stems)], next(typed))
        last = warm.memory()
        await warm.stop()
    times.sort()
    return {
        "first diagnostics, cold (s)": seconds_cold,
        "first diagnostics, with a cache (s)": seconds_warm,
        f"median of {edits} edits (ms)": 1000 * statistics.median(times),
        f"95th percentile of {edits} edits (ms)": 1000 * times[int(len(times) * 0.95)],
        "processor time of an edit (ms)": 1000 * used / edits,
        f"memory after {edits} edits (MB)": after,
        f"memory after {memory_edits} edits (MB)": last,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bank", type=Path)
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--memory-edits", type=int, default=1000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = asyncio.run(measure(given.bank.resolve(), given.edits, given.memory_edits))
    if given.json:
        print(json.dumps(found, indent=2))
    else:
        for name, value in found.items():
            print(f"{name:45} {value:9.1f}")


if __name__ == "__main__":
    main()
