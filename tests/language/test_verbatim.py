"""The parts of a text that a safe fix leaves alone: quotations in any language, code, formulas."""

from __future__ import annotations

import pytest

from crs_lint.language.verbatim import is_about_writing, is_verbatim, quotations

VERBATIM = [
    'Say "X".',
    "Say 'X'.",
    "Say “X”.",
    "Say ”X”.",
    "Sag „X“.",
    "Powiedz „X”.",
    "Say ‘X’.",
    "Sag ‚X‘.",
    "Säg ’X’.",
    "Dis « X ».",
    "Sag »X«.",
    "Säg »X».",
    "Dis ‹ X ›.",
    "Sag ›X‹.",
    "言う「X」。",
    "言う『X』。",
    "Say `X`.",
    "Say ``a X b``.",
    "Say ``X''.",
    "A 'quoted it's X' text",
    "A “text with “an X” inside” it",
    'One "a" and another "X"',
    "```\nX\n```",
    "~~~\nX\n~~~",
    "Run this:\n\n    X\n\nWhy?",
    "Run this:\n\tX",
    "<code>a X b</code>",
    "<PRE class=a>\nX</pre>",
    "<code>X",
    "The value $X + 1$ is",
    "The value \\(X + 1\\) is",
    "The value $$X$$ is",
    "\\text{X}",
    "<b title=X>a</b>",
    "https://example.org/X",
]
PLAIN = [
    "X",
    'One "a" X "b"',
    "It's X, isn't it?",
    "The dogs' X and the cats' toys",
    "The dog's X and the cats' toys",
    "The dog’s X and the cats’ toys",
    "An unclosed “ X",
    'A closed "a", then an unclosed " X',
    "5' X tall, it's",
    "«a» X «b»",
    "»a« X »b«",
    "„a“ X „b“",
    "`a` X `b`",
    "$5 X and $6",
    "<code>a</code> X <code>b</code>",
    "~~~\na\n~~~\nX",
    "    a\nX",
    "a < X > b",
]


@pytest.mark.parametrize("text", VERBATIM)
def test_quotations_code_and_formulas_are_verbatim(text: str) -> None:
    at = text.index("X")
    assert is_verbatim(text, (at, at + 1))


@pytest.mark.parametrize("text", PLAIN)
def test_what_stands_beside_quotations_is_not(text: str) -> None:
    at = text.index("X")
    assert not is_verbatim(text, (at, at + 1))


def test_a_span_that_reaches_into_a_quotation_is_verbatim() -> None:
    text = 'ab "c" de'
    assert [is_verbatim(text, (start, start + 2)) for start in range(8)] == [False, False, True, True, True, True, False, False]
    assert is_verbatim(text, (0, 9))


def test_a_quotation_includes_its_marks() -> None:
    assert quotations('ab "c" and “d ‘e’ f”') == [(3, 6), (11, 20)]


@pytest.mark.parametrize(
    "text",
    [
        "Which encoding shows this?",
        "Was ist an der Zeichensetzung falsch?",
        "What does UTF-8 do?",
        "Quel espace insécable convient ?",
        "Which sentence is punctuated correctly?",
        "Which typographic rule applies?",
        "How is it spelled?",
        "¿Cuál es la puntuación correcta?",
    ],
)
def test_texts_about_writing(text: str) -> None:
    assert is_about_writing(text)


@pytest.mark.parametrize(
    "text", ["Which planet is nearest?", "The code asks the specialist to settle it.", "A magic spell", "The coding standard"]
)
def test_other_texts_are_not_about_writing(text: str) -> None:
    assert not is_about_writing(text)


WRITING = """
encoding decoding charset mojibake typography typograf tipografia typesetting unicode ascii utf8 latin1 latin9 iso8859 windows-1252 cp-1252
codepage codepoint zero-width whitespace hyphenated nonbreaking non-breaking ligature kerning diacritic punctuation apostrophe spelled spelling
spelt orthography proofreading copyedit copy-edit encodage ponctuation guillemet zeichensatz zeichenkodierung zeichensetzung zeichencodierung
kodierung leerzeichen codificación codificação puntuación pontuação punteggiatura ortografia comillas interpunción kodowanie кодировка
пунктуация 文字化け
"""
PHRASES = (
    *("character set", "character code", "byte order mark", "double space", "extra space", "soft hyphen", "quotation mark"),
    *("comma splice", "espace fine", "espace insécable", "espace avant", "codifica dei caratteri"),
)


@pytest.mark.parametrize("words", [*WRITING.split(), *PHRASES])
def test_each_word_for_writing(words: str) -> None:
    assert is_about_writing(f"What of the {words} here?")


@pytest.mark.parametrize("tag", ["code", "pre", "kbd", "samp", "tt", "math", "svg"])
def test_each_element_whose_text_is_verbatim(tag: str) -> None:
    text = f"<{tag}>a X b</{tag}>"
    assert is_verbatim(text, (text.index("X"), text.index("X") + 1))
