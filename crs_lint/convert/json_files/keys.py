"""The right answers of questions in JSON: marks, positions, letters, texts, and ids of answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from crs_lint.convert import true_false
from crs_lint.convert.answer_keys import UnclearError, meant, unnamed
from crs_lint.convert.record import Loss
from crs_lint.formats.dialect import Dialect, KeyForm
from crs_lint.formats.dialect_names import IDS
from crs_lint.formats.dialect_paths import MISSING, field_path, value_at
from crs_lint.model.item import Item, text_of

_RIGHT, _WRONG = ("true", "1", "yes", "correct"), ("false", "0", "no", "incorrect", "")
_ID_FIELDS = (*IDS, "key", "letter", "label", "value", "name")
_NEARLY_ALL = 0.9


class JsonKeys:
    """Tells the right answers of the questions of a file. ``ids`` is the field of answers that keys name; empty if they name none."""

    def __init__(self, dialect: Dialect, groups: Sequence[Mapping[str, Any]]) -> None:
        self.dialect = dialect
        self.ids = (
            "" if dialect.is_key_on_options or dialect.key_form in (KeyForm.FIRST, KeyForm.DISTRACTORS) else self._field_of_ids(groups)
        )

    def _field_of_ids(self, groups: Sequence[Mapping[str, Any]]) -> str:
        pairs = [(keys, answers) for group in groups if (keys := self._keys(group)) and (answers := self._answers(group))]
        names = dict.fromkeys(
            name for _, answers in pairs for name in answers[0] if name.lower() in _ID_FIELDS and name != self.dialect.text
        )
        shares = {name: sum(_named(keys, answers, name) is not None for keys, answers in pairs) / len(pairs) for name in names}
        return max((name for name, share in shares.items() if share >= _NEARLY_ALL), key=lambda name: shares[name], default="")

    def _keys(self, group: Mapping[str, Any]) -> list[Any]:
        key = value_at(group, field_path(self.dialect.key, group))
        return [one for one in (key if isinstance(key, list) else [key]) if one is not MISSING and one not in (None, "")]

    def _answers(self, group: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The answers of a question if all of them are groups of fields."""
        value = value_at(group, field_path(self.dialect.options, group))
        return value if isinstance(value, list) and all(isinstance(one, dict) for one in value) else []

    def right(self, item: Item, group: Mapping[str, Any], written: Sequence[Any], line: int) -> tuple[set[int], list[Loss]]:
        """The indexes of the right answers, and keys that name none. ``written`` are the answers as they are in the file."""
        marked = {index for index, option in enumerate(item.options) if option.correct}
        form = self.dialect.key_form
        if form == KeyForm.BOOLEAN:
            return self._marked(written, line)
        if self.dialect.is_key_on_options or form in (KeyForm.FIRST, KeyForm.DISTRACTORS):
            return marked, []
        keys = self._keys(group)
        if self.ids and (answers := self._answers(group)):
            named = _named(keys, answers, self.ids)
            return (named, []) if named is not None else (set(), [Loss(line, f'the key "{_joined(keys)}", which names no answer')])
        texts = [option.text.strip() for option in item.options]
        if form != KeyForm.TEXT and _are_texts_of_others(keys, written, texts, marked):
            message = f'the key "{_joined(keys)}", which could mean more than one answer: by its position and by its words'
            return set(), [Loss(line, message)]
        return _with_strays(item, keys, texts, marked, line)

    def _marked(self, written: Sequence[Any], line: int) -> tuple[set[int], list[Loss]]:
        """The answers with a mark that says true, also as a number or a text."""
        right, losses = set(), []
        for index, one in enumerate(written):
            mark = value_at(one, field_path(self.dialect.key, one)) if isinstance(one, dict) else MISSING
            said = text_of(mark).strip().lower()
            if said in _RIGHT:
                right.add(index)
            elif mark not in (MISSING, None) and said not in _WRONG:
                losses.append(Loss(line, f'the mark "{said[:100]}" of an answer, which says neither right nor wrong'))
        return right, losses


def _with_strays(item: Item, keys: Sequence[Any], texts: Sequence[str], marked: set[int], line: int) -> tuple[set[int], list[Loss]]:
    """The marked answers, and those of keys that are written in another form than most of the file."""
    verdicts = {index for one in keys if isinstance(one, bool) for index, text in enumerate(texts) if true_false.verdict(text) is one}
    right, losses = marked | verdicts, []
    for _, key in item.stray:
        if verdicts and key in ("true", "false"):
            continue
        try:
            if key.strip().isdecimal() and key.strip() not in texts:  # the other keys of the file tell from where numbers count
                raise unnamed(key)
            right |= meant(key, texts)
        except UnclearError as reason:
            losses.append(Loss(line, str(reason)))
    return right, losses


def _named(keys: Sequence[Any], answers: Sequence[Mapping[str, Any]], field: str) -> set[int] | None:
    """The answers whose ids the keys are; None if one is no id, or if ids are missing or occur twice."""
    ids = [text_of(one.get(field)).strip() for one in answers]
    wanted = {text_of(one).strip() for one in keys}
    if "" in ids or len(set(ids)) < len(ids) or not wanted <= set(ids):
        return None
    return {index for index, one in enumerate(ids) if one in wanted}


def _are_texts_of_others(keys: Sequence[Any], written: Sequence[Any], texts: Sequence[str], marked: set[int]) -> bool:
    """Whether a key that was taken for a position or a letter is the text of another answer, too."""
    scalars = [one for one in written if not isinstance(one, dict)]
    may_be = [text_of(one).strip() for one in keys if isinstance(one, str) or (one in scalars and not isinstance(one, bool))]
    return any(text in texts and texts.index(text) not in marked for text in may_be)


def _joined(keys: Sequence[Any]) -> str:
    return ", ".join(text_of(one) for one in keys)[:200]
