"""How long the right answer is, compared with the wrong ones."""

from crs_lint.language.answer_kind import is_code
from crs_lint.model.item import Item
from crs_lint.named_tuple import NamedTuple


class KeyLength(NamedTuple):
    """The characters of the right answer and of the longest wrong one."""

    key: int
    longest: int

    def exceeds(self, ratio: float, characters: int) -> bool:
        """Whether the right answer is longer by both measures."""
        return self.key >= self.longest * ratio and self.key - self.longest >= characters


def exceeding_key(item: Item, ratio: float, characters: int) -> KeyLength | None:
    """The lengths for an item with one right answer, if that is longer than all others by both measures.

    None, too, if they say nothing, since the answer is code or stands for others.
    """
    if item.type == "multiple" or len(item.keys) != 1 or not item.distractors:
        return None
    key = item.keys[0]
    least = KeyLength(len(key.text), min([len(option.text) for option in item.distractors]))
    if not least.exceeds(ratio, characters):
        return None
    others = [len(option.text) for option in item.distractors if not item.stands_outside(option)]
    if not others or item.stands_outside(key) or is_code(key.text):
        return None
    length = KeyLength(least.key, max(others))
    return length if length.exceeds(ratio, characters) else None
