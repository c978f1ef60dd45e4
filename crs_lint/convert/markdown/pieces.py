"""The pieces of a Markdown file in order: headings, paragraphs and code, each with the list items that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from crs_lint.convert.markdown.lines import asks, counted_option_in, key_told, label_of_fold, option_in
from crs_lint.convert.markdown.notes import note_in

_DEEPEST = 100  # levels of lists and quotes; a writer of quizzes needs three
# What could take lines away.
_SWITCHED_OFF = ["lheading", "html_block", "reference", "inline", "text_join"]
_FENCE = re.compile(r"\s{0,3}(`{3,}(?=[^`]*$)|~{3,})")
_FOLD = re.compile(r"</?details\b[^<>]*>", re.IGNORECASE)
_SUMMARY = re.compile(r"<summary\b[^<>]*+>((?:(?!</?summary\b).)*+)</summary>", re.IGNORECASE)
# No writer means so many spaces, and patterns look at each of them.
_GAP = re.compile(r"[^\S\n]{100,}")
_TAG = re.compile(r"</?\w[^<>]*>")
# Tags that only arrange, alone in a line.
_ARRANGING = re.compile(r"\s*(?:</?(?:p|div|center|br|hr|span)\b[^<>]*>\s*)+", re.IGNORECASE)
_QUIZ = re.compile(r"\s*<(/)?\??/?quiz\b[^<>]*>\s*", re.IGNORECASE)


class PieceKind(Enum):
    """What a piece is."""

    HEADING = "heading"
    TEXT = "text"
    CODE = "code"
    RULE = "rule"
    QUIZ = "quiz"  # the beginning or the end of an element <quiz>
    NOTE = "note"  # a comment with fields of the next question


class Place(NamedTuple):
    """A list item: its first line, the number that is written before it, and whether the items of its list ask something."""

    line: int
    number: str
    is_question: bool


class MarkdownBlock(NamedTuple):
    """A block: its lines without indent, the number of the first, the list items around it, and whether it begins the last of them.

    ``is_folded`` means that readers see it on demand, in an element <details>. ``note`` has the fields of a note.
    """

    kind: PieceKind
    lines: tuple[str, ...]
    line: int
    places: tuple[Place, ...] = ()
    opens: bool = False
    is_quoted: bool = False
    is_folded: bool = False
    note: Mapping[str, Any] = {}


def pieces_of(lines: Sequence[str]) -> list[MarkdownBlock]:
    """The pieces of a file."""
    page = _Page(lines)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).disable(_SWITCHED_OFF)
    found = list(_walked(parser.parse("\n".join(page.lines)), page))
    found += [MarkdownBlock(PieceKind.QUIZ, (), line) for line in page.quizzes]
    found += [MarkdownBlock(PieceKind.NOTE, (), line, note=note) for line, note in page.notes.items()]
    return _with_questions(sorted(found, key=lambda piece: piece.line))


class _Page:
    """Lines in which tags of folds and quizzes are replaced by what they mean; code and the number of lines stay as they are."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.folded: set[int] = set()
        self.quizzes: list[int] = []
        self.notes: dict[int, Mapping[str, Any]] = {}
        self.lines: list[str] = []
        self._fence = ""
        self._depth = 0
        self._in_comment = False
        self._last_comment = max((number for number, line in enumerate(lines, 1) if "-->" in line), default=0)
        for number, line in enumerate(lines, 1):
            self.lines.append(self._replaced(number, line))

    def _replaced(self, number: int, line: str) -> str:
        fence = _FENCE.match(line)
        if self._fence or fence:
            closes = self._fence and fence and fence[1].startswith(self._fence)
            self._fence = "" if closes else self._fence or (fence[1] if fence else "")
            return line
        if not self._in_comment and (note := note_in(line)) is not None:
            self.notes[number] = note
            return ""
        if _QUIZ.fullmatch(line):
            self.quizzes.append(number)
            return ""
        line = self._without_comment(line) if number <= self._last_comment else line
        opened = sum(not tag.startswith("</") for tag in _FOLD.findall(line))
        closed = len(_FOLD.findall(line)) - opened
        if self._depth + opened:
            self.folded.add(number)
        self._depth = max(0, self._depth + opened - closed)
        if _ARRANGING.fullmatch(line):
            return ""
        before, closing, after = _FOLD.sub("", line).rpartition("</summary>")
        return _SUMMARY.sub(lambda match: label_of_fold(_TAG.sub("", match[1]).strip()), before + closing) + after

    def _without_comment(self, line: str) -> str:
        kept = ""
        while line:
            mark = "-->" if self._in_comment else "<!--"
            before, found, line = line.partition(mark)
            kept += "" if self._in_comment else before
            self._in_comment = self._in_comment != bool(found)
        return kept


