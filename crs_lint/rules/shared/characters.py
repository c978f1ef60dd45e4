"""Whether a file can contain characters that an editor may not show."""

from __future__ import annotations

from crs_lint.rules.rule import File
from crs_lint.text.lazy_pattern import LazyPattern

# In double quotes, an escape can stand for any character.
_ESCAPE = LazyPattern(r"\\(?:u|x|U)")


def may_contain(file: File, characters: LazyPattern) -> bool:
    """Whether a text of the file may hold one of the characters, which are all beyond ASCII: in itself or as an escape."""
    return bool(file.non_ascii and characters.search(file.non_ascii)) or bool("\\" in file.text and _ESCAPE.search(file.text))
