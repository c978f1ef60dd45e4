"""Items in other languages than those of some rules: every run says how many there are and which rules did not look at them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from crs_lint.engine.left_out import LeftOut, together
from crs_lint.engine.run import lint_paths
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from tests.cli.test_command_line import Run

RULES = ("a-or-an", "stigmatizing-term", "longest-key")
ENGLISH_ONLY = ("a-or-an", "stigmatizing-term")
OVERRIDES = Overrides(select=RULES)
SPANISH = Path(__file__).parents[1] / "language" / "texts" / "es.txt"


def item(name: str, *fields: str) -> str:
    stem = f"¿Cuál de los planetas del sistema está más cerca de {name}?"
    head = "\n".join([f"  - id: {name}", *(f"    {field}" for field in fields)])
    return f"{head}\n    stem: {stem}\n    options:\n      - text: Io {name}\n        correct: true\n      - text: Ío {name}\n"


def write(folder: Path, exam: str = "", **files: str) -> None:
    (folder / "exam.yaml").write_text(f"exam: sky\n{exam}", "utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(f"items:\n{text}", "utf-8")


def left_out(folder: Path, *, cache_folder: str = "", since: str = "") -> LeftOut:
    request = Request((str(folder),), OVERRIDES, min_files_for_cache=0, cache_folder=cache_folder, since=since)
    return lint_paths(request).left_out


@pytest.mark.parametrize(
    ("exam", "fields", "count"),
    [
        ("language: es\n", (), 2),
        ("language: en\n", (), 0),
        ("language: en\n", ("language: es-MX",), 2),
        ("language: sv\n", (), 2),
        ("", (), 2),
        ("", ("language: en-GB",), 0),
        ("language: es\n", ("status: retired",), 0),
        ("language: es\n", ("status: draft",), 2),
    ],
)
def test_items_that_rules_did_not_look_at_are_counted(tmp_path: Path, exam: str, fields: tuple[str, ...], count: int) -> None:
    write(tmp_path, exam, a=item("a", *fields), b=item("b", *fields))
    assert left_out(tmp_path) == (LeftOut(2, ENGLISH_ONLY) if count else LeftOut())


def test_a_rule_that_is_off_for_a_file_did_not_skip_it(tmp_path: Path) -> None:
    write(tmp_path, "language: es\n", a=item("a"))
    (tmp_path / "crs-lint.toml").write_text('[per-file-ignores]\n"a.yaml" = ["a-or-an"]\n')
    assert left_out(tmp_path).rules == ("stigmatizing-term",)


def test_a_warm_run_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bank = tmp_path / "bank"
    bank.mkdir()
    write(bank, "", a=item("a"), b=item("b"))
    cache = str(tmp_path / "cache")
    cold = left_out(bank, cache_folder=cache)
    monkeypatch.setattr("crs_lint.engine.check_files.check_file", None)  # a file that is checked again would crash
    assert left_out(bank, cache_folder=cache) == cold == LeftOut(2, ENGLISH_ONLY)
    (bank / "c.yaml").write_text(f"items:\n{item('c')}", "utf-8")
    monkeypatch.undo()
    assert left_out(bank, cache_folder=cache) == LeftOut(3, ENGLISH_ONLY)


def test_another_language_of_the_settings_makes_other_results_than_those_in_the_cache(tmp_path: Path) -> None:
    bank = tmp_path / "bank"
    bank.mkdir()
    write(bank, "", a=item("a"))
    found = []
    for tag in ("es", "en", "es"):
        (bank / "crs-lint.toml").write_text(f'language = "{tag}"\n')
        found.append(left_out(bank, cache_folder=str(tmp_path / "cache")).items)
    assert found == [1, 0, 1]


def test_a_run_on_changes_counts_what_it_checked(tmp_path: Path) -> None:
    write(tmp_path, "", a=item("a"))
    person = ["-c", "user.name=author", "-c", "user.email=author@example.org"]
    for arguments in (["init", "-q"], ["add", "."], [*person, "commit", "-qm", "a"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)
    write(tmp_path, "", a=item("a"), b=item("b"))
    assert left_out(tmp_path, since="HEAD") == LeftOut(2, ENGLISH_ONLY)


def test_files_are_counted_together_and_those_without_such_rules_do_not_count() -> None:
    parts = [LeftOut(3, ("b", "a")), LeftOut(5), LeftOut(2, ("c", "a"))]
    assert together(parts) == LeftOut(5, ("a", "b", "c"))


LINE = "2 rules about wording do not cover the language of 2 items, and did not look at them."


@pytest.mark.parametrize(
    ("arguments", "is_said"), [((), True), (("--format", "concise"), True), (("--quiet",), False), (("--format", "junit"), False)]
)
def test_formats_for_people_say_it_in_one_line(run: Run, tmp_path: Path, arguments: tuple[str, ...], is_said: bool) -> None:
    write(tmp_path, "language: es\n", a=item("a") + item("b"))
    _, out, err = run("--isolated", "--select", ",".join(RULES), *arguments, str(tmp_path))
    assert (out + err).count(LINE) == is_said


def test_one_item_is_one_item(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "language: es\n", a=item("a"))
    _, out, err = run("--isolated", "--select", "a-or-an", str(tmp_path))
    assert "1 rule about wording does not cover the language of 1 item, and did not look at it.\n" in out + err


def test_json_says_it_only_where_there_are_such_items(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "language: es\n", a=item("a"))
    arguments = ("--isolated", "--select", ",".join(RULES), "--format", "json", str(tmp_path))
    assert json.loads(run(*arguments)[1])["summary"]["other_languages"] == {"items": 1, "rules": list(ENGLISH_ONLY)}
    write(tmp_path, "language: en\n")
    assert "other_languages" not in json.loads(run(*arguments)[1])["summary"]


def test_show_settings_says_the_language_its_origin_and_the_rules_that_do_not_look_at_it(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "", a=item("a"))
    arguments = ("--show-settings", "--select", ",".join(RULES), str(tmp_path))
    assert "#language: not declared; the words of each file tell it\n" in run(*arguments)[1]
    (tmp_path / "crs-lint.toml").write_text('language = "fr"\n')
    said = run(*arguments)[1]
    assert 'language = "fr"  # crs-lint.toml; 2 rules about wording do not look at it: a-or-an, stigmatizing-term\n' in said
    (tmp_path / "exam.yaml").write_text("exam: sky\nlanguage: en-GB\n")
    said = run(*arguments)[1]
    assert 'language = "en-GB"  # exam.yaml\n' in said
    assert "not look at it" not in said


def test_show_settings_says_the_language_that_is_detected_in_a_file(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "", a=item("a", f"explanation: {json.dumps(SPANISH.read_text('utf-8') * 2)}"))
    arguments = ("--show-settings", "--isolated", "--select", ",".join(RULES), str(tmp_path / "a.yaml"))
    said = run(*arguments)[1]
    silent = "2 rules about wording do not look at it: a-or-an, stigmatizing-term"
    assert f'#language: not declared; detected by its words: "es"; {silent}\n' in said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (("language: fr",), 'language = "fr"  # '),
        ((), "#language: not declared; the words of each file tell it\n"),  # too few words
    ],
)
def test_show_settings_says_the_language_that_a_file_declares(fields: tuple[str, ...], said: str, run: Run, tmp_path: Path) -> None:
    write(tmp_path, "", a=item("a", *fields))
    assert said in run("--show-settings", "--isolated", str(tmp_path / "a.yaml"))[1]


def test_show_settings_says_nothing_of_a_file_in_two_languages(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "", a=item("a", "language: fr") + item("b", "language: es"))
    assert "#language: not declared; the words of each file tell it\n" in run("--show-settings", "--isolated", str(tmp_path / "a.yaml"))[1]


def test_show_settings_of_a_broken_or_missing_file_says_the_settings(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "")
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00{")
    code, out, _ = run("--show-settings", "--isolated", str(tmp_path / "a.yaml"))
    assert (code, "#language: not declared" in out) == (0, True)


def test_what_is_told_neither_hides_an_item_with_the_same_id_nor_changes_a_fingerprint(tmp_path: Path) -> None:
    english = item("a").replace("¿Cuál de los planetas del sistema está más cerca de a?", "Which of the planets is nearest to them?")
    found = []
    for exam in ("", "language: en\n"):
        write(tmp_path, exam, a=item("a"), b=english)
        report = lint_paths(Request((str(tmp_path),), Overrides(select=("duplicate-id", "missing-explanation"))))
        found.append([(one.rule, one.path, one.line, one.fingerprint) for one in report.findings])
    assert found[0] == found[1]
    assert {rule for rule, *_ in found[0]} == {"duplicate-id", "missing-explanation"}
