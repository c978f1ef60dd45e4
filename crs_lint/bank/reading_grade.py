"""The reading level of English items, which the package of the extra ``reading`` computes.

Formulas that count syllables make textstat fetch a dictionary of pronunciations, and nothing here may open a connection. So the
level is the Automated Readability Index, which needs the lengths of words and sentences only.
"""

from __future__ import annotations

import textstat

from crs_lint.bank.reading import sentences_to_read, texts_to_read
from crs_lint.model.item import Item


def grade_of(item: Item) -> float:
    """The Automated Readability Index of scenario, stem and answers (Senter and Smith 1967): a school grade of the United States."""
    return float(textstat.automated_readability_index(sentences_to_read(texts_to_read(item))))
