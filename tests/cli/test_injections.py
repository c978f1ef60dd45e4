"""Texts that would steer a terminal, a build server or a page, in the output of every command."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from crs_lint.files.gitignore import compiled, usable
from tests.engine.test_since import Repository
from tests.report import consumers
from tests.report.injections import INJECTIONS, PAYLOADS, quoted
from tests.report.test_reports import STEERING

Run = Callable[..., tuple[int, str, str]]


def assert_inert(*outputs: str) -> None:
    for output in outputs:
        assert STEERING.findall(output) == []
        assert consumers.orders(output) == []


def _item(number: int, text: str) -> str:
    value = quoted(text)
    return (
        f"  - id: item-{number}\n    stem: Which is it?\n    domain: {value}\n    level: {value}\n    task: {value}\n    status: {value}\n"
        f"    references: [{{source: {value}}}, {value}]\n"
        f"    options: [{{text: {value}, correct: true}}, {{text: {value}}}]\n    explanation: {value}\n"
    )


@pytest.fixture(scope="module")
def hostile_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exams and items in which every text that statistics show holds a payload."""
    folder = tmp_path_factory.mktemp("stats")
    (folder / ".git").mkdir()
    for number, text in enumerate(("::stop-commands::x", "##[group]x", "\x1b[31m", "@octocat me@example.com", "[x](http://evil.example)")):
        (folder / f"{number}").mkdir()
        (folder / f"{number}/exam.yaml").write_text(f"exam: {quoted(text)}\n", "utf-8")
        items = "".join(_item(index, text) for index, text in enumerate(INJECTIONS if number == 0 else (text,)))
        (folder / f"{number}/a.yaml").write_text(f"items:\n{items}", "utf-8")
    return folder


@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
def test_statistics_steer_nothing(run: Run, hostile_bank: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.chdir(hostile_bank)
    _, out, err = run("stats", ".", "--isolated", "--format", form)
    assert len(out) > 5000
    assert_inert(out, err)
    if form == "markdown":
        consumers.rows(out)
        assert not re.search(r"@[\w.-]", out.replace("@&#8203;", ""))
    if form == "json":
        assert len(json.loads(out)["exams"]) == 5


@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
def test_statistics_of_enemies_and_changes_steer_nothing(run: Run, bank: Path, form: str) -> None:
    repository = Repository(bank.parent)
    repository.git("init", "--quiet")
    ids = [quoted(text) for text in ("::stop-commands::x", "##[group]x", "@octocat", "[x](http://evil.example)", "=1+1", "<b>")]
    (bank / "a.yaml").write_text("items:\n" + "".join(_named(name, ids[0]) for name in ids), "utf-8")
    repository.commit()
    (bank / "a.yaml").write_text("items:\n" + "".join(_named(name, ids[1]) for name in (*ids[1:], quoted("::warning::y"))), "utf-8")
    _, out, err = run("stats", "bank", "--isolated", "--since", "HEAD", "--age", "--format", form)
    assert "octocat" in out
    assert_inert(out, err)
    if form == "markdown":
        assert not re.search(r"@[\w.-]", out.replace("@&#8203;", ""))


def _named(name: str, enemy: str) -> str:
    return f"  - {{id: {name}, stem: Which is it?, options: [{{text: This, correct: true}}, {{text: That}}], enemies: [{enemy}]}}\n"


@pytest.mark.parametrize("text", ["me@example.com", "mailto:me@example.com", "xmpp:me@example.com/x", "me@-x.example.com", "me@.com"])
def test_markdown_makes_no_link_of_an_address(text: str) -> None:
    from crs_lint.report.escape_markdown import escape, plain

    assert "@&#8203;" in escape(text)
    assert "@ " in plain(text)


def test_rules_steer_nothing(run: Run) -> None:
    for text in PAYLOADS:
        code, out, err = run("rule", "--", text)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert_inert(err)


def test_settings_steer_nothing(run: Run) -> None:
    patterns = ", ".join(quoted(text) for text in INJECTIONS if usable(text) and compiled((text,)))
    Path("crs-lint.toml").write_text(f"include = [{patterns}]\n[per-file-ignores]\n{quoted('::error::x')} = ['option-count']\n", "utf-8")
    _, out, err = run("bank", "--show-settings", "--show-files")
    assert out.count("\n") > 10
    assert_inert(out, err, *run("bank")[1:])


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses these names")
def test_init_steers_nothing(run: Run, bank: Path) -> None:
    for number, text in enumerate(INJECTIONS[: len(PAYLOADS)]):
        folder = bank.parent / (text.replace("/", "_").replace("\0", "_").encode()[:100].decode(errors="ignore") or "x")
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.yaml").write_text(f"items:\n{_item(number, text)}", "utf-8")
    (bank / "exam.yaml").unlink()
    assert_inert(*run("init", "--dry-run")[1:])
    assert_inert(*run("init")[1:])


def test_import_and_export_steer_nothing(run: Run, bank: Path) -> None:
    lines = "".join(f"::item {number}:: {text.translate(_ONE_LINE)} {{=a ~b}}\n\n" for number, text in enumerate(INJECTIONS))
    Path("quiz.txt").write_text(lines, "utf-8")
    assert_inert(*run("import", "gift", "quiz.txt", "--to", "::group::x")[1:])
    items = "".join(_item(index, text) for index, text in enumerate(INJECTIONS))
    (bank / "a.yaml").write_text(f"items:\n{items}", "utf-8")
    assert_inert(*run("export", "gift", "bank", "--to", "::group::x.txt")[1:])


def test_pages_steer_nothing(run: Run, bank: Path) -> None:
    items = "".join(
        f"  - id: {quoted(text)}\n    stem: {quoted(text)}\n    use: live\n    options: [{{text: a, correct: true}}, {{text: b}}]\n"
        f"    article: {{title: {quoted(text)}}}\n"
        for text in INJECTIONS[:90]
    )
    (bank / "##[group]x.yaml").write_text(f"items:\n{items}", "utf-8")
    code, out, err = run("pages", "bank", "--to", "::group::x")
    assert code == 2
    assert err.count("is live") == 90
    assert_inert(out, err)


_ONE_LINE = {ord(char): " " for char in "\n\r\0"}


def test_markdown_refers_to_no_issue() -> None:
    from crs_lint.report.escape_markdown import escape

    assert escape("see GH-12, gh-7") == "see GH-&#8203;12, gh-&#8203;7"
