"""A command that runs until it is told to end, with the lines that it writes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

PATIENCE = 30.0


class Running:
    """A process and what it has written so far, on both streams together."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.text = ""
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.text += line

    def wait_for(self, pattern: str, times: int = 1) -> re.Match[str]:
        """Waits until a pattern has been written so many times; returns the last match."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = list(re.finditer(pattern, self.text))
            if len(found) >= times:
                return found[-1]
            time.sleep(0.02)
        pytest.fail(f"never written: {pattern}; but: {self.text}")

    def interrupt(self) -> int:
        """Ends the process as Ctrl-C does; returns its exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._reader.join()
        return code


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[Running]:
    """Runs the program in a folder."""
    command = [sys.executable, "-m", "crs_lint", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Running(process)
        finally:
            process.kill()
