"""``--responses`` and its options on the command line, in settings, and in hooks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crs_lint.responses import extra

pytest.importorskip("polars")

Run = Callable[..., tuple[int, str, str]]
SAID = "Stronger candidates chose A more often than the key B"


def settings(bank: Path, text: str) -> None:
    (bank.parent / "crs-lint.toml").write_text(text, "utf-8")


@pytest.mark.parametrize(
    "arguments",
    [("bank/", "--responses", "r.csv"), ("--responses", "r.csv", "bank/"), ("check", "--responses=r.csv", "bank/")],
)
def test_a_run_judges_responses(miskeyed: Path, run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, SAID in out) == (1, True)
    assert "187 candidates answered 21 items; tests made: 21 for likely-miskey" in err


def test_quiet_leaves_out_the_notes(miskeyed: Path, run: Run) -> None:
    assert run("bank/", "--responses", "r.csv", "--quiet")[2] == ""


def test_two_files_are_two_sittings(miskeyed: Path, run: Run) -> None:
    (miskeyed.parent / "s.csv").write_bytes((miskeyed.parent / "r.csv").read_bytes())
    assert "374 candidates" in run("bank/", "--responses", "r.csv", "s.csv")[2]
    assert "374 candidates" in run("bank/", "--responses", "r.csv", "--responses", "s.csv")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--responses", "none.csv"), "none.csv: The file no longer exists."),
        (("--responses", "r.csv", "--max-responses", "100"), "r.csv: "),
        (("--responses", "r.csv", "--scoring", "none.yaml"), "none.yaml: "),
        (("--responses", "r.csv", "--responses-form", "odd"), "invalid choice"),
        (("--responses", "r.csv", "--responses-form", "long"), "r.csv: "),
        (("--responses", "r.csv", "--responses-at", "HEAD"), "r.csv: the bank is in no git repository"),
        (("--responses-at", "HEAD"), "--responses-at requires responses"),
        (("--responses-form", "wide"), "--responses-form requires responses"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_fails(miskeyed: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = run("bank/", "--quiet", *arguments)
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


def test_a_scoring_file_says_how_items_were_scored(miskeyed: Path, run: Run) -> None:
    (miskeyed.parent / "scoring.yaml").write_text("planet-missing: all\n")
    code, _, err = run("bank/", "--responses", "r.csv", "--scoring", "scoring.yaml")
    assert code == 2
    assert 'scoring.yaml: the scoring names the item "planet-missing", which the bank lacks' in err


@pytest.mark.parametrize("pattern", ["r.csv", "/*.csv", "r.*"])
def test_settings_name_responses(miskeyed: Path, run: Run, pattern: str) -> None:
    settings(miskeyed, f'responses = ["{pattern}"]\n')
    code, out, _ = run("bank/")
    assert (code, SAID in out) == (1, True)


def test_a_pattern_that_matches_no_file_is_noted(miskeyed: Path, run: Run) -> None:
    settings(miskeyed, 'responses = ["data/2026-*.csv"]\n')
    code, _, err = run("bank/")
    assert code == 0
    assert 'crs-lint.toml: the pattern "data/2026-*.csv" in "responses" matches no file.' in err


def test_settings_name_no_file_out_of_the_repository(miskeyed: Path, run: Run) -> None:
    subprocess.run(["git", "init", "-q"], cwd=miskeyed, check=True)
    (miskeyed / "crs-lint.toml").write_text('responses = ["*.csv"]\n')
    os.symlink(miskeyed.parent / "r.csv", miskeyed / "linked.csv")
    code, _, err = run("bank/")
    assert code == 0
    assert 'the pattern "*.csv" in "responses" matches no file' in err


@pytest.mark.parametrize("value", ['"../scoring.yaml"', "3", '""'])
def test_settings_name_no_scoring_out_of_the_repository(miskeyed: Path, run: Run, value: str) -> None:
    settings(miskeyed, f'responses = ["r.csv"]\nscoring = {value}\n')
    code, _, err = run("bank/")
    assert code == 2
    assert '"scoring"' in err


def test_settings_hold_the_scoring_or_name_its_file(miskeyed: Path, run: Run) -> None:
    settings(miskeyed, 'responses = ["r.csv"]\nscoring = {planet-missing = "all"}\n')
    inline = run("bank/")
    (miskeyed.parent / "scoring.yaml").write_text("planet-missing: all\n")
    settings(miskeyed, 'responses = ["r.csv"]\nscoring = "scoring.yaml"\n')
    named = run("bank/")
    assert inline[0] == named[0] == 2
    assert "planet-missing" in inline[2]
    assert "planet-missing" in named[2]


def test_the_settings_are_shown(miskeyed: Path, run: Run) -> None:
    settings(miskeyed, 'responses = ["r.csv"]\nscoring = {other-1 = ["A", "C"]}\n')
    shown = run("bank/", "--show-settings")[1]
    assert 'responses = ["r.csv"]  # crs-lint.toml' in shown
    assert 'scoring = {"other-1" = ["A", "C"]}  # crs-lint.toml' in shown


@pytest.mark.parametrize("arguments", [("bank/items.yaml",), ("bank/", "--force-exclude")])
def test_a_hook_ignores_the_responses_of_settings(miskeyed: Path, run: Run, arguments: tuple[str, ...]) -> None:
    settings(miskeyed, 'responses = ["r.csv"]\n')
    code, out, err = run(*arguments)
    assert (code, SAID in out, "responses" in err) == (0, False, False)
    assert run(*arguments, "--verbose")[2].count("the responses that the settings name are not judged") == 1


def test_pre_commit_ignores_the_responses_of_settings(miskeyed: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")
    settings(miskeyed, 'responses = ["r.csv"]\n')
    assert run("bank/")[0] == 0


def test_without_the_extra_settings_are_noted_and_the_flag_fails(miskeyed: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    settings(miskeyed, 'responses = ["r.csv"]\n')
    code, out, err = run("bank/")
    assert (code, SAID in out) == (0, False)
    assert err.count("polars") == err.count("\n") == 1
    code, _, err = run("bank/", "--responses", "r.csv")
    assert code == 2
    assert err.count("polars") == err.count("\n") == 1


def test_a_fix_is_not_held_back_by_what_candidates_answered(miskeyed: Path, run: Run) -> None:
    file = miskeyed / "items.yaml"
    file.write_text(file.read_text().replace("Which planet is", "Which planet  is"))
    code, out, _ = run("bank/", "--responses", "r.csv", "--fix")
    assert (code, SAID in out, "Fixed 1 finding" in out) == (1, True, True)


def test_add_ignore_suppresses_what_candidates_answered(miskeyed: Path, run: Run) -> None:
    run("bank/", "--responses", "r.csv", "--select", "likely-miskey", "--add-ignore=reviewed")
    assert "# crs-lint: ignore[likely-miskey] reviewed" in (miskeyed / "items.yaml").read_text()
    assert run("bank/", "--responses", "r.csv")[0] == 0


def test_since_reports_on_changed_items_only(miskeyed: Path, run: Run) -> None:
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "all")):
        subprocess.run([*git, *command], cwd=miskeyed.parent, check=True)
    assert run("bank/", "--responses", "r.csv", "--since", "HEAD")[0] == 0


PLAIN = """
import sys
from crs_lint.cli.main import main
main(["bank/", "--no-cache"])
parts = ("polars", "openpyxl", "crs_lint.responses", "crs_lint.rules.evidence", "crs_lint.engine.check_evidence")
print([name for name in sys.modules if name.startswith(parts)])
"""


def test_a_run_without_responses_imports_nothing_of_them(bank: Path) -> None:
    done = subprocess.run([sys.executable, "-c", PLAIN], cwd=bank.parent, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "1 item" in done.stdout
