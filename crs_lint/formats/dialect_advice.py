"""Describes a detected dialect, and writes the settings that would read it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crs_lint.files import discover
from crs_lint.files.discover import Target
from crs_lint.files.gitignore import escaped
from crs_lint.formats.dialect import Dialect, KeyForm
from crs_lint.formats.dialect_detect import Detected, detect, given_settings, misencoded
from crs_lint.text.file_endings import is_yaml
from crs_lint.text.normalize import shorten
from crs_lint.text.toml_writer import toml_value

_MOST_LINES = 6
_MOST_PATTERNS = 20
_MOST_NAMED = 3
_ORDER = ("items", "id", "stem", "options", "text", "key", "key-form", "explanation", "type", "types")
_FORMS = {
    KeyForm.BOOLEAN: "true or false on each answer",
    KeyForm.INDEX0: "a number from 0",
    KeyForm.INDEX1: "a number from 1",
    KeyForm.LETTER: "a letter",
    KeyForm.LETTERS: "letters",
    KeyForm.TEXT: "the text of the answer",
    KeyForm.MAPPING: "the name of the answer's field",
    KeyForm.FIRST: "the first answer",
    KeyForm.DISTRACTORS: "the right answer beside the wrong ones",
}


def advice(path: str, files: Iterable[Target], above: str = "", dialect_above: Dialect | None = None) -> str:
    """What the files of a named path look like, and settings that would read them; empty where no dialect is detected.

    The settings are for the folder that was named, or for that of the file that was. There, they replace those of the config
    file ``above``; where that has the dialect, there is nothing to advise but to include the files.
    """
    folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
    full = os.path.abspath(folder)
    found = [(discover.posix(os.path.relpath(one.full, full)), one.full) for one in files]
    detected = detect(found)
    if detected is None:
        return encoding_advice(path, found)
    if above and detected.shape.dialect == dialect_above:
        return ""
    file = discover.posix(os.path.join(folder, "crs-lint.toml")) if folder not in (".", "") else "crs-lint.toml"
    verb = "is" if sum(detected.fitting.values()) == 1 else "are"
    if above:
        config = discover.posix(os.path.relpath(above))
        head = f"{config} includes no file here, but there {verb} {description(detected)}"
        intro = f"These settings in {file} would fit, in place of those in {config}:"
    else:
        head = f"there is no bank in the form of crs-lint here, but there {verb} {description(detected)}"
        intro = f"These settings in {file} would fit; crs-lint init writes them at the root of a repository:"
    return f"{head}\n{intro}\n\n{config_lines(detected).rstrip()}"


def encoding_advice(path: str, files: Iterable[tuple[str, str]]) -> str:
    """What keeps files from being read, where it is their encoding; empty where it is not."""
    shown = misencoded(files)
    if not shown:
        return ""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    names = ", ".join(discover.posix(os.path.normpath(os.path.join(folder, one))) for one in shown[:_MOST_NAMED])
    more = f", and {len(shown) - _MOST_NAMED:,} more" if len(shown) > _MOST_NAMED else ""
    return f"{path}: no items can be read. Save as UTF-8 what has another encoding: {names}{more}."


def config_lines(detected: Detected) -> str:
    """The lines of a crs-lint.toml that reads the items, six at most."""
    lines = _path_lines(detected)
    given = given_settings(detected.shape.dialect)
    table = [f"{name} = {toml_value(given[name])}" for name in _ORDER if name in given]
    if len(lines) + 1 + len(table) > _MOST_LINES:
        return "\n".join([*lines, "dialect = { " + ", ".join(table) + " }"]) + "\n"
    return "\n".join([*lines, "[dialect]", *table]) + "\n"


def description(detected: Detected) -> str:
    """What the items look like, in a sentence or two."""
    dialect = detected.shape.dialect
    where = {"": "", ".": " at the root of each file"}.get(dialect.items, f' under "{dialect.items}"')
    files, items = len(detected.fitting), sum(detected.fitting.values())
    parts = [f'the question is "{dialect.stem}"', f'the answers are "{dialect.options}"']
    parts += [f'an answer\'s text is "{dialect.text}"'] if dialect.text else []
    parts.append(f'the key is "{dialect.key}", written as {_FORMS[dialect.key_form]}')
    parts += [f'the explanation is "{dialect.explanation}"'] if dialect.explanation else []
    counted = f"{items:,} {'item' if items == 1 else 'items'}{where} in {files:,} {'file' if files == 1 else 'files'}"
    sentences = [f"{counted} of another form: {', '.join(parts)}."]
    if skipped := [f'"{shorten(name)}"' for name, meaning in dialect.types if meaning == "skip"]:
        sentences.append(f"Items of the {'types' if len(skipped) > 1 else 'type'} {', '.join(skipped)} have no answers and are left out.")
    if others := _others_to_name(detected):
        sentences.append(f"{_other_files(others)}; run crs-lint on their folder to see whether other settings fit.")
    if detected.shape.is_index_ambiguous:
        sentences.append('No key here tells whether answers are counted from 0 or from 1: check "key-form".')
    return " ".join(sentences)


def _others_to_name(detected: Detected) -> list[str]:
    """The files that do not look like the bank and might be meant as items, without hidden ones, which tools have."""
    visible = [path for path in detected.others if not any(part.startswith(".") for part in path.split("/"))]
    included = _included(detected)
    return [path for path in visible if is_yaml(path) or path in included]


def _included(detected: Detected) -> list[str]:
    """The files of others that the patterns for the bank fit, too."""
    homes = _homes(list(detected.fitting))
    return [path for path in detected.others if any(path.startswith(one.folder) and _ending(path) in one.endings for one in homes)]


def _ending(path: str) -> str:
    return os.path.splitext(path)[1]


def _other_files(paths: Sequence[str]) -> str:
    names = ", ".join(paths[:_MOST_NAMED])
    if len(paths) == 1:
        return f"1 other file does not look like this: {names}"
    more = f", and {len(paths) - _MOST_NAMED:,} more" if len(paths) > _MOST_NAMED else ""
    return f"{len(paths):,} other files do not look like this: {names}{more}"


class _Home(NamedTuple):
    """A folder with files, with a slash at its end or empty for the root, and the endings of the files in it."""

    folder: str
    endings: Sequence[str]


def _path_lines(detected: Detected) -> list[str]:
    """The settings ``include`` and ``exclude``."""
    homes = _homes(list(detected.fitting))
    inside = _included(detected)
    if len(inside) > _MOST_PATTERNS >= len(detected.fitting):
        return [f"include = {toml_value([_exactly(path) for path in detected.fitting])}"]
    lines = [f"include = {toml_value(_patterns(homes))}"]
    if inside:
        lines.append(f"exclude = {toml_value([_exactly(path) for path in inside[:_MOST_PATTERNS]])}")
    return lines


def _exactly(path: str) -> str:
    return "/" + escaped(path)


def _homes(paths: Sequence[str]) -> list[_Home]:
    """The folders that hold files: for each folder of the root the deepest one, or the root if files are in it."""
    groups: dict[str, list[str]] = {}
    is_flat = any("/" not in path for path in paths)
    for path in paths:
        groups.setdefault("" if is_flat else path.split("/")[0], []).append(path)
    return [_home(inside, is_root=not top) for top, inside in groups.items()]


def _home(paths: Sequence[str], *, is_root: bool) -> _Home:
    folder = "" if is_root else os.path.commonpath([os.path.dirname(path) for path in paths])
    return _Home(f"{folder}/" if folder else "", sorted({_ending(path) for path in paths}))


def _patterns(homes: Sequence[_Home]) -> list[str]:
    if len(homes) > _MOST_PATTERNS:
        return sorted({f"*{ending}" for home in homes for ending in home.endings})
    return [f"/{escaped(home.folder)}**/*{ending}" if home.folder else f"*{ending}" for home in homes for ending in home.endings]
