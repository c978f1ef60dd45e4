"""Libraries are imported without what they do not need here, and all the same if that stops working."""

from __future__ import annotations

import subprocess
import sys

import pytest

IMPORT = """
import sys
from crs_lint.text import light_import
{change}
light_import.prepare_validator()
light = "jsonschema_rs" in sys.modules
import jsonschema_rs
assert jsonschema_rs.Draft202012Validator({{"type": "string"}}).is_valid("x")
print(light, "email.utils" in sys.modules, "socket" in sys.modules)
from email.utils import formatdate, parsedate_to_datetime
assert parsedate_to_datetime(formatdate(0)).year == 1970
"""


def script(text: str) -> str:
    return subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout.strip()


def run(change: str = "") -> str:
    return script(IMPORT.format(change=change))


def test_the_validator_is_imported_without_sockets() -> None:
    assert run() == "True False False"


def test_a_validator_that_needs_more_is_imported_as_usual() -> None:
    without_names = "used = light_import._import_without; light_import._import_without = lambda *names, **_: used(*names)"
    assert run(without_names) == "False True True"


def test_a_module_that_is_there_already_stays() -> None:
    assert run("import email.utils") == "False True True"


READER = """
import sys
from crs_lint.text.light_import import prepare_reader
prepare_reader()
import yaml_rs
assert yaml_rs.loads("a: 1") == {"a": 1}
print("pathlib" in sys.modules, "urllib" in sys.modules)
import os, tempfile
from pathlib import Path
folder = tempfile.mkdtemp()
for file in (os.path.join(folder, "a.yaml"), Path(folder, "b.yaml")):
    yaml_rs.dump({"a": 1}, file)
    assert yaml_rs.loads(Path(file).read_text()) == {"a": 1}
with open(os.path.join(folder, "c.yaml"), "w") as stream:
    yaml_rs.dump({"a": 1}, stream)
print(sorted(os.listdir(folder)))
"""


@pytest.mark.yaml_rs
def test_the_reader_is_imported_without_paths_and_can_still_write_files() -> None:
    assert script(READER).splitlines() == ["False False", "['a.yaml', 'b.yaml', 'c.yaml']"]


ARGUMENTS = """
import sys
from crs_lint.text.light_import import prepare_arguments
prepare_arguments()
import argparse
parser = argparse.ArgumentParser("x", exit_on_error=False)
parser.add_argument("--pair", nargs=2)
help = parser.format_help()
print("gettext" in sys.modules, "locale" in sys.modules, "options:" in help)
for given in (["--pair", "1"], ["--pair"]):
    try:
        parser.parse_args(given)
    except argparse.ArgumentError as error:
        print(error)
import gettext
print(gettext.ngettext("one", "several", 2))
"""


def test_arguments_are_parsed_without_translations() -> None:
    expected = "argument --pair: expected 2 arguments"
    assert script(ARGUMENTS).splitlines() == ["False False True", expected, expected, "several"]


IN_THREADS = """
import sys
from threading import Event, Thread
ends = Event()
thread = Thread(target=ends.wait)
thread.start()
{change}
from crs_lint.text.light_import import prepare_validator
prepare_validator()
print("jsonschema_rs" in sys.modules, "email.utils" in sys.modules)
ends.set()
thread.join()
"""


def test_nothing_stands_in_for_a_module_that_another_thread_may_import() -> None:
    assert script(IN_THREADS.format(change="")) == "False False"
    assert script(IN_THREADS.format(change="ends.set(); thread.join()")) == "True False"
