"""What the lines of a Word document are, and which answers their print marks as right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from crs_lint.convert.docx.body import Paragraph
from crs_lint.convert.docx.lists import ListMark
from crs_lint.convert.docx.text import MARKS, Line, after, before, markdown, marks_of, plain
from crs_lint.convert.markdown.lines import asks, explanation_told, is_key_heading, key_told, number_of, numbered_keys
from crs_lint.convert.record import Loss

_OPTION = re.compile(
    r"\s*+(?P<star>\*(?!\*)|[✓✔✅☑☒]\s*+)?\(?(?P<letter>[A-Za-z])(?:\)(?P<tight>(?=\S))?|[.:](?:(?=\s|$)|(?P<dense>(?=[^\s.]))))\s*+"
)
_BOX = re.compile(r"\s*+(?P<box>[☐□☑☒✓✔✅])\s*+")
_APART = re.compile(r"(?<!\s)\s++(?=(?:\*|[✓✔✅☑]\s?)?\(?[B-Hb-h][.)](?:\s|\w))")
_EMPTY_BOXES = "☐□"
_MOST_OPTIONS = 8
_WIDE = 3  # spaces that set answers apart
_DEEPEST = 100  # below typed answers, no list is one of answers


class TextLine:
    """A line: its paragraph, its place in it, what stands before its text, and whether a mark says that it is right."""

    def __init__(self, paragraph: Paragraph, line: Line, *, is_first: bool) -> None:
        self.paragraph = paragraph
        self.line = line
        self.is_first = is_first
        self.is_heading = paragraph.is_heading
        self.letter = ""
        self.number = 0
        self.box = ""
        self.is_bullet = False
        self.is_listed = False  # whether its letter stands for a bullet or a number, which lists of other texts have, too
        self.is_right = False

    @property
    def text(self) -> str:
        return plain(self.line).strip()

    @property
    def is_told(self) -> bool:
        """Whether it tells a key or an explanation."""
        return key_told(self.text) is not None or explanation_told(self.text) is not None

    @property
    def shown(self) -> str:
        """The line as Markdown, with what stands before it."""
        text = markdown(self.line)
        right = " ✓" if self.is_right else ""
        if self.letter:
            return f"{self.letter}. {text}{right}"
        if self.box:
            return f"[{' ' if self.box in _EMPTY_BOXES and not self.is_right else 'x'}] {text}"
        return f"{self.number}. {text}" if self.number else f"{text}{right if self.is_bullet else ''}"


def lines_of(paragraphs: Sequence[Paragraph]) -> list[TextLine]:
    """The lines that are not empty, each with what it is."""
    found = [
        TextLine(paragraph, part, is_first=index == 0)
        for paragraph in paragraphs
        for index, part in enumerate(part for line in paragraph.lines for part in _parts(line))
        if plain(part).strip()
    ]
    for one, following in zip(found, [*found[1:], None], strict=True):
        _label(one, following)
    _count_lists(found)
    for one, following in pairwise(found):
        one.is_heading = one.is_heading or bool(is_key_heading(one.text) and numbered_keys(following.shown) and not following.letter)
    _letter_numbered(found)
    _letter_unlettered(found)
    return found


def _parts(line: Line) -> Iterator[Line]:
    """The answers that stand beside each other in a line."""
    text, start = plain(line), 0
    for gap in _APART.finditer(text):
        if "\t" not in gap[0] and len(gap[0]) < _WIDE:
            continue
        yield after(before(line, gap.start()), start)
        start = gap.end()
    yield after(line, start)


def _label(one: TextLine, following: TextLine | None) -> None:
    """Takes a typed letter, number or box off a line."""
    text = plain(one.line)
    option, box = _OPTION.match(text), _BOX.match(text)
    if option and (not (option["dense"] is not None or option["tight"] is not None) or _is_next(option["letter"], following)):
        one.letter, one.is_right = option["letter"], bool(option["star"])
        one.line = after(one.line, option.end())
    elif box:
        one.box = box["box"]
        one.line = after(one.line, box.end())
    elif (numbered := number_of(text.strip())) and numbered[1] and not numbered_keys(text.strip()):
        one.number = numbered[0]
        one.line = after(one.line, len(text.rstrip()) - len(numbered[1]))


def _is_next(letter: str, following: TextLine | None) -> bool:
    """Whether a letter without a space after it begins an answer: the next line has the next letter, or there is no other line."""
    found = _OPTION.match(plain(following.line)) if following else None
    return letter not in "Aa" or bool(found and ord(found["letter"]) == ord(letter) + 1)


def _count_lists(lines: Sequence[TextLine]) -> None:
    """Gives the items of Word's lists the numbers and letters that readers see; items below a numbered question are answers."""
    base = answers = 0
    stem_depth: int | None = None
    for one in lines:
        place = one.paragraph.place if one.is_first else None
        if one.number or one.is_heading or one.is_told:
            answers, base, stem_depth = 0, -1, 0 if one.number else None
        if one.letter and stem_depth is not None:
            stem_depth = _DEEPEST
        if place is None or one.letter or one.number or one.box:
            if place is None and not one.letter and asks([one.text]):
                answers, base = 0, -1
            continue
        is_inner = stem_depth not in (None, _DEEPEST) and (place.depth > stem_depth or place.mark is ListMark.BULLET)
        if place.mark is ListMark.LETTER:
            base = place.number - 1 if place.number == 1 or base < 0 else base
            one.letter = _letter(place.number - base)
        elif is_inner and not one.is_told:
            answers += 1
            one.letter, one.is_listed = _letter(answers), True
        elif place.mark is ListMark.NUMBER:
            one.number = place.number
            answers, base, stem_depth = 0, -1, place.depth
        else:
            one.is_bullet = True


