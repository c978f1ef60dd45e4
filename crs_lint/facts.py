"""What the bank rules know of an item: small plain values, and never its text."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

from crs_lint.finding import Path, Place
from crs_lint.item import Item
from crs_lint.text import is_blank, is_link_only, tidy


class ItemFacts(NamedTuple):
    """One item of an exam. Texts are there as signatures only; ``same`` is empty for an item without a question.

    ``same`` covers scenario, figures, stem and the set of options; ``keys`` the right answers by their text,
    ``key_places`` by their place from 0.
    """

    file: str
    path: Path
    id: str
    language: str
    status: str
    same: str
    keys: str
    key_places: tuple[int, ...]
    option_count: int
    explanation: str
    enemies: tuple[str, ...]

    def place(self, *fields: str | int) -> Place:
        return Place((*self.path, *fields), file=self.file)


def signature(*texts: str) -> str:
    """Sixteen hexadecimal digits that two different lists of texts do not share, strangers' ones included."""
    digest = blake2b(digest_size=8)
    for text in texts:
        encoded = text.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.hexdigest()


def facts_of(item: Item, file: str) -> ItemFacts:
    """The facts of one item."""
    options = [tidy(option.text) for option in item.options]
    return ItemFacts(
        file=file,
        path=item.path,
        id=item.id,
        language=item.language,
        status=item.status if isinstance(item.status, str) else "ready",
        same=_same(item, options),
        keys=signature(*sorted(text for text, option in zip(options, item.options, strict=True) if option.correct)),
        key_places=tuple(place for place, option in enumerate(item.options) if option.correct),
        option_count=len(options),
        explanation="" if is_blank(item.explanation) or is_link_only(item.explanation) else signature(tidy(item.explanation)),
        enemies=item.texts("enemies"),
    )


def _same(item: Item, options: list[str]) -> str:
    if is_blank(item.stem) or not any(options):
        return ""
    figures = [figure.file for figure in item.figures]
    return signature(tidy(item.scenario), *figures, "\0", tidy(item.stem), "\0", *sorted(options))
