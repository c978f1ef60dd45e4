"""Rules about what only the whole bank shows."""
