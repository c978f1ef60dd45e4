"""How config files are found and read: whatever they are, they are read or refused, and never ignored."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crs_lint.settings import config_files, resolve
from crs_lint.settings.config import ConfigError, Overrides
from crs_lint.settings.required_version import check_required_version

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no named pipes")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository, in a folder with more beside it."""
    (tmp_path / "top/.git").mkdir(parents=True)
    return tmp_path / "top"


def find(top: Path) -> str:
    return os.path.basename(config_files.find(str(top), str(top)))


@pytest.mark.parametrize(
    "text",
    [
        '[tool.crs-lint]\nignore = ["option-count"]\n',
        '[tool."crs-lint"]\nignore = ["option-count"]\n',
        "[tool.'crs-lint']\nignore = ['option-count']\n",
        '[ tool . crs-lint ]\nignore = ["option-count"]\n',
        '[tool]\ncrs-lint = {ignore = ["option-count"]}\n',
        '[tool]\ncrs-lint.ignore = ["option-count"]\n',
        'tool = {crs-lint = {ignore = ["option-count"]}}\n',
        'tool.crs-lint.ignore = ["option-count"]\n',
        '[tool."crs\\u002dlint"]\nignore = ["option-count"]\n',
        '\ufeff[tool."crs-lint"]\nignore = ["option-count"]\n',
    ],
)
def test_table_of_a_pyproject_is_read_however_it_is_written(top: Path, text: str) -> None:
    (top / "pyproject.toml").write_text(text, "utf-8")
    assert find(top) == "pyproject.toml"
    settings = resolve.load(str(top / "pyproject.toml"), Overrides())
    assert "option-count" not in {active.rule.name for active in settings.active}


@pytest.mark.parametrize(
    "text",
    ["", '[project]\ndependencies = ["crs-lint"]\n', '[tool.other]\nname = "tool.crs-lint"\n', "tool = 3  # tool.crs-lint\n", "tool = ["],
)
def test_pyproject_without_a_table_is_no_config_file(top: Path, text: str) -> None:
    (top / "pyproject.toml").write_text(text)
    assert find(top) == ""


def test_pyproject_with_a_table_that_is_no_toml_is_refused(top: Path) -> None:
    (top / "pyproject.toml").write_text("[tool.crs-lint]\nignore = [\n")
    with pytest.raises(ConfigError, match="is not valid TOML"):
        resolve.load(str(top / find(top)), Overrides())


def test_byte_order_mark_is_accepted(top: Path) -> None:
    (top / "crs-lint.toml").write_text('\ufeffignore = ["option-count"]\n', "utf-8")
    settings = resolve.load(str(top / find(top)), Overrides())
    assert "option-count" not in {active.rule.name for active in settings.active}


@posix
@pytest.mark.parametrize("name", ["crs-lint.toml", "pyproject.toml"])
def test_pipe_is_refused_and_not_waited_for(top: Path, name: str) -> None:
    os.mkfifo(top / name)
    with pytest.raises(ConfigError, match="is a folder, a device or a broken link, not a file"):
        find(top)
    with pytest.raises(ConfigError, match="cannot be read"):
        resolve.load(str(top / name), Overrides())


@posix
@pytest.mark.parametrize("target", ["../out.toml", "/dev/zero", "/etc/hostname", "nowhere"])
@pytest.mark.parametrize("name", ["crs-lint.toml", "pyproject.toml"])
def test_link_out_of_the_repository_or_to_nowhere_is_refused(top: Path, name: str, target: str) -> None:
    (top.parent / "out.toml").write_text('[tool.crs-lint]\nselect = ["duplicate-id"]\n')
    (top / name).symlink_to(target)
    with pytest.raises(ConfigError, match=r"leads out of the repository|broken link"):
        find(top)


@posix
def test_link_inside_the_repository_is_followed(top: Path) -> None:
    (top / "shared.toml").write_text('ignore = ["option-count"]\n')
    (top / "crs-lint.toml").symlink_to("shared.toml")
    assert find(top) == "crs-lint.toml"


@pytest.mark.parametrize("name", ["crs-lint.toml", "pyproject.toml"])
def test_folder_with_the_name_of_a_config_file_is_refused(top: Path, name: str) -> None:
    (top / name).mkdir()
    with pytest.raises(ConfigError, match="is a folder, a device or a broken link, not a file"):
        find(top)