def _letter_numbered(lines: Sequence[TextLine]) -> None:
    """Gives letters to answers that are counted from 1 below a question."""
    index = 0
    while index + 1 < len(lines):
        stem, index = lines[index], index + 1
        if stem.letter or stem.is_heading or not (stem.number or asks([stem.text])):
            continue
        end = _end_of_answers(lines, index, stem.number)
        is_told = end < len(lines) and key_told(lines[end].text) is not None
        following = next((one for one in lines[end:] if one.number or one.letter or one.is_heading or one.is_told), None)
        if end - index >= 2 and (stem.number or is_told) and not (following and following.letter):
            for count, one in enumerate(lines[index:end], 1):
                one.letter, one.number = _letter(count), 0
            index = end


def _end_of_answers(lines: Sequence[TextLine], start: int, number: int) -> int:
    """The end of lines that are counted from 1, before the next question, which has the number after that of its predecessor."""
    end = start
    while end < len(lines) and lines[end].number == end - start + 1 and end - start < _MOST_OPTIONS:
        following = lines[end + 1].number if end + 1 < len(lines) else 0
        if number and end > start and lines[end].number == number + 1 and following == 1:
            break
        end += 1
    return end


def _letter(count: int) -> str:
    return chr(ord("A") + count - 1) if 1 <= count <= 26 else "Z"


def _letter_unlettered(lines: Sequence[TextLine]) -> None:
    """Gives letters to plain lines below a numbered question of which print marks some, or of which a line below tells the key."""
    starts = [index for index, one in enumerate(lines) if one.number]
    for start, end in pairwise([*starts, len(lines)]):
        stop = next((index for index in range(start + 1, end) if lines[index].is_told or lines[index].is_heading), end)
        below = lines[start + 1 : stop]
        if not 2 <= len(below) <= _MOST_OPTIONS or any(one.letter or one.box or one.is_bullet for one in below):
            continue
        is_told = stop < end and key_told(lines[stop].text) is not None
        if is_told or any(0 < count <= len(below) // 2 for count in _counts(below).values()):
            for index, one in enumerate(below):
                one.letter = _letter(index + 1)


def _counts(lines: Sequence[TextLine]) -> dict[str, int]:
    return {mark: sum(mark in marks_of(one.line) for one in lines) for mark in MARKS}


def mark_keys(lines: Sequence[TextLine]) -> list[Loss]:
    """Marks the answers that differ from the others of their question in print; print that could mean something else is listed."""
    return [loss for group in _groups(lines) if not any(one.is_right for one in group) for loss in _mark(group)]


def _groups(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The answers of each question."""
    group: list[TextLine] = []
    for one in lines:
        is_option = bool(one.letter) or one.is_bullet
        if is_option and one.letter not in ("A", "a") and (not group or group[-1].is_bullet == one.is_bullet):
            group.append(one)
        elif is_option or one.number or one.is_heading or one.is_told:
            yield group
            group = [one] if is_option else []
    yield group


def _mark(group: Sequence[TextLine]) -> Iterator[Loss]:
    if len(group) < 2:
        return
    printed = {mark: [one for one in group if mark in marks_of(one.line)] for mark in MARKS}
    printed = {mark: ones for mark, ones in printed.items() if 0 < len(ones) < len(group)}
    meant = [
        ones for mark, ones in printed.items() if len(ones) == 1 or (len(ones) * 2 <= len(group) and mark in ("highlighted", "colored"))
    ]
    if meant and all(ones == meant[0] for ones in meant):
        for one in meant[0]:
            one.is_right = True
        return
    for mark, ones in printed.items():
        names = ", ".join(one.letter or one.text[:40] for one in ones)
        yield Loss(group[0].paragraph.number, f"the {mark} print of the answers {names}, which tells no key")
