from __future__ import annotations

import pytest

from crs_lint.text.plural import counted


@pytest.mark.parametrize(("number", "expected"), [(0, "0 files"), (1, "1 file"), (2, "2 files"), (12_345, "12,345 files")])
def test_only_one_is_singular(number: int, expected: str) -> None:
    assert counted(number, "file") == expected
