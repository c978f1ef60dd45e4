"""Rules that compare the items of a bank."""
