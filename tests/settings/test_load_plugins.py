"""Which packages are plugins: one that cannot be used is exit code 2 and one line, and only the command line names any."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from crs_lint.settings.config import ConfigError
from crs_lint.settings.load_plugins import plugins_named
from tests.plugin_folder import BODY, HEAD, ODD_ID, TAIL, PluginFolder

Run: TypeAlias = Callable[..., tuple[int, str, str]]

OTHER = ODD_ID.replace('"odd-id"', '"other-id"')
TWO_IN_A_FILE = (
    HEAD + BODY + HEAD.split("rule\n")[1].replace("odd-id", "even-id").replace("check", "second") + BODY + "RULES = check, second\n"
)


def refusal(run: Run, *arguments: str) -> str:
    """The only line that a run with exit code 2 prints, without the name of the program."""
    code, out, err = run("bank", "--no-cache", *arguments)
    assert (code, out, err.count("\n"), err[:10]) == (2, "", 1, "crs-lint: "), err
    return err[10:-1]


@pytest.mark.usefixtures("plugins")
def test_a_package_that_is_not_installed(run: Run) -> None:
    told = 'there is no plugin "acme-rules": no package of that name is installed beside crs-lint. Packages with rules: none.'
    assert refusal(run, "--plugin", "acme-rules") == told


def test_a_misspelled_package_has_a_suggestion(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme-rules")
    assert refusal(run, "--plugin", "acme-rule").endswith('Did you mean "acme-rules"?')


@pytest.mark.parametrize("name", ["", ".", "../acme", "/tmp/acme", "acme\n"])
def test_a_name_that_no_package_can_have(run: Run, plugins: PluginFolder, name: str) -> None:
    plugins.install("other")
    assert refusal(run, "--plugin", name).startswith('there is no plugin "')


def test_a_package_without_the_entry_point(run: Run, plugins: PluginFolder) -> None:
    plugins.install("plain", entry_points="[console_scripts]\nplain = plain:main\n")
    told = 'the package "plain" is no plugin: it has no entry point in the group crs_lint.rules. Packages with rules: none.'
    assert refusal(run, "--plugin", "plain") == told


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("raise ValueError('one\\ntwo')", "cannot be imported (ValueError: one\\ntwo)."),
        ("import sys\nsys.exit(0)", "cannot be imported (SystemExit: 0)."),
        ("import no_such_module", "cannot be imported (ModuleNotFoundError: No module named 'no_such_module')."),
        ("RULES = (", "cannot be imported (SyntaxError: '(' was never closed (acme.py, line 1))."),
        ("", "cannot be imported (AttributeError: module 'acme' has no attribute 'RULES')."),
        ("RULES = []", "cannot be used: acme:RULES is of type list, and no tuple of rules."),
        ("RULES = (3,)", "cannot be used: a value of type int among its rules is not made by the decorator crs_lint.plugin.rule."),
        (
            "from crs_lint.rules.stem.blank_stem import check\nRULES = (check,)",
            'cannot be used: "blank-stem" among its rules is not made by the decorator crs_lint.plugin.rule.',
        ),
        (ODD_ID.replace("odd-id", "blank-stem"), 'cannot be used: its rule "blank-stem" has the name of a rule or a category of crs-lint.'),
        (ODD_ID.replace("odd-id", "stem"), 'cannot be used: its rule "stem" has the name of a rule or a category of crs-lint.'),
        (ODD_ID.replace("odd-id", "all"), 'cannot be used: its rule "all" has the name of a rule or a category of crs-lint.'),
        (ODD_ID.replace("(check,)", "(check, check)"), 'cannot be used: it has two rules "odd-id".'),
        (
            TWO_IN_A_FILE,
            'cannot be used: its rules "odd-id" and "even-id" are in the same file, and each has its own docs and examples.',
        ),
        (
            f"{ODD_ID}\n__doc__ = None\n",
            'cannot be used: the file of its rule "odd-id" has no docstring, which is the page of the rule.',
        ),
    ],
)
def test_a_package_that_cannot_be_used(run: Run, plugins: PluginFolder, code: str, told: str) -> None:
    plugins.install("acme", code)
    assert refusal(run, "--plugin", "acme") == f'the plugin "acme" {told}'


def test_two_packages_with_a_rule_of_the_same_name(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme")
    plugins.install("brand")
    told = 'the plugin "brand" has a rule "odd-id", as has the plugin "acme".'
    assert refusal(run, "--plugin", "acme", "--plugin", "brand") == told


def test_a_house_rule_with_the_name_of_a_rule_of_a_package(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme")
    Path("crs-lint.toml").write_text('[[house-rules]]\nname = "odd-id"\nmessage = "It is odd."\nterms = ["odd"]\n')
    told = 'crs-lint.toml: house rule "odd-id" needs another name: the plugin acme 1.0 has such a rule.'
    assert refusal(run, "--plugin", "acme").endswith(told)
    assert run("bank", "--no-cache")[0] == 0


def test_a_package_that_is_named_twice_counts_once(run: Run, plugins: PluginFolder) -> None:
    plugins.install("Acme.Rules")
    once = run("bank", "--no-cache", "--plugin", "acme-rules")
    assert once[1].count("[odd-id]") == 1
    assert run("bank", "--no-cache", "--plugin", "Acme.Rules", "--plugin=acme_rules") == once


def test_all_entry_points_of_a_package_count(plugins: PluginFolder) -> None:
    plugins.install("brand", OTHER)
    plugins.install("acme", entry_points="[crs_lint.rules]\none = acme:RULES\ntwo = brand:RULES\n")
    assert [rule.name for rule in plugins_named(["acme"])[0].rules] == ["odd-id", "other-id"]


def test_only_the_packages_that_are_named_are_imported(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme")
    mark = plugins.path / "mark"
    plugins.install("brand", f"open({str(mark)!r}, 'x')\n")
    assert run("bank", "--no-cache", "--plugin", "acme")[0] == 0
    assert not mark.exists()


@pytest.mark.parametrize("setting", ["plugin", "plugins"])
@pytest.mark.parametrize("value", ['"acme"', '["acme"]'])
@pytest.mark.parametrize(("file", "table"), [("crs-lint.toml", ""), ("pyproject.toml", "[tool.crs-lint]\n")])
def test_no_config_file_names_a_package(run: Run, plugins: PluginFolder, setting: str, value: str, file: str, table: str) -> None:
    mark = plugins.path / "mark"
    plugins.install("acme", f"open({str(mark)!r}, 'x')\n")
    Path(file).write_text(f"{table}{setting} = {value}\n")
    assert f'there is no setting "{setting}"' in refusal(run)
    assert not mark.exists()


@pytest.mark.parametrize("name", ["CRS_LINT_PLUGIN", "CRS_LINT_PLUGINS"])
def test_no_variable_of_the_environment_names_a_package(
    run: Run, plugins: PluginFolder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plugins.install("acme", "raise ValueError")
    monkeypatch.setenv(name, "acme")
    assert run("bank", "--no-cache")[0] == 0


@pytest.mark.parametrize(
    "settings",
    [
        'extend-select = ["odd-id"]\n',
        'ignore = ["odd-id"]\n',
        '[rules.odd-id]\nprefix = "x"\n',
        '[per-file-ignores]\n"a.yaml" = ["odd-id"]\n',
    ],
)
def test_a_config_file_may_name_a_rule_only_with_its_package(run: Run, plugins: PluginFolder, settings: str) -> None:
    plugins.install("acme")
    Path("crs-lint.toml").write_text(settings)
    assert run("bank", "--no-cache", "--plugin", "acme")[0] == 0
    assert 'there is no rule "odd-id"' in refusal(run) or 'no rule or category "odd-id"' in refusal(run)


def test_a_config_file_that_extends_another_may_name_a_rule_in_both(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme")
    Path("base.toml").write_text('[rules.odd-id]\nprefix = "planet-"\n')
    Path("crs-lint.toml").write_text('extend = "base.toml"\nextend-select = ["odd-id"]\n')
    assert run("bank", "--no-cache", "--plugin", "acme")[:2] == (0, "2 files, 1 item: no findings\n")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("prefixes = 1", 'rule "odd-id" has no option "prefixes". Did you mean "prefix"?'),
        ("prefix = 1", 'option "prefix" of rule "odd-id" must be a text.'),
        ('severity = "bad"', 'severity of rule "odd-id" must be error, warning or info.'),
    ],
)
def test_options_of_a_rule_are_checked(run: Run, plugins: PluginFolder, table: str, told: str) -> None:
    plugins.install("acme")
    Path("crs-lint.toml").write_text(f"[rules.odd-id]\n{table}\n")
    assert refusal(run, "--plugin", "acme").endswith(told)


@pytest.mark.parametrize("command", [["rule"], ["stats", "bank"], ["export", "gift", "bank", "--to", "q.txt"], ["bank", "--show-settings"]])
def test_every_command_with_the_option_refuses_what_is_no_plugin(run: Run, plugins: PluginFolder, command: list[str]) -> None:
    plugins.install("acme", "raise ValueError('no')")
    code, out, err = run(*command, "--plugin", "acme")
    assert (code, out) == (2, "")
    assert 'the plugin "acme" cannot be imported (ValueError: no).' in err


def test_another_process_loads_the_same_rules(plugins: PluginFolder) -> None:
    plugins.install("Acme.Rules")
    (plugin,) = plugins_named(["acme.rules"])
    sent = pickle.dumps(plugin)
    plugins.forget()
    received = pickle.loads(sent)
    assert (repr(received), [rule.name for rule in received.rules]) == (repr(plugin), ["odd-id"])


def test_a_change_of_any_file_of_a_package_is_a_change_of_the_plugin(plugins: PluginFolder) -> None:
    package = plugins.path / "acme"
    (package / "words").mkdir(parents=True)
    (package / "words" / "list.txt").write_text("one\n")
    (package / "__init__.py").write_text(ODD_ID)
    (package / ".#lock").symlink_to("nowhere")
    plugins.install("acme").unlink()

    def described() -> str:
        plugins.forget()
        return repr(plugins_named(["acme"])[0])

    before = described()
    assert described() == before
    (package / "words" / "list.txt").write_text("one\ntwo\n")
    changed = described()
    assert changed != before
    os.utime(package / "__init__.py", ns=(1, 1))
    assert described() != changed


def test_the_error_has_its_cause_for_whoever_catches_it(plugins: PluginFolder) -> None:
    plugins.install("acme", "raise ValueError('no')")
    with pytest.raises(ConfigError) as caught:
        plugins_named(["acme"])
    assert isinstance(caught.value.__cause__, ValueError)


def test_a_rule_without_findings_has_no_effect(run: Run, plugins: PluginFolder) -> None:
    plugins.install("acme", HEAD + "    return None\n" + TAIL)
    assert run("bank", "--no-cache", "--plugin", "acme") == (0, "2 files, 1 item: no findings\n", "")
