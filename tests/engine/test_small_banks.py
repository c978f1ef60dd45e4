"""All rules, as eager as their options allow, on banks that are too small to judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.engine.run import lint_paths
from crs_lint.rules.registry import ALL
from crs_lint.settings.config import Overrides
from crs_lint.settings.request import Request
from crs_lint.settings.rule_options import BOUNDS
from tests.cli.test_command_line import CLEAN

EAGER = "".join(
    f"[rules.{rule.name}]\n"
    + "".join(f"{name} = {BOUNDS[type(value)][0]}\n" for name, value in rule.options.items() if type(value) in BOUNDS)
    for rule in ALL
    if rule.options
)
RETIRED = CLEAN.replace("stem:", "status: retired\n    stem:")
EMPTY_ITEM = "items:\n  - id: a\n    options: []\n"


@pytest.mark.parametrize(
    "items", [None, "items: []\n", EMPTY_ITEM, CLEAN, RETIRED, RETIRED + RETIRED.removeprefix("items:\n").replace("-nearest", "-b")]
)
@pytest.mark.parametrize(
    "exam", ["exam: x\n", "exam: x\nblueprint: {}\noptions: 3\n", "exam: x\ndomains: [{id: a, weight: 100, items: 3}]\n"]
)
def test_no_rule_fails_on_a_small_bank(tmp_path: Path, exam: str, items: str | None) -> None:
    (tmp_path / "exam.yaml").write_text(exam)
    (tmp_path / "crs-lint.toml").write_text(EAGER)
    if items is not None:
        (tmp_path / "a.yaml").write_text(items)
    report = lint_paths(Request((str(tmp_path),), Overrides(select=("all",)), config=str(tmp_path / "crs-lint.toml")))
    assert report.crashes == ()
