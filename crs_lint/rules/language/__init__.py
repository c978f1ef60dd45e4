"""Rules about terms to avoid."""
