"""The command line as users see it: exit codes, formats, rule selection, messages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crs_lint.model.finding import Problem
from crs_lint.report.format_names import FORMATS
from crs_lint.rules.registry import BY_NAME

EXAM = "exam: astronomy\n"
CLEAN = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""
FAULTY = CLEAN.replace("        correct: true\n", "").replace("text: Venus", 'text: "日本 Mercury"')
WARNED = CLEAN.replace("text: Mercury", 'text: "A) Mercury"').replace("text: Venus", 'text: "B) Venus"')

Run = Callable[..., tuple[int, str, str]]


def test_clean_bank_prints_the_summary_and_exits_with_0(run: Run) -> None:
    assert run("bank/") == (0, "2 files, 1 item: no findings\n", "")
    assert run("check", "bank") == (0, "2 files, 1 item: no findings\n", "")
    assert run("bank", "--quiet") == (0, "", "")


# A report of JUnit names the second in which it was made.
_TIME = re.compile(r' timestamp="[^"]*"')


@pytest.mark.parametrize("form", sorted({*FORMATS} - {"text"}))
def test_summary_goes_to_stderr_beside_formats_of_machines(run: Run, form: str) -> None:
    code, out, err = run("bank", "--format", form)
    assert (code, err) == (0, "2 files, 1 item: no findings\n")
    assert "no findings\n" not in out
    quiet_code, quiet_out, quiet_err = run("bank", "--quiet", "--format", form)
    assert (quiet_code, quiet_err) == (0, "")
    assert _TIME.sub("", quiet_out) == _TIME.sub("", out)


def test_summary_goes_to_stderr_where_all_formats_go_to_files(run: Run) -> None:
    assert run("bank", "--format", "text=out.txt", "--format", "json=out.json") == (0, "", "2 files, 1 item: no findings\n")


def test_summary_goes_to_stdout_with_text_beside_a_file(run: Run) -> None:
    assert run("bank", "--format", "text", "--format", "json=out.json") == (0, "2 files, 1 item: no findings\n", "")


def test_text_report_shows_the_line_and_exits_with_1(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY, "utf-8")
    assert run("bank") == (
        1,
        """\
bank/a.yaml:4:5: error[missing-key] No answer is marked as right.
  |
4 |     options:
  |     ^^^^^^^
  = help: Put "correct: true" under the right answer.

