"""Rules of installed packages in whole runs: settings, formats, suppressions, baselines, fixes, processes and the cache."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from crs_lint.engine.processes import FEW
from tests.cli.test_command_line import CLEAN, EXAM
from tests.plugin_folder import BODY, HEAD, ODD_ID, TAIL, PluginFolder

Run: TypeAlias = Callable[..., tuple[int, str, str]]

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html")
MESSAGE = 'The id "planet-nearest" does not begin with "acme-".'
WHOLE_BANK = (
    HEAD.replace("(item: Item", "(bank: Bank").replace('source="a style guide"', 'source="a style guide", needs_whole_bank=True')
    + "    for facts in bank.items:\n        yield Problem(('id',), 'The bank is odd.', 'Change it.', file=facts.file)\n"
    + TAIL
)


def made(body: str, *, declared: str = "") -> str:
    """The code of a package whose check has another body and whose rule has more arguments."""
    return HEAD.replace('guide"', f'guide"{declared}') + "".join(f"    {line}\n" for line in body.split("\n")) + TAIL


@pytest.fixture
def acme(plugins: PluginFolder) -> PluginFolder:
    plugins.install("acme")
    return plugins


def findings(run: Run, *arguments: str) -> list[tuple[str, int, str, str]]:
    """Rule, line, severity and message of all findings of a run with the package."""
    code, out, err = run("bank", "--plugin", "acme", "--format", "json", *arguments)
    assert code in (0, 1), err
    return [(one["rule"], one["line"], one["severity"], one["message"]) for one in json.loads(out)["findings"]]


@pytest.mark.usefixtures("acme")
def test_without_the_option_the_rule_does_not_run(run: Run) -> None:
    assert findings(run) == [("odd-id", 2, "warning", MESSAGE)]
    assert run("bank") == (0, "2 files, 1 item: no findings\n", "")


@pytest.mark.usefixtures("acme")
def test_settings_apply_to_it(run: Run) -> None:
    Path("crs-lint.toml").write_text('[rules.odd-id]\nseverity = "error"\nprefix = "sun-"\n')
    assert findings(run) == [("odd-id", 2, "error", MESSAGE.replace("acme-", "sun-"))]
    assert run("bank", "--plugin", "acme", "-q")[0] == 1
    Path("crs-lint.toml").write_text('[per-file-ignores]\n"a.yaml" = ["odd-id"]\n')
    assert findings(run) == []


@pytest.mark.usefixtures("acme")
def test_it_is_selected_by_name_and_by_category(run: Run) -> None:
    for selected in ("odd-id", "house", "all"):
        assert ("odd-id", 2, "warning", MESSAGE) in findings(run, "--select", selected)
    for ignored in (["--ignore", "odd-id"], ["--ignore", "house"], ["--select", "stem"]):
        assert findings(run, *ignored) == []


def test_a_rule_that_is_off_by_default_is_switched_on(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme", ODD_ID.replace('guide"', 'guide", default=False'))
    assert findings(run) == []
    assert findings(run, "--extend-select", "odd-id") == [("odd-id", 2, "warning", MESSAGE)]


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_reports_it(run: Run, form: str) -> None:
    code, out, err = run("bank", "--plugin", "acme", "--format", form)
    assert code == 0, err
    assert "odd-id" in out


@pytest.mark.usefixtures("acme")
def test_sarif_and_html_have_its_docs(run: Run) -> None:
    (sarif,) = json.loads(run("bank", "--plugin", "acme", "--format", "sarif")[1])["runs"]
    (result,) = sarif["results"]
    described = sarif["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (described["id"], described["shortDescription"]["text"]) == ("odd-id", "The id of an item is odd.")
    assert "The id of an item is odd." in run("bank", "--plugin", "acme", "--format", "html")[1]


def test_its_category_is_what_it_says(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme", ODD_ID.replace('category="house"', 'category="stem"'))
    assert json.loads(run("bank", "--plugin", "acme", "--format", "json")[1])["findings"][0]["category"] == "stem"


@pytest.mark.usefixtures("acme")
def test_the_rule_command_lists_and_explains_it(run: Run) -> None:
    for arguments in ([], ["--isolated"]):
        last = run("rule", "--plugin", "acme", *arguments)[1].splitlines()[-1]
        assert re.fullmatch(r" *odd-id +warning +on +The id of an item is odd\.", last)
    code, out, _ = run("rule", "odd-id", "--plugin", "acme")
    assert (code, out.split("\n\n")[0], "Nobody can find it." in out, "prefix" in out) == (0, "# odd-id", True, True)
    (described,) = json.loads(run("rule", "odd-id", "--plugin", "acme", "--format", "json")[1])["rules"]
    assert (described["headline"], described["options"]) == ("The id of an item is odd.", {"prefix": "acme-"})
    assert run("rule", "odd-id")[0] == 2


@pytest.mark.usefixtures("acme")
def test_statistics_and_exports_take_a_config_file_that_names_it(run: Run) -> None:
    Path("crs-lint.toml").write_text('extend-select = ["odd-id"]\n')
    assert "odd-id" in run("stats", "bank", "--plugin", "acme")[1]
    assert run("export", "gift", "bank", "--to", "quiz.txt")[0] == 2
    assert run("export", "gift", "bank", "--to", "quiz.txt", "--plugin", "acme")[0] == 0


@pytest.mark.usefixtures("acme")
def test_show_settings_has_its_options(run: Run) -> None:
    code, out, _ = run("bank", "--plugin", "acme", "--show-settings")
    assert (code, "[rules.odd-id]" in out, 'prefix = "acme-"' in out) == (0, True, True)


@pytest.mark.usefixtures("acme")
def test_comments_suppress_it(run: Run, bank: Path) -> None:
    ignoring = CLEAN.replace("  - id", "  # crs-lint: ignore[odd-id] kept\n  - id")
    (bank / "a.yaml").write_text(ignoring)
    assert findings(run) == []
    assert [rule for rule, *_ in findings(run, "--no-ignores")] == ["odd-id"]
    assert "unknown-rule" in run("bank")[1]
    (bank / "a.yaml").write_text(ignoring.replace("planet-nearest", "acme-nearest"))
    assert [rule for rule, *_ in findings(run)] == ["unused-suppression"]


@pytest.mark.usefixtures("acme")
def test_comments_are_added_for_it(run: Run, bank: Path) -> None:
    assert run("bank", "--plugin", "acme", "--add-ignore=known")[0] == 0
    assert "ignore[odd-id] known" in (bank / "a.yaml").read_text()
    assert findings(run) == []


@pytest.mark.usefixtures("acme")
def test_a_baseline_keeps_it_while_the_rule_is_off(run: Run) -> None:
    run("bank", "--plugin", "acme", "--write-baseline", "baseline.txt")
    assert findings(run, "--baseline", "baseline.txt") == []
    written = Path("baseline.txt").read_text()
    code, _, err = run("bank", "--plugin", "acme", "--ignore", "odd-id", "--baseline", "baseline.txt", "--prune-baseline")
    assert (code, Path("baseline.txt").read_text()) == (0, written), err


def test_a_rule_about_the_bank_waits_for_the_whole_bank(run: Run, bank: Path, plugins: PluginFolder) -> None:
    plugins.install("acme", WHOLE_BANK)
    (bank / "b.yaml").write_text(CLEAN.replace("planet-nearest", "other").replace("nearest", "farthest"))
    run("bank", "--plugin", "acme", "--write-baseline", "whole.txt")
    assert [message for rule, *_, message in findings(run) if rule == "odd-id"] == ["The bank is odd."] * 2
    code, out, err = run("bank/a.yaml", "--plugin", "acme")
    assert (code, "odd-id" in out) == (0, False), err


def test_a_comment_for_a_rule_that_waits_is_not_unused(run: Run, bank: Path, plugins: PluginFolder) -> None:
    plugins.install("acme", WHOLE_BANK.replace("yield Problem", "yield from () or [] and Problem"))
    (bank / "b.yaml").write_text(CLEAN.replace("planet-nearest", "other").replace("nearest", "farthest"))
    (bank / "a.yaml").write_text(CLEAN.replace("  - id", "  # crs-lint: ignore[odd-id] kept\n  - id"))
    assert "unused-suppression" in run("bank", "--plugin", "acme")[1]
    assert "unused-suppression" not in run("bank/a.yaml", "--plugin", "acme")[1]


def test_changed_items_only(run: Run, bank: Path, acme: PluginFolder) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    assert findings(run, "--since", "HEAD") == []
    (bank / "a.yaml").write_text(CLEAN.replace("Which planet is", "Which planet comes"))
    assert findings(run, "--since", "HEAD") == [("odd-id", 2, "warning", MESSAGE)]


SAFE_FIX = made(
    "if item.id != 'acme-nearest':\n"
    "    fix = Fix('Name it.', True, (Rewrite(item.at('id'), 'acme-nearest'),))\n"
    "    yield Problem(item.at('id'), 'It is odd.', 'Name it.', fix=fix)",
    declared=", fixable=Fixable.SAFELY",
)


def test_its_fixes_are_made(run: Run, bank: Path, plugins: PluginFolder) -> None:
    plugins.install("acme", SAFE_FIX)
    assert run("bank", "--plugin", "acme", "--fix")[0] == 0
    assert (bank / "a.yaml").read_text() == CLEAN.replace("planet-nearest", "acme-nearest")


def test_its_unsafe_fixes_are_made_only_on_demand(run: Run, bank: Path, plugins: PluginFolder) -> None:
    plugins.install("acme", SAFE_FIX.replace("True, (", "False, (").replace("SAFELY", "UNSAFELY"))
    run("bank", "--plugin", "acme", "--fix")
    assert (bank / "a.yaml").read_text() == CLEAN
    run("bank", "--plugin", "acme", "--unsafe-fixes")
    assert (bank / "a.yaml").read_text() == CLEAN.replace("planet-nearest", "acme-nearest")


BROKEN = [
    ("raise KeyError('a\\nb')", "KeyError: 'a\\nb'"),
    ("raise SystemExit(0)", "RuntimeError: SystemExit: 0"),
    ("yield 1", "TypeError: the check yields a value of type int, and no Problem"),
    ("return 3", "TypeError: 'int' object is not iterable"),
    ("yield Problem(item.at('id'), 3, 'Do.')", "TypeError: the check yields a Problem whose message"),
    ("yield Problem('id', 'Odd.', 'Do.')", "TypeError: the check yields a Problem whose message"),
    ("yield Problem(item.at('id'), 'Odd.', 'Do.', fix=3)", "AttributeError: "),
    ("yield Problem(item.at('id'), 'Odd.', 'Do.', chars='x')", "TypeError: "),
    ("yield Problem(item.at('id'), 'Odd.', 'Do.', related=(1,))", "AttributeError: "),
]


@pytest.mark.parametrize(("body", "error"), BROKEN)
def test_a_rule_that_fails_is_exit_code_2_and_names_the_package(run: Run, bank: Path, plugins: PluginFolder, body: str, error: str) -> None:
    plugins.install("acme", made(body))
    (bank / "a.yaml").write_text(CLEAN.replace("        correct: true\n", ""))
    code, out, err = run("bank", "--plugin", "acme", "--format", "concise", "--no-cache", "-q")
    assert (code, "missing-key" in out, err.count("\n")) == (2, True, 1), err
    assert err.startswith(f'crs-lint: bank/a.yaml: the rule "odd-id" failed ({error}'), err
    assert "). This is a bug in acme 1.0; the other rules were run.\n" in err


def test_a_rule_about_the_bank_that_fails_names_the_package(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme", WHOLE_BANK.replace("yield Problem", "raise ValueError"))
    code, _, err = run("bank", "--plugin", "acme", "--no-cache")
    assert (code, "This is a bug in acme 1.0;" in err) == (2, True)


def many(bank: Path) -> None:
    for number in range(FEW + 10):
        (bank / f"n{number:02}.yaml").write_text(CLEAN.replace("planet-nearest", f"n{number}").replace("nearest", f"planet {number}"))


def test_it_runs_in_worker_processes(run: Run, bank: Path, plugins: PluginFolder) -> None:
    plugins.install("Acme", SAFE_FIX)
    many(bank)
    both = [findings(run, "--no-cache", "--jobs", jobs, "--select", "odd-id") for jobs in ("1", "2")]
    assert len(both[0]) == FEW + 11
    assert both[0] == both[1]


SPAWNING = """\
import multiprocessing, sys
from crs_lint.cli.main import main
from crs_lint.engine import processes

