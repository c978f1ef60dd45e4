"""Words that a team accepts as spelled right: ``words.txt`` beside the config file or the exam, and the extra that spelling needs."""

from __future__ import annotations

import os
from importlib.util import find_spec

from crs_lint.settings.config import Active, ConfigError, Settings

NAME = "words.txt"
_RULE = "misspelling"
_PACKAGE = "spellchecker"
_MOST_BYTES = 1 << 20


def check_spelling_extra(where: str) -> None:
    """Raises ConfigError if the rule is selected, and the package that it needs is not installed."""
    if find_spec(_PACKAGE) is None:
        raise ConfigError(
            f'{where}the rule {_RULE} needs the package pyspellchecker; install crs-lint with its extra "spelling", '
            f'as in: python -m pip install "../crs-lint[spelling]", or ignore the rule.'
        )


def with_team_words(settings: Settings, exam_file: str, top: str) -> Settings:
    """The settings with the team's words as an option of the rule. A list must lie below ``top``. Raises ConfigError."""
    folders = dict.fromkeys(os.path.dirname(os.path.abspath(file)) for file in (settings.file, exam_file) if file)
    files = [file for folder in folders if os.path.lexists(file := os.path.join(folder, NAME))]
    words = tuple(sorted({word for file in files for word in _read(file, top)}))
    return (
        settings._replace(active=tuple(_with_words(one, words) for one in settings.active), word_files=tuple(files)) if files else settings
    )


def _with_words(active: Active, words: tuple[str, ...]) -> Active:
    if active.rule.name != _RULE:
        return active
    return active._replace(options={**active.options, "words": (*active.options["words"], *words)})


def _read(file: str, top: str) -> list[str]:
    """The words of a list, one a line; a line that begins with "#" is a comment."""
    inside = os.path.join(os.path.realpath(top), "")
    if not os.path.realpath(file).startswith(inside):
        raise ConfigError(f"{file}: the list of words is a link that leads out of the repository.")
    try:
        with open(file, "rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"{file}: the list of words cannot be read: {error.strerror}.") from None
    if len(content) > _MOST_BYTES:
        raise ConfigError(f"{file}: the list of words has more than {_MOST_BYTES:,} bytes.")
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise ConfigError(f"{file}: the list of words is not UTF-8.") from None
    return [word for line in lines if (word := line.strip().lower()) and not word.startswith("#")]
