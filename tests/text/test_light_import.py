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


def script(text: str) -> str:
    return subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True).stdout.strip()


def run(change: str = "") -> str:
    return script(IMPORT.format(change=change))


def test_the_validator_is_imported_without_sockets() -> None:
    assert run() == "True False False"


def test_a_validator_that_needs_more_is_imported_as_usual() -> None:
    assert run("light_import._stand_in = lambda: type(sys)('email.utils')") == "False True True"


def test_a_module_that_is_there_already_stays() -> None:
    assert run("import email.utils") == "False True True"


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
