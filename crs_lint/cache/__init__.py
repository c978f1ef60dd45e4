"""What a run keeps for the next: the store, serialization, file digests."""
