"""Reader and writer of GIFT, the text format of Moodle."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from crs_lint.convert import answer_weights, true_false
from crs_lint.convert.decoding import lines_of
from crs_lint.convert.markup.html_to_markdown import MarkdownText, from_auto_format, from_html
from crs_lint.convert.markup.markdown_to_html import html_of
from crs_lint.convert.moodle import category as moodle_category
from crs_lint.convert.record import (
    ItemRecord,
    Loss,
    OptionRecord,
    ReadResult,
    WriteResult,
    normalized,
    pin_losses,
    scored_losses,
    unsupported,
)
from crs_lint.text.plural import counted

UNSUPPORTED = ("level", "language", "shuffle", "figure", "references")
# Each pattern matches an escaped character first, so that its group matches unescaped ones only.
_BRACE = re.compile(r"\\.|([{}])", re.DOTALL)
_BEGIN = re.compile(r"\\.|([~=])", re.DOTALL)
_COMMENT = re.compile(r"\\.|(#)", re.DOTALL)
_GENERAL = re.compile(r"\\.|(####)", re.DOTALL)
_TITLE = re.compile(r"::((?:\\.|[^\\:]|:(?!:))*+)::", re.DOTALL)
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_WEIGHT = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]{0,9})?)%")
_ESCAPED = re.compile(r"\\([~=#{}:\\n])")
# Unclosed, it extends to the end: otherwise, each of many would be searched to the end.
_MARK = re.compile(r"\[(id|tag):((?:\\[\\\]]|[^\]])*+)(\]|\Z)")
_SPECIAL = re.compile(r"[~=#{}:\\\n]")
_EMBEDDED = re.compile(r"[0-9]*+:[A-Z_]{1,20}:")
_CATEGORY = "$CATEGORY:"
_END = "\n"


class _Block(NamedTuple):
    """Lines between blank ones, with the number of each, and the comments with theirs, which are not among them."""

    numbers: tuple[int, ...]
    text: str
    comments: tuple[tuple[int, str], ...]

    @property
    def line(self) -> int:
        return self.numbers[0]


class _Skipped(Exception):  # noqa: N818 it is not an error
    """A block that is not a multiple-choice question; the text says what it is."""


def read(content: bytes) -> ReadResult:
    """The items of a file. Raises UnusableError if it is not text."""
    records: list[ItemRecord] = []
    losses: list[Loss] = []
    domain = task = ""
    for block in _joined(_blocks(lines_of(content))):
        if block.text.startswith(_CATEGORY):
            domain, task = moodle_category.parted(block.text.removeprefix(_CATEGORY))
            continue
        block, *others = _questions(block)
        try:
            record, lost = _record(block)
        except _Skipped as reason:
            losses.append(Loss(block.line, f"{reason} is left out"))
        else:
            records.append(record._replace(domain=domain, task=task))
            losses += lost
        losses += [_not_separate(other) for other in others]
    return ReadResult(tuple(records), tuple(losses))


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    held: list[tuple[int, str]] = []
    comments: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], 1):
        bare = line.strip()
        if bare.startswith("//"):
            comments.append((number, bare))
        elif bare and not bare.startswith(_CATEGORY):
            held.append((number, line))
        else:
            if held:
                yield _Block(tuple(line for line, _ in held), "\n".join(text for _, text in held).strip(), tuple(comments))
            if bare:
                yield _Block((number,), bare, ())
            held, comments = [], []


def _not_separate(block: _Block) -> Loss:
    return Loss(block.line, f"a question without a blank line before it is left out: {block.text.partition(_END)[0]}")


def _joined(blocks: Iterable[_Block]) -> Iterator[_Block]:
    """Blocks, joined where blank lines stand between the braces of a question: below them, an answer begins or the brace closes."""
    held: list[_Block] = []
    for block in blocks:
        braces = _braces(block.text)
        if held and not (block.text[0] in "=~#}" and braces[:1] in ([], ["}"])):
            yield _one(held)
            held = []
        held.append(block)
        if braces[-1:] != ["{"] and (braces or len(held) == 1):
            yield _one(held)
            held = []
    if held:
        yield _one(held)


def _one(blocks: Sequence[_Block]) -> _Block:
    """Blocks as one, with a blank line between them."""
    numbers = tuple(number for block in blocks for number in (*block.numbers, block.numbers[-1] + 1))[:-1]
    return _Block(numbers, "\n\n".join(block.text for block in blocks), tuple(comment for block in blocks for comment in block.comments))


def _braces(text: str) -> list[str]:
    return [match[1] for match in _BRACE.finditer(text) if match[1]]


def _questions(block: _Block) -> list[_Block]:
    """The questions of a block: one ends at a closing brace at the end of a line if another one is opened below."""
    ends = [0]
    for closing, after in pairwise([match for match in _BRACE.finditer(block.text) if match[1]]):
        end = block.text.find("\n", closing.end(), after.start())
        if closing[1] == "}" and after[1] == "{" and end >= 0 and not block.text[closing.end() : end].strip():
            ends.append(end + 1)
    texts = [block.text[start:end] for start, end in pairwise([*ends, len(block.text)])]
    return list(_parts(block, texts)) if len(texts) > 1 else [block]


def _parts(block: _Block, texts: Sequence[str]) -> Iterator[_Block]:
    """A block for each text, with the comments above and between its lines; those at the end of the block belong to the last."""
    line = told = 0
    for text in texts:
        numbers = block.numbers[line : line + text.count("\n") + (not text.endswith("\n"))]
        line += len(numbers)
        last = len(block.comments) if line == len(block.numbers) else bisect(block.comments, (numbers[-1], ""))
        yield _Block(numbers, text.strip(), block.comments[told:last])
        told = last


def _record(block: _Block) -> tuple[ItemRecord, list[Loss]]:
    title = _TITLE.match(block.text)
    name = " ".join(_plain(title[1]).split()) if title else ""
    start = title.end() if title else 0
    stem, inside = _stem_and_options(block.text[start:].strip() if title else block.text)
    general = next((match.start() for match in reversed(list(_GENERAL.finditer(inside))) if match[1]), len(inside))
    options = inside[:general].strip()
    if kind := _other_kind(options):
        raise _Skipped(kind)
    reader = _GiftReader(block.line, _FORMAT.match(stem))
    comments = "\n".join(comment for _, comment in block.comments)
    marks = [(mark[1], re.sub(r"\\([\\\]])", r"\1", mark[2]).strip()) for mark in _MARK.finditer(comments) if mark[3]]
    given = next((value for kind, value in marks if kind == "id"), "")
    question = reader.page(stem, figure=True)
    said = _verdict(options)
    chosen, multiple = reader.options(options) if said is None else (reader.verdicts(options, said), False)
    if not chosen:
        raise _Skipped("a question without answers")
    record = ItemRecord(
        question.text,
        chosen,
        figure=question.figure,
        id=given,
        name="" if name == given else name,
        multiple=multiple,
        true_false=said is not None,
        explanation=reader.text(inside[general + 4 :]),
        tags=tuple(value for kind, value in marks if kind == "tag" and value),
        line=block.line,
    )
    return record, reader.losses


def _stem_and_options(text: str) -> tuple[str, str]:
    """The stem, with a blank in place of options in its middle, and the text between the braces. Raises _Skipped."""
    braces = [match for match in _BRACE.finditer(text) if match[1]]
    opening = next((match for match in braces if match[1] == "{"), None)
    closing = next((match for match in braces if match[1] == "}"), None)
    if opening is None and closing is None:
        raise _Skipped("a description")
    if opening is None or closing is None or closing.start() < opening.start():
        raise _Skipped("a question whose braces do not match")
    if braces[1] is not closing:
        raise _Skipped("a question with a brace in its answers, which needs a backslash before it,")
    if len(braces) > 2:
        raise _Skipped("a question with braces after its answers")
    after = text[closing.end() :]
    return text[: opening.start()] + ("_____" + after if after.strip() else ""), text[opening.end() : closing.start()].strip()


def _other_kind(options: str) -> str:
    """The kind of a question that is not multiple choice; empty for one that is."""
    if not options:
        return "an essay question"
    if options.startswith("#"):
        return "a numerical question"
    if _EMBEDDED.match(options):
        return "a question with embedded answers"
    signs = {match[1] for match in _BEGIN.finditer(options)}
    if "~" in signs:
        return ""
    if "=" in signs and "->" in options:
        return "a matching question"
    return "" if _verdict(options) is not None else "a short-answer question"


def _verdict(options: str) -> bool | None:
    """What a true-false question says; None for other questions."""
    word = _split_at(options, _COMMENT)[0].strip().upper()
    return word[0] == "T" if word in ("T", "TRUE", "F", "FALSE") else None


def _split_at(text: str, sign: re.Pattern[str]) -> tuple[str, str]:
    """The text before the first unescaped match and after it."""
    found = next((match for match in sign.finditer(text) if match[1]), None)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


class _GiftReader:
    """Reads the texts of one question; the format that the stem names is the default of all of them."""

    def __init__(self, line: int, default: re.Match[str] | None) -> None:
        self.line = line
        self.default = default[1] if default else "moodle"
        self.losses: list[Loss] = []

    def text(self, raw: str) -> str:
        """A text that cannot have a figure."""
        return self.page(raw, figure=False).text

    def page(self, raw: str, *, figure: bool) -> MarkdownText:
        raw = raw.strip()
        named = _FORMAT.match(raw)
        form = named[1] if named else self.default
        raw = raw[named.end() :] if named else raw
        if form == "html":
            page = from_html(_plain(raw))
            self.losses += [Loss(self.line, message) for message in page.lost(figure=figure)]
            return page
        if form == "moodle":
            page = from_auto_format(_plain(raw) if "<pre" in raw else "\n".join(line.strip() for line in _plain(raw).split("\n")))
            self.losses += [Loss(self.line, message) for message in page.lost(figure=figure)]
            return page
        return MarkdownText(normalized(_plain(raw)), (), ())

    def options(self, text: str) -> tuple[tuple[OptionRecord, ...], bool]:
        """The options, and whether several may be chosen: if there are weights, and no option with ``=``."""
        parts = self._without_empty(self._parts(text))
        weights = [_WEIGHT.match(part) if sign == "~" else None for sign, part in parts]
        multiple = any(weights) and not any(sign == "=" for sign, _ in parts)
        pairs = zip(parts, weights, strict=True)
        percents = [answer_weights.FULL if sign == "=" else float(weight[1]) if weight else 0.0 for (sign, _), weight in pairs]
        if not answer_weights.is_even(percents, multiple=multiple):
            self.losses.append(Loss(self.line, answer_weights.listed(percents)))
        texts = [part[weight.end() :] if weight else part for (_, part), weight in zip(parts, weights, strict=True)]
        return tuple(map(self.option, texts, answer_weights.right(percents, multiple=multiple))), multiple

    def _parts(self, text: str) -> list[tuple[str, str]]:
        """Each answer after its sign; what stands above the first sign is an answer, too, unless it is a comment."""
        begins = [match for match in _BEGIN.finditer(text) if match[1]]
        ends = [*(match.start() for match in begins[1:]), len(text)]
        parts = [(match[1], text[match.end() : end].strip()) for match, end in zip(begins, ends, strict=True)]
        head = text[: begins[0].start()].strip()
        if head.startswith("//"):
            self.losses.append(Loss(self.line, f"a text that is no answer: {head}"))
        return [("~", head), *parts] if head and not head.startswith("//") else parts

    def _without_empty(self, parts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Answers without those that have no text, of which the sign is a stray one."""
        divided = [(sign, part, *_split_at(part, _COMMENT)) for sign, part in parts]
        kept = [(sign, part) for sign, part, text, _ in divided if _WEIGHT.sub("", text.strip(), count=1).strip()]
        if stray := len(parts) - len(kept):
            feedback = [f": {told.strip()}" for sign, part, _, told in divided if told.strip() and (sign, part) not in kept]
            self.losses.append(Loss(self.line, f"{counted(stray, 'sign')} without an answer{''.join(feedback)}"))
        return kept

    def verdicts(self, text: str, said: bool) -> tuple[OptionRecord, ...]:
        """The options of a true-false question; the first feedback is on the wrong one, the second on the right one."""
        _, feedback = _split_at(text, _COMMENT)
        on_wrong, on_right = map(self.text, _split_at(feedback, _COMMENT))
        return true_false.options(said, *((on_right, on_wrong) if said else (on_wrong, on_right)))

    def option(self, raw: str, correct: bool) -> OptionRecord:
        text, feedback = _split_at(raw, _COMMENT)
        page = self.page(text, figure=True)
        return OptionRecord(page.text, correct, self.text(feedback), figure=page.figure)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], text)


