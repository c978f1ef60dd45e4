"""Chromium for tests, where it is installed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), "")
# A build on Linux must not skip these tests.
MUST_RUN = sys.platform == "linux" and bool(os.environ.get("CI"))


def why_not() -> str:
    """Why tests in a browser cannot run; empty if they can."""
    missing = [name for name in ("playwright", "axe_playwright_python") if find_spec(name) is None]
    reasons = [*([] if PROGRAM else ["there is no Chromium"]), *(f"the Python package {name} is not installed" for name in missing)]
    return f"the tests in a browser did not run: {' and '.join(reasons)}; make browser installs all of it" if reasons else ""


def skip_without_chromium() -> None:
    """Skips a module of tests where they cannot run, unless they must."""
    if why_not() and not MUST_RUN:
        pytest.skip(why_not(), allow_module_level=True)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    if why_not():
        pytest.fail(why_not())
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # As root, as in most builds, Chromium's own sandbox cannot start.
        started = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        yield started
        started.close()
