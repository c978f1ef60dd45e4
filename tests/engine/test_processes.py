"""Work over processes: the same answers in the same order for any number of them, and one that dies costs one task."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from crs_lint.engine import processes
from crs_lint.engine.processes import no_progress
from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request
from tests.rules.test_bank_rules import _file


def _double(number: int) -> int:
    return 2 * number


def _die_on_seven(number: int) -> int:
    if number == 7:
        os._exit(1)
    return number


def _raise_on_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


def _lost(number: int) -> int:
    return -number


VALIDATOR_IN_WORKERS = """\
import sys
from crs_lint.engine import processes

def state(number):
    return "jsonschema_rs" in sys.modules, "email.utils" in sys.modules

print(processes.spread(state, [0], 2, None, processes.no_progress), *state(0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a worker that is spawned cannot import a script that has no file")
def test_a_worker_has_the_validator_before_it_has_a_second_thread() -> None:
    done = subprocess.run([sys.executable, "-c", VALIDATOR_IN_WORKERS], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[(True, False)] False False"


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert processes.spread(_double, list(range(100)), jobs, _lost, no_progress) == [2 * number for number in range(100)]


def test_a_killed_process_fails_only_its_own_task() -> None:
    assert processes.spread(_die_on_seven, list(range(10)), 2, _lost, no_progress) == [0, 1, 2, 3, 4, 5, 6, -7, 8, 9]


def test_an_exception_of_the_work_is_raised() -> None:
    with pytest.raises(ValueError, match="seven"):
        processes.spread(_raise_on_seven, list(range(10)), 2, _lost, no_progress)


def test_the_number_of_jobs_does_not_change_the_report(tmp_path: Path) -> None:
    (tmp_path / "exam.yaml").write_text("exam: astronomy\n")
    for number in range(processes.FEW + 10):
        text = _file((f"n{number}", f"Which is number {number}?", f'"A) Number {number}"'), ("same", "Which is it?", '""'))
        (tmp_path / f"n{number:03}.yaml").write_text(text)
    reports = [lint_paths(Request((str(tmp_path),), isolated=True, jobs=jobs)) for jobs in (1, 2, 5)]
    assert reports[0].findings
    assert reports[0].findings == reports[1].findings == reports[2].findings


SPAWNING = """\
import multiprocessing, sys
from crs_lint.cli.main import main
from crs_lint.engine import processes

processes._context = lambda: multiprocessing.get_context("spawn")
if __name__ == "__main__":
    sys.exit(main(["--isolated", "--no-cache", "--jobs", "2", "."]))
"""


def test_spawned_workers_import_nothing_from_the_working_directory(tmp_path: Path) -> None:
    bank, mark = tmp_path / "bank", tmp_path / "mark"
    bank.mkdir()
    (tmp_path / "lint.py").write_text(SPAWNING)
    (bank / "exam.yaml").write_text("exam: astronomy\n")
    for number in range(processes.FEW + 1):
        (bank / f"n{number}.yaml").write_text(_file((f"n{number}", f"Which is number {number}?", f"Number {number}")))
    for name in ("multiprocessing", "crs_lint", "pickle", "concurrent", "threading", "yaml_rs"):
        (bank / f"{name}.py").write_text(f"open({str(mark)!r}, 'w')\n")
    done = subprocess.run([sys.executable, str(tmp_path / "lint.py")], cwd=bank, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert not mark.exists()


def test_the_environment_is_restored_after_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for before in (None, "1", ""):
        monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
        if before is not None:
            monkeypatch.setenv("PYTHONSAFEPATH", before)
        processes.spread(_double, [1, 2], 2, _lost, no_progress)
        assert os.environ.get("PYTHONSAFEPATH") == before


WAITING = """\
import sys, time
from crs_lint.engine import processes

def wait(number):
    print(flush=True)
    time.sleep(600)

if __name__ == "__main__":
    processes.spread(wait, [1, 2, 3, 4], 2, wait, processes.no_progress)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_process_that_started_them(number: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "wait.py").write_text(WAITING)
    with subprocess.Popen([sys.executable, str(tmp_path / "wait.py")], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert [parent.stdout.readline() for _ in range(2)] == [b"\n", b"\n"]  # both workers are at work
        parent.send_signal(number)
        assert select.select([parent.stdout], [], [], 60)[0], "a worker still holds the pipe"
        assert parent.stdout.read() == b""