@pytest.mark.parametrize("name", ["crs-lint.toml", "pyproject.toml"])
def test_config_file_beyond_the_limit_is_refused(top: Path, name: str) -> None:
    (top / name).write_text("# x\n" * (1 << 19))
    with pytest.raises(ConfigError, match="is too large"):
        resolve.load(str(top / find(top)), Overrides())


# The version that settings require


@pytest.mark.parametrize("required", [">=0.2,<1", "0.2.1", "==0.2.1", " >= 0.2 , < 0.3 ", ">0.2", "<=0.2.1", ">=0.2.1.0"])
def test_version_that_meets_the_requirement(required: str) -> None:
    check_required_version(required, "", "0.2.1")


@pytest.mark.parametrize("required", [">=0.3", "<0.2", "0.2", "==0.2", ">0.2.1", ">=0.2,<0.2.1", "0.10"])
def test_version_that_does_not_meet_the_requirement(required: str) -> None:
    with pytest.raises(ConfigError, match=r'x: these settings require crs-lint ".*", and this is version 0\.2\.1\.'):
        check_required_version(required, "x: ", "0.2.1")


def test_versions_are_compared_as_numbers() -> None:
    check_required_version(">=0.9", "", "0.10.0")
    check_required_version("1.0", "", "1")
    check_required_version(">=1", "", "1.2rc1")


@pytest.mark.parametrize("required", ["", "latest", "~=0.2", "!=0.2", "0.2.*", ">=", "0.2;", "==0.2,", 1, ["0.2"], "9" * 5000, "٣"])
def test_requirement_of_another_form_is_refused(required: object) -> None:
    with pytest.raises(ConfigError, match='"required-version" must be a version'):
        check_required_version(required, "", "0.2.1")


def test_requirement_comes_before_settings_of_another_version(top: Path) -> None:
    (top / "crs-lint.toml").write_text('new-setting = 1\nrequired-version = ">=99"\n')
    with pytest.raises(ConfigError, match="require crs-lint"):
        resolve.load(str(top / "crs-lint.toml"), Overrides())


def test_requirement_of_an_extended_file_counts(top: Path) -> None:
    (top / "base.toml").write_text('required-version = ">=99"\n')
    (top / "crs-lint.toml").write_text('extend = "base.toml"\nrequired-version = ">=0"\n')
    with pytest.raises(ConfigError, match=r"base\.toml: these settings require"):
        resolve.load(str(top / "crs-lint.toml"), Overrides())


# The bounds of options


@pytest.mark.parametrize("value", ["0", "-1", "1000001", "9223372036854775807"])
def test_whole_number_out_of_bounds_is_refused(top: Path, value: str) -> None:
    (top / "crs-lint.toml").write_text(f"[rules.key-position-bias]\nleast = {value}\n")
    with pytest.raises(ConfigError, match=r'option "least" of rule "key-position-bias" must be between 1 and 1,000,000\.'):
        resolve.load(str(top / "crs-lint.toml"), Overrides())


@pytest.mark.parametrize("value", ["-0.1", "nan", "inf", "-inf", "1e300", "-1", str(10**18)])
def test_number_out_of_bounds_is_refused(top: Path, value: str) -> None:
    (top / "crs-lint.toml").write_text(f"[rules.longest-key-bias]\npoints = {value}\n")
    with pytest.raises(ConfigError, match=r'option "points" of rule "longest-key-bias" must be'):
        resolve.load(str(top / "crs-lint.toml"), Overrides())


def test_whole_number_stands_for_a_number(top: Path) -> None:
    (top / "crs-lint.toml").write_text("[rules.longest-key-bias]\npoints = 0\n")
    settings = resolve.load(str(top / "crs-lint.toml"), Overrides())
    assert next(active.options["points"] for active in settings.active if active.rule.name == "longest-key-bias") == 0.0


def test_required_version_is_among_the_settings_that_are_shown(top: Path) -> None:
    from crs_lint.settings import show

    (top / "crs-lint.toml").write_text('required-version = ">=0"\n')
    settings = resolve.load(str(top / "crs-lint.toml"), Overrides())
    assert 'required-version = ">=0"  # ' in show.page("x", str(top), settings, Overrides())
    assert "required-version" not in show.page("x", str(top), resolve.settle({}, "", Overrides()), Overrides())
