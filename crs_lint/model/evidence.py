"""What the answers of candidates say of one item: what rules of category evidence receive."""

from typing import NamedTuple

from crs_lint.model.item import Item


class ChosenOption(NamedTuple):
    """What one option did: the ``share`` of candidates who chose it, from 0 to 1, the upper limit of that share, and ``r``.

    ``r`` is the correlation of choosing it with the total without the item; None where it cannot be computed.
    """

    number: int
    letter: str
    is_key: bool
    share: float
    most: float
    r: float | None


class ItemEvidence(NamedTuple):
    """One decision about one item, with the figures that it rests on. Shares and p are from 0 to 1.

    - ``candidates``: those who reached the item. ``interval`` is the 95% interval of ``r``; ``chance`` the p of blind guessing.
    - ``option``: the number of the option that the decision is about; 0 for the item.
    - ``p_value``: adjusted for ``tests``, the number of tests of this kind on the form; both are 0 where none was made.
    - ``is_certain``: False where there are not enough candidates to tell.
    - ``is_by_shares``: it rests on shares alone, since nothing can be said of the candidates' scores on other items.
    - ``former_key``: the letters of the key that the item had when it was answered, where only the key changed since.
    - ``recorded``: the date of statistics that the item carries and that are of an earlier version; empty for all others.
    - ``change``: why the item is not judged, as in "its stem changed"; empty for all others.
    """

    item: Item
    candidates: int = 0
    p: float = 0.0
    r: float | None = None
    interval: tuple[float, float] | None = None
    omitted: float = 0.0
    chance: float = 0.0
    options: tuple[ChosenOption, ...] = ()
    option: int = 0
    p_value: float = 0.0
    tests: int = 0
    is_certain: bool = True
    is_by_shares: bool = False
    former_key: str = ""
    recorded: str = ""
    change: str = ""

    @property
    def chosen(self) -> ChosenOption:
        """The option that the decision is about."""
        return next(one for one in self.options if one.number == self.option)

    @property
    def key(self) -> str:
        """The letters of the key: "B", or "A and C"."""
        letters = [one.letter for one in self.options if one.is_key]
        return " and ".join((", ".join(letters[:-1]), letters[-1])) if len(letters) > 1 else "".join(letters)
