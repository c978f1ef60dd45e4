"""The inputs of every result that are not a bank's: this program, its schemas and data files, its dependencies, Python."""

import os
import sys

from crs_lint import __version__
from crs_lint.document.reader import VARIABLE

# Distributions whose code decides what is found.
DEPENDENCIES = ("yaml-rs", "jsonschema-rs", "ruamel.yaml", "ruamel.yaml.clib", "pathspec", "jsonschema", "pyspellchecker")
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_METADATA = (".dist-info", ".egg-info")


def program_inputs() -> tuple[str, ...]:
    """All of them, one string each; every cache key of a result includes them.

    A file counts by its size and modification time, a dependency by its version.
    """
    return (
        __version__,
        sys.version,
        *file_states(_PACKAGE, ""),
        *file_states(os.path.join(os.path.dirname(_PACKAGE), "schemas"), "../schemas/"),  # a checkout keeps them beside the package
        *_versions(),
        os.environ.get(VARIABLE, ""),
    )


def file_states(folder: str, prefix: str) -> list[str]:
    """Every file below a folder, whatever its type, but for compiled modules; none where there is no such folder.

    A link that leads nowhere counts itself: editors mark a file that is open with one.
    """
    found: list[str] = []
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return found
    for entry in entries:
        if entry.is_dir():
            found += file_states(entry.path, f"{prefix}{entry.name}/") if entry.name != "__pycache__" else ()
        else:
            stat = _stat(entry)
            found.append(f"{prefix}{entry.name} {stat.st_size} {stat.st_mtime_ns}")
    return found


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)


def _versions() -> list[str]:
    """The name of the metadata folder of each dependency, which holds its version; importlib.metadata takes 20 times as long."""
    installed: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:  # an archive, or a folder that is gone
            continue
        for name in names:
            if name.endswith(_METADATA):
                installed.setdefault(_normalized(name.partition("-")[0]), name)
    return [installed.get(_normalized(name), f"{name} is not installed") for name in DEPENDENCIES]


def _normalized(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
