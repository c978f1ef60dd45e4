"""Checks the values of settings: lists of texts, and patterns of paths."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from crs_lint.files.gitignore import compiled, usable
from crs_lint.language.tags import is_tag
from crs_lint.settings.config import MOST_PATTERNS, ConfigError, Patterns
from crs_lint.text.normalize import shorten


def strings(given: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = given.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ConfigError(f'{where}"{key}" must be a list of texts.')
    return tuple(value)


def language_tag(given: Mapping[str, Any], where: str) -> str:
    """The language of the settings; empty if they name none."""
    tag = given.get("language", "")
    if not isinstance(tag, str) or (not is_tag(tag) and "language" in given):
        what = f'; it is "{shorten(tag)}"' if isinstance(tag, str) else ""
        raise ConfigError(f'{where}"language" must be a language tag such as "en", "fr" or "es-MX"{what}.')
    return tag


WEB_ADDRESS = r"https?://[A-Za-z0-9._~:/%@!$&()*+,;=\[\]-]+"
MOST_IN_ADDRESS = 500


def web_address(given: Mapping[str, Any], key: str, where: str) -> str:
    """An address of the web in ASCII without query and anchor; empty if the settings have none."""
    value = given.get(key, "")
    if key in given and not (isinstance(value, str) and len(value) <= MOST_IN_ADDRESS and re.fullmatch(WEB_ADDRESS, value)):
        raise ConfigError(f'{where}"{key}" must be the address of a site, as "https://docs.example/crs-lint/".')
    return str(value)


def patterns(given: Mapping[str, Any], key: str, where: str, root: str) -> Patterns:
    lines = strings(given, key, where)
    check_number(lines, key, where)
    for pattern in lines:
        check_pattern(pattern, key, where)
    return Patterns(root, lines)


def check_number(patterns: Collection[str], key: str, where: str) -> None:
    if len(patterns) > MOST_PATTERNS:
        raise ConfigError(f'{where}"{key}" has {len(patterns):,} patterns, and the limit is {MOST_PATTERNS:,}. Name folders, not files.')


def check_pattern(pattern: str, key: str, where: str) -> None:
    if not usable(pattern) or compiled((pattern,)) is None:
        raise ConfigError(
            f'{where}"{key}" cannot use the pattern "{pattern[:60]}": write it as in a .gitignore, with at most three wildcards.'
        )
