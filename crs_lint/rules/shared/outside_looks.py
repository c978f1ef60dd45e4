"""Looks for answers that stand outside the others: that stand for others, or are lists of labels."""

from crs_lint.language.answer_labels import LISTING_LINE
from crs_lint.language.stand_ins import STANDING_LED, STANDING_LINE
from crs_lint.rules.hints import literals, matches

STANDING_IN = (matches("options", STANDING_LINE, lowered=True, language="en"), literals("options", STANDING_LED, language="en"))
LISTING_LABELS = matches("options", LISTING_LINE, lowered=True, language="en")
