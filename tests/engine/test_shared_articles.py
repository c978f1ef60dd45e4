"""The text of a shared article is checked as if it stood in an item, once, and at its own lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.fixing import change_files
from crs_lint.fixing.outcome import ChangeOptions
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request

EXAM = "exam: astronomy\ntitle: The sky\nlanguage: en\n"
PAGE = """\
    title: The the planets
    summary: An user of planets  is here.
    sections:
      - body: Four planets are small\u200bish, and four are “large.
      - heading: The inner planets
        body: "  "
      - heading: The inner planets
        body: They were recieved by a abuser of planets, and the year was 2020 #or so.
"""
ITEM = """\
  - id: {0}
    stem: Which planet is known as {0}?
    options:
      - text: The {0} one
        correct: true
      - text: The other one, without {0}
    explanation: Its orbit is the one that {0} has.
"""
NAMED = "    article: planets\n"
NAMES = ("alpha", "beta", "gamma")


def shared(*names: str, page: str = PAGE) -> str:
    return f"articles:\n  - id: planets\n{page}items:\n" + "".join(ITEM.format(name) + NAMED for name in names)


def inline(*names: str) -> str:
    page = "    article:\n" + re.sub("^", "  ", PAGE, flags=re.MULTILINE).rstrip(" ")
    first, *others = names
    return "items:\n" + ITEM.format(first) + page + "".join(ITEM.format(name) for name in others)


def lint(folder: Path, text: str, *rules: str, exam: str = EXAM, ignore: tuple[str, ...] = ()) -> Report:
    (folder / "exam.yaml").write_text(exam)
    (folder / "items.yaml").write_text(text)
    return lint_paths(Request((str(folder),), Overrides(select=rules or ("all",), ignore=ignore), isolated=True, needs_facts=True))


def found(report: Report) -> list[tuple[str, str, str]]:
    """The rules, the messages, and the lines that they are about, without indentation."""
    lines = (report.text_of(report.findings[0].path) or "").split("\n") if report.findings else []
    return sorted((one.rule, one.message, lines[one.line - 1].strip()) for one in report.findings)


def on_page(report: Report) -> list[tuple[str, str, str]]:
    return [one for one in found(report) if one[2] in PAGE]


def fingerprints(report: Report) -> list[str]:
    return sorted(one.fingerprint for one in report.findings if one.location.path[:1] == ("articles",) or one.location.span)


def test_a_shared_article_has_the_findings_of_one_in_an_item(tmp_path: Path) -> None:
    rules = {rule for rule, _, _ in on_page(lint(tmp_path, inline(*NAMES), ignore=("missing-article",)))}
    assert rules >= {
        "repeated-word", "a-or-an", "extra-space", "hidden-character", "unbalanced-markup", "empty-section", "repeated-heading",
        "misspelling", "cut-off-text",
    }  # fmt: skip
    expected = found(lint(tmp_path, inline(*NAMES), ignore=("missing-article",)))
    assert found(lint(tmp_path, shared(*NAMES), ignore=("missing-article",))) == expected


def test_fingerprints_do_not_depend_on_the_items_that_share_it(tmp_path: Path) -> None:
    before = fingerprints(lint(tmp_path, shared(*NAMES), ignore=("misspelling",)))
    assert len(set(before)) == len(before) > 8
    assert fingerprints(lint(tmp_path, shared("delta", "beta"), ignore=("misspelling",))) == before


def test_findings_in_it_are_of_no_item(tmp_path: Path) -> None:
    report = lint(tmp_path, shared(*NAMES), "repeated-word")
    assert [(one.line, one.item) for one in report.findings] == [(3, None)]


def test_a_comment_in_the_article_suppresses_and_one_at_an_item_does_not(tmp_path: Path) -> None:
    comment = "  # crs-lint: ignore[repeated-word] the band\n"
    text = shared(*NAMES)
    assert lint(tmp_path, text.replace("  - id: planets\n", f"{comment}  - id: planets\n"), "repeated-word").findings == ()
    at_item = lint(tmp_path, text.replace("  - id: alpha\n", f"{comment}  - id: alpha\n"), "repeated-word", "unused-suppression")
    assert sorted(one.rule for one in at_item.findings) == ["repeated-word", "unused-suppression"]


def test_fixes_change_it_in_its_place(tmp_path: Path) -> None:
    lint(tmp_path, shared(*NAMES))
    request = Request((str(tmp_path),), Overrides(select=("a-or-an", "extra-space")), isolated=True)
    change_files.change(request, ChangeOptions(unsafe=True), write=True)
    fixed = shared(*NAMES).replace("An user of planets  is", "A user of planets is").replace("by a abuser", "by an abuser")
    assert (tmp_path / "items.yaml").read_text() == fixed


def test_an_unused_article_is_not_checked_and_said_to_be_unused(tmp_path: Path) -> None:
    report = lint(tmp_path, shared("alpha").replace(NAMED, ""), "repeated-word", "unused-article")
    assert [(one.rule, one.line) for one in report.findings] == [("unused-article", 2)]


def test_of_unused_articles_with_one_id_the_first_is_reported(tmp_path: Path) -> None:
    text = f"articles:\n  - id: a\n    title: T\n  - id: a\n    title: T\nitems:\n{ITEM.format('alpha')}"
    report = lint(tmp_path, text, "unused-article", "duplicate-article")
    assert [(one.rule, one.line) for one in report.findings] == [("unused-article", 2), ("duplicate-article", 4)]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("    article: planets\n", []),
        ("    article: {title: T}\n", []),
        ("    article: planet\n", [("unknown-article", 'Did you mean "planets"?')]),
        ("    article: x\n", [("unknown-article", "Use one of: planets.")]),
        ("", [("required-article", 'Write one under "article", or give the id of an article in this file.')]),
        ("    status: draft\n", []),
    ],
)
def test_an_exam_can_require_articles(tmp_path: Path, named: str, expected: list[tuple[str, str]]) -> None:
    text = shared("alpha") + ITEM.format("beta") + named
    rules = ("unknown-article", "required-article", "missing-article", "invalid-value")
    report = lint(tmp_path, text, *rules, exam=f"{EXAM}requires: [article]\n")
    assert [(one.rule, one.help) for one in report.findings] == expected


def test_an_unknown_article_of_a_file_without_any_is_listed_or_written(tmp_path: Path) -> None:
    report = lint(tmp_path, "items:\n" + ITEM.format("alpha") + NAMED, "unknown-article")
    assert [one.help for one in report.findings] == ['Add an article with this id under "articles" in this file, or correct the id.']


@pytest.mark.parametrize(
    ("page", "rule", "message"),
    [
        ("    summary: S\n", "missing-field", 'Article 1 has no "title".'),
        ("    title: T\n    sumary: S\n", "unknown-field", 'Article 1 has a field "sumary", which the format does not know.'),
        ("    title: T\n    sections: [{heading: H}]\n", "missing-field", 'Section 1 has no "body".'),
        ("    title:\n", "wrong-type", 'The "title" is empty; it must be text.'),
        ("    title: ''\n", "invalid-value", 'The "title" is empty.'),
        ("    title: T\n    sections: [{body: B}]\n", "", ""),
    ],
)
def test_the_schema_speaks_of_articles(tmp_path: Path, page: str, rule: str, message: str) -> None:
    report = lint(tmp_path, shared("alpha", page=page))
    assert [(one.rule, one.message) for one in report.findings if one.location.path[:1] == ("articles",)] == (
        [(rule, message)] if rule else []
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", 'The "article" is empty; it must be a group of fields.'),
        ("[planets]", 'The "article" is a list; it must be a group of fields.'),
        ("12", 'The "article" is 12 without quotes, so it is read as a number.'),
        ("''", 'The "article" is empty.'),
    ],
)
def test_what_neither_names_an_article_nor_is_one_is_reported_once(tmp_path: Path, value: str, message: str) -> None:
    text = shared("alpha").replace("article: planets", f"article: {value}")
    report = lint(tmp_path, text, "schema", "article", exam=f"{EXAM}requires: [article]\n", ignore=("unused-article",))
    assert [one.message for one in report.findings] == [message]


@pytest.mark.parametrize("name", ["two words", "a\u00a0b", ""])
def test_an_id_has_no_white_space(tmp_path: Path, name: str) -> None:
    report = lint(tmp_path, f'articles:\n  - id: "{name}"\n    title: T\nitems:\n{ITEM.format("alpha")}', "invalid-value", "unused-article")
    assert [one.rule for one in report.findings] == ["invalid-value"]
