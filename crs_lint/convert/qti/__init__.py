"""QTI 2 and 3."""
