"""``crs-lint server`` on the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.abc import MetaPathFinder

import pytest

Run = Callable[..., tuple[int, str, str]]


class _Missing(MetaPathFinder):
    """Hides a package, as if it were not installed."""

    def __init__(self, package: str) -> None:
        self.package = package

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        if fullname == self.package:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


@pytest.mark.parametrize("package", ["pygls", "lsprotocol"])
def test_without_the_extra_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    for name in [one for one in sys.modules if one.startswith(("crs_lint.server.", "pygls", "lsprotocol"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [_Missing(package), *sys.meta_path])
    code, out, err = run("server")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f'crs-lint server needs the package {package}; install crs-lint with its extra "server"' in err


def test_it_takes_no_paths(run: Run) -> None:
    code, _, err = run("server", "bank")
    assert (code, err) == (2, "crs-lint: unrecognized arguments: bank (see crs-lint --help)\n")


def test_a_plugin_that_is_not_there_is_named(run: Run) -> None:
    code, _, err = run("server", "--plugin", "no_such_package")
    assert (code, "no-such-package" in err) == (2, True)