def write(records: Sequence[ItemRecord]) -> WriteResult:
    """A file of items. Items that GIFT would take for another kind of question are left out and listed."""
    rows, losses = [], []
    current, count = "", 0
    for record in sorted(records, key=lambda one: bool(moodle_category.path(one))):
        if len(record.options) < 2 or not (record.multiple or any(not option.correct for option in record.options)):
            losses.append(Loss(record.line, "the item is left out: GIFT needs two answers or more, one of them wrong"))
            continue
        count += 1
        losses += _losses(record)
        if (path := moodle_category.path(record)) != current:
            rows += [f"{_CATEGORY} {path}", ""]
            current = path
        rows += [*_rows(record), ""]
    return WriteResult((("", "\n".join(rows).encode()),), count, tuple(losses))


def _losses(record: ItemRecord) -> list[Loss]:
    figures = [Loss(record.line, f'GIFT does not support the figure "{one.figure.file}"') for one in record.options if one.figure]
    return [
        *unsupported(record, UNSUPPORTED, "GIFT"),
        *scored_losses(record, "GIFT"),
        *moodle_category.losses(record, "GIFT"),
        *true_false.losses(record),
        *pin_losses(record, "GIFT"),
        *figures,
    ]


def _rows(record: ItemRecord) -> Iterator[str]:
    marks = [*([("id", record.id)] if record.id else []), *(("tag", tag) for tag in record.tags)]
    if marks:
        yield "// " + " ".join(f"[{kind}:{_bracketed(value)}]" for kind, value in marks)
    title = " ".join((record.name or record.id).split())
    yield (f"::{_escaped(title)}::" if title else "") + f"[html]{_escaped(html_of(record.stem))}{{"
    if true_false.is_plain(record):
        yield f"\t{_verdict_and_feedback(record)}"
    else:
        yield from _option_rows(record)
    if record.explanation:
        yield f"\t####{_shown(record.explanation)}"
    yield "}"


