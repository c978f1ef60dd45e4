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


def key_length(item: Item) -> KeyLength | None:
    """The lengths for an item with one right answer; None if they say nothing, since the answer is code or stands for others."""
    if item.type == "multiple" or len(item.keys) != 1:
        return None
    key = item.keys[0]
    others = [len(option.text) for option in item.distractors if not item.stands_outside(option)]
    if not others or item.stands_outside(key) or is_code(key.text):
        return None
    return KeyLength(len(key.text), max(others))
