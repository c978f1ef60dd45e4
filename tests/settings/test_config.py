"""Settings: which file is used, what it may say, and what is refused."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from crs_lint.engine.report import Report
from crs_lint.engine.run import lint_paths
from crs_lint.model.finding import Severity
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.request import Request
from crs_lint.settings.resolve import load, settle
from tests.cli.test_command_line import CLEAN, WARNED, Run

posix = pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows, and names and programs are others there")
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


def _lint(path: Path, **options: Any) -> Report:
    return lint_paths(Request((str(path),), **options))


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


def test_the_command_line_overrides_the_config(tmp_path: Path) -> None:
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


def test_per_file_ignores_of_many_patterns(tmp_path: Path) -> None:
    rows = "".join(f'"bank/{number}.yaml" = ["missing-key"]\n' for number in range(500))
    config = f'[per-file-ignores]\n{rows}"bank/a*" = ["option-label"]\n"!bank/a.yaml" = ["missing-key"]\n'
    folder = _bank(tmp_path, config)
    settings = load(str(tmp_path / "crs-lint.toml"), Overrides())
    assert settings.ignored_in(str(folder / "a.yaml")) == {"option-label"}
    assert settings.ignored_in(str(folder / "499.yaml")) == {"missing-key"}
    calls = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(note)
    try:
        assert settings.ignored_in(str(folder / "b.yaml")) == frozenset()
    finally:
        sys.setprofile(None)
    assert calls < 1500, "a file that no pattern fits is compared with all of them at once"


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
        (f"exclude = {[f'{number}.yaml' for number in range(1001)]}", '"exclude" has 1,001 patterns, and the limit is 1,000.'),
        ("[per-file-ignores]\n" + "".join(f"{number} = []\n" for number in range(1001)), '"per-file-ignores" has 1,001 patterns'),
        ("select = [", "is not valid TOML"),
    ],
)
def test_invalid_configs_are_errors(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "crs-lint.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(str(file), Overrides())
    assert str(caught.value).startswith(f"{file}: ")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_rules_for_unreadable_files_cannot_be_turned_off() -> None:
    settings = settle({"ignore": ["all"], "per-file-ignores": {"*": ["all"]}}, "", Overrides(ignore=("all",)))
    unread = {"unreadable-file", "limit-exceeded", "invalid-yaml", "invalid-encoding"}
    assert {active.rule.name for active in settings.active} == unread, "what cannot be read must not look clean"
    assert settings.ignored_in("a.yaml").isdisjoint({"unreadable-file", "limit-exceeded"})


def test_bank_rules_use_the_config_of_the_exams_folder(tmp_path: Path) -> None:
    folder = _bank(tmp_path, item=CLEAN)
    for name in ("one", "two"):
        (folder / name).mkdir()
        (folder / name / "crs-lint.toml").write_text('ignore = ["bank"]\n')
    (folder / "a.yaml").rename(folder / "one" / "a.yaml")
    below = folder / "two"
    (below / "b.yaml").write_text(CLEAN.replace("Its", "Her"))
    cache = str(tmp_path / "cache")
    assert _rules(_lint(below, cache_folder=cache)) == ["duplicate-id", "duplicate-item"]
    (folder / "crs-lint.toml").write_text('ignore = ["duplicate-item"]\n')
    assert _rules(_lint(below, cache_folder=cache)) == ["duplicate-id"], "cached findings are reported for other settings"


# What one file takes over from another


def test_a_config_takes_over_what_it_extends(tmp_path: Path) -> None:
    folder = _bank(
        tmp_path, 'select = ["option-label", "short-explanation"]\n[rules.short-explanation]\nwords = 4\nseverity = "error"\n', item=SHORT
    )
    (folder / "crs-lint.toml").write_text('extend = "../crs-lint.toml"\n[rules.short-explanation]\nwords = 2\n')
    assert _rules(_lint(folder)) == []
    (folder / "crs-lint.toml").write_text('extend = "../crs-lint.toml"\n[rules.short-explanation]\nwords = 3\n')
    assert [(finding.rule, finding.severity) for finding in _lint(folder).findings] == [("short-explanation", Severity.ERROR)]
    (folder / "crs-lint.toml").write_text('extend = "../crs-lint.toml"\nselect = ["key"]\n')
    assert _rules(_lint(folder)) == [], "a setting that is given takes the place of the other"


def test_a_chain_of_files_is_followed_to_its_end(tmp_path: Path) -> None:
    folder = _bank(tmp_path, 'ignore = ["option-label"]\n', "far.toml")
    (tmp_path / "near.toml").write_text('extend = "far.toml"\nextend-select = ["short-explanation"]\n')
    (folder / "pyproject.toml").write_text('[tool.crs-lint]\nextend = "../near.toml"\n')
    assert _rules(_lint(folder)) == []
    assert [Path(file).name for file in load(str(folder / "pyproject.toml"), Overrides(), str(tmp_path)).given.files] == [
        "pyproject.toml",
        "near.toml",
        "far.toml",
    ]


def test_patterns_are_relative_to_the_file_that_gives_them(tmp_path: Path) -> None:
    folder = _bank(tmp_path, 'exclude = ["bank/old.yaml"]\n[per-file-ignores]\n"bank/a.yaml" = ["option-label"]\n')
    (folder / "old.yaml").write_text(WARNED.replace("planet-nearest", "planet-first").replace("Mercury", "Hermes"))
    (folder / "crs-lint.toml").write_text('extend = "../crs-lint.toml"\n')
    assert _rules(_lint(folder)) == []
    (folder / "crs-lint.toml").write_text('exclude = ["bank/old.yaml"]\n[per-file-ignores]\n"bank/a.yaml" = ["option-label"]\n')
    assert {Path(finding.path).name for finding in _lint(folder).findings} == {"a.yaml", "old.yaml"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('extend = "crs-lint.toml"', '"extend" forms a loop'),
        ('extend = "one.toml"', '"extend" forms a loop'),
        ('extend = "nowhere.toml"', '"extend" names nowhere.toml, which does not exist.'),
        ('extend = "folder"', '"extend" names folder, which does not exist.'),
        ('extend = ["one.toml"]', '"extend" must be the path of a config file'),
        ('extend = ""', '"extend" must be the path of a config file'),
        ('extend = "/etc/hostname"', '"extend" must be the path of a config file'),
        ('extend = "../../out.toml"', '"extend" leads out of the repository'),
        pytest.param('extend = "link.toml"', '"extend" leads out of the repository', marks=posix),
        ('extend = "pyproject.toml"', "which has no settings"),
        ('extend = "chain-0.toml"', "chains more than 10 files"),
    ],
)
def test_invalid_extends_are_errors(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "out.toml").write_text("")
    repository = tmp_path / "repository"
    folder = repository / "bank"
    (folder / "folder").mkdir(parents=True)
    (repository / ".git").mkdir()
    file = folder / "crs-lint.toml"
    file.write_text(text)
    (folder / "one.toml").write_text('extend = "crs-lint.toml"')
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    if os.name == "posix":
        (folder / "link.toml").symlink_to(tmp_path / "out.toml")
    for number in range(12):
        (folder / f"chain-{number}.toml").write_text(f'extend = "chain-{number + 1}.toml"')
    with pytest.raises(ConfigError) as caught:
        load(str(file), Overrides(), str(repository))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_error_names_the_extended_file_it_is_in(tmp_path: Path) -> None:
    base = tmp_path / "base.toml"
    base.write_text('select = ["option-lable"]\n')
    (tmp_path / "crs-lint.toml").write_text('extend = "base.toml"\nselect = ["key"]\n')
    with pytest.raises(ConfigError, match=re.escape(f'{base}: there is no rule or category "option-lable"')):
        load(str(tmp_path / "crs-lint.toml"), Overrides())


def test_outside_a_repository_only_files_below_can_be_extended(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text("")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "crs-lint.toml").write_text('extend = "../base.toml"\n')
    with pytest.raises(ConfigError, match="leads out of the folder"):
        load(str(tmp_path / "folder" / "crs-lint.toml"), Overrides())


def test_a_config_of_megabytes_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "crs-lint.toml").write_text("#" * (1 << 20) + "\n")
    with pytest.raises(ConfigError, match="is too large"):
        load(str(tmp_path / "crs-lint.toml"), Overrides())


# Showing


def test_settings_are_shown_with_their_origins(run: Run, bank: Path) -> None:
    (bank.parent / ".git").mkdir()
    Path("base.toml").write_text('exclude = ["bank/old/"]\n[rules.option-count]\nseverity = "error"\n')
    (bank / "crs-lint.toml").write_text(
        'extend = "../base.toml"\nextend-select = ["short-explanation"]\n[per-file-ignores]\n"a.yaml" = ["option-label"]\n'
        "[rules.short-explanation]\nwords = 9\n"
    )
    code, out, err = run("bank/a.yaml", "--show-settings", "--ignore", "negative-stem")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [
        "# bank/a.yaml: settings from bank/crs-lint.toml, which extends base.toml",
        "include = []  # default",
        'exclude = ["bank/old/"]  # base.toml',
    ]
    wanted = {
        '  "missing-key",  # default',
        '  "short-explanation",  # extend-select in bank/crs-lint.toml',
        '  "option-label",  # per-file-ignores in bank/crs-lint.toml',
        '  "negative-stem",  # --ignore',
        '  "limit-exceeded",  # always',
        'severity = "error"  # base.toml',
        "words = 9  # bank/crs-lint.toml",
    }
    assert wanted - set(lines) == set()


def test_shown_settings_are_an_equivalent_config(run: Run, bank: Path) -> None:
    (bank / "crs-lint.toml").write_text(
        'select = ["all"]\nignore = ["cue", "option-label"]\nexclude = ["x y/*.yaml"]\n[rules.option-count]\nseverity = "info"\n'
    )
    shown = run("bank", "--show-settings")[1]
    first = load(str(bank / "crs-lint.toml"), Overrides())
    again = settle(tomllib.loads(shown), str(bank / "crs-lint.toml"), Overrides())
    assert again._replace(given=first.given) == first


def test_every_path_has_its_settings_shown(run: Run, bank: Path) -> None:
    out = run("bank", "bank/a.yaml", "--show-settings", "--isolated")[1]
    assert [line for line in out.splitlines() if line.startswith("# ")] == ["# bank: no config file", "# bank/a.yaml: no config file"]
    code, out, err = run("nowhere", "--show-settings")
    assert (code, out, err) == (2, "", "crs-lint: nowhere: there is no such file or folder.\n")


@posix
def test_the_files_that_would_be_checked_are_listed(run: Run, bank: Path) -> None:
    (bank / "crs-lint.toml").write_text('exclude = ["old/"]\n')
    (bank / "old").mkdir()
    (bank / "old" / "b.yaml").write_text(CLEAN)
    (bank / "notes.txt").write_text("")
    (bank / "::error::x.yaml").write_text("items: [")
    assert run("bank", "--show-files") == (0, "bank/::error::x.yaml\nbank/a.yaml\nbank/exam.yaml\n", "")
    (bank / "away.yaml").symlink_to("/etc/hostname")
    code, out, err = run("bank", "nowhere", "--show-files")
    assert (code, "away" in out) == (2, False)
    assert "nowhere: there is no such file or folder." in err
    assert "bank/away.yaml: This link leads out of the folder" in err


@pytest.mark.parametrize("value", ['"french"', '""', "3", '["fr"]', '"fr "', "true"])
def test_a_language_that_is_no_tag_is_one_clear_line(run: Run, bank: Path, value: str) -> None:
    (bank / "crs-lint.toml").write_text(f"language = {value}\n")
    code, out, err = run("bank")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert '"language" must be a language tag such as "en", "fr" or "es-MX"' in err


@pytest.mark.parametrize("tag", ["fr", "es-MX", "zh_Hant"])
def test_a_language_is_a_tag(tag: str) -> None:
    settings = settle({"language": tag}, "", Overrides())
    assert settings.language == tag
    assert settings.identity != settle({}, "", Overrides()).identity


def test_the_language_of_the_settings_is_that_of_an_exam_without_one(run: Run, bank: Path) -> None:
    item = 'items:\n  - id: a\n    stem: "What an hour is this?"\n    options: [{text: "A hour", correct: true}, {text: Noon}]\n'
    (bank / "a.yaml").write_text(item)
    (bank / "crs-lint.toml").write_text('language = "de"\nselect = ["a-or-an"]\n')
    found = []
    for exam in ("", "language: en\n"):
        (bank / "exam.yaml").write_text(f"exam: sky\n{exam}")
        found.append("a-or-an" in run("bank", "--format", "concise")[1])
    assert found == [False, True]
