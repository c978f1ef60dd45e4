"""The validator is imported without what it does not need, and all the same if that stops working."""

from __future__ import annotations

import subprocess
import sys

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


def run(change: str = "") -> str:
    done = subprocess.run([sys.executable, "-c", IMPORT.format(change=change)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_validator_is_imported_without_sockets() -> None:
    assert run() == "True False False"


def test_a_validator_that_needs_more_is_imported_as_usual() -> None:
    assert run("light_import._stand_in = lambda: type(sys)('email.utils')") == "False True True"


def test_a_module_that_is_there_already_stays() -> None:
    assert run("import email.utils") == "False True True"
