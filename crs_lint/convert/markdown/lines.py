"""What a line of a quiz in Markdown is: an answer, a key, an explanation, the number of a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crs_lint.convert import answer_words

_EMPHASIS = "*_`~ \t"
_KEY_WORD = rf"(?:(?:the\s+)?(?:{answer_words.pattern(*answer_words.KEY, *answer_words.KEYS, *answer_words.RIGHT, 'right', 'best')}))"
_EXPLANATION_WORD = rf"(?:{answer_words.pattern(*answer_words.EXPLANATION, 'why')})"
_MARKS = r"[\s>*_`~✅✔☑👉💡🔑-]*+"
_KEY = re.compile(rf"{_MARKS}{_KEY_WORD}[\s*_`]*(?:(?:is|are)\b[\s*_`]*:?|[:：=–—-])[\s*_`:：]*(.*)", re.IGNORECASE)
_ABBREVIATED_KEY = re.compile(rf"{_MARKS}ans\.[\s*_`]*(.*)", re.IGNORECASE)
_BRACKETED_KEY = re.compile(rf"{_MARKS}[\[(]{_KEY_WORD}\s*+:?\s*+([A-Za-z0-9])[\])][\s*_`]*", re.IGNORECASE)
_EXPLANATION = re.compile(rf"{_MARKS}{_EXPLANATION_WORD}[\s*_`]*[:：?–—][\s*_`]*(.*)", re.IGNORECASE)
_LABELED_LETTER = re.compile(rf"{_MARKS}[^\W\d_]+(?:\s+[^\W\d_]+)?[\s*_`]*[:：]\s*[*_`(]*([A-Z])[)*_`.]*\s*")
_LINK = re.compile(r"\[[^\[\]]*\]\(\s*https?://[^\s()]*\s*\)|<?https?://[^\s<>]+>?")
_LINK_LABEL = re.compile(rf"{_MARKS}(?:references?|sources?|links?|read more|see(?: also)?)?[\s*_`:,;.()&-]*", re.IGNORECASE)
_HINT = re.compile(rf"{_MARKS}hints?[\s*_`]*+\d*+[\s*_`]*+:", re.IGNORECASE)
_BARE_KEY = re.compile(rf"(?:.*\b)?{_KEY_WORD}\b\W*", re.IGNORECASE)
_BARE_EXPLANATION = re.compile(rf"(?:.*\b)?{_EXPLANATION_WORD}\b\W*", re.IGNORECASE)
_KEY_HEADING = re.compile(rf"{_MARKS}(?:quiz\s+)?{_KEY_WORD}(?:\s+keys?)?[\s*_`:]*", re.IGNORECASE)
_NUMBERED_KEY = re.compile(r"(?:(?:question|q)\s*+)?(\d{1,4})\s*+[-–—.:)=]++\s*+[*_`(]*+([A-Za-z](?![A-Za-z]))", re.IGNORECASE)
_BOX = re.compile(r"\s*(?:(?:[-*+]|\d{1,3}[.)])\s+)?[\[(]([ xX*✓✔])[\])](?:\s+(.*))?")
_LETTER = re.compile(
    r"(?P<star>\*(?!\*)|[✓✔✅]\s*)?(?P<bold>\*\*|__)?\(?(?P<letter>[A-Za-z])"
    r"(?:[.):](?P<bold2>\*\*|__)?|(?P=bold)[.):])(?:\s+(?P<text>.*))?"
)
_RIGHT = re.compile(r"(?<!\s)\s++(?:\*|[✓✔✅]|\((?:correct|right)(?:\s+answer)?\)|(?:<-+|←)\s*+(?:correct|right)\b.*)\s*+", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1[.]?")
_NUMBER = re.compile(
    r"(?P<bold>\*\*|__)?(?:(?:question|q)\s*+\.?\s*+)?#?(?P<number>\d{1,4})\s*+(?P<bold2>\*\*|__)?[.):](?P<bold3>\*\*|__)?\s*+(?P<text>.*)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(\d{1,2}):\s++(\S.*)")
_NAVIGATION = re.compile(r"[^\w\[\]()]*+\[[^\[\]]*+\]\(#[^\s()]*+\)[^\w\[\]()]*+")
_NUMBERED_WORD = re.compile(r"(?:question|q)\s*+\.?\s*+#?\d", re.IGNORECASE)
_ASKS = re.compile(r"[?:]|_{2,}|\.{3,}|…")


class OptionLine(NamedTuple):
    """A line that begins an answer: its letter, which is empty for a box, whether a mark says that it is right, and bold print."""

    letter: str
    is_right: bool
    text: str
    is_bold: bool = False


def option_in(line: str) -> OptionLine | None:
    """The answer that begins in a line without the mark of its list item; None if its beginning has neither a box nor a letter."""
    if box := _BOX.fullmatch(line):
        return OptionLine("", box[1] != " ", box[2] or "")
    found = _LETTER.fullmatch(line)
    if not found:
        return None
    text, bold = found["text"] or "", found["bold"] or ""
    closes_before = bool(found["bold2"]) or (bool(bold) and not text.rstrip(".").endswith(bold))
    is_bold = bool(bold) and not closes_before
    if is_bold:
        text = text.rstrip(".").removesuffix(bold).rstrip()
    plain, is_right = without_mark(text)
    return OptionLine(found["letter"], bool(found["star"]) or is_right, plain, is_bold)


def counted_option_in(line: str) -> OptionLine | None:
    """The answer of an item of a list that counts its answers, as in "- 2: two", with the letter for its number."""
    found = _COUNTED.fullmatch(line)
    if not found or not 1 <= int(found[1]) <= 26:
        return None
    text, is_right = without_mark(found[2])
    return OptionLine(chr(ord("A") + int(found[1]) - 1), is_right, text)


def without_mark(text: str) -> tuple[str, bool]:
    """A text without a mark at its end that says that it is right, and whether there was one."""
    mark = next((match for match in _RIGHT.finditer(text) if match.end() == len(text)), None)
    return (text[: mark.start()], True) if mark else (text, False)


def without_bold(text: str) -> str | None:
    """The text of what is bold as a whole, otherwise None."""
    found = _BOLD.fullmatch(text.strip())
    return found[2] if found and found[1] not in found[2] else None


def key_told(line: str) -> str | None:
    """The key that a line tells, which may follow in the next line and then is empty; None if it tells none."""
    found = _KEY.fullmatch(line) or _BRACKETED_KEY.fullmatch(line) or _ABBREVIATED_KEY.fullmatch(line)
    return found[1].strip(_EMPHASIS) if found else None


def key_in_fold(line: str) -> str | None:
    """The letter after a word and a colon in a fold below the answers, in any language; None if there is none."""
    found = _LABELED_LETTER.fullmatch(line)
    return found[1] if found else None


def explanation_told(line: str) -> str | None:
    """The explanation that begins in a line, which may be empty; None if none begins."""
    found = _EXPLANATION.fullmatch(line)
    return found[1] if found else None


def links_alone(lines: Sequence[str]) -> list[str]:
    """The links of a text that has nothing else, but perhaps a label such as "Source:"; otherwise none."""
    rest = _LINK.sub("", " ".join(lines))
    return _LINK.findall(" ".join(lines)) if _LINK_LABEL.fullmatch(rest) else []


def is_navigation(line: str) -> bool:
    """Whether a line is only a link to another place of its page, such as to its top."""
    return bool(_NAVIGATION.fullmatch(line))


def is_only_code(text: str) -> bool:
    """Whether a text is blocks of code, which do not ask anything by themselves."""
    fence = ""
    for line in filter(str.strip, text.split("\n")):
        if not fence and not line.startswith(("```", "~~~")):
            return False
        if not fence:
            fence = line[: len(line) - len(line.lstrip(line[0]))]
        elif line.strip() == fence:
            fence = ""
    return bool(text.strip())


def hint_told(line: str) -> bool:
    """Whether a line gives a hint, for which an item has no place."""
    return bool(_HINT.match(line))


def is_key_heading(text: str) -> bool:
    """Whether a heading stands above the keys of several questions."""
    return bool(_KEY_HEADING.fullmatch(text))


def numbered_keys(text: str) -> list[tuple[int, str]]:
    """Numbers of questions, each with the letter of its key, as in "1-B, 2-A"."""
    return [(int(found[1]), found[2]) for found in _NUMBERED_KEY.finditer(text)]


def label_of_fold(summary: str) -> str:
    """What stands for the summary of a fold in a line of its own: the label of a key or of an explanation, otherwise its text."""
    if key_told(summary):
        return summary
    if _BARE_EXPLANATION.fullmatch(summary) and not _BARE_KEY.fullmatch(summary):
        return "Explanation: "
    return "Answer: " if _BARE_KEY.fullmatch(summary) else summary


def number_of(line: str) -> tuple[int, str] | None:
    """The number of a question, and the text after it; None if a line begins with no such number."""
    found = _NUMBER.fullmatch(line)
    if not found:
        return None
    text = found["text"]
    if found["bold"] and not (found["bold2"] or found["bold3"]):
        text = text.removesuffix(found["bold"]) if text.endswith(found["bold"]) else f"{found['bold']}{text}"
    return int(found["number"]), text.strip()


def says_question(line: str) -> bool:
    """Whether a line begins with the word for a question and a number, as in "Q3"."""
    return bool(_NUMBERED_WORD.match(line.lstrip("*_ ")))


def asks(lines: Sequence[str]) -> bool:
    """Whether a text is a question, or a sentence to complete."""
    text = " ".join(lines).rstrip(_EMPHASIS + "\"'”’)")
    return bool(_ASKS.search(text[-1:])) or "___" in " ".join(lines) or text.endswith(("...", "…"))
