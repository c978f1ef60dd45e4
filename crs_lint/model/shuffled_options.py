"""The options of an item in an order that a seed decides, for forms that must not show the order of the bank."""

from __future__ import annotations

from crs_lint.model.item import Item, Option
from crs_lint.text.hashing import blake2b


def shuffled_options(item: Item, seed: int) -> tuple[Option, ...]:
    """All options; the same for the same item and seed, whatever else is in the bank.

    An option keeps its place if it is pinned or stands for others, such as "None of the above". No option moves where the item says
    ``shuffle: false``, where an option names others by letter, and in a true-false item.
    """
    if item.is_shuffle_refused or item.named_answers or item.is_statement:
        return tuple(item.options)
    moving = [option for option in item.options if not option.pin and option.number not in item.stand_ins]
    shuffled = iter(sorted(moving, key=lambda option: _place(item, seed, option)))
    free = {option.number for option in moving}
    return tuple(next(shuffled) if option.number in free else option for option in item.options)


def _place(item: Item, seed: int, option: Option) -> bytes:
    text = f"{seed}\0{item.id}\0{item.named_language}\0{option.number}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
