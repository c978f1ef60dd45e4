"""Tables without a head: those of Blackboard and of D2L Brightspace, and rows of a question, four answers and a letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import isfinite

from crs_lint.convert import answer_weights, true_false
from crs_lint.convert.answer_keys import place_of
from crs_lint.convert.record import ItemRecord, Loss, OptionRecord, Picture, ReadResult, normalized
from crs_lint.convert.tables.columns import head_of

_BLACKBOARD = frozenset(
    ("MC", "MA", "TF", "ESS", "ORD", "MAT", "FIB", "FIB_PLUS", "FIL", "NUM", "SR", "OP", "JUMBLED_SENTENCE", "QUIZ_BOWL")
)
_RIGHT = frozenset(("correct", "incorrect"))
_LETTER = re.compile(r"\s*([A-Ja-j])\s*")
_FEWEST = 4

Row = tuple[int, Sequence[str]]


def read(rows: Sequence[Row]) -> ReadResult | None:
    """The items of rows without a head; None if they are of no known form."""
    for fits, reader in _FORMS:
        if rows and fits(rows):
            found = list(reader(rows))
            records = tuple(one for one in found if isinstance(one, ItemRecord))
            return ReadResult(records, tuple(one for one in found if isinstance(one, Loss)))
    return None


def _cell(cells: Sequence[str], index: int) -> str:
    return normalized(cells[index]) if index < len(cells) else ""


# Blackboard: the type, the question, then each answer with "correct" or "incorrect"


def _is_blackboard(rows: Sequence[Row]) -> bool:
    return all(_cell(cells, 0).upper() in _BLACKBOARD and bool(_cell(cells, 1)) for _, cells in rows)


def _blackboard(rows: Sequence[Row]) -> Iterator[ItemRecord | Loss]:
    for line, cells in rows:
        kind, stem, rest = _cell(cells, 0).upper(), _cell(cells, 1), [_cell(cells, index) for index in range(2, len(cells))]
        if kind == "TF":
            said = true_false.verdict(rest[0] if rest else "")
            if said is None:
                yield Loss(line, f'the key "{rest[0] if rest else ""}", which is neither true nor false')
            yield ItemRecord(stem, true_false.options(said), true_false=True, line=line)
        elif kind in ("MC", "MA"):
            pairs = [(text, mark.casefold()) for text, mark in zip(rest[::2], [*rest[1::2], ""], strict=False) if text or mark]
            for text, mark in pairs:
                if mark not in _RIGHT:
                    yield Loss(line, f'the answer "{text}" has neither "correct" nor "incorrect" after it')
            yield ItemRecord(stem, tuple(OptionRecord(text, mark == "correct") for text, mark in pairs), multiple=kind == "MA", line=line)
        else:
            yield Loss(line, f'a question of the type "{kind}" is left out')


# D2L Brightspace: a row for each part of a question


def _is_d2l(rows: Sequence[Row]) -> bool:
    return any(_cell(cells, 0).casefold() == "newquestion" for _, cells in rows)


def _d2l(rows: Sequence[Row]) -> Iterator[ItemRecord | Loss]:
    part: list[Row] = []
    for line, cells in rows:
        begins = _cell(cells, 0).casefold() == "newquestion"
        if begins and part:
            yield from _d2l_question(part)
        if begins:
            part = [(line, cells)]
        elif part:
            part.append((line, cells))
        elif not _cell(cells, 0).startswith("//"):
            yield Loss(line, f'a row above the first question: "{_cell(cells, 0)}"')
    yield from _d2l_question(part)


def _d2l_question(part: Sequence[Row]) -> Iterator[ItemRecord | Loss]:
    (first, head), *rows = part
    kind = _cell(head, 1).upper()
    if kind not in ("MC", "MS", "TF"):
        yield Loss(first, f'a question of the type "{kind}" is left out')
        return
    said: dict[str, str] = {}
    options: list[tuple[str, float, str]] = []
    for line, cells in rows:
        name = _cell(cells, 0).casefold()
        if name in ("option", "true", "false"):
            text = _marked_up(cells, 2) if name == "option" else name.capitalize()
            weight = _number(_cell(cells, 1))
            if weight is None:
                yield Loss(line, f'the weight "{_cell(cells, 1)}", which is no number of percent')
            options.append((text, weight or 0.0, _marked_up(cells, 4 if name == "option" else 2)))
        elif name in ("id", "title", "questiontext", "feedback", "image"):
            said[name] = _marked_up(cells, 1)
        elif name and not name.startswith("//") and name != "scoring" and (name, _cell(cells, 1)) != ("points", "1"):
            yield Loss(line, f"{_cell(cells, 0)}: {_cell(cells, 1)}")
    yield from _d2l_item(first, kind, said, options)


def _d2l_item(line: int, kind: str, said: dict[str, str], options: Sequence[tuple[str, float, str]]) -> Iterator[ItemRecord | Loss]:
    percents = [weight for _, weight, _ in options]
    right = [weight > 0 if kind == "MS" else weight >= answer_weights.FULL for weight in percents]
    if kind != "MS" and any(0 < weight < answer_weights.FULL for weight in percents):
        yield Loss(line, answer_weights.listed(percents))
    yield ItemRecord(
        said.get("questiontext", ""),
        tuple(OptionRecord(text, is_right, told) for (text, _, told), is_right in zip(options, right, strict=True)),
        id=said.get("id", ""),
        name=said.get("title", ""),
        multiple=kind == "MS",
        true_false=kind == "TF",
        explanation=said.get("feedback", ""),
        figure=Picture(said["image"]) if said.get("image") else None,
        line=line,
    )


def _marked_up(cells: Sequence[str], index: int) -> str:
    """A text, which is HTML if the next cell says so."""
    text = _cell(cells, index)
    if _cell(cells, index + 1).upper() != "HTML":
        return text
    from crs_lint.convert.markup.html_to_markdown import from_html  # needs lxml, which other tables do without

    return from_html(text).text


def _number(text: str) -> float | None:
    """A weight; None for what is no finite number."""
    try:
        weight = float(text or 0)
    except ValueError:
        return None
    return weight if isfinite(weight) else None


# A question, two answers or more, and the letter of the right one, as in MMLU


def _is_lettered(rows: Sequence[Row]) -> bool:
    width = len(rows[0][1])
    has_head = "stem" in head_of(rows[0][1], ()).fields
    return not has_head and width >= _FEWEST and all(_is_lettered_row(cells, width) for _, cells in rows)


def _is_lettered_row(cells: Sequence[str], width: int) -> bool:
    key = _LETTER.fullmatch(cells[-1])
    return len(cells) == width and key is not None and place_of(key[1]) < width - 2 and bool(cells[0].strip())


def _lettered(rows: Sequence[Row]) -> Iterator[ItemRecord | Loss]:
    for line, (stem, *texts, key) in rows:
        right = place_of(key.strip())
        options = tuple(OptionRecord(normalized(text), at == right) for at, text in enumerate(texts))
        yield ItemRecord(normalized(stem), options, line=line)


_FORMS: tuple[tuple[Callable[[Sequence[Row]], bool], Callable[[Sequence[Row]], Iterator[ItemRecord | Loss]]], ...] = (
    (_is_blackboard, _blackboard),
    (_is_d2l, _d2l),
    (_is_lettered, _lettered),
)
