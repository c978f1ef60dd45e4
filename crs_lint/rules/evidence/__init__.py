"""Rules about what candidates answered."""
