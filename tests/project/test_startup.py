"""What a run over a small clean file must not do, since starting takes most of its time."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest

CLEAN = """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun?
    options:
      - text: Mercury
        correct: true
      - text: Venus
      - text: Earth
    explanation: Its orbit lies inside that of every other planet.
"""
# Reports what was imported, and the modules whose named tuples have annotations that are texts: typing compiles each.
OBSERVED = """
import builtins, sys
compiling = set()
compiled = compile
def observed(*arguments, **options):
    frame = sys._getframe(1) if sys._getframe(1).f_globals["__name__"] == "typing" else None
    while frame is not None and not frame.f_globals["__name__"].startswith("crs_lint"):
        frame = frame.f_back
    if frame is not None:
        compiling.add(frame.f_globals["__name__"])
    return compiled(*arguments, **options)
builtins.compile = observed
from crs_lint.cli.main import main
assert main(["a.yaml", "--no-cache", "--quiet"]) == 0
print(*sys.modules)
print(*sorted(compiling))
"""


@pytest.fixture(scope="module")
def observed(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The modules that were imported, and those that compiled annotations."""
    folder = tmp_path_factory.mktemp("clean")
    (folder / "a.yaml").write_text(CLEAN, "utf-8")
    done = subprocess.run([sys.executable, "-c", OBSERVED], cwd=folder, capture_output=True, text=True, check=True)
    return [line.split() for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    "module",
    [
        *(
            "asyncio",
            "dataclasses",
            "email.utils",
            "inspect",
            "json",
            "jsonschema",
            "logging",
            "lsprotocol",
            "multiprocessing",
            "pathspec",
            "pygls",
            pytest.param("ruamel", marks=pytest.mark.yaml_rs),
            "sqlite3",
            "tempfile",
            "watchfiles",
        ),
        *("tomllib", "traceback"),
        *("crs_lint.document.positions", "crs_lint.document.syntax_errors", "crs_lint.engine.baseline", "crs_lint.engine.cache_keys"),
        *("crs_lint.engine.dialect_advice", "crs_lint.engine.since", "crs_lint.engine.unmatched_patterns", "crs_lint.formats.team_schema"),
        *(
            "crs_lint.rules.docs",
            "crs_lint.server",
            "crs_lint.settings.load_plugins",
            "crs_lint.setup",
            "crs_lint.text.toml_writer",
            "importlib.metadata",
        ),
    ],
)
def test_is_not_imported(observed: list[list[str]], module: str) -> None:
    assert find_spec(module) is not None, "a name that no module has is never imported"
    assert module not in observed[0]


def test_no_annotation_is_compiled(observed: list[list[str]]) -> None:
    assert observed[1:] in ([], [[]])
