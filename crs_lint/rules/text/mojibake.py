r"""A character was damaged when the text was copied or converted: "â€™" instead of ’, or "�".

The text was written in one encoding and read in another. Candidates stumble over it, and the lost character may be the
one that matters: a minus, a degree sign, an accent. Write the intended character, and save files as UTF-8.

Apostrophes that became question marks ("don?t") are reported too.

The fix is unsafe inside quotation marks and code, and in items about encodings or typography, where the damage may be
the point of the question.
"""

from __future__ import annotations

from collections.abc import Iterator

from crs_lint.language.words import prose
from crs_lint.model.finding import Path, Problem, Rewrite, Severity
from crs_lint.rules.rule import Example, File, Fixable, rule
from crs_lint.rules.shared.safe_fixes import safest
from crs_lint.text.lazy_pattern import LazyPattern

# What Windows-1252 shows for the bytes 80 to BF, the continuation bytes of UTF-8.
_LATER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = LazyPattern(
    rf"[ÂÃ][{_LATER}]|â€(?:[{_LATER}]|\?(?=[,.;:!?]|\s+[a-z]))?|â[{_LATER}]{{2}}|ï[»¿][{_LATER}]|ð[{_LATER}]{{3}}|(?:[ÄÅÎÏÐÑØÙ][{_LATER}]){{2,12}}|(?:[àáãäåæçèéê][{_LATER}]{{2}}){{2,12}}"
)
# Lead bytes: beside a damaged character, they mean that more of the word is damaged than the fix would repair.
_LEADS = "ÂÃÄÅÎÏÐÑØÙ"
# The replacement character. ``control-character`` reports C1 controls and the private-use area of symbol fonts.
_LOST = LazyPattern("\ufffd")
_APOSTROPHE = LazyPattern(
    r"\b(?:(?:do|does|did|is|are|was|were|wo|ca|could|would|should|has|have|had)n\?t|(?:it|he|she|that|what|who|there|here|let)\?s|(?:I|you|we|they)\?(?:re|ve|ll|d)|I\?m|na\?ve)\b"
)
_QUESTION_MARK = LazyPattern(r"\?(?:t|s|re|ve|ll|d|m)\b")
_ESCAPED = LazyPattern(r"\\(?:u|x|U)")

Damage = tuple[tuple[int, int], str]
"""Start and end index of the damaged characters, and the intended text; empty if it is unknown."""


@rule("mojibake", category="text", severity=Severity.WARNING, source="seen in public banks", fixable=Fixable.SAFELY)
def check(file: File) -> Iterator[Problem]:
    # Characters that are adjacent in a damaged text are adjacent among its non-ASCII characters, too.
    damaged = file.non_ascii and (_MISREAD.search(file.non_ascii) or _LOST.search(file.non_ascii))
    if not (damaged or _QUESTION_MARK.search(file.text) or _ESCAPED.search(file.text)):
        return
    for item in file.items:
        if item.is_retired or (item.shown.isascii() and "?" not in item.shown):
            continue
        for path, text in item.shown_texts:
            found = _found(text, item.is_english)
            if found:
                yield _problem(path, text, found)


def _problem(path: Path, text: str, found: list[Damage]) -> Problem:
    """A finding for the first damage of a text; its fix repairs all damage that can be, or all that can be safely."""
    (start, end), meant = found[0]
    shown = text[start:end]
    if not meant:
        message = f'A character was lost here ("{shown}", U+{ord(shown):04X}).'
        return Problem(path, message, "Write the intended character.", chars=(start, end))
    damaged = frozenset(index for chars, _ in found for index in range(*chars))
    changes = [Rewrite(path, meant, chars) for chars, meant in found if _is_sure(text, chars, meant, damaged)]
    fix = safest("Write the intended text.", text, changes)
    return Problem(path, f'"{shown}" is damaged: "{meant}" was meant.', f'Write "{meant}".', chars=(start, end), fix=fix)


def _is_sure(text: str, chars: tuple[int, int], meant: str, damaged: frozenset[int]) -> bool:
    """Whether the damage is complete: a byte that Windows-1252 lacks may have become a question mark or been dropped beside it."""
    if not meant.replace("\xa0", "x").isprintable() or not meant:
        return False
    start, end = chars
    beside = [index for index in (start - 2, start - 1, end) if 0 <= index < len(text) and index not in damaged]
    open_question = text[start:end] == "â€" and text[end : end + 1] == "?"
    return not open_question and all(text[index] not in _LEADS for index in beside)


def _found(text: str, is_english: bool) -> list[Damage]:
    """Damaged characters, those with a known intended text first."""
    found: list[Damage] = []
    if not text.isascii():
        text = prose(text)
        misread = [(match, _decoded_as_utf_8(match[0])) for match in _MISREAD.finditer(text)]
        found += [(match.span(), meant) for match, meant in misread if meant and not _ends_word(text, match.start(), match.end())]
        lost = None if found else _LOST.search(text)
        found += [] if lost is None else [(lost.span(), "")]
    if is_english and "?" in text:
        apostrophes = _APOSTROPHE.finditer(prose(text))
        found += [(match.span(), match[0].replace("?", "ï" if match[0] == "na?ve" else "'")) for match in apostrophes]
    return found


def _decoded_as_utf_8(damaged: str) -> str:
    """The text whose UTF-8 bytes were misread as Windows-1252; empty if the bytes are not UTF-8."""
    if damaged in ("â€", "â€?"):
        return "”"
    try:
        return b"".join(_byte(sign) for sign in damaged).decode("utf-8")
    except UnicodeError:
        return "”" if damaged.startswith("â€") else ""


def _byte(sign: str) -> bytes:
    return sign.encode("latin-1") if "\u0080" <= sign <= "\u009f" else sign.encode("cp1252")


def _ends_word(text: str, start: int, end: int) -> bool:
    """Whether an accented capital letter ends a word before a quotation mark: “AMANHÃ”."""
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
        fixed="""\
items:
  - id: planet-nearest
    stem: Which planet is nearest to the sun’s edge?
    options:
      - text: Mercury (430 °C)
        correct: true
      - text: Venus (up to 480 \ufffdC)
    explanation: It doesn't have an orbit outside any other.
""",
    ),
    Example(
        """\
items:
  - id: word-physics
    stem: Where does “physicsâ€? come from?
    options:
      - text: Greek Ï†Ï?ÏƒÎ¹Ï‚
        correct: true
      - text: Latin “physicaâ€?
    explanation: The Greek “Ï†Î¯Î»Î¿Ï‚â€?, crÃ©Ã©, is another word.
""",
        found=(
            '3:30 "â€?" is damaged: "”" was meant.',
            '5:25 "ÏƒÎ¹Ï‚" is damaged: "σις" was meant.',
            '7:29 "â€" is damaged: "”" was meant.',
            '8:29 "Ï†Î¯Î»Î¿Ï‚" is damaged: "φίλος" was meant.',
        ),
        also=("unbalanced-markup",),
        fixed="""\
items:
  - id: word-physics
    stem: Where does “physics” come from?
    options:
      - text: Greek Ï†Ï?ÏƒÎ¹Ï‚
        correct: true
      - text: Latin “physicaâ€?
    explanation: The Greek “φίλος”, créé, is another word.
""",
    ),
]
