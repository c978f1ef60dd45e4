"""``--debug`` shows tracebacks, ``-v`` more of the run, and ``-vv`` log records; all of it is sanitized, and free unless asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from crs_lint.model.finding import Problem
from crs_lint.rules.registry import BY_NAME
from tests.cli.test_command_line import Run
from tests.cli.test_streams import python

RECORD = re.compile(r" *\d+\.\d ms (crs_lint[\w.]*): (.+)")
LOGGED = """
import sys
from crs_lint.cli.main import main
code = main({arguments})
print(sorted({{"logging", "traceback"}} & set(sys.modules)))
sys.exit(code)
"""


@pytest.fixture
def broken_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that raises an exception with a text that steers a terminal."""

    def check(item: object) -> list[Problem]:
        raise ZeroDivisionError("by\x1b[31m nothing\n::error::x")

    rules = tuple(rule._replace(function=check, hints=()) if rule.name == "missing-key" else rule for rule in BY_NAME.values())
    monkeypatch.setattr("crs_lint.settings.resolve.ALL", rules)


@pytest.fixture
def broken_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(options: object) -> int:
        raise ZeroDivisionError("by\x1b[31m nothing\n::error::x")

    monkeypatch.setattr("crs_lint.cli.check._check", broken)


@pytest.mark.usefixtures("broken_rule")
@pytest.mark.parametrize("command", [("bank",), ("stats", "bank")])
def test_debug_shows_the_traceback_of_a_rule(run: Run, command: tuple[str, ...]) -> None:
    code, _, err = run(*command, "--debug")
    complaint, *rows = err.splitlines()
    assert code == 2
    assert 'the rule "missing-key" failed (ZeroDivisionError: by\\x1b[31m nothing\\n::error::x).' in complaint
    assert rows[0] == "Traceback (most recent call last):"
    assert any(row.endswith(", in check") for row in rows)
    assert rows[-2:] == ["ZeroDivisionError: by\\x1b[31m nothing", "./::error::x"]


@pytest.mark.usefixtures("broken_program")
def test_debug_shows_the_traceback_of_the_program(run: Run) -> None:
    code, out, err = run("bank", "--debug")
    complaint, *rows = err.splitlines()
    assert (code, out) == (2, "")
    assert complaint.startswith("crs-lint: ZeroDivisionError: by\\x1b[31m nothing\\n::error::x. This is a bug in crs-lint")
    assert rows[0] == "Traceback (most recent call last):"
    assert rows[-2:] == ["ZeroDivisionError: by\\x1b[31m nothing", "./::error::x"]


@pytest.mark.usefixtures("broken_rule")
def test_without_debug_a_rule_that_fails_is_one_line(run: Run) -> None:
    assert run("bank")[2].count("\n") == 1


@pytest.mark.usefixtures("broken_program")
def test_without_debug_a_program_that_fails_is_one_line(run: Run) -> None:
    assert run("bank")[2].count("\n") == 1


def test_debug_shows_no_traceback_of_a_wrong_command_line(run: Run) -> None:
    assert run("bank", "--debug", "--no-such-flag")[2] == "crs-lint: unrecognized arguments: --no-such-flag (see crs-lint --help)\n"


@pytest.mark.parametrize("command", [["rule", "missing-key"], ["stats", "bank"], ["init", "--dry-run"], ["bank"], ["bank", "--show-files"]])
def test_every_command_takes_verbose_and_debug(run: Run, command: list[str]) -> None:
    assert run(*command, "-v", "--debug")[0] == run(*command, "--verbose")[0] == 0


def records(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The messages on standard error, all of which must be log records of modules of this package."""
    matches = [RECORD.fullmatch(row) for row in done.stderr.splitlines()]
    assert None not in matches, done.stderr
    return [match[2] for match in matches if match and import_module(match[1])]


def test_vv_logs_files_settings_and_cache(bank: Path) -> None:
    (bank.parent / "crs-lint.toml").write_text("")
    for number in range(30):
        (bank / f"b{number}.yaml").write_text(f"id: q{number}\n# ::error::\x1b\n", "utf-8")
    command = LOGGED.format(arguments=["bank", "-vv", "--select", "duplicate-id"])
    cold, warm = records(python(bank.parent, command)), records(python(bank.parent, command))
    assert f"settings are read from {bank.parent / 'crs-lint.toml'}" in cold
    assert "32 files found, and 0 others of their banks" in cold
    assert "32 files to check, 0 in the cache" in cold
    assert "all results are in the cache" in warm


def test_log_records_are_sanitized(bank: Path) -> None:
    name = "x\x1b\n::error::.toml"
    (bank.parent / name).write_text("")
    done = python(bank.parent, LOGGED.format(arguments=["bank", "-vv", "--config", name]))
    assert "\x1b" not in done.stderr
    assert any(message.endswith("x\\x1b\\n::error::.toml") for message in records(done))


@pytest.mark.parametrize("arguments", [["bank"], ["bank", "-v"], ["bank", "--debug"], ["rule", "missing-key"]])
def test_logging_and_traceback_are_not_imported_unless_needed(bank: Path, arguments: list[str]) -> None:
    done = python(bank.parent, LOGGED.format(arguments=arguments))
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (0, "[]", "")


def test_vv_fails_where_records_cannot_be_written(bank: Path) -> None:
    code = (
        "import sys; from crs_lint.cli.main import main; sys.stderr = open('/dev/full', 'w', buffering=1); sys.exit(main(['bank', '-vv']))"
    )
    if sys.platform == "linux":
        assert python(bank.parent, code).returncode == 2
