"""What kind of text an answer is: code, or an absolute statement."""

from __future__ import annotations

import re

from crs_lint.language.answer_labels import combination
from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.phrases import PhrasePattern

_CODE = LazyPattern(r"```|`[^`]+`|[;{}]\s*$|=>|->|::|==|!=|</?\w+>|\w\(\)|\\\w+\{|\$[^$]+\$")
_CODE_SIGNS = frozenset("`;{}=>:<(\\$")  # each match holds one
# Absolute words, each with what makes it another word: "not all", "at all", "all night", "only one", "the only", "every two days".
_ABSOLUTE = PhrasePattern(
    (
        *("always", "never", "entirely", "completely", "absolutely", "solely", "exclusively", "totally", "wholly"),
        *("impossible", "invariably", "everyone", "everything", "everybody", "everywhere", "everyday"),
        *(
            r"(?<!\bthe )only(?! (?:one|two|a|if|when|on|after|before|during|while|because)\b)",
            r"(?<!\bat )(?<!\bafter )(?<!\babove )all(?! (?:but|day|night|morning|week|year|over|along)\b)",
        ),
        r"every(?! (?:\d|other\b|few\b|two\b|three\b|day\b|week\b|month\b|year\b|hour\b|minute\b))",
        *(rf"(?<=\s){word}" for word in ("none", "nothing", "nobody", "no one")),
    ),
    r"(?<!\bnot )(?<!\bcannot )(?<!n['’]t )(?<!\bnearly )(?<!\balmost )\b{}\b(?!\()",
)


def is_code(text: str) -> bool:
    """Whether a text holds code or a formula, whose length in characters is not comparable with prose."""
    return not _CODE_SIGNS.isdisjoint(text) and _CODE.search(text) is not None


def find_absolute(prose: str) -> re.Match[str] | None:
    """The first absolute term, such as "always" or "never"; None without one, or if the answer is a list of labels ("I only")."""
    if not _ABSOLUTE.may_match(prose.lower()):
        return None
    match = _ABSOLUTE.search(prose)
    return match if match is not None and combination(prose) is None else None
