"""Files within the limits that would take minutes or gigabytes if some work grew with the square of a text or list."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crs_lint.document.limits import Limits
from crs_lint.document.load import read
from crs_lint.engine.run import lint_paths
from crs_lint.files.gitignore import compiled
from crs_lint.files.walk import walk
from crs_lint.model.item import Exam
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.engine.bombs import BOMBS, EXAM, of_options, of_stem
from tests.engine.test_hostile_input import assert_work_is_linear, write_bank

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of memory and kinds of files are POSIX's")


@pytest.mark.parametrize("name", BOMBS)
def test_the_work_of_all_rules_grows_with_the_file(name: str, tmp_path: Path) -> None:
    def bank_of(factor: int) -> Path:
        bank = tmp_path / f"bank{factor}"
        write_bank(bank, {"bomb.yaml": BOMBS[name](factor / 8).encode(), "exam.yaml": EXAM.encode()})
        return bank

    assert_work_is_linear(bank_of, "--select", "all")


def rules_of(text: str, tmp_path: Path, *select: str) -> list[str]:
    write_bank(tmp_path / "bank", {"bomb.yaml": text.encode()})
    request = Request((str(tmp_path / "bank" / "bomb.yaml"),), Overrides(select=select or ("all",)), isolated=True)
    return [finding.rule for finding in lint_paths(request).findings]


def test_other_rules_leave_an_item_with_too_many_options(tmp_path: Path) -> None:
    assert "duplicate-option" in rules_of(of_options(["Venus"] * 99), tmp_path)
    assert set(rules_of(of_options(["Venus"] * 100), tmp_path)) == {"too-many-options"}


def test_an_item_with_too_many_options_is_checked_if_their_number_is_not_reported(tmp_path: Path) -> None:
    assert "duplicate-option" in rules_of(of_options(["Venus"] * 100), tmp_path, "duplicate-option")


def test_characters_behind_references_count_for_each_reference() -> None:
    text = "a: &a " + "x" * 600 + "\nb: [" + ", ".join(["*a"] * 9) + "]\n"
    assert [error.rule for error in read(text.encode(), Limits(file_size=6_100)).errors] == []
    (error,) = read(text.encode(), Limits(file_size=5_900)).errors
    assert error.message == "The texts of the file have more than 5,900 characters, references followed."


CHARACTERS = [("hidden-character", "\u200b"), ("bidi-character", "\u202e"), ("control-character", "\u2028"), ("control-character", "\x85")]


@pytest.mark.parametrize(("rule", "char"), CHARACTERS)
def test_adjacent_characters_are_one_finding(rule: str, char: str, tmp_path: Path) -> None:
    assert rules_of(of_stem(f"Which {char * 300} is it?"), tmp_path, rule) == [rule]


@pytest.mark.parametrize(("rule", "char"), CHARACTERS)
def test_the_last_of_many_findings_counts_the_others(rule: str, char: str, tmp_path: Path) -> None:
    write_bank(tmp_path, {"bomb.yaml": of_stem(f"a{char}" * 300).encode()})
    findings = lint_paths(Request((str(tmp_path / "bomb.yaml"),), Overrides(select=(rule,)), isolated=True)).findings
    assert len(findings) == 20
    assert "and 280 more" in findings[-1].message
    assert not [finding for finding in findings[:-1] if "more" in finding.message]


def test_the_last_of_many_findings_removes_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from crs_lint.cli.main import main

    write_bank(tmp_path, {"bomb.yaml": of_stem("a\u200b" * 300).encode()})
    main(["--isolated", "--no-cache", "--select", "hidden-character", "--fix", str(tmp_path / "bomb.yaml")])
    assert "\u200b" not in (tmp_path / "bomb.yaml").read_text("utf-8")


def test_gitignore_files_beyond_a_number_of_patterns_are_not_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []

    def count(lines: list[str]) -> object:
        counts.append(len(lines))
        return compiled(["no"])

    monkeypatch.setattr("crs_lint.files.walk.compiled", count)
    (tmp_path / ".git").mkdir()
    for folder in range(10):
        write_bank(tmp_path / f"d{folder}", {".gitignore": b"x\n" * 1_900})
    assert len(walk(str(tmp_path), "").files) >= 20
    assert sum(counts) <= 6_000


@pytest.mark.parametrize("field", ["task: t{}", "references: [{{source: s{}, at: p}}]", "domain: d{}"])
def test_what_an_exam_declares_is_listed_once_for_all_items(field: str, tmp_path: Path) -> None:
    from crs_lint.rules.shared.exam_tables import per_exam

    made: list[Callable[..., object]] = []
    real = per_exam.__call__

    def call(self: per_exam[object], exam: Exam) -> object:
        before = self._last
        value = real(self, exam)
        made.extend([self.compute] if self._last is not before else [])
        return value

    exam = "exam: x\ndomains: [{id: d1, title: D, tasks: [{id: t1}]}]\nsources: {s1: {title: T}}\n"
    items = "items:\n" + "".join(
        f"- id: i{number}\n  stem: Which?\n  options: [{{text: a}}]\n  {field.format(number)}\n" for number in range(50)
    )
    write_bank(tmp_path, {"exam.yaml": exam.encode(), "bomb.yaml": items.encode()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(per_exam, "__call__", call)
        lint_paths(Request((str(tmp_path / "bomb.yaml"),), isolated=True))
    assert made
    assert all(made.count(compute) == 1 for compute in made)
