"""Settings: which file is used, what it may say, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from crs_lint.config import ConfigError, Overrides, load, settle
from crs_lint.finding import Severity
from crs_lint.run import Report, Request, lint_paths
from tests.test_cli import CLEAN, WARNED

SHORT = CLEAN.replace("Its orbit lies inside that of every other planet.", "It is.")


def _bank(tmp_path: Path, config: str = "", name: str = "crs-lint.toml", item: str = WARNED) -> Path:
    folder = tmp_path / "bank"
    folder.mkdir(exist_ok=True)
    (tmp_path / ".git").mkdir(exist_ok=True)
    (folder / "exam.yaml").write_text("exam: astronomy\n")
    (folder / "a.yaml").write_text(item)
    if config:
        (tmp_path / name).write_text(config)
    return folder


def _lint(path: Path, **options: object) -> Report:
    return lint_paths(Request((str(path),), **options))  # type: ignore[arg-type]


def _rules(report: Report) -> list[str]:
    return sorted({finding.rule for finding in report.findings})


@pytest.mark.parametrize(("name", "head"), [("crs-lint.toml", ""), ("pyproject.toml", "[tool.crs-lint]\n")])
def test_the_config_above_a_file_is_used(tmp_path: Path, name: str, head: str) -> None:
    folder = _bank(tmp_path, head + 'ignore = ["option-label"]\n', name)
    assert _rules(_lint(folder)) == []
    assert _rules(_lint(folder, isolated=True)) == ["option-label"]


def test_the_nearest_config_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    folder = _bank(tmp_path, 'extend-select = ["short-explanation"]\n', item=SHORT)
    (folder / "crs-lint.toml").write_text('ignore = ["missing-key"]\n')
    assert _rules(_lint(folder)) == []
    (folder / "crs-lint.toml").unlink()
    assert _rules(_lint(folder)) == ["short-explanation"]


def test_a_pyproject_without_a_table_is_passed_over(tmp_path: Path) -> None:
    folder = _bank(tmp_path, 'ignore = ["option-label"]\n')
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert _rules(_lint(folder)) == []


def test_a_config_outside_the_repository_is_not_used(tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    repository.mkdir()
    folder = _bank(repository)
    (tmp_path / "crs-lint.toml").write_text('ignore = ["option-label"]\n')
    assert _rules(_lint(folder)) == ["option-label"]


def test_the_command_line_goes_first(tmp_path: Path) -> None:
    folder = _bank(tmp_path, 'select = ["key"]\n')
    assert _rules(_lint(folder)) == []
    assert _rules(_lint(folder, overrides=Overrides(select=("option-label",)))) == ["option-label"]
    assert _rules(_lint(folder, overrides=Overrides(extend_select=("option-label",)))) == ["option-label"]


def test_a_named_config_is_used_for_all_files(tmp_path: Path) -> None:
    folder = _bank(tmp_path, 'ignore = ["all"]\n')
    gate = tmp_path / "gate.toml"
    gate.write_text("")
    assert _rules(_lint(folder, config=str(gate))) == ["option-label"]


def test_options_and_severities_of_rules(tmp_path: Path) -> None:
    config = 'extend-select = ["short-explanation"]\n[rules.short-explanation]\nwords = 2\n[rules.option-label]\nseverity = "error"\n'
    folder = _bank(tmp_path, config, item=WARNED.replace("Its orbit lies inside that of every other planet.", "It is."))
    report = _lint(folder)
    assert [(finding.rule, finding.severity) for finding in report.findings] == [("option-label", Severity.ERROR)] * 2


def test_per_file_ignores(tmp_path: Path) -> None:
    folder = _bank(tmp_path, '[per-file-ignores]\n"bank/old/**" = ["option-label"]\n')
    old = folder / "old"
    old.mkdir()
    (old / "b.yaml").write_text(WARNED.replace("planet-nearest", "planet-first").replace("Mercury", "Hermes").replace("Its", "Whose"))
    assert {Path(finding.path).name for finding in _lint(folder).findings} == {"a.yaml"}


def test_include_and_exclude(tmp_path: Path) -> None:
    folder = _bank(tmp_path, 'include = ["loose/*.yaml"]\nexclude = ["bank/a.yaml"]\n')
    loose = tmp_path / "loose"
    loose.mkdir()
    (loose / "b.yaml").write_text(WARNED)
    (loose / "compose.yml").write_text("services: {}\n")
    assert {Path(finding.path).name for finding in _lint(tmp_path).findings} == {"b.yaml"}
    assert _rules(_lint(folder / "a.yaml")) == ["option-label"], "a file that is named is linted even if excluded"
    assert _rules(_lint(folder / "a.yaml", force_exclude=True)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ignroe = []", 'there is no setting "ignroe". Did you mean "ignore"?'),
        ('select = ["option-lable"]', 'there is no rule or category "option-lable". Did you mean "option-label"?'),
        ("select = 'key'", '"select" must be a list of texts.'),
        ("[rules.option-lable]\n", 'there is no rule "option-lable". Did you mean "option-label"?'),
        ("[rules.short-explanation]\nwrods = 3\n", 'has no option "wrods". Did you mean "words"?'),
        ("[rules.short-explanation]\nwords = true\n", 'option "words" of rule "short-explanation" must be a whole number.'),
        ("[rules.option-label]\nseverity = 'fatal'\n", "must be error, warning or info."),
        ("[rules.limit-exceeded]\nseverity = 'info'\n", "cannot be lowered"),
        ("rules = 3", '"rules" must be tables'),
        ("per-file-ignores = 3", '"per-file-ignores" must be a table'),
        ("exclude = ['*a*a*a*a*a*b']", "at most three wildcards"),
        ("select = [", "is no valid TOML"),
    ],
)
def test_what_a_config_may_not_say(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "crs-lint.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(str(file), Overrides())
    assert str(caught.value).startswith(f"{file}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_rules_that_guard_the_gate_cannot_be_switched_off() -> None:
    settings = settle({"ignore": ["all"], "per-file-ignores": {"*": ["all"]}}, "", Overrides(ignore=("all",)))
    unread = {"unreadable-file", "limit-exceeded", "invalid-yaml", "invalid-encoding"}
    assert {active.rule.name for active in settings.active} == unread, "what cannot be read must not look clean"
    assert settings.ignored_in("a.yaml").isdisjoint({"unreadable-file", "limit-exceeded"})
