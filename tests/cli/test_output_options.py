"""Options on what is printed and where it goes: files that are not replaced, severities, statistics, the environment."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crs_lint.report.format_names import FORMATS
from tests.cli.test_command_line import CLEAN, FAULTY, WARNED

Run = Callable[..., tuple[int, str, str]]
MIXED = FAULTY.replace("text: Mercury", 'text: "A) Mercury"').replace('"日本 Mercury"', '"B) Venus"')


@pytest.fixture
def mixed(bank: Path) -> Path:
    """A bank with an error and two warnings, which have safe fixes."""
    (bank / "a.yaml").write_text(MIXED, "utf-8")
    return bank


# Files


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("content", [CLEAN, MIXED])
def test_report_of_the_same_format_is_replaced(run: Run, bank: Path, form: str, content: str) -> None:
    pytest.importorskip("jinja2")
    (bank / "a.yaml").write_text(content, "utf-8")
    for _ in range(2):
        assert run("bank", "--exit-zero", "--format", f"{form}=out")[0] == 0
    (bank / "a.yaml").write_text(MIXED, "utf-8")
    assert run("bank", "--exit-zero", "--format", f"{form}=out")[0] == 0
    assert Path("out").stat().st_size > 0


@pytest.mark.parametrize("form", FORMATS)
def test_report_of_another_format_is_not_replaced(run: Run, mixed: Path, form: str) -> None:
    pytest.importorskip("jinja2")
    assert run("bank", "--format", f"{form}=out")[0] == 1
    before = Path("out").read_bytes()
    for other in sorted({*FORMATS} - {form}):
        code, _, err = run("bank", "--format", f"{other}=out")
        assert (code, err.splitlines()[0]) == (2, f"crs-lint: out: not written; it exists and is no report in the format {other}.")
    assert Path("out").read_bytes() == before


@pytest.mark.parametrize("name", ["bank/a.yaml", "bank/exam.yaml", "crs-lint.toml", "schema.json", "parked.txt"])
def test_report_replaces_nothing_that_the_run_reads(run: Run, bank: Path, name: str) -> None:
    Path("schema.json").write_text("{}")
    Path("crs-lint.toml").write_text('[dialect]\nschema = "schema.json"\n')
    run("bank", "--write-baseline", "parked.txt")
    before = Path(name).read_bytes()
    code, _, err = run("bank", "--baseline", "parked.txt", "--format", f"json={name}")
    assert (code, err.splitlines()[0]) == (2, f"crs-lint: {name}: not written; this run reads it.")
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize("name", ["empty.yaml", "b.yaml"])
def test_report_does_not_replace_another_file_of_the_bank(run: Run, bank: Path, name: str) -> None:
    (bank / name).touch()
    paths = ("bank",) if name == "empty.yaml" else ("bank/a.yaml",)
    code, _, err = run(*paths, "--format", f"json=bank/{name}")
    assert (code, (bank / name).read_bytes()) == (2, b"")
    assert f"crs-lint: bank/{name}: not written; this run reads it.\n" in err


def test_report_replaces_no_file_of_the_user(run: Run) -> None:
    Path("notes.md").write_text("# Notes\n")
    code, _, err = run("bank", "--format", "markdown=notes.md")
    assert (code, err.splitlines()[0]) == (2, "crs-lint: notes.md: not written; it exists and is no report in the format markdown.")
    assert Path("notes.md").read_text() == "# Notes\n"


def test_report_is_written_into_an_empty_file_and_into_new_folders(run: Run) -> None:
    Path("out.json").touch()
    assert run("bank", "--format", "json=out.json", "--format", "sarif=new/folder/out.sarif")[0] == 0
    assert json.loads(Path("out.json").read_text())["version"] == 1
    assert json.loads(Path("new/folder/out.sarif").read_text())["version"] == "2.1.0"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--format", "json=out", "--format", "sarif=./out"),
        ("--format", "json=out", "--write-baseline", "out"),
    ],
)
def test_two_outputs_in_one_file_are_refused(run: Run, arguments: tuple[str, ...]) -> None:
    code, _, err = run("bank", *arguments)
    assert (code, "would be written to the same file" in err) == (2, True)
    assert not Path("out").exists()


def test_dash_stands_for_standard_output(run: Run) -> None:
    assert run("bank", "--format", "json=-") == run("bank", "--format", "json")
    assert not Path("-").exists()
    assert run("bank", "--format", "json=-", "--format", "text")[0] == 2


# What is printed and what fails


@pytest.mark.parametrize(("level", "shown"), [("info", 3), ("warning", 3), ("error", 1)])
@pytest.mark.parametrize("form", ["concise", "github"])
def test_findings_below_the_minimum_severity_are_not_printed(run: Run, mixed: Path, level: str, shown: int, form: str) -> None:
    code, out, err = run("bank", "--format", form, "--min-severity", level)
    assert (code, len(out.splitlines())) == (1, shown)
    hidden = f"; {3 - shown} not shown" if shown < 3 else ""
    assert err == f"2 files, 1 item: 1 error, 2 warnings{hidden}; 2 fixable with --fix\n"


def test_exit_code_counts_findings_that_are_not_printed(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    assert run("bank", "--min-severity", "error", "--fail-level", "warning", "--quiet") == (1, "", "")


@pytest.mark.parametrize(("most", "code"), [("0", 1), ("1", 1), ("2", 0), ("3", 0)])
def test_more_warnings_than_allowed_exit_with_1(run: Run, bank: Path, most: str, code: int) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    note = f"crs-lint: 2 warnings are more than the {most} of --max-warnings.\n" if code else ""
    assert (run("bank", "--max-warnings", most)[0::2]) == (code, note)
    assert run("bank", "--max-warnings", most, "--exit-zero")[0] == 0


def test_stale_entries_exit_with_1_where_that_is_asked_for(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    run("bank", "--write-baseline", "parked.txt")
    assert run("bank", "--baseline", "parked.txt", "--fail-on-stale")[0] == 0
    (bank / "a.yaml").write_text(CLEAN, "utf-8")
    assert run("bank", "--baseline", "parked.txt")[0] == 0
    code, _, err = run("bank", "--baseline", "parked.txt", "--fail-on-stale")
    assert (code, err) == (1, "crs-lint: 2 baseline entries no longer occur; --prune-baseline removes them.\n")


def test_fixable_findings_are_marked_and_counted(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED.replace('text: "B) Venus"', "text: 'B) Venus'"), "utf-8")
    out = run("bank")[1]
    assert out.count("warning[option-label] [*] ") == 2
    assert out.endswith("2 files, 1 item: 2 warnings; 2 fixable with --fix\n")


def test_excluded_files_are_counted_in_the_summary(run: Run, bank: Path) -> None:
    (bank / "b.yaml").write_text(CLEAN, "utf-8")
    Path("crs-lint.toml").write_text('exclude = ["b.yaml"]\n')
    assert run("bank") == (0, "2 files, 1 item: no findings; 1 file excluded\n", "")


def test_patterns_without_a_match_are_noted_unless_quiet(run: Run) -> None:
    Path("crs-lint.toml").write_text('exclude = ["bank/old*.yaml"]\n')
    note = f'crs-lint: {os.path.abspath("crs-lint.toml")}: the pattern "bank/old*.yaml" in "exclude" matches no file.\n'
    assert run("bank") == (0, "2 files, 1 item: no findings\n", note)
    assert run("bank", "--quiet") == (0, "", "")


def test_summary_does_not_say_that_nothing_was_found_where_nothing_was_checked(run: Run) -> None:
    assert run("nowhere")[:2] == (2, "0 files, 0 items: nothing was checked\n")
    assert run("nowhere", "bank")[:2] == (2, "2 files, 1 item: no findings in what was checked\n")


def test_statistics_as_json_have_the_documented_fields(run: Run, mixed: Path) -> None:
    code, out, _ = run("bank", "--statistics", "--format", "json")
    document = json.loads(out)
    assert (code, document["version"], document["summary"]["errors"]) == (1, 1, 1)
    assert document["statistics"] == [
        {"rule": "option-label", "category": "options", "severity": "warning", "findings": 2, "fixable": 2},
        {"rule": "missing-key", "category": "key", "severity": "error", "findings": 1, "fixable": 0},
    ]


def test_statistics_are_written_to_files_too(run: Run, mixed: Path) -> None:
    for _ in range(2):
        run("bank", "--statistics", "--format", "text=out.txt", "--format", "json=out.json")
    assert Path("out.txt").read_text() == "     2  warning  option-label [*]\n     1  error    missing-key\n"
    assert json.loads(Path("out.json").read_text())["statistics"][0]["findings"] == 2


# Short options and the environment


def test_short_options(run: Run) -> None:
    assert run("-V") == run("--version")
    assert run("bank", "-f", "json") == run("bank", "--format", "json")


def test_environment_gives_the_format_unless_an_option_does(run: Run, mixed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    concise = run("bank", "--format", "concise")
    monkeypatch.setenv("CRS_LINT_FORMAT", "concise")
    assert run("bank") == concise
    assert run("bank", "--format", "json")[1].startswith("{")
    monkeypatch.setenv("CRS_LINT_FORMAT", "")
    assert run("bank")[1].endswith("fixable with --fix\n")
    monkeypatch.setenv("CRS_LINT_FORMAT", "consice")
    assert run("bank")[::2] == (2, 'crs-lint: there is no format "consice". Did you mean "concise"? (see crs-lint --help)\n')


def test_environment_gives_the_folder_of_the_cache_unless_an_option_does(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        (bank / f"{number}.yaml").write_text(CLEAN.replace("nearest", f"n{number}"), "utf-8")
    monkeypatch.setenv("CRS_LINT_CACHE_DIR", "given")
    run("bank", "--jobs", "1", "--cache-dir", "named")
    assert (Path("given").exists(), Path("named").exists()) == (False, True)
    run("bank", "--jobs", "1")
    assert list(Path("given").iterdir())


# Fixes and completion


def test_fixes_are_listed_where_that_is_asked_for(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED, "utf-8")
    listed = "".join(f"bank/a.yaml:{place}: option-label: Remove the labels.\n" for place in ("5:16", "7:16"))
    made = run("bank", "--diff", "--show-fixes")[2]
    assert made == listed + "Would fix 2 findings in 1 file. Nothing was written.\n2 files, 1 item: 2 warnings; 2 fixable with --fix\n"
    assert run("bank", "--fix", "--show-fixes") == (0, f"{listed}Fixed 2 findings in 1 file.\n2 files, 1 item: no findings\n", "")
    assert run("bank", "--show-fixes")[0] == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_commands_and_options(run: Run, shell: str) -> None:
    pytest.importorskip("shtab")
    code, out, err = run("--print-completion", shell)
    assert (code, err) == (0, "")
    for word in ("check", "stats", "import", "max-warnings", "unsafe-fixes", "dry-run"):
        assert word in out


def test_completion_names_the_extra_that_it_needs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "shtab", None)
    code, out, err = run("--print-completion", "bash")
    assert (code, out) == (2, "")
    assert 'install crs-lint with its extra "completion"' in err