def _walked(tokens: Sequence[Token], page: _Page) -> Iterator[MarkdownBlock]:
    places: list[Place] = []
    quotes, opens, heading = 0, False, False
    for token in tokens:
        first = token.map[0] + 1 if token.map else 0
        if token.type == "list_item_open":
            places.append(Place(first, token.info, False))
            opens = True
        elif token.type == "list_item_close":
            places.pop()
            opens = False
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading = token.nesting > 0
        elif token.type == "code_block":
            yield from _indented(token, first, tuple(places), opens, quotes > 0, page)
            opens = False
        elif token.type in ("inline", "fence", "hr"):
            kind = _KINDS[token.type] if not heading else PieceKind.HEADING
            text = _fenced(token) if kind is PieceKind.CODE else _GAP.sub(" ", token.content)
            lines = tuple(line.rstrip() if kind is PieceKind.CODE else line.strip() for line in text.split("\n"))
            yield MarkdownBlock(kind, lines, first, tuple(places), opens, quotes > 0, first in page.folded)
            opens = False


def _indented(token: Token, first: int, places: tuple[Place, ...], opens: bool, is_quoted: bool, page: _Page) -> Iterator[MarkdownBlock]:
    """Lines that are indented as far as code: the answers of a question, or code."""
    lines = token.content.rstrip("\n").split("\n")
    if not any(option_in(line.strip()) or key_told(line) is not None for line in lines):
        yield MarkdownBlock(PieceKind.CODE, ("```", *lines, "```"), first, places, opens, is_quoted, first in page.folded)
        return
    for is_text, run in groupby(enumerate(lines, first), lambda one: bool(one[1].strip())):
        if is_text:
            numbers, texts = zip(*run, strict=True)
            line = numbers[0]
            stripped = tuple(text.strip() for text in texts)
            yield MarkdownBlock(PieceKind.TEXT, stripped, line, places, opens and line == first, is_quoted, line in page.folded)


_KINDS = {"inline": PieceKind.TEXT, "fence": PieceKind.CODE, "hr": PieceKind.RULE}


def _fenced(token: Token) -> str:
    return f"{token.markup}{token.info}\n{token.content.rstrip(chr(10))}\n{token.markup}"


def _with_questions(pieces: Sequence[MarkdownBlock]) -> list[MarkdownBlock]:
    """The pieces, whose places tell whether the items of their lists ask something."""
    asking: set[int] = set()
    start = 0
    for is_listed, run in groupby(pieces, lambda piece: bool(piece.places)):
        end = start + len(list(run))
        if is_listed:
            asking |= _questions_among(pieces[start:end], pieces[end] if end < len(pieces) else None)
        start = end
    return [piece._replace(places=tuple(place._replace(is_question=place.line in asking) for place in piece.places)) for piece in pieces]


def _questions_among(listed: Sequence[MarkdownBlock], after: MarkdownBlock | None) -> set[int]:
    """The first lines of the outermost items of a list, if it asks something rather than lists answers; ``after`` follows the list."""
    items = {piece.places[0].line for piece in listed}
    texts = [piece for piece in listed if piece.kind is PieceKind.TEXT]
    outermost = [piece for piece in texts if piece.opens and len(piece.places) == 1]
    if any(option_in(piece.lines[0]) or counted_option_in(piece.lines[0]) for piece in outermost):
        # The answers are a list of their own, at the margin below a numbered question.
        return {piece.places[0].line for piece in outermost if piece.places[0].number and _asks_itself(piece)}
    is_deep = any(len(piece.places) > 1 or (not piece.opens and piece.kind is PieceKind.TEXT) for piece in listed)
    has_options = any(option_in(line) for piece in texts for line in piece.lines)
    if after is not None and after.kind is PieceKind.TEXT and key_told(after.lines[0]) is not None and not (is_deep or has_options):
        return set()
    is_followed = after is not None and after.kind is PieceKind.TEXT and option_in(after.lines[0]) is not None
    is_asked = any(piece.opens and asks(piece.lines) for piece in texts)
    return items if is_deep or has_options or is_followed or is_asked else set()


def _asks_itself(piece: MarkdownBlock) -> bool:
    return asks(piece.lines) and not option_in(piece.lines[0])
