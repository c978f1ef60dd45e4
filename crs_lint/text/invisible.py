"""Characters that a page does not show, in one place for all who look for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from crs_lint.text.lazy_pattern import LazyPattern

# Default_Ignorable_Code_Point, from DerivedCoreProperties.txt of the Unicode Character Database (14.0 to 17.0), as printed by
# tools/invisible.py. Each pair is a first and a last character.
DEFAULT_IGNORABLE = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
# A blank Braille pattern is no such character, and as invisible.
INVISIBLE_CLASS = "".join(f"{chr(first)}-{chr(last)}" for first, last in DEFAULT_IGNORABLE) + "\u2800"
"""All of them, to stand between the brackets of a pattern."""

_INVISIBLE = LazyPattern(f"[{INVISIBLE_CLASS}]")
# Emoji and the scripts from Arabic to Malayalam, Khmer and Mongolian need joiners and selectors.
_JOINERS = "\u200c\u200d"
_JOINED = LazyPattern("[\u0600-\u0dff\u1000-\u109f\u1780-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
# Texts with letters from Hebrew to Arabic need direction marks.
_DIRECTIONS = "\u061c\u200e\u200f"
_RIGHT_TO_LEFT = LazyPattern("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FLAG = "\U0001f3f4"
_BRAILLE = LazyPattern("[\u2801-\u28ff]")
_KEYCAP = "0123456789#*"


def needed_in(text: str) -> Callable[[int], bool]:
    """A function that tells whether the invisible character at an index is part of what the text says."""
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    braille = _BRAILLE.search(text) is not None
    flag = text.find(_FLAG)

    def is_needed(at: int) -> bool:
        char = text[at]
        if char in _JOINERS or "\u17b4" <= char <= "\u180f":
            return _JOINED.search(text[max(at - 1, 0) : at + 2].replace(char, "")) is not None
        if char in _DIRECTIONS:
            return right_to_left
        if "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0100":
            return _takes_selector(text[at - 1 : at], char)
        if char == "\u2800":
            return braille
        if char in "\u034f\u115f\u1160" or "\U0001bca0" <= char < "\U000e0000":
            return _is_of_script_that_needs(text[max(at - 1, 0) : at + 2].replace(char, ""))
        return char >= "\U000e0020" and 0 <= flag < at  # the flags of England, Scotland and Wales

    return is_needed


def _takes_selector(before: str, selector: str) -> bool:
    """Whether a variation selector chooses between forms of the character before it: an emoji, a symbol, an ideograph, a keycap."""
    if before in _KEYCAP:
        return bool(before) and selector in "\ufe0e\ufe0f"
    return not before.isascii() and not before.isspace() and unicodedata.category(before) not in ("Lu", "Ll", "Lt", "Lm", "Cf")


def _is_of_script_that_needs(neighbors: str) -> bool:
    """Whether a neighbor is a letter or a mark of a script in which joiners, fillers and controls have a function."""
    return any(not one.isascii() and unicodedata.category(one) in ("Lo", "Mn", "Mc", "So", "Cf") for one in neighbors)


def without_invisible(text: str) -> str:
    """The text without the invisible characters that say nothing."""
    if text.isascii() or _INVISIBLE.search(text) is None:
        return text
    is_needed = needed_in(text)
    return _INVISIBLE.sub(lambda match: match[0] if is_needed(match.start()) else "", text)
