"""Entries are appended to ``custom.statistics`` without a change of any other byte."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.document.load import read
from crs_lint.fixing.append_statistics import append_statistics
from crs_lint.model.item import Exam, read_items
from crs_lint.rules.registry import ALL

ENTRY: dict[str, str | int | float] = {"date": "2026-05-01", "n": 412, "key": "B", "p": 0.62, "r": 0.21, "content": "1234567890123456"}
WRITTEN = '{date: "2026-05-01", n: 412, key: B, p: 0.62, r: 0.21, content: "1234567890123456"}'
ITEM = """\
items:
  - id: red  # reviewed
    stem: Which planet is red?
    options: [{text: Mars, correct: true}, {text: Io}]
    # the next one is harder
  - id: blue
    stem: >-
      Which planet
      is blue?

# the end
"""


def statistics(text: str, *path: str | int) -> Any:
    data = read(text.encode()).data
    for step in (*path, "custom", "statistics"):
        data = data[step]
    return data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("custom: {}", "custom: {statistics: [@]}"),
        ("custom: {author: A}", "custom: {author: A, statistics: [@]}"),
        ("custom: {statistics: []}", "custom: {statistics: [@]}"),
        ("custom: {statistics: [{n: 3}]}", "custom: {statistics: [{n: 3}, @]}"),
        ("custom:\n      author: A  # who", "custom:\n      author: A  # who\n      statistics:\n        - @"),
        ("custom:\n      statistics:\n        - {n: 3}", "custom:\n      statistics:\n        - {n: 3}\n        - @"),
        ("custom:\n      statistics:\n      - n: 3\n        p: 0.5", "custom:\n      statistics:\n      - n: 3\n        p: 0.5\n      - @"),
        ("custom:\n      statistics: [{n: 3}]\n      x: 1", "custom:\n      statistics: [{n: 3}, @]\n      x: 1"),
        ("explanation: |\n      It is rust.\n\n", "explanation: |\n      It is rust.\n    custom:\n      statistics:\n        - @\n\n"),
        ("notes:", "notes:\n    custom:\n      statistics:\n        - @"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_an_entry_is_appended_where_it_belongs(before: str, after: str, line_break: str) -> None:
    shape = "items:\n  - id: red\n    stem: Which planet is red?\n    FIELD\n  - id: blue\n"
    text = shape.replace("FIELD", before).replace("\n", line_break)
    appended = append_statistics(text, {("items", 0): [ENTRY]})
    assert appended.failed == ()
    assert appended.text == shape.replace("FIELD", after).replace("@", WRITTEN).replace("\n", line_break)
    assert statistics(appended.text, "items", 0)[-1] == ENTRY


def test_comments_stay_with_the_item_that_follows() -> None:
    appended = append_statistics(ITEM, {("items", 0): [ENTRY], ("items", 1): [ENTRY, {**ENTRY, "n": 9}]})
    added = f"    custom:\n      statistics:\n        - {WRITTEN}\n"
    expected = ITEM.replace("    # the next", f"{added}    # the next").replace(
        "\n# the end", f"{added}        - {WRITTEN.replace('412', '9')}\n\n# the end"
    )
    assert appended.text == expected


def test_an_item_alone_in_its_file() -> None:
    text = "id: red\nstem: Which planet is red?"
    assert append_statistics(text, {(): [ENTRY]}).text == f"{text}\ncustom:\n  statistics:\n    - {WRITTEN}"


@pytest.mark.parametrize(
    "field",
    [
        "custom: none",
        "custom: [1]",
        "custom:\n      statistics: none",
        "custom: &shared\n      x: 1\n    other: *shared",
        "explanation: |+\n      It is rust.\n\n",
    ],
)
def test_what_has_no_room_is_left_as_it_is(field: str) -> None:
    text = f"items:\n  - id: red\n    {field}\n  - id: blue\n    stem: Why?\n"
    appended = append_statistics(text, {("items", 0): [ENTRY], ("items", 1): [ENTRY]})
    assert appended.failed == (("items", 0),)
    assert appended.text == f"{text}    custom:\n      statistics:\n        - {WRITTEN}\n"


def test_a_text_with_errors_is_left_as_it_is() -> None:
    text = "items:\n  - id: red\n    id: blue\n"
    assert append_statistics(text, {("items", 0): [ENTRY]}) == (text, (("items", 0),))


_TEXTS = {example.text for rule in ALL for example in (*rule.good, *rule.bad) if example.name.endswith(".yaml")}


@pytest.mark.parametrize("text", sorted(_TEXTS))
def test_every_other_line_and_value_stays(text: str) -> None:
    try:
        data = read(text.encode()).data
    except UnicodeEncodeError:
        return
    paths = [item.path for item in read_items(data, Exam())] if isinstance(data, dict) else []
    appended = append_statistics(text, {path: [ENTRY] for path in paths})
    rest = appended.text
    for added in (f", custom: {{statistics: [{WRITTEN}]}}", f"- {WRITTEN}", "custom:\n", "statistics:\n"):
        rest = rest.replace(added, "")
    written = [line for line in rest.splitlines() if line.strip()]
    assert [line for line in text.splitlines() if line.strip()] == written
    for path in paths:
        if path not in appended.failed:
            assert statistics(appended.text, *path) == [ENTRY]
