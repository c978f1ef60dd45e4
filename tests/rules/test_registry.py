"""The registry has every file of a rule, and knows each rule without its file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import crs_lint.rules
from crs_lint.rules.registry import ALL, BY_NAME, MODULES, rule_in
from crs_lint.rules.table import TABLE

FOLDER = Path(crs_lint.rules.__file__).parent
NO_RULES = {"__init__", "shared"}


def test_every_file_in_the_folder_of_a_category_is_listed() -> None:
    files = (file.relative_to(FOLDER).with_suffix("") for file in FOLDER.glob("*/*.py"))
    assert {".".join(file.parts) for file in files if not NO_RULES & {*file.parts}} == set(MODULES)


def test_the_table_has_what_the_files_declare() -> None:
    assert {module: rule_in(module)._replace(function=None) for module in MODULES} == TABLE, "run: make generate"
    assert tuple(map(TABLE.get, MODULES)) == ALL


def test_a_rule_runs_the_check_in_its_file() -> None:
    assert [rule.name for rule, module in zip(ALL, MODULES, strict=True) if rule.check is not rule_in(module).function] == []


IMPORTED = """
import sys
from crs_lint.rules.registry import BY_NAME, MODULES
def imported():
    return [module for module in MODULES if f"crs_lint.rules.{module}" in sys.modules]
rule = BY_NAME["blank-stem"]
print(imported(), rule.options, rule.source)
rule.check
print(imported())
"""


def test_the_file_of_a_rule_is_imported_when_its_check_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[] {} seen in public banks", "['stem.blank_stem']"]


def test_options_come_as_a_new_dict_since_settings_change_it() -> None:
    options = BY_NAME["longest-key"].options
    options["ratio"] = 9.0
    assert BY_NAME["longest-key"].options == {**options, "ratio": 1.6}
