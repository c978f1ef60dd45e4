"""The table of invisible characters, and what is needed of them."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from crs_lint.text.invisible import DEFAULT_IGNORABLE, needed_in, without_invisible
from crs_lint.text.normalize import is_blank, normalize
from crs_lint.text.sanitize import sanitize

# Format characters that have a form: signs before numbers, marks of annotations, Egyptian controls.
WITH_A_FORM = {
    *range(0x0600, 0x0606),
    0x06DD,
    0x070F,
    0x0890,
    0x0891,
    0x08E2,
    *range(0xFFF9, 0xFFFC),
    0x110BD,
    0x110CD,
    *range(0x13430, 0x13440),
}
# Hangul fillers, selectors, inherent vowels, the grapheme joiner: ignorable, and no format characters.
OF_OTHER_KINDS = {"Lo", "Mn"}


def ignorable() -> set[int]:
    return {code for first, last in DEFAULT_IGNORABLE for code in range(first, last + 1)}


def test_the_table_has_every_format_character_and_no_visible_one() -> None:
    formats = {code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Cf"}
    assert formats - WITH_A_FORM <= ignorable()
    others = {unicodedata.category(chr(code)) for code in ignorable()} - {"Cf", "Cn"}
    assert others == OF_OTHER_KINDS


@pytest.mark.parametrize(
    "char",
    [
        "\u3164",
        "\u2800",
        "\u115f",
        "\u1160",
        "\uffa0",
        "\u034f",
        "\u206a",
        "\ufe00",
        "\u200b",
        "\U000e0100",
        "\u17b4",
        "\u180b",
        "\u180e",
        "\u061c",
    ],
)
def test_a_text_of_invisible_characters_is_blank_and_makes_no_difference(char: str) -> None:
    assert is_blank(f" {char}{char}")
    assert normalize(f"Mer{char}cury") == "Mercury"
    assert sanitize(f"a{char}b").isascii()


@pytest.mark.parametrize("text", ["👩‍🚀", "☺️", "1️⃣", "می‌خواهم", "葛󠄀", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "⠓⠊⠀⠁", "ᄀᅠ", "∩︀", "ᠠ᠋"])
def test_characters_that_a_script_needs_stay(text: str) -> None:
    assert without_invisible(text) == text


@pytest.mark.parametrize(
    ("text", "bare"), [("e\ufe0f", "e"), ("é\ufe00", "é"), (" \ufe0f", " "), ("a\u034fb", "ab"), ("x\u2800", "x"), ("\ufe0f", "")]
)
def test_characters_that_nothing_needs_go(text: str, bare: str) -> None:
    assert without_invisible(text) == bare
    assert not needed_in(text)(len(text) - 1) or text.endswith("b")
