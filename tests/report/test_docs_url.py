"""Links from findings to the pages of rules: the setting ``docs-url``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.report import html, sarif
from crs_lint.rules.page_address import page_address
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.request import Request
from crs_lint.settings.resolve import settle
from tests.report.html_tree import read

ITEM = """\
items:
  - id: planet-nearest
    stem: Which planet is is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
    explanation: Its orbit lies inside that of every other planet.
"""
SITE = "https://docs.example/crs-lint"
HOUSE = '[[house-rules]]\nname = "plain-words"\nterms = ["Venus"]\nmessage = "A planet is named."\n'


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    (tmp_path / "exam.yaml").write_text("exam: astronomy\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(ITEM, encoding="utf-8")
    return tmp_path


def report_on(bank: Path, config: str) -> Report:
    (bank / "crs-lint.toml").write_text(config, encoding="utf-8")
    return lint_paths(Request((str(bank),)))


def rule_of(report: Report, name: str) -> Any:
    rules = sarif.document(report)["runs"][0]["tool"]["driver"]["rules"]
    return next(rule for rule in rules if rule["id"] == name)


@pytest.mark.parametrize("address", [SITE, f"{SITE}/"])
def test_sarif_and_the_page_link_a_rule_to_its_page(bank: Path, address: str) -> None:
    report = report_on(bank, f'docs-url = "{address}"\n')
    rule = rule_of(report, "repeated-word")
    assert rule["helpUri"] == f"{SITE}/rules/repeated-word/"
    assert rule["help"]["text"].endswith(f"The page of the rule: {SITE}/rules/repeated-word/")
    links = [one for one in read(html.page(report)).walk() if one.attributes.get("href", "").startswith("http")]
    assert [(one.attributes["href"], one.text) for one in links] == [(f"{SITE}/rules/repeated-word/", "repeated-word")]


def test_without_a_site_findings_name_the_command(bank: Path) -> None:
    report = report_on(bank, "")
    rule = rule_of(report, "repeated-word")
    assert "helpUri" not in rule
    assert rule["help"]["text"].endswith("In a terminal: crs-lint rule repeated-word")
    assert "<code>crs-lint rule NAME</code> explains a rule." in html.page(report)


def test_a_rule_of_the_team_has_no_page_on_the_site(bank: Path) -> None:
    report = report_on(bank, f'docs-url = "{SITE}"\n{HOUSE}')
    assert "plain-words" in {finding.rule for finding in report.findings}
    assert "helpUri" not in rule_of(report, "plain-words")
    assert page_address(SITE, "plain-words") == ""


def test_the_first_address_counts_where_folders_differ(bank: Path) -> None:
    (bank / "deep").mkdir()
    (bank / "deep" / "crs-lint.toml").write_text('docs-url = "https://other.example/"\n', encoding="utf-8")
    (bank / "deep" / "b.yaml").write_text(ITEM.replace("planet-nearest", "planet-other"), encoding="utf-8")
    assert report_on(bank, f'docs-url = "{SITE}"\n').docs_url == SITE


@pytest.mark.parametrize(
    "value", ["", "docs.example", "javascript:alert(1)", "https://a b", 'https://a"b', "https://a\n", "https://é", 3, [SITE]]
)
def test_what_is_no_address_of_a_site_is_one_clear_line(value: Any) -> None:
    with pytest.raises(ConfigError, match=r'^"docs-url" must be the address of a site, as '):
        settle({"docs-url": value}, "", Overrides())


def test_the_address_changes_no_finding(bank: Path) -> None:
    assert settle({"docs-url": SITE}, "", Overrides()).identity == settle({}, "", Overrides()).identity
    assert report_on(bank, f'docs-url = "{SITE}"\n').findings == report_on(bank, "").findings
