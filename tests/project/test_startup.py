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
# Reports what was imported, and the classes that typing made for modules of crs_lint.
OBSERVED = """
import sys, typing
from crs_lint.cli.main import main
assert main(["a.yaml", "--no-cache", "--quiet"]) == 0
print(*sys.modules)
print(*(
    f"{one.__module__}.{one.__name__}"
    for name, module in list(sys.modules.items()) if name.startswith("crs_lint")
    for one in vars(module).values() if typing.NamedTuple in getattr(one, "__orig_bases__", ())
))
"""


@pytest.fixture(scope="module")
def observed(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The modules that were imported, and the named tuples of ``typing`` in them."""
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
            "gettext",
            "inspect",
            "json",
            "jsonschema",
            "logging",
            "lsprotocol",
            "multiprocessing",
            "pathlib",
            "pathspec",
            "pygls",
            pytest.param("ruamel", marks=pytest.mark.yaml_rs),
            "sqlite3",
            "tempfile",
            "watchfiles",
        ),
        *("tomllib", "traceback"),
        *("crs_lint.document.positions", "crs_lint.document.syntax_errors", "crs_lint.engine.baseline", "crs_lint.engine.cache_keys"),
        *("crs_lint.engine.check_evidence", "crs_lint.engine.response_files"),
        *("crs_lint.engine.locate", "crs_lint.engine.suppress", "crs_lint.engine.suppressions", "crs_lint.settings.required_version"),
        *("crs_lint.rules.cue.longest_key_slight", "crs_lint.rules.schema.wrong_type", "crs_lint.rules.bank.near_duplicate_item"),
        *("crs_lint.rules.evidence", "crs_lint.model.evidence"),
        *("crs_lint.rules.bank.pattern_key", "crs_lint.rules.exam.weights_not_100", "crs_lint.rules.meta.unknown_rule"),
        *("crs_lint.engine.dialect_advice", "crs_lint.engine.since", "crs_lint.engine.unmatched_patterns", "crs_lint.formats.team_schema"),
        *(
            "crs_lint.rules.docs",
            "crs_lint.responses",
            "crs_lint.server",
            "crs_lint.settings.load_plugins",
            "crs_lint.setup",
            "crs_lint.text.toml_writer",
            "importlib.metadata",
            "polars",
        ),
    ],
)
def test_is_not_imported(observed: list[list[str]], module: str) -> None:
    assert find_spec(module) is not None, "a name that no module has is never imported"
    assert module not in observed[0]


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="typing makes all named tuples")
def test_typing_makes_no_named_tuple(observed: list[list[str]]) -> None:
    assert observed[1:] in ([], [[]])
