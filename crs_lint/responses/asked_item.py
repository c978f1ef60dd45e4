"""An item as it stood before candidates, which is what their letters speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crs_lint.text.lazy_pattern import LazyPattern
from crs_lint.text.normalize import normalize

if TYPE_CHECKING:
    from crs_lint.model.item import Item

_MARKUP = LazyPattern(r"[*_`$\\]|</?\w+>")


class AskedItem(NamedTuple):
    """An item as it was asked. ``options`` are their folded texts in the order in which they stood, and ``numbers`` the numbers that
    they have now; ``option_count`` is the number of options now. ``stem`` is folded too.

    ``is_shuffled`` tells that each candidate saw the options in an order of their own.
    """

    id: str
    stem: str
    options: tuple[str, ...]
    numbers: tuple[int, ...]
    option_count: int
    is_multiple: bool = False
    is_shuffled: bool = False


def fold(text: str) -> str:
    """A text as it is compared with what a delivery system writes: without markup, white space and case folded."""
    return normalize(_MARKUP.sub("", text)).casefold()


def asked_as_now(item: Item) -> AskedItem:
    """An item that was asked as it is in the bank now."""
    return AskedItem(
        item.id,
        fold(item.stem),
        tuple(fold(option.text) for option in item.options),
        tuple(option.number for option in item.options),
        len(item.options),
        item.type == "multiple",
        item.shuffled,
    )