processes._context = lambda: multiprocessing.get_context("spawn")
if __name__ == "__main__":
    sys.exit(main(["bank", "--no-cache", "--jobs", "2", "--plugin", "Acme.Rules", "--select", "odd-id", "--quiet", "--format", "concise"]))
"""


def test_it_runs_in_spawned_processes(bank: Path, plugins: PluginFolder) -> None:
    plugins.install("Acme.Rules", made("raise ValueError('no')"))
    many(bank)
    Path("spawning.py").write_text(SPAWNING)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "spawning.py"], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("This is a bug in acme-rules 1.0;")) == (2, FEW + 11), done.stderr


@pytest.fixture
def cached(bank: Path, run: Run) -> Callable[..., list[Any]]:
    """Findings of a run that uses the cache, as it does with many files."""
    many(bank)
    return lambda *arguments: findings(run, "--cache-dir", "cache", "--select", "odd-id", *arguments)


def test_the_cache_keeps_its_findings(cached: Callable[..., list[Any]], plugins: PluginFolder) -> None:
    file = plugins.install("acme")
    before = cached()
    assert len(before) == FEW + 11
    calls = file.with_name("calls")
    os.utime(file, ns=(10**18, 10**18))
    plugins.install("acme", ODD_ID.replace(BODY, f"    open({str(calls)!r}, 'a').write('x')\n{BODY}"))
    assert cached() == before
    assert calls.stat().st_size == FEW + 11
    assert cached() == before
    assert calls.stat().st_size == FEW + 11


def test_another_text_of_a_rule_is_checked_again(cached: Callable[..., list[Any]], plugins: PluginFolder) -> None:
    plugins.install("acme")
    assert {message.split()[-1] for *_, message in cached()} == {'"acme-".'}
    plugins.install("acme", ODD_ID.replace('"acme-"', '"other-"'))
    assert {message.split()[-1] for *_, message in cached()} == {'"other-".'}


def test_another_version_is_checked_again(cached: Callable[..., list[Any]], plugins: PluginFolder) -> None:
    words = plugins.path / "words"  # what a rule reads must be in its package; this is to tell whether it ran
    words.write_text("one")
    file = plugins.install("acme", made(f"yield Problem(item.at('id'), open({str(words)!r}).read(), 'Do.')"))
    state = file.stat()
    assert {message for *_, message in cached()} == {"one"}
    words.write_text("two")
    assert {message for *_, message in cached()} == {"one"}
    plugins.install("acme", file.read_text(), version="1.1")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert {message for *_, message in cached()} == {"two"}


def test_what_is_cached_with_a_package_is_not_found_without(cached: Callable[..., list[Any]], run: Run, acme: PluginFolder) -> None:
    assert cached()
    code, out, _ = run("bank", "--cache-dir", "cache", "--select", "house", "--format", "json")
    assert (code, json.loads(out)["findings"]) == (0, [])
    assert cached()


def test_standard_input_is_checked(run: Run, acme: PluginFolder, tmp_path: Path) -> None:
    (tmp_path / "exam.yaml").write_text(EXAM)
    program = [sys.executable, "-m", "crs_lint", "-", "--plugin", "acme", "--format", "concise", "-q"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(program, input=CLEAN, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"stdin.yaml:2:9: warning odd-id {MESSAGE}\n"), done.stderr
