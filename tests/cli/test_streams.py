"""Standard streams that are closed, full or cut off, and errors of the system: an exit code, one line, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_command_line import FAULTY

CHECKOUT = str(Path(__file__).parents[2])
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"} | {"PYTHONPATH": CHECKOUT}
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


def shell(folder: Path, command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs a command of bash in which ``crs-lint`` is the program."""
    program = f'crs-lint() {{ "{sys.executable}" -m crs_lint "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", program + command], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False, **options
    )


def python(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.fixture
def faulty(bank: Path) -> Path:
    """The folder of a bank that has an error."""
    (bank / "a.yaml").write_text(FAULTY, "utf-8")
    return bank.parent


COMMANDS = [
    "bank",
    "bank --format json",
    "bank --format html",
    "bank --diff --add-ignore",
    "bank --show-files",
    "bank --show-settings",
    "rule",
    "rule missing-key",
    "stats bank",
    "init --dry-run",
    "--help",
    "rule --help",
    "--version",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_full_stdout_exits_with_2_and_one_line(faulty: Path, command: str) -> None:
    done = shell(faulty, f"crs-lint {command} >/dev/full")
    assert (done.returncode, done.stderr) == (2, "crs-lint: the output cannot be written (No space left on device).\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_closed_stdout_exits_with_2_and_one_line(faulty: Path, command: str) -> None:
    done = shell(faulty, f"crs-lint {command} >&-")
    assert (done.returncode, done.stderr) == (2, "crs-lint: the output cannot be written (Bad file descriptor).\n")


@pytest.mark.parametrize("command", ["bank", "bank --format json", "--help"])
@pytest.mark.parametrize(("redirection", "reason"), [(">&-", "Bad file descriptor"), (">/dev/full", "No space left on device")])
def test_unbuffered_stdout_that_cannot_be_written_exits_with_2_and_one_line(
    faulty: Path, command: str, redirection: str, reason: str
) -> None:
    done = shell(faulty, f"PYTHONUNBUFFERED=1 crs-lint {command} {redirection}")
    assert (done.returncode, done.stderr) == (2, f"crs-lint: the output cannot be written ({reason}).\n")


@pytest.mark.parametrize("redirection", [">&-", ">/dev/full"])
def test_stdout_that_nothing_is_written_to_does_not_matter(bank: Path, redirection: str) -> None:
    done = shell(bank.parent, f"crs-lint bank --quiet {redirection}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_stderr_that_cannot_be_written_exits_with_2(faulty: Path, redirection: str) -> None:
    done = shell(faulty, f"crs-lint bank --format json {redirection}")  # the summary goes to standard error
    assert (done.returncode, done.stderr) == (2, "")
    assert '"missing-key"' in done.stdout


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_stderr_that_nothing_is_written_to_does_not_matter(faulty: Path, redirection: str) -> None:
    assert shell(faulty, f"crs-lint bank {redirection}").returncode == 1


@pytest.mark.parametrize("redirection", [">&- 2>&-", ">/dev/full 2>/dev/full", ">&- 2>/dev/full", ">/dev/full 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["bank", "bank --format json", "nowhere", "--version", "--no-such-flag"])
def test_both_streams_lost_exit_with_2_in_silence(faulty: Path, command: str, redirection: str) -> None:
    done = shell(faulty, f"crs-lint {command} {redirection}")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_files_are_written_where_stdout_cannot_be(faulty: Path) -> None:
    done = shell(faulty, "crs-lint bank --format text --format json=out.json >/dev/full")
    assert done.returncode == 2
    assert '"missing-key"' in (faulty / "out.json").read_text("utf-8")


def test_a_file_never_gets_the_descriptor_of_a_closed_stream(faulty: Path) -> None:
    shell(faulty, "crs-lint bank --format text --format json=out.json <&- >&- 2>&-")
    assert (faulty / "out.json").read_text("utf-8").startswith("{")


def test_closed_stdin_matters_only_where_it_is_read(faulty: Path) -> None:
    assert shell(faulty, "crs-lint bank <&-").returncode == 1
    done = shell(faulty, "crs-lint - <&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "crs-lint: standard input is closed, and - reads it (see crs-lint --help)\n"


@pytest.mark.parametrize("command", ["bank --format concise", "rule", "--help"])
def test_a_closed_pipe_exits_with_141_and_is_quiet(faulty: Path, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    program = [sys.executable, "-m", "crs_lint", *command.split()]
    done = subprocess.run(program, cwd=faulty, env=ENVIRONMENT, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_output_larger_than_a_pipe_arrives_in_full(faulty: Path) -> None:
    for number in range(200):
        (faulty / "bank" / f"b{number}.yaml").write_text(FAULTY, "utf-8")
    done = shell(faulty, "crs-lint bank --no-cache --format json")
    assert (done.returncode, len(done.stdout) > 65536) == (1, True)
    assert json.loads(done.stdout)["summary"]["files"] > 200


def test_a_profiler_gets_its_results(bank: Path) -> None:
    done = shell(bank.parent, f'"{sys.executable}" -m cProfile -m crs_lint --version')
    assert "function calls" in done.stdout


SLOW_RULE = """
import os, signal, sys
from crs_lint.cli.main import main
from crs_lint.rules.registry import BY_NAME
from crs_lint.settings import resolve
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts its background jobs with interrupts ignored
def check(item):
    os.write(1, b"started\\n")
    signal.pause()
    return ()
resolve.ALL = tuple(rule._replace(function=check) if rule.name == "missing-key" else rule for rule in BY_NAME.values())
sys.exit(main(["bank", "--no-cache", "--jobs", sys.argv[1]]))
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_exits_with_130_and_is_quiet(bank: Path, jobs: int) -> None:
    """The signal reaches all processes of the group, as it does from a keyboard."""
    for number in range(60):
        (bank / f"b{number}.yaml").write_text(FAULTY, "utf-8")
    command = [sys.executable, "-c", SLOW_RULE, str(jobs)]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=bank.parent, env=ENVIRONMENT, start_new_session=True, text=True, **pipes) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert (process.returncode, out.replace("started\n", ""), err) == (130, "", "")


def test_a_deleted_working_directory_exits_with_2_and_one_line(faulty: Path) -> None:
    for command in ("bank", "stats bank", "init", "bank --show-files", "import csv a.csv --to b"):
        done = shell(faulty, f'mkdir gone; cd gone; rmdir ../gone; exec "{sys.executable}" -m crs_lint {command}')
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), command
        assert done.stderr == "crs-lint: the working directory no longer exists; nothing was checked.\n", command


RAISE = """
import sys
from crs_lint.cli import {module}
from crs_lint.cli.main import main
def broken(*_, **__): raise {error}
{module}.{name} = broken
sys.exit(main({arguments}))
"""


@pytest.mark.parametrize(
    ("error", "line"),
    [
        ("MemoryError()", "crs-lint: out of memory; nothing was checked."),
        (
            "RecursionError('too deep')",
            "crs-lint: RecursionError: too deep. This is a bug in crs-lint; nothing was checked. --debug shows the traceback.",
        ),
        ("ImportError('no')", "crs-lint: ImportError: no. This is a bug in crs-lint; nothing was checked. --debug shows the traceback."),
        (
            "OSError(5, 'Input/output error', 'a\\n::b')",
            "crs-lint: a\\n::b: Input/output error. The operating system reports this error; nothing was checked. --debug shows the traceback.",
        ),
    ],
)
def test_an_error_of_the_program_exits_with_2_and_one_line(bank: Path, error: str, line: str) -> None:
    done = python(bank.parent, RAISE.format(module="check", name="_check", error=error, arguments=["bank"]))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line + "\n")


# Scarce resources


@pytest.fixture
def many_files(faulty: Path) -> Path:
    for number in range(30):
        (faulty / f"bank/{number}.yaml").write_text(FAULTY.replace("nearest", f"number-{number}"), "utf-8")
    return faulty


@pytest.mark.parametrize("most", [8, 10, 12])
def test_few_descriptors_are_enough(many_files: Path, most: int) -> None:
    done = shell(many_files, f"ulimit -n {most}; crs-lint bank --jobs 2 --statistics", timeout=100)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("    31  error    missing-key\n")


def test_without_shared_memory_one_process_does_the_work(many_files: Path) -> None:
    code = """
import multiprocessing.synchronize, sys
from crs_lint.cli.main import main
def refuse(*given, **named):
    raise PermissionError(13, "Permission denied")
multiprocessing.synchronize.SemLock.__init__ = refuse
sys.exit(main(["bank", "--jobs", "2", "--statistics"]))
"""
    done = python(many_files, code)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("    31  error    missing-key\n")


@pytest.mark.parametrize("value", ["9" * 30, "253402300800", "-1", "today", "\u0663", "9" * 5000])
def test_unusable_time_of_a_build_is_no_failure(faulty: Path, value: str) -> None:
    done = shell(faulty, f"SOURCE_DATE_EPOCH={value} crs-lint bank --quiet --format junit")
    assert (done.returncode, done.stderr) == (1, "")
    assert 'timestamp="20' in done.stdout


def test_file_that_becomes_a_folder_while_it_is_fixed_is_one_line(faulty: Path) -> None:
    code = """
import os, sys
from crs_lint.cli.main import main
from crs_lint.fixing.open_files import OpenFiles
write = OpenFiles.write
def replaced(self):
    os.unlink("bank/a.yaml")
    os.mkdir("bank/a.yaml")
    write(self)
OpenFiles.write = replaced
sys.exit(main(["bank", "--fix", "--quiet"]))
"""
    (faulty / "bank/a.yaml").write_text(FAULTY.replace("text: Mercury", 'text: "A) Mercury"').replace('"日本', '"B) 日本'), "utf-8")
    done = python(faulty, code)
    assert (done.returncode, done.stderr) == (2, "crs-lint: bank/a.yaml: not changed: it is a folder, a pipe or a device.\n")
