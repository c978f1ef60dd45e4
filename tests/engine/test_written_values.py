"""What a run says of texts that reading changes or loses: forbidden characters, nulls, merge keys, values as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.engine.run import lint_paths
from crs_lint.settings.request import Request

ITEM = """  - id: planet-{n}
    stem: Which planet is number {n} of the the list?
    options:
      - text: {answer}
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""


def _write(folder: Path, text: str) -> None:
    (folder / "exam.yaml").write_text("exam: demo\ntitle: Demo\nlanguage: en\n")
    (folder / "items.yaml").write_text(text, "utf-8", newline="")


def found(folder: Path, text: str, config: str = "") -> list[str]:
    _write(folder, text)
    if config:
        (folder / "crs-lint.toml").write_text(config)
    return [f"{one.line}:{one.column} {one.rule}" for one in lint_paths(Request((str(folder),))).findings]


def message(folder: Path, text: str) -> tuple[str, str]:
    """The message and the help of the finding of ``wrong-type``."""
    _write(folder, text)
    (one,) = [one for one in lint_paths(Request((str(folder),))).findings if one.rule in ("wrong-type", "invalid-value")]
    return one.message, one.help


def test_an_item_with_a_forbidden_character_gets_no_other_findings_and_all_others_do(tmp_path: Path) -> None:
    text = "items:\n" + "".join(ITEM.format(n=n, answer="Mercury") for n in range(3))
    damaged = text.replace("number 1", "num\x07ber 1")
    assert found(tmp_path, damaged) == ["3:39 repeated-word", "10:30 invalid-encoding", "17:39 repeated-word"]


def test_a_forbidden_character_in_the_name_of_a_field_gives_one_finding(tmp_path: Path) -> None:
    text = ("items:\n" + ITEM.format(n=1, answer="Mercury").replace("the the", "the")).replace("stem", "st\x01em")
    assert found(tmp_path, text) == ["3:7 invalid-encoding"]


@pytest.mark.parametrize("source", ["012", "1.50", "1_000", "TRUE", ".nan", "0x1F", "1e3", "-0", "null"])
def test_a_value_is_quoted_as_it_is_written(source: str, tmp_path: Path) -> None:
    words, remedy = message(tmp_path, "items:\n" + ITEM.format(n=1, answer=source))
    assert words.startswith(f"Answer 1 is {source} without quotes, ")
    assert remedy == f'Write "{source}" in double quotes.'


def test_a_value_of_another_wrong_kind_is_quoted_as_it_is_written(tmp_path: Path) -> None:
    text = "items:\n" + ITEM.format(n=1, answer="Mercury").replace("correct: true", "correct: 0x10")
    assert message(tmp_path, text)[0] == 'The "correct" of answer 1 is the number 0x10; it must be true or false.'


def test_a_value_in_a_dialect_is_quoted_as_it_is_written(tmp_path: Path) -> None:
    config = '[dialect]\nstem = "q"\noptions = "o"\nkey = "k"\nkey-form = "index0"\n'
    (tmp_path / "crs-lint.toml").write_text(config)
    words, _ = message(tmp_path, "- q: Which year?\n  o:\n    - 012\n    - ten\n  k: 0\n")
    assert words.startswith("Answer 1 is 012 without quotes")


@pytest.mark.parametrize("field", ["explanation", "rationale"])
def test_null_for_a_text_that_may_be_missing_is_no_finding_of_its_kind(field: str, tmp_path: Path) -> None:
    text = "items:\n" + ITEM.format(n=1, answer=f"Mercury\n        {field}: null" if field == "rationale" else "Mercury")
    assert not any(
        "wrong-type" in one for one in found(tmp_path, text.replace("Its orbit lies inside that of every other planet.", "null"))
    )


def test_a_merge_key_is_the_only_finding_about_what_it_would_give(tmp_path: Path) -> None:
    base = ITEM.format(n=1, answer="Mercury").replace("the the", "the").replace("- id", "- &base\n    id")
    assert found(tmp_path, f"items:\n{base}  - <<: *base\n    id: planet-2\n") == ["10:5 unknown-field"]


def test_what_an_item_with_a_merge_key_has_itself_is_checked(tmp_path: Path) -> None:
    base = ITEM.format(n=1, answer="Mercury").replace("the the", "the").replace("- id", "- &base\n    id")
    own = "  - <<: *base\n    id: planet-2\n    stem: Which of the the two is larger?\n"
    assert found(tmp_path, f"items:\n{base}{own}") == ["10:5 unknown-field", "12:20 repeated-word"]


def test_a_merge_key_in_a_dialect_is_told(tmp_path: Path) -> None:
    config = '[dialect]\nstem = "q"\noptions = "o"\nkey = "k"\nkey-form = "index0"\n'
    text = '- &base\n  q: Which year is it?\n  o: ["1900", "2000"]\n  k: 0\n- <<: *base\n  id: second\n'
    assert [one for one in found(tmp_path, text, config) if one.startswith(("5:", "6:"))] == ["5:3 unknown-field"]
