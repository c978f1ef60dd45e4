r"""A character was damaged when the text was copied or converted: "â€™" instead of ’, or a lone "�".

The text was written in one encoding and read in another. Candidates stumble over it, and a lost sign may be the one
that matters: a minus, a degree, an accent. Write the character that was meant, and save files as UTF-8.

Apostrophes that became question marks ("don?t") and signs of symbol fonts that other fonts do not have are found, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.expression import Expression
from crs_lint.finding import Problem, Severity
from crs_lint.rule import Example, File, rule
from crs_lint.words import prose

# The characters that Windows shows for the bytes 80 to BF: the second and later ones of a character in UTF-8.
_LATER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TWISTED = Expression(
    rf"[ÂÃ][{_LATER}]|â€[{_LATER}]?|â[{_LATER}]{{2}}|ï[»¿][{_LATER}]|ð[{_LATER}]{{3}}|(?:[ÄÅÎÏÐÑØÙ][{_LATER}]){{2,12}}|(?:[àáãäåæçèéê][{_LATER}]{{2}}){{2,12}}"
)
# The replacement character, controls where Windows has quotes, and what Symbol and Wingdings put into a private area.
_LOST = Expression("[\ufffd\u0080-\u0084\u0086-\u009f\uf020-\uf0ff]")
_APOSTROPHE = Expression(
    r"\b(?:(?:do|does|did|is|are|was|were|wo|ca|could|would|should|has|have|had)n\?t|(?:it|he|she|that|what|who|there|here|let)\?s|(?:I|you|we|they)\?(?:re|ve|ll|d)|I\?m|na\?ve)\b"
)
_QUESTION_MARK = Expression(r"\?(?:t|s|re|ve|ll|d|m)\b")
_ESCAPED = Expression(r"\\(?:u|x|U)")


@rule("mojibake", category="text", severity=Severity.WARNING, source="seen in public banks")
def check(file: File) -> Iterator[Problem]:
    # What belongs together in a damaged text stands together among its characters beyond ASCII, too.
    damaged = file.foreign and (_TWISTED.search(file.foreign) or _LOST.search(file.foreign))
    if not (damaged or _QUESTION_MARK.search(file.text) or _ESCAPED.search(file.text)):
        return
    for item in file.items:
        if item.is_retired:
            continue
        for path, text in item.shown_texts():
            found = _found(text, item.is_english)
            if found is not None:
                (start, end), meant = found
                shown = text[start:end]
                if meant:
                    yield Problem(path, f'"{shown}" is damaged: "{meant}" was meant.', f'Write "{meant}".', chars=(start, end))
                else:
                    message = f'A character was lost here ("{shown}", U+{ord(shown):04X}).'
                    yield Problem(path, message, "Write the character that was meant.", chars=(start, end))


def _found(text: str, is_english: bool) -> tuple[tuple[int, int], str] | None:
    """Where the first damaged character stands, and what was meant, if that can be told."""
    if not text.isascii():
        text = prose(text)
        for match in _TWISTED.finditer(text):
            meant = _untwist(match[0])
            if meant and not _ends_word(text, match.start(), match.end()):
                return match.span(), meant
        lost = _LOST.search(text)
        if lost is not None:
            return lost.span(), ""
    if is_english and "?" in text:
        apostrophe = _APOSTROPHE.search(prose(text))
        if apostrophe is not None:
            return apostrophe.span(), apostrophe[0].replace("?", "ï" if apostrophe[0] == "na?ve" else "'")
    return None


def _untwist(damaged: str) -> str:
    """What the bytes of some characters mean in UTF-8; empty where they mean nothing."""
    if damaged in ("â€", "â€?"):
        return "”"
    try:
        return b"".join(_byte(sign) for sign in damaged).decode("utf-8")
    except UnicodeError:
        return "”" if damaged.startswith("â€") else ""


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if "\u0080" <= sign <= "\u009f" else sign.encode("cp1252")


def _ends_word(text: str, start: int, end: int) -> bool:
    """Whether a capital letter with an accent ends a word and a quotation: “AMANHÃ”."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isupper() and not after.isalpha()


GOOD = [
    Example(
        """\
items:
  - id: word-tomorrow
    stem: What does “AMANHÃ” mean in Portuguese?
    options:
      - text: Tomorrow
        correct: true
      - text: Déjà vu
    explanation: It comes from “ad maneana”, which is Latin for “toward the morning”.
""",
    ),
]
BAD = [
    Example(
        """\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sunâ€™s edge?
    options:
      - text: Mercury (430 Â°C)
        correct: true
      - text: Venus (up to 480 \ufffdC)
    explanation: It doesn?t have an orbit outside any other.
""",
        found=(
            '3:45 "â€™" is damaged: "’" was meant.',
            '5:28 "Â°" is damaged: "°" was meant.',
            '7:32 A character was lost here ("\ufffd", U+FFFD).',
            '8:21 "doesn?t" is damaged: "doesn\'t" was meant.',
        ),
    ),
]