2 files, 1 item: 1 error
""",
        "",
    )


def test_concise_report_has_one_line_per_finding(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY, "utf-8")
    code, out, err = run("bank", "--format", "concise")
    assert (code, out) == (1, "bank/a.yaml:4:5: error missing-key No answer is marked as right.\n")
    assert err == "2 files, 1 item: 1 error\n"


def test_json_report_has_the_documented_fields(run: Run, bank: Path) -> None:
    (bank / "b.yaml").write_text(CLEAN.replace("nearest\n", "nearest\n    status: review\n").replace("Its", "Her"), "utf-8")
    code, out, _ = run("bank", "--format", "json", "--select", "duplicate-id")
    document = json.loads(out)
    fingerprint = document["findings"][0].pop("fingerprint")
    assert len(fingerprint) == 16
    assert (code, document) == (
        1,
        {
            "version": 1,
            "findings": [
                {
                    "rule": "duplicate-id",
                    "category": "bank",
                    "severity": "error",
                    "message": 'The id "planet-nearest" is used twice.',
                    "help": "Give each item a unique id.",
                    "path": "bank/b.yaml",
                    "item": "planet-nearest",
                    "line": 2,
                    "column": 9,
                    "end_line": 2,
                    "end_column": 23,
                    "related": [{"path": "bank/a.yaml", "line": 2, "column": 9, "message": "Here, too."}],
                    "fix": None,
                }
            ],
            "summary": {"files": 3, "items": 2, "errors": 1, "warnings": 0, "infos": 0, "suppressed": 0},
        },
    )


def test_carets_align_under_wide_and_escaped_characters(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(CLEAN.replace("Which planet", '"日本\\u0001 [check] planet').replace("sun?", 'sun?"'), "utf-8")
    _, out, _ = run("bank", "--ignore", "control-character")
    frame = out.splitlines()[2:4]
    assert frame == ['3 |     stem: "日本\\u0001 [check] planet is nearest to the sun?"', "  |                       ^^^^^^^"]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("باريس", 5),
        ("بَارِيس", 5),
        ("שלום", 4),
        ("שָׁלוֹם", 4),
        ("巴黎", 4),
        ("ﾊﾟﾘ", 3),
        ("서울", 4),
        ("パリ", 4),
        ("กรุงเทพ", 6),
        ("Pari\u0301s", 5),
    ],
)
def test_carets_are_as_wide_as_a_text_of_another_script(run: Run, bank: Path, text: str, width: int) -> None:
    (bank / "a.yaml").write_text(CLEAN.replace("Mercury", text).replace("Venus", text), "utf-8")
    frame = [line for line in run("bank")[1].splitlines() if line.startswith(("7 |", "  | "))]
    assert frame == [f"7 |       - text: {text}", "  |               " + "^" * width]


def test_warnings_exit_with_1_only_at_fail_level_warning(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED)
    assert run("bank")[0] == 0
    assert run("bank", "--fail-level", "warning")[0] == 1
    assert run("bank", "--fail-level", "warning", "--exit-zero")[0] == 0


def test_rules_are_selected_by_name_category_or_all(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(
        WARNED.replace("        correct: true\n", "").replace("Its orbit lies inside that of every other planet.", "It is.")
    )

    def rules(*arguments: str) -> set[str]:
        out = run("bank", "--format", "json", *arguments)[1]
        return {finding["rule"] for finding in json.loads(out)["findings"]}

    assert rules() == {"missing-key", "option-label"}
    assert rules("--select", "options") == {"option-label"}
    assert rules("--select", "key,short-explanation") == {"missing-key", "short-explanation"}
    assert rules("--extend-select", "short-explanation") == {"missing-key", "option-label", "short-explanation"}
    assert rules("--ignore", "key", "--ignore", "option-label") == set()
    assert "short-explanation" in rules("--select", "all")


def test_invalid_yaml_is_reported_whatever_is_selected(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text("items:\n  - stem: What: now?\n")
    code, out, _ = run("bank", "--select", "option-label")
    assert (code, "error[invalid-yaml]" in out) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name a folder or a file to check"),
        (("nowhere", "--quiet"), "nowhere: there is no such file or folder."),
        (("empty", "--quiet"), "empty: there is no bank here."),
        (("bank", "--select", "missing-kye"), 'Did you mean "missing-key"?'),
        (("bank", "--format", "jsn"), 'Did you mean "json"?'),
        (("bank", "--no-such-flag"), "unrecognized arguments"),
        (("bank", "--fail-levl=error"), 'unrecognized arguments: --fail-levl=error. Did you mean "--fail-level"?'),
        (("stats", "bank", "--isolate"), 'unrecognized arguments: --isolate. Did you mean "--isolated"?'),
        (("bank", "--format", "text", "--format", "json"), "only one format can go to standard output"),
        (("bank", "--quiet", "--format", "json=bank/a.yaml/out.json"), "cannot be written"),
        (("bank", "--config", "nowhere.toml"), "no such config file"),
        (
            ("bank", "--max-file-size", "none"),
            'argument --max-file-size: "none" is not a whole number above zero. Write it in digits, as in',
        ),
        (("bank", "--max-file-size", "1e9"), '"1e9" is not a whole number above zero.'),
        (("bank", "--max-values", "0"), '"0" is not a whole number above zero.'),
        (
            ("bank", "--max-text=-5"),
            '"-5" is not a whole number above zero.',
        ),
        (("bank", "--jobs", "٣"), '"٣" is not a whole number above zero.'),
        (("bank", "--jobs", "9" * 5000), f'"{"9" * 40}" is not a whole number above zero.'),
        (("bank", "--all-items"), "--all-items requires --format html"),
        (("bank", "--since", ""), "--since requires a revision"),
        (("bank", "--since", "HEAD", "--write-baseline", "b.txt"), "--since reports on changed items only"),
        (("bank", "--baseline", "a.txt", "--write-baseline", "b.txt"), "--write-baseline creates a new baseline"),
        (("bank", "--prune-baseline"), "--prune-baseline requires a file"),
        (("bank", "--no-ignores", "--add-ignore"), "--add-ignore writes comments that --no-ignores disregards"),
        (("bank", "--add-ignore=a\nb"), "the reason of --add-ignore must be one line"),
        (("bank", "--diff", "--format", "json"), "standard output carries the text or the diff"),
        (("import",), "the following arguments are required: FORMAT"),
        (("import", "exel", "a", "--to", "b"), 'there is no format "exel" to import. '),
        (("export", "gift", "bank"), "name what to export and where to write it, as in: crs-lint export gift bank/ --to quiz.txt"),
        (("stats",), "name the folder of a bank"),
        (("stats", "bank", "--format", "html"), 'there is no format "html". The formats are: text, json, markdown, csv.'),
        (("init", "nowhere"), "nowhere: there is no such folder."),
        (("rule", "missing-kye"), 'Did you mean "missing-key"?'),
    ],
)
def test_unusable_arguments_exit_with_2_and_one_line(run: Run, bank: Path, arguments: tuple[str, ...], message: str) -> None:
    (bank.parent / "empty").mkdir()
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("crs-lint: ")
    assert message in err
    assert err.count("\n") == 1


def test_exit_zero_does_not_change_exit_code_2(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text("items: []\n#" + "x" * 200)
    assert run("bank", "nowhere", "--exit-zero")[0] == 2
    assert run("bank", "--max-file-size", "100", "--exit-zero")[0] == 2


def test_other_paths_are_checked_if_one_does_not_exist(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY, "utf-8")
    code, out, _ = run("nowhere", "bank")
    assert (code, "missing-key" in out) == (2, True)


def test_reports_are_written_to_files(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY, "utf-8")
    code, out, _ = run("bank", "--format", "concise=out.txt", "--format", "json=out.json")
    assert (code, out) == (1, "")
    assert Path("out.txt").read_text("utf-8").startswith("bank/a.yaml:4:5: error missing-key")
    assert json.loads(Path("out.json").read_text("utf-8"))["summary"]["errors"] == 1
    assert sorted(path.name for path in bank.parent.iterdir()) == ["bank", "out.json", "out.txt"]


def test_statistics_show_counts_by_rule(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(WARNED)
    assert run("bank", "--statistics")[1] == "     2  warning  option-label [*]\n2 files, 1 item: 2 warnings; 2 fixable with --fix\n"


def test_statistics_mark_only_what_fix_fixes(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(CLEAN.replace("Which planet", "Which which planet"), "utf-8")
    assert run("bank", "--statistics")[1].splitlines()[0] == "     1  warning  repeated-word"


def test_summary_counts_suppressed_findings(run: Run, bank: Path) -> None:
    (bank / "a.yaml").write_text(FAULTY.replace("    options:", "    options: # crs-lint: ignore[missing-key] on Friday"), "utf-8")
    assert run("bank") == (0, "2 files, 1 item: no findings; 1 suppressed by comments\n", "")
    assert run("bank", "--quiet") == (0, "", "")
    assert run("bank", "--no-ignores")[0] == 1


def test_a_rule_that_fails_exits_with_2_and_other_findings_are_shown(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bank / "a.yaml").write_text(WARNED)

    def broken(item: object) -> list[Problem]:
        raise ZeroDivisionError("by nothing")

    rules = tuple(rule._replace(function=broken, hints=()) if rule.name == "missing-key" else rule for rule in BY_NAME.values())
    monkeypatch.setattr("crs_lint.settings.resolve.ALL", rules)
    code, out, err = run("bank")
    assert code == 2
    assert "option-label" in out
    assert err == (
        'crs-lint: bank/a.yaml: the rule "missing-key" failed (ZeroDivisionError: by nothing). '
        "This is a bug in crs-lint; the other rules were run.\n"
    )


def test_rule_command_lists_and_explains_rules(run: Run) -> None:
    _, listing, _ = run("rule")
    assert [name for name in BY_NAME if f"  {name} " not in listing] == []
    _, page, _ = run("rule", "option-count")
    assert page.startswith("# option-count\n\nCategory options, severity warning, on by default.")
    assert "Source: " in page
    assert "- 4:5 The item has 2 answers; items of this exam have 4." in page


def _command(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run([sys.executable, "-m", "crs_lint", *arguments], capture_output=True, env=environment, check=False, **options)


def test_standard_input_is_checked_as_a_file_of_its_bank(bank: Path) -> None:
    done = _command("-", "--stdin-filename", "bank/b.yaml", "--format", "concise", input=FAULTY.encode(), cwd=bank.parent)
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert 'bank/b.yaml:2:9: error duplicate-id The id "planet-nearest" is used twice.' in lines
    assert "bank/b.yaml:4:5: error missing-key No answer is marked as right." in lines


def test_a_pipe_that_closes_midway_exits_with_141_and_is_quiet(bank: Path) -> None:
    (bank / "a.yaml").write_text(
        "items:\n" + "".join(FAULTY.replace("items:\n", "").replace("nearest", f"n{n}", 1) for n in range(3000)), "utf-8"
    )
    command = f'"{sys.executable}" -m crs_lint bank | head -1; echo "${{PIPESTATUS[0]}}"'
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=bank.parent, env=environment, check=True)
    assert done.stdout.decode().splitlines()[-1] == "141"
    assert done.stderr == b""


def test_checking_writes_no_files(bank: Path) -> None:
    before = sorted(bank.parent.rglob("*"))
    _command("bank", cwd=bank.parent)
    assert sorted(bank.parent.rglob("*")) == before


def test_color_follows_force_color_and_no_color(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bank / "a.yaml").write_text(FAULTY, "utf-8")
    assert "\x1b[" not in run("bank")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31merror[missing-key]" in run("bank")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("bank")[1]


@pytest.mark.parametrize("name", ["a.YAML", "a.Yml"])
def test_yaml_ending_in_capitals_belongs_to_the_bank(run: Run, bank: Path, name: str) -> None:
    (bank / "a.yaml").rename(bank / name)
    (bank / name).write_text(FAULTY, "utf-8")
    code, out, _ = run("bank", "--format", "concise")
    assert (code, out) == (1, f"bank/{name}:4:5: error missing-key No answer is marked as right.\n")


def test_markdown_ending_in_capitals_is_read_as_markdown(run: Run, bank: Path) -> None:
    (bank / "a.yaml").unlink()
    (bank.parent / "crs-lint.toml").write_text('include = ["bank/*.MD"]\n')
    (bank / "a.MD").write_text(f"---\n{FAULTY}---\nA page about planets.\n", "utf-8")
    code, out, _ = run("bank", "--format", "concise")
    assert (code, out) == (1, "bank/a.MD:5:5: error missing-key No answer is marked as right.\n")


def test_init_advises_nothing_where_a_file_could_not_be_written(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from crs_lint.setup import plan

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(plan, "write", fail)
    code, out, err = run("init")
    assert (code, out.partition("Next:")[1]) == (2, "")
    assert "cannot be written (No space left on device).\n" in err


@pytest.mark.parametrize("name", ["exam.YAML", "exam.Yml"])
def test_exam_may_end_in_capitals(run: Run, bank: Path, name: str) -> None:
    (bank / "exam.yaml").rename(bank / name)
    assert run("bank") == (0, "2 files, 1 item: no findings\n", "")


@pytest.mark.parametrize("command", [("bank",), ("--isolated", "bank"), ("stats", "bank"), ("export", "gift", "bank", "--to", "x.gift")])
def test_unknown_reader_is_one_line_and_exit_code_2(run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.setenv("CRS_LINT_READER", "rumel")
    line = 'crs-lint: CRS_LINT_READER in the environment: there is no reader "rumel". Did you mean "ruamel"?\n'
    assert run(*command) == (2, "", line)


def test_unknown_reader_is_not_hidden_by_the_cache(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        (bank / f"{number}.yaml").write_text(CLEAN.replace("planet", f"planet-{number}"), "utf-8")
    first = run("bank", "--select", "missing-key")
    assert (first, run("bank", "--select", "missing-key")) == ((0, "32 files, 31 items: no findings\n", ""), first)
    monkeypatch.setenv("CRS_LINT_READER", "rumel")
    assert run("bank", "--select", "missing-key")[:2] == (2, "")


@pytest.mark.parametrize("name", ["", "yaml-rs", "ruamel"])
def test_known_readers_read(run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("CRS_LINT_READER", name)
    assert run("bank") == (0, "2 files, 1 item: no findings\n", "")
