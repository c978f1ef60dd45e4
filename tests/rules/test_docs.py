"""The accuracy that the pages of rules state."""

from __future__ import annotations

from typing import Any

import pytest

from crs_lint.rules import docs
from crs_lint.rules.registry import BY_NAME

LONGEST_KEY = BY_NAME["longest-key"]


def _measure(monkeypatch: pytest.MonkeyPatch, **read: int) -> None:
    banks: dict[str, Any] = {"banks": 5, "items": 900, "hits": 40, "read_banks": 3, **read}
    monkeypatch.setattr(docs, "_measurements", lambda: {"longest-key": {"banks": banks}})


def test_a_page_states_the_precision_of_what_was_reviewed(monkeypatch: pytest.MonkeyPatch) -> None:
    _measure(monkeypatch, read=25, right=18, arguable=5, wrong=2)
    assert (
        "In 900 items of 5 public banks, it has 40 findings. Of 25 findings from 3 sets of items that people reviewed, "
        "18 are correct, 5 arguable and 2 wrong: precision 0.90, with 95% confidence at least 0.70."
    ) in docs.page(LONGEST_KEY)


def test_few_judged_findings_have_no_precision(monkeypatch: pytest.MonkeyPatch) -> None:
    _measure(monkeypatch, read=25, right=9, arguable=16, wrong=0)
    assert docs.page(LONGEST_KEY).count("9 are correct, 16 arguable and 0 wrong.") == 1
    assert docs.precision(LONGEST_KEY) is None


def test_arguable_findings_count_as_neither_correct_nor_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    _measure(monkeypatch, read=30, right=18, arguable=10, wrong=2)
    assert docs.precision(LONGEST_KEY) == 0.9


@pytest.mark.parametrize(("right", "judged", "limit"), [(16, 16, 0.806), (15, 15, 0.796), (44, 45, 0.884), (0, 10, 0.0), (1, 2, 0.095)])
def test_the_lower_limit_is_that_of_wilson(right: int, judged: int, limit: float) -> None:
    assert docs.lower_limit(right, judged) == pytest.approx(limit, abs=0.001)


@pytest.mark.parametrize(("hits", "read", "is_too_few"), [(6, 26, False), (30, 0, False), (6, 6, True)])
def test_few_findings_are_too_few_unless_people_reviewed_more(
    monkeypatch: pytest.MonkeyPatch, hits: int, read: int, is_too_few: bool
) -> None:
    _measure(monkeypatch, hits=hits, read=read, right=read, arguable=0, wrong=0)
    assert ("too few to say" in docs.page(LONGEST_KEY)) == is_too_few
