"""The cache that a run leaves for the next: keys, values, the database, file digests."""