def _verdict_and_feedback(record: ItemRecord) -> str:
    """The answer of a true-false question, the feedback on the wrong one, and that on the right one."""
    right, wrong = sorted(record.options, key=lambda option: not option.correct)
    feedback = f"#{_shown(wrong.rationale)}" if wrong.rationale or right.rationale else ""
    return right.text.upper() + feedback + (f"#{_shown(right.rationale)}" if right.rationale else "")


def _option_rows(record: ItemRecord) -> Iterator[str]:
    percents = answer_weights.even([option.correct for option in record.options], multiple=record.multiple)
    for option, percent in zip(record.options, percents, strict=True):
        sign = f"~%{answer_weights.number(percent)}%" if record.multiple else "=" if option.correct else "~"
        yield f"\t{sign}{_shown(option.text)}" + (f"#{_shown(option.rationale)}" if option.rationale else "")


def _bracketed(value: str) -> str:
    """A text on one line with its closing brackets escaped."""
    return re.sub(r"([\\\]])", r"\\\1", " ".join(value.split()))


def _shown(text: str) -> str:
    """A text as HTML, whose beginning cannot be taken for a weight or a format; an empty one is told from a stray sign."""
    return ("[html]" if not text or text.startswith(("[", "%")) else "") + _escaped(html_of(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\n" if match[0] == "\n" else f"\\{match[0]}", normalized(text))
