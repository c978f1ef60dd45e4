"""Rules about the stem."""
