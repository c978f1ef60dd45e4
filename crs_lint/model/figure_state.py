"""Whether the file of a figure exists."""

from enum import StrEnum


class FigureState(StrEnum):
    """What is at the path of a figure. Nothing outside the bank is looked at."""

    PRESENT = "present"
    MISSING = "missing"
    OUTSIDE = "outside"
