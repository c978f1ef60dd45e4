"""Comments that suppress findings: their forms, and which offsets they cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.engine.run import lint_paths
from crs_lint.engine.suppressions import SuppressionIndex, suppressions_in
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request


def reasons(text: str, rule: str, offset: int) -> list[str]:
    return [one.reason for one in SuppressionIndex(suppressions_in(text)).covering(rule, offset)]


def test_a_comment_suppresses_the_rules_it_names_in_the_text_it_covers() -> None:
    text = "# crs-lint: ignore[blank-stem, missing-key] all is well\na: b\nc: d\n"
    assert reasons(text, "blank-stem", text.index("a: b")) == ["all is well"]
    assert reasons(text, "blank-stem", text.index("c: d")) == []
    assert reasons(text, "missing-field", text.index("a: b")) == []


def test_a_comment_for_the_whole_file_covers_all_of_it() -> None:
    text = "# crs-lint: ignore-file[blank-stem] all is well\na: b\nc: d\n"
    assert reasons(text, "blank-stem", 0) == ["all is well"]
    assert reasons(text, "blank-stem", len(text)) == ["all is well"]


@pytest.mark.parametrize(
    ("comment", "error"),
    [
        ("# crs-lint: ignore[blank-stem]", ""),
        ("#crs-lint:ignore[blank-stem]", ""),
        ("# crs-lint: ignore", "This comment names no rule to ignore."),
        ("# crs-lint: ignore[ , ]", "This comment names no rule to ignore."),
        ("# crs-lint: ingore[blank-stem]", "This comment is not understood."),
        ("# crs-lint: ignore[blank-stem", "This comment names no rule to ignore."),
        ("# crs-lint:", "This comment is not understood."),
    ],
)
def test_a_comment_in_another_form_suppresses_nothing_and_says_why(comment: str, error: str) -> None:
    (found,) = suppressions_in(f"{comment}\na: b\n")
    assert found.error == error


def test_a_comment_for_the_whole_file_suppresses_nothing_below_the_head() -> None:
    text = "a: b\n# crs-lint: ignore-file[blank-stem] x\nc: d\n"
    (one,) = suppressions_in(text)
    assert one.error == "This comment ignores rules for the whole file, but stands below its head."
    assert reasons(text, "blank-stem", 0) == []


def test_all_comments_that_cover_an_offset_are_found() -> None:
    text = """\
# crs-lint: ignore-file[blank-stem] head
items:
  # crs-lint: ignore[blank-stem] item
  # crs-lint: ignore[blank-stem] again
  - id: a
    stem: b  # crs-lint: ignore[blank-stem] line
  # crs-lint: ignore[blank-stem] other
  - id: c
"""
    found = reasons(text, "blank-stem", text.index("b  #"))
    assert sorted(found) == ["again", "head", "item", "line"]


def test_many_comments_and_offsets_do_not_take_quadratic_time() -> None:
    text = "# crs-lint: ignore-file[missing-key] x\n" * 5000 + "".join(f"- a: {n} # crs-lint: ignore[blank-stem] x\n" for n in range(5000))
    index = SuppressionIndex(suppressions_in(text))
    offsets = [text.index(f"- a: {n} #") for n in range(0, 5000, 50)]
    assert all(index.covering(rule, offset) for rule in ("blank-stem", "missing-key") for offset in offsets for _ in range(50))


def test_past_some_unknown_names_no_rule_is_suggested(tmp_path: Path) -> None:
    """Each suggestion compares a name with those of all rules."""
    names = ",".join(f"missing-key{number}" for number in range(150))
    comment = f"# crs-lint: ignore[{names}] x\n"
    (tmp_path / "a.yaml").write_text(comment + "items: []\n" + comment + "domain: planets\n", "utf-8")
    report = lint_paths(Request((str(tmp_path / "a.yaml"),), isolated=True, overrides=Overrides(select=("unknown-rule",))))
    first, second = [[one for one in report.findings if one.line == line] for line in (1, 3)]
    assert (len(first), len(second)) == (150, 150)
    assert all('"missing-key"' in one.help for one in first)
    assert not any("missing-key" in one.help for one in second)
