"""House rules in whole runs: findings, fixes, suppressions, baselines, the cache, reports, and the worked example of the docs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tools.generate import ROOT, blocks

Run: TypeAlias = Callable[..., tuple[int, str, str]]

WORDS = """\
[[house-rules]]
name = "plain-words"
message = '"{found}" is harder to read than a plain word.'
terms = ["utilize => use", "in order to"]
replacement = "to"
"""
ITEMS = """\
items:
  - id: probe-brakes
    stem: Which planet do probes utilize in order to slow down?
    options:
      - text: Venus, which they utilize
        correct: true
        rationale: They utilize it.
      - text: Mercury
      - text: Jupiter
    explanation: Probes utilize its gravity. They say "utilize".
"""
FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown", "html")


@pytest.fixture
def items(bank: Path) -> Path:
    file = bank / "a.yaml"
    file.write_text(ITEMS)
    Path("crs-lint.toml").write_text(WORDS)
    return file


def findings(run: Run, *arguments: str) -> list[tuple[int, str, str]]:
    """Line, severity and message of the findings of house rules."""
    code, out, err = run("bank", "--format", "json", "--no-cache", *arguments)
    assert code in (0, 1), err
    return [(one["line"], one["severity"], one["message"]) for one in json.loads(out)["findings"] if one["category"] == "house"]


@pytest.mark.usefixtures("items")
def test_each_term_is_reported_once_in_each_text(run: Run) -> None:
    message = '"utilize" is harder to read than a plain word.'
    assert findings(run) == [
        (3, "warning", message),
        (3, "warning", '"in order to" is harder to read than a plain word.'),
        (5, "warning", message),
        (7, "warning", message),
        (10, "warning", message),
    ]


@pytest.mark.usefixtures("items")
@pytest.mark.parametrize(
    ("setting", "lines"),
    [
        ('fields = ["stem"]', [3, 3]),
        ('fields = ["options"]', [5]),
        ('fields = ["rationale", "explanation"]', [7, 10]),
        ('fields = ["article", "scenario"]', []),
        ('languages = ["en-GB", "fr"]', []),
        ('languages = ["EN"]', [3, 3, 5, 7, 10]),
    ],
)
def test_fields_and_languages_narrow_it(run: Run, setting: str, lines: list[int]) -> None:
    Path("crs-lint.toml").write_text(f"{WORDS}{setting}\n")
    assert [line for line, *_ in findings(run)] == lines


def test_articles_and_scenarios_are_fields(run: Run, items: Path) -> None:
    article = "    article:\n      title: How to utilize it\n      summary: It is clear.\n      sections: []\n"
    items.write_text(ITEMS.replace("    options:", "    scenario: Some utilize it.\n    options:") + article)
    Path("crs-lint.toml").write_text(f'{WORDS}fields = ["article"]\n')
    assert [line for line, *_ in findings(run)] == [13]
    Path("crs-lint.toml").write_text(f'{WORDS}fields = ["scenario"]\n')
    assert [line for line, *_ in findings(run)] == [4]


@pytest.mark.usefixtures("items")
def test_its_severity_decides_the_exit_code(run: Run) -> None:
    assert run("bank", "--no-cache", "-q")[0] == 0
    Path("crs-lint.toml").write_text(f'{WORDS}severity = "error"\n')
    assert run("bank", "--no-cache", "-q")[0] == 1


def test_unsafe_fixes_write_the_replacement(run: Run, items: Path) -> None:
    run("bank", "--no-cache", "--fix")
    assert items.read_text() == ITEMS
    run("bank", "--no-cache", "--unsafe-fixes")
    assert items.read_text() == ITEMS.replace(" utilize", " use").replace("in order to", "to")


def test_a_replacement_begins_with_a_capital_where_the_term_does(run: Run, items: Path) -> None:
    items.write_text(ITEMS.replace("Which planet do probes utilize", "Utilize"))
    run("bank", "--no-cache", "--unsafe-fixes")
    assert "stem: Use to slow down?" in items.read_text()


def test_a_term_with_a_capital_is_replaced_as_the_list_says(run: Run, items: Path) -> None:
    Path("crs-lint.toml").write_text('[[house-rules]]\nname = "planets"\nmessage = "No."\nterms = ["Mercury => the first planet"]\n')
    run("bank", "--no-cache", "--unsafe-fixes")
    assert items.read_text() == ITEMS.replace("Mercury", "the first planet")


def test_fixes_of_rules_that_contradict_each_other_come_to_an_end(run: Run, items: Path) -> None:
    both = [
        f'[[house-rules]]\nname = "{one}"\nmessage = "No."\nterms = ["{one} => {other}"]\n'
        for one, other in (("probes", "craft"), ("craft", "probes"))
    ]
    Path("crs-lint.toml").write_text("".join(both))
    code, _, _ = run("bank", "--no-cache", "--unsafe-fixes")
    assert code in (0, 1)
    assert items.read_text().replace("Craft", "Probes").replace("craft", "probes") == ITEMS


def test_a_pattern_inside_of_a_word_has_no_fix(run: Run, items: Path) -> None:
    Path("crs-lint.toml").write_text(
        '[[house-rules]]\nname = "no-util"\nmessage = "It says {found}."\npattern = "util"\nreplacement = "us"\n'
    )
    assert {message for *_, message in findings(run)} == {"It says utilize."}
    run("bank", "--no-cache", "--unsafe-fixes")
    assert items.read_text() == ITEMS


def test_a_pattern_is_replaced_where_it_is_found(run: Run, items: Path) -> None:
    Path("crs-lint.toml").write_text(
        '[[house-rules]]\nname = "brand"\nmessage = "No."\npattern = "(Venus|Mercury), which"\nreplacement = "one that"\n'
    )
    run("bank", "--no-cache", "--unsafe-fixes")
    assert items.read_text() == ITEMS.replace("Venus, which", "one that")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_comment_suppresses_it_and_an_unused_one_is_reported(run: Run, items: Path, jobs: str) -> None:
    comment = "  # crs-lint: ignore[plain-words] a quotation\n"
    items.write_text(ITEMS.replace("slow down?\n", f"slow down?{comment}").replace("Mercury\n", f"Mercury{comment}"))
    for number in range(80):  # so many that worker processes check them
        (items.parent / f"more-{number}.yaml").write_text(ITEMS.replace("probe-brakes", f"probe-{number}"))
    code, out, _ = run("bank", "--format", "json", "--no-cache", "--jobs", jobs)
    found = json.loads(out)["findings"]
    own = [(one["rule"], one["line"]) for one in found if one["path"] == "bank/a.yaml" and one["category"] in ("house", "meta")]
    assert own == [("plain-words", 5), ("plain-words", 7), ("unused-suppression", 8), ("plain-words", 10)]
    assert sum(one["rule"] == "plain-words" for one in found) == 80 * 5 + 3
    assert code == 1  # items that repeat each other are errors


@pytest.mark.usefixtures("items")
def test_per_file_ignores_and_arguments_switch_it_off(run: Run) -> None:
    assert findings(run, "--ignore", "plain-words") == []
    assert findings(run, "--select", "key") == []
    assert len(findings(run, "--select", "house")) == 5
    Path("crs-lint.toml").write_text(f'per-file-ignores = {{"bank/a.yaml" = ["plain-words"]}}\n{WORDS}')
    assert findings(run) == []


@pytest.mark.usefixtures("items")
def test_a_baseline_accepts_it(run: Run) -> None:
    run("bank", "--no-cache", "--write-baseline", "base.txt")
    assert findings(run, "--baseline", "base.txt") == []
    code, out, _ = run("bank", "--no-cache", "--baseline", "base.txt", "--ignore", "house")
    assert (code, "no longer" in out) == (0, False)
    Path("crs-lint.toml").unlink()
    code, out, _ = run("bank", "--no-cache", "--baseline", "base.txt")
    assert (code, "no longer" in out) == (0, True)


@pytest.mark.usefixtures("items")
def test_the_cache_knows_its_definition(run: Run, bank: Path) -> None:
    for number in range(30):  # the cache is used from some number of files on
        (bank / f"more-{number}.yaml").write_text(ITEMS.replace("probe-brakes", f"probe-{number}"))

    def messages() -> set[str]:
        _, out, _ = run("bank", "--format", "json", "--select", "house", "--cache-dir", "cache")
        return {one["message"] for one in json.loads(out)["findings"]}

    first = messages()
    assert len(first) == 2
    assert messages() == first
    Path("crs-lint.toml").write_text(WORDS.replace("harder", "more difficult"))
    assert messages() == {message.replace("harder", "more difficult") for message in first}
    Path("crs-lint.toml").write_text(WORDS.replace('"in order to"', '"slow down"'))
    assert messages() == {message.replace("in order to", "slow down") for message in first}


@pytest.mark.usefixtures("items")
@pytest.mark.parametrize("name", FORMATS)
def test_all_formats_report_it(run: Run, name: str) -> None:
    _, out, _ = run("bank", "--no-cache", "--format", name)
    assert "plain-words" in out


@pytest.mark.usefixtures("items")
def test_sarif_lists_the_rule_of_each_result(run: Run) -> None:
    _, out, _ = run("bank", "--no-cache", "--format", "sarif")
    log: dict[str, Any] = json.loads(out)["runs"][0]
    rules = log["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in log["results"]] == [one["ruleId"] for one in log["results"]]
    own = next(rule for rule in rules if rule["id"] == "plain-words")
    assert own["shortDescription"]["text"] == '"…" is harder to read than a plain word.'
    assert own["properties"]["tags"] == ["house"]


@pytest.mark.usefixtures("items")
def test_rule_lists_and_explains_it(run: Run) -> None:
    assert '  plain-words                warning  on  "…" is harder to read than a plain word.\n' in run("rule")[1]
    assert "plain-words" in run("rule", "house")[1]
    page = run("rule", "plain-words")[1]
    assert page.startswith("# plain-words\n\nCategory house, severity warning, on by default. Fixable (unsafe)")
    assert "`utilize => use`" in page
    assert json.loads(run("rule", "plain-words", "--format", "json")[1])["rules"][0]["category"] == "house"
    assert "plain-words" not in run("rule", "--isolated")[1]
    assert 'Did you mean "plain-words"?' in run("rule", "plain-word")[2]
    os.rename("crs-lint.toml", "other.toml")
    assert run("rule", "plain-words")[0] == 2
    assert run("rule", "plain-words", "--config", "other.toml")[0] == 0


@pytest.mark.usefixtures("items")
def test_a_page_has_nothing_that_a_terminal_or_a_runner_interprets(run: Run) -> None:
    text = r"::error ::\u001b[31m"
    Path("crs-lint.toml").write_text(f'[[house-rules]]\nname = "plain-words"\nmessage = "{text}"\nhelp = "{text}"\nterms = ["{text}"]\n')
    code, out, _ = run("rule", "plain-words")
    assert code == 0
    assert "\x1b" not in out
    assert not any(line.lstrip().startswith("::") for line in out.splitlines())


@pytest.mark.usefixtures("items")
def test_show_settings_prints_it_as_it_is_given(run: Run) -> None:
    out = run("--show-settings", "bank")[1]
    assert '[[house-rules]]\nname = "plain-words"  # crs-lint.toml\n' in out
    assert '  "plain-words",  # default' in out


@pytest.mark.usefixtures("items")
def test_an_unknown_setting_is_exit_code_2(run: Run) -> None:
    Path("crs-lint.toml").write_text(f'{WORDS}severty = "error"\n')
    code, _, err = run("bank")
    assert code == 2
    assert 'house rule "plain-words" has no setting "severty". Did you mean "severity"?' in err


def test_pyproject_has_them_too(run: Run, items: Path) -> None:
    Path("crs-lint.toml").unlink()
    Path("pyproject.toml").write_text(WORDS.replace("house-rules", "tool.crs-lint.house-rules"))
    assert len(findings(run)) == 5
    assert items.exists()


def test_the_example_of_the_docs_is_right(run: Run, items: Path) -> None:
    page = (ROOT / "docs" / "own-rules.md").read_text("utf-8")
    Path("crs-lint.toml").write_text(blocks(page, "toml")[0])
    items.unlink()
    probes = items.with_name("probes.yaml")
    probes.write_text(blocks(page, "yaml")[0])
    assert "".join(run("bank", "--no-cache", "--format", "concise")[1:]) == blocks(page, "text")[0]
    run("bank", "--no-cache", "--unsafe-fixes")
    assert "stem: Which planet do probes use to slow down?" in probes.read_text()
    Path("crs-lint.toml").write_text(blocks(page, "toml")[1])
    assert run("bank", "--no-cache", "-q", "--select", "house-term")[0] == 0
