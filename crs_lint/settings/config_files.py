"""Finds config files and reads what they give, those that they extend included."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from crs_lint import log
from crs_lint.files import discover
from crs_lint.settings.config import FILES, ConfigError, Given

_LARGEST = 1 << 20  # bytes
_MOST_FILES = 10


def find(folder: str, top: str) -> str:
    """The config file nearest to a folder, up to ``top``; empty if there is none.

    Raises ConfigError for one that must not be read, since a run without its settings may pass what they forbid.
    """
    while True:
        for name in FILES:
            file = os.path.join(folder, name)
            if os.path.lexists(file):
                _check_file(file)
                if name != "pyproject.toml" or _has_table(file):
                    return file
        above = os.path.dirname(folder)
        if folder == top or above == folder:
            return ""
        folder = above


def _check_file(file: str) -> None:
    """Raises ConfigError for a link out of the repository, and for what is no file. Nothing is opened."""
    if os.path.islink(file) and discover.leads_out(file):
        raise ConfigError(f"{file}: is a link that leads out of the repository, so it was not read.")
    if not os.path.isfile(file):
        raise ConfigError(f"{file}: is a folder, a device or a broken link, not a file.")


def _has_table(file: str) -> bool:
    content = discover.read_bytes(file, _LARGEST)
    # An error is reported when the file is read for its values.
    return not isinstance(content, bytes) or len(content) > _LARGEST or _names_this_program(content)


@lru_cache(maxsize=8)
def _names_this_program(content: bytes) -> bool:
    """Whether a pyproject.toml has a table for this program, however that is written."""
    if b"tool" not in content or (b"crs-lint" not in content and b"\\" not in content):
        return False
    import tomllib

    try:
        tool = tomllib.loads(content.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return b"crs-lint" in content
    return isinstance(tool, dict) and "crs-lint" in tool


def gathered(file: str, top: str, check: Callable[[Given, str], None]) -> Given:
    """The values of a file, over those of the file that it extends, and so on.

    Extended files must lie below ``top``, or else below the folder of the file. ``check`` gets the values of each of them alone,
    so that an error names the file it is in. Raises ConfigError.
    """
    values: dict[str, Any] = {}
    origins: dict[tuple[str, ...], str] = {}
    files: list[str] = []
    alone: list[Mapping[str, Any]] = []
    source = file
    while source:
        own = _read(source)
        if files:
            if not own:
                raise ConfigError(f'{files[-1]}: "extend" names {source}, which has no settings.')
            if "required-version" in own:  # another version may know other settings
                from crs_lint.settings.required_version import check_required_version

                check_required_version(own["required-version"], f"{source}: ")
        files.append(source)
        alone.append(own)
        _fill(values, origins, own, source)
        source = _extended(own.get("extend"), source, top)
        if source and any(os.path.samefile(source, one) for one in files):
            raise ConfigError(f'{file}: "extend" forms a loop: {", ".join(files)} and {source} again.')
        if len(files) >= _MOST_FILES:
            raise ConfigError(f'{file}: "extend" chains more than {_MOST_FILES} files.')
    _check_alone(files[1:], alone[1:], top, check)
    return Given(values, origins, tuple(files), top)


def _check_alone(files: Sequence[str], values: Sequence[Mapping[str, Any]], top: str, check: Callable[[Given, str], None]) -> None:
    """Checks each extended file by itself, the farthest first, but with the house rules of those that it extends."""
    inherited: list[Any] = []
    for file, own in reversed(list(zip(files, values, strict=True))):
        house_rules = own.get("house-rules", [])
        if inherited and isinstance(house_rules, list):
            own = {**own, "house-rules": (house_rules := _merged(house_rules, inherited))}
        check(Given(own, top=top), file)
        inherited = house_rules


def _fill(values: dict[str, Any], origins: dict[tuple[str, ...], str], own: Mapping[str, Any], source: str) -> None:
    """Adds settings that are not set yet. The tables of rules are merged option by option, and house rules by name."""
    for name in _house_rule_names(own):
        origins.setdefault(("house-rules", name), source)
    for key, value in own.items():
        if key not in values:
            values[key] = {name: dict(table) for name, table in value.items()} if key == "rules" and _is_tables(value) else value
            origins[key,] = source
            if key == "rules" and _is_tables(value):
                origins |= {("rules", name, option): source for name, table in value.items() for option in table}
        elif key == "house-rules" and isinstance(value, list) and isinstance(values[key], list):
            values[key] = _merged(values[key], value)
        elif key == "rules" and _is_tables(value) and _is_tables(values["rules"]):
            for name, table in value.items():
                values["rules"][name] = {**table, **values["rules"].get(name, {})}
                origins |= {("rules", name, option): source for option in table if ("rules", name, option) not in origins}


def _house_rule_names(own: Mapping[str, Any]) -> list[str]:
    given = own.get("house-rules")
    names = [one.get("name") for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return [name for name in names if isinstance(name, str)]


def _merged(nearer: Sequence[Any], farther: Sequence[Any]) -> list[Any]:
    """The house rules of a file and of one that it extends. Where both define a name, the nearer file counts."""
    names = [one.get("name") for one in nearer if isinstance(one, dict)]
    return [*nearer, *(one for one in farther if not (isinstance(one, dict) and one.get("name") in names))]


def _is_tables(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(table, dict) for table in value.values())


def _extended(value: Any, source: str, top: str) -> str:
    """The file that a file extends; empty if there is none. Raises ConfigError."""
    if value is None:
        return ""
    check_extend(value, f"{source}: ")
    folder = os.path.dirname(os.path.abspath(source))
    file = os.path.normpath(os.path.join(os.path.dirname(source), value))
    inside = os.path.join(os.path.realpath(top or folder), "")
    if not os.path.realpath(file).startswith(inside):
        raise ConfigError(f'{source}: "extend" leads out of the {"repository" if top else "folder"} ({value}).')
    if not os.path.isfile(file):
        raise ConfigError(f'{source}: "extend" names {value}, which does not exist.')
    return file


def check_extend(value: Any, where: str) -> None:
    if not isinstance(value, str) or not value or os.path.isabs(value) or value[0] in "/\\" or "\0" in value:
        raise ConfigError(f'{where}"extend" must be the path of a config file, relative to the folder of this one.')


def _read(file: str) -> Mapping[str, Any]:
    import tomllib

    log.debug(__name__, "settings are read from %s", file)
    content = discover.read_bytes(file, _LARGEST)
    if not os.path.exists(file):
        raise ConfigError(f"{file}: no such config file.")
    if not isinstance(content, bytes):
        raise ConfigError(f"{file}: cannot be read. {content.message}")
    if len(content) > _LARGEST:
        raise ConfigError(f"{file}: is too large for a config file.")
    try:
        given: Mapping[str, Any] = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file}: is not valid TOML ({error}).") from None
    if os.path.basename(file) == "pyproject.toml":
        given = given.get("tool", {}).get("crs-lint", {}) if isinstance(given.get("tool", {}), dict) else {}
    if not isinstance(given, dict):
        raise ConfigError(f'{file}: "tool.crs-lint" must be a table.')
    return given
