"""Shows the settings of a path as a config file, with the origin of each value."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from crs_lint.language.tables import tables_of
from crs_lint.rules.registry import ALL
from crs_lint.settings.config import Active, Overrides, Settings
from crs_lint.settings.rule_selection import Decision, decisions
from crs_lint.text.plural import counted
from crs_lint.text.sanitize import sanitize
from crs_lint.text.toml_writer import toml_value


class ItemLanguage(NamedTuple):
    """The language of items that declare none: what their exam declares, and the file that says so, or what the words of their file tell.

    Each is empty where nothing declares it or tells it.
    """

    tag: str = ""
    file: str = ""
    detected: str = ""


def page(path: str, full: str, settings: Settings, overrides: Overrides, language: ItemLanguage = ItemLanguage()) -> str:
    """The settings of a path as TOML, one value a line, each with its origin in a comment."""
    decided = decisions(settings.given.values, overrides, "", (*ALL, *settings.team_rules))
    for name in settings.ignored_in(full):
        decided[name] = Decision(False, "per-file-ignores") if decided[name].on else decided[name]
    lines = [f"# {sanitize(path)}: {_files(settings)}"]
    if "required-version" in settings.given.values:
        lines.append(_line("required-version", settings.given.values["required-version"], _origin(settings, "required-version")))
    lines += [_line(key, settings.given.values.get(key, []), _origin(settings, key)) for key in ("include", "exclude")]
    if settings.docs_url:
        lines.append(_line("docs-url", settings.docs_url, _origin(settings, "docs-url")))
    lines.append(_language(settings, language))
    lines += [_line(key, settings.given.values[key], _origin(settings, key)) for key in _OF_RESPONSES if key in settings.given.values]
    lines += _list("select", {name: one for name, one in decided.items() if one.on}, settings)
    lines += _list("ignore", {name: one for name, one in decided.items() if not one.on}, settings)
    lines += _per_file(settings)
    lines += _dialect(settings)
    for active in settings.active:
        if decided[active.rule.name].on:
            lines += _rule(active, settings)
    for table in settings.given.values.get("house-rules", ()):
        lines += _house_rule(table, settings)
    return "\n".join(lines) + "\n"


_OF_RESPONSES = ("responses", "scoring")


def _files(settings: Settings) -> str:
    if not settings.given.files:
        return "no config file"
    return "settings from " + ", which extends ".join(sanitize(_shown(file)) for file in settings.given.files)


def _shown(file: str) -> str:
    """The path of a config file, relative to the current folder if it is below."""
    try:
        below = os.path.relpath(file)
    except ValueError:  # on another drive
        return file
    return file if below.startswith("..") else below.replace(os.sep, "/")


def _origin(settings: Settings, *way: str) -> str:
    file = settings.given.origins.get(way)
    return _shown(file) if file is not None else "default"


def _line(key: str, value: Any, origin: str) -> str:
    return f"{key} = {_value(value)}  # {sanitize(origin)}"


def _list(key: str, decided: dict[str, Decision], settings: Settings) -> Iterator[str]:
    """A list of rules, each with the setting that decides whether it runs."""
    yield f"{key} = ["
    for name, decision in decided.items():
        file = settings.given.origins.get((decision.by,))
        by = f"{decision.by} in {_shown(file)}" if file is not None else decision.by
        yield f"  {_value(name)},  # {sanitize(by)}"
    yield "]"


def _language(settings: Settings, language: ItemLanguage) -> str:
    """The language of items that declare none, its origin, and the rules that do not look at items in it."""
    tag = language.tag or settings.language
    if tag:
        origin = _shown(language.file) if language.tag else _origin(settings, "language")
        return _line("language", tag, origin + _not_looking(tag, settings))
    if language.detected:
        return f"#language: not declared; detected by its words: {_value(language.detected)}{_not_looking(language.detected, settings)}"
    return "#language: not declared; the words of each file tell it"


def _not_looking(tag: str, settings: Settings) -> str:
    """The rules that do not look at items in a language, as the end of a line."""
    tables = tables_of(tag)
    silent = [active.rule.name for active in settings.active if not active.rule.applies_to(tables)]
    do = "do" if len(silent) > 1 else "does"
    return f"; {counted(len(silent), 'rule')} about wording {do} not look at it: {', '.join(silent)}" if silent else ""


def _per_file(settings: Settings) -> Iterator[str]:
    given = settings.given.values.get("per-file-ignores")
    if given:
        yield ""
        yield "[per-file-ignores]"
        for pattern, names in given.items():
            yield _line(_value(pattern), names, _origin(settings, "per-file-ignores"))


def _dialect(settings: Settings) -> Iterator[str]:
    given = settings.given.values.get("dialect")
    if given is not None:
        yield ""
        yield "[dialect]"
        values = {field.replace("_", "-"): value for field, value in settings.dialect._asdict().items()} if settings.dialect else {}
        for name, value in {**values, **given}.items():
            if value:
                yield _line(name, value, _origin(settings, "dialect") if name in given else "default")


def _rule(active: Active, settings: Settings) -> Iterator[str]:
    name = active.rule.name
    yield ""
    yield f"[rules.{name}]"
    yield _line("severity", active.severity.word, _origin(settings, "rules", name, "severity"))
    for option, value in active.options.items():
        yield _line(option, value, _origin(settings, "rules", name, option))


def _house_rule(table: Mapping[str, Any], settings: Settings) -> Iterator[str]:
    yield ""
    yield "[[house-rules]]"
    origin = _origin(settings, "house-rules", table["name"])
    for name, value in table.items():
        yield _line(name, value, origin)


def _value(value: Any) -> str:
    """A value in TOML. The escape keeps a build server from reading ``##[`` as a command."""
    return toml_value(value).replace("##", "#\\u0023")
