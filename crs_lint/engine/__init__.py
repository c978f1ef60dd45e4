"""One run: discover, check files, check the bank, locate, filter, report."""
