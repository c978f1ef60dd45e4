"""What the bank as a whole shows: facts of items, near-duplicates, statistics."""
